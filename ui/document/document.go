// Package document holds an open assessment with its file and its report, from
// opening through every change and save to closing. It does not know how anything is
// shown, nor in which formats a report is written.
package document

import (
	"sync"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// A Document is an open assessment with its file and its report. Who shows
// or changes one does so through it: the wizard, the line prompts and the
// commands. It is not for several goroutines at once; what change and save
// return may run in another.
type Document struct {
	Options
	Store      *store.Store // nil until there is a file
	Sealed     bool         // the file is encrypted
	Assessment questionnaire.Assessment
	Report     *report.Report // nil in a document that is only edited
	// Pending counts saves on their way; newest is the ticket of the newest one
	// that came back, and Failed why that one failed.
	Pending int
	newest  uint64
	Failed  error
	Begun   bool       // has no file yet, and shall have one when the program ends
	key     *store.Key // of what was not read from a file, where that is encrypted
	seen    *sync.Map  // of glanced by path
}

// Options are what a document needs from outside.
type Options struct {
	Catalogue *catalogue.Catalogue
	Folder    string // where new assessments are kept
	Example   []byte // an assessment to try; none where empty
	Now       func() time.Time
	// Door is what changes go through, for the log of the file, and Who makes them
	// where that is known.
	Door, Who string
	// Keys opens files that are encrypted.
	Keys *store.Keys
}

// New is a document without a file or an answer.
func New(o Options) *Document {
	if o.Keys == nil {
		o.Keys = &store.Keys{}
	}
	d := &Document{Options: o, Assessment: questionnaire.New(""), seen: &sync.Map{}}
	d.Recount()
	return d
}

// Today is the day as the plan and the answers see it.
func (s *Document) Today() time.Time { return questionnaire.Today(s.Now()) }

// Day is today as files have it.
func (s *Document) Day() questionnaire.Date { return questionnaire.DateOf(s.Today()) }

// Recount works the report out again.
func (s *Document) Recount() {
	s.Report = report.Build(s.Catalogue, &s.Assessment, s.Today(), time.Time{})
}

package ui

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// A Document is an open assessment with its file and its report. Whoever shows
// or changes one does so through it: the wizard, the line prompts and the
// commands. It is not for several goroutines at once; what change and save
// return may run in another.
type Document struct {
	docOptions
	store  *store.Store // nil until there is a file
	sealed bool         // the file is encrypted
	a      questionnaire.Assessment
	report *report.Report
	// pending counts saves on their way; newest is the ticket of the newest one
	// that came back, and failed why that one failed.
	pending int
	newest  uint64
	failed  error
	begun   bool // has no file yet, and shall have one when the program ends
}

// docOptions are what a document needs from outside.
type docOptions struct {
	Catalogue *catalogue.Catalogue
	Folder    string // where new assessments are kept
	Example   []byte // an assessment to try; none where empty
	Now       func() time.Time
	// Keys opens files that are encrypted.
	Keys *store.Keys
}

// newDocument is a document without a file or an answer.
func newDocument(o docOptions) *Document {
	if o.Keys == nil {
		o.Keys = &store.Keys{}
	}
	d := &Document{docOptions: o, a: questionnaire.New("")}
	d.recount()
	return d
}

// An Interview is a document with how fast its questions are answered: all that
// screens, prompts and a workshop share.
type Interview struct {
	*Document
	pace pace
}

// A session is the assessment at hand and all that screens share. Screens
// read the report; they change the assessment through change only.
type session struct {
	*Interview
	Mouse  bool // clicks and the wheel count
	st     *styles
	posted []tea.Msg // what screens told the app since the last message
	trial  trial
	show   planShow
	wanted wanted
	mended int // the row of the review that led to the question at hand
	// reminded is true once the stack asked what was forgotten.
	reminded bool
	joins    bool // the terminal draws joined emoji as one
	// typed is what was in those of the profile's fields that could not be
	// taken over when it was left.
	typed map[int]string
}

// post tells the app something before the next key. It returns no command, so
// that it can stand where one is expected.
func (s *session) post(m tea.Msg) tea.Cmd {
	s.posted = append(s.posted, m)
	return nil
}

func newSession(o Options) *session {
	return &session{Interview: &Interview{Document: newDocument(o.docOptions)}, Mouse: o.Mouse, st: anyStyles()}
}

// today is the day as the plan and the answers see it.
func (s *Document) today() time.Time { return questionnaire.Today(s.Now()) }

// day is today as files have it.
func (s *Document) day() questionnaire.Date { return questionnaire.DateOf(s.today()) }

// recount works the report out anew.
func (s *Document) recount() { s.report = report.Build(s.Catalogue, &s.a, s.today(), time.Time{}) }

// open takes an assessment's file in place of the one at hand.
func (s *Document) open(path string) error {
	store, a, err := openFile(s.docOptions, path)
	if err != nil {
		return err
	}
	s.take(store, a)
	return nil
}

// openFile reads and holds a file, and checks that the catalogue knows what is in it.
func openFile(o docOptions, path string) (*store.Store, questionnaire.Assessment, error) {
	store, a, err := o.Keys.Open(path)
	if err != nil {
		return nil, a, err
	}
	if err := fitsIn(o.Catalogue, path, a); err != nil {
		_ = store.Close()
		return nil, a, err
	}
	return store, a, nil
}

// fitsIn tells whether the catalogue knows what is in a file.
func fitsIn(c *catalogue.Catalogue, path string, a questionnaire.Assessment) error {
	if err := a.Fits(c); err != nil {
		return fmt.Errorf("%s: %w", text.Shown(path), err)
	}
	return nil
}

// take makes an opened file the one at hand.
func (s *Document) take(store *store.Store, a questionnaire.Assessment) {
	s.close()
	s.store, s.a = store, a
	s.sealed = store != nil && store.Encrypted()
	s.pending, s.newest, s.failed, s.begun = 0, 0, nil, false
	s.recount()
}

// take makes an opened file the one at hand, for the screens too.
func (s *session) take(store *store.Store, a questionnaire.Assessment) {
	s.Document.take(store, a)
	s.typed, s.trial, s.show, s.wanted = nil, trial{}, planShow{}, wanted{}
	s.reminded, s.mended = false, 0
}

// unsaved is the error where the assessment at hand may not be left, as its
// last answers are not on disk.
func (s *Document) unsaved() error {
	if s.failed == nil {
		return nil
	}
	return fmt.Errorf("the assessment at hand is not saved, so it stays open: %w", s.failed)
}

// close lets other windows have the file.
func (s *Document) close() {
	if s.store != nil {
		_ = s.store.Close()
		s.store = nil
	}
}

// create makes a file for a new assessment in the folder, under a name that
// is free.
func create(folder string, a questionnaire.Assessment) (*store.Store, error) {
	base := questionnaire.FileName(a.Profile.Name)
	for n := 1; ; n++ {
		path := filepath.Join(folder, base+".json")
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d.json", base, n))
		}
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		store, err := store.Create(path, a, nil)
		if errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("no file can be made in %s; where you may write, yourpart new --name %s -o FILE makes one and yourpart open FILE goes on with it",
				text.Shown(folder), text.Argument(a.Profile.Name))
		}
		return store, err
	}
}

// createdMsg says how making a new assessment's file went.
type createdMsg struct {
	store *store.Store
	a     questionnaire.Assessment
	err   error
}

func examplePath(o docOptions) string { return filepath.Join(o.Folder, "example.json") }

// example opens the example, made anew in the folder where it is not there yet.
func example(o docOptions) (*store.Store, questionnaire.Assessment, error) {
	path := examplePath(o)
	if _, err := os.Lstat(path); err == nil {
		return openFile(o, path)
	}
	a, err := questionnaire.Decode(bytes.NewReader(o.Example))
	if err != nil {
		return nil, a, err
	}
	store, err := store.Create(path, a, nil)
	return store, a, err
}

// Package ledger keeps what is said in a workshop: in the assessment, as every other way of
// answering does, and before that is saved in a journal beside its file. So an answer is on
// the disk within a few milliseconds, and ending the program at any moment loses none.
package ledger

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// A Ledger is the [room.Keeper] of an open assessment. It is not for several goroutines.
type Ledger struct {
	iv     *interview.Interview
	people []string
	place  room.Place
	rows   map[string]interview.Row
	about  map[string]*room.Question // by key, as they do not change
	fresh  []record                  // taken over, and not in the journal yet
	// journal is nil where the file is encrypted, which a journal would undo: then every
	// answer saves the file itself.
	journal *journal
	changed bool // something was taken over
	unsaved bool // the file lacks something that was taken over
	broken  bool // the journal failed, so that only saving the file keeps what was taken over
	whole   bool // something was taken over that the journal does not hold
	forms   forms
	saving  chan document.Saved
	saved   int // how many records the journal had when the save began that is under way
	Back    int // how many changes of an earlier run the journal brought back
}

// New is the ledger of an open document with a file. What a journal beside the file has of
// a workshop that was cut short is taken over first, and saved.
func New(d *document.Document, people []string) (*Ledger, error) {
	if d.Store == nil {
		return nil, errors.New("a workshop needs a file that the answers are kept in")
	}
	l := &Ledger{iv: &interview.Interview{Document: d}, people: people, about: map[string]*room.Question{}}
	if d.Report == nil {
		d.Recount()
	}
	if d.Assessment.ID == "" { // a file of the version before, which gets one with its first save; the journal needs it
		d.Note(d.Change(func(*questionnaire.Assessment) {})())
		if d.Failed != nil {
			return nil, d.Failed
		}
	}
	path := document.JournalOf(d.Store.Path())
	records, place, err := readJournal(path, d.Assessment.ID)
	if err != nil {
		return nil, err
	}
	l.place = place
	for _, r := range records {
		if l.again(r) {
			l.Back++
		}
	}
	if l.Back > 0 {
		if err := d.Flush(); err != nil {
			return nil, err
		}
		l.settled()
	}
	if !d.Sealed {
		if l.journal, err = startJournal(path, d.Assessment.ID, place); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// Place is where the room was when it was cut short.
func (l *Ledger) Place() room.Place { return l.place }

// Apply takes a change over in memory.
func (l *Ledger) Apply(c room.Change) error {
	switch c.Kind {
	case room.Move:
		l.place.At = c.Row
	case room.Lead, room.SetAhead:
		l.place.Ahead = c.Kind == room.SetAhead
	case room.Reveal:
		if !slices.Contains(l.place.Revealed, c.Row) {
			l.place.Revealed = append(slices.Clip(l.place.Revealed), c.Row)
		}
	case room.Agree:
		return l.agree()
	case room.Forms:
		return l.takeForms()
	default:
		return l.change(c)
	}
	place := l.place
	l.fresh = append(l.fresh, record{Place: &place})
	return nil
}

// change takes over what is said about a row.
func (l *Ledger) change(c room.Change) error {
	row, ok := l.rows[c.Row]
	if !ok {
		return errors.New("this question is not asked any more")
	}
	cells := row.IDs()
	if c.Kind == room.Park {
		cells = cells[:1] // one point is parked once
	}
	return l.do(record{Kind: c.Kind, Who: c.Who, Cells: cells, Rest: row.Rest, Option: c.Option, Note: c.Note, Day: l.iv.Day()})
}

// do makes a change of a record and notes it for the journal.
func (l *Ledger) do(r record) error {
	l.iv.AnswerAs(cmp.Or(r.Who, room.Facilitator)) // for the log
	_, err := l.iv.Attempt(func(a *questionnaire.Assessment) error {
		for _, id := range r.Cells {
			if err := l.cell(a, r, id); err != nil {
				return err
			}
		}
		a.SavedWith(l.iv.Catalogue)
		return nil
	})
	l.iv.AnswerAs("")
	if err != nil {
		return err
	}
	l.unsaved, l.changed, r.Counters = true, true, nil
	for _, id := range r.Cells {
		r.Counters = append(r.Counters, l.counter(r, id))
	}
	l.fresh = append(l.fresh, r)
	return nil
}

// cell makes the change of a record in one cell.
func (l *Ledger) cell(a *questionnaire.Assessment, r record, id questionnaire.CellID) error {
	note := text.CleanLine(r.Note)
	switch r.Kind {
	case room.Settle:
		_, err := a.Settle(id, r.Option, questionnaire.Notes{Note: note, By: room.Facilitator}, r.Day)
		return err
	case room.Park:
		l.iv.AnswerAs("") // it is nobody's word
		return l.iv.Park(a, id, note)
	}
	n := questionnaire.Notes{Note: note}
	who := l.speaker(id, r.Who)
	if r.Rest {
		a.RespondTogether([]questionnaire.CellID{id}, who, r.Option, n, r.Day)
	} else {
		a.Respond(id, who, r.Option, n, r.Day)
	}
	return nil
}

// speaker is under which name a person's word about a cell is kept: whom the profile names
// speaks for the file, unless there is a word under that name.
func (l *Ledger) speaker(id questionnaire.CellID, who string) string {
	for _, w := range l.iv.Assessment.Words(id) {
		if strings.EqualFold(w.Person, who) {
			return w.Person
		}
	}
	if who != "" && strings.EqualFold(who, questionnaire.PersonName(l.iv.Assessment.Profile.AnsweredBy)) {
		return ""
	}
	return who
}

// agree makes the plan as it is today the agreed one.
func (l *Ledger) agree() error {
	return l.agreeOn(record{Kind: room.Agree, Day: l.iv.Day()})
}

func (l *Ledger) agreeOn(r record) error {
	l.iv.AnswerAs(room.Facilitator)
	defer l.iv.AnswerAs("")
	g, err := l.iv.Agreement()
	if err != nil {
		return err
	}
	if _, err := l.iv.Attempt(func(a *questionnaire.Assessment) error { _, err := a.Agree(g); return err }); err != nil {
		return err
	}
	l.unsaved, l.changed = true, true
	l.fresh = append(l.fresh, r)
	return nil
}

// Report is the report of what is on the table now. It is only for who calls Apply.
func (l *Ledger) Report() *report.Report { return l.iv.Report }

package ledger

import (
	"os"
	"slices"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// Sync returns nil when all that was taken over is on the disk: in the journal, or where
// there is none in the file.
func (l *Ledger) Sync() error {
	if l.journal != nil && !l.broken && !l.whole {
		if len(l.fresh) == 0 {
			return nil
		}
		err := l.journal.add(l.fresh)
		if err == nil {
			l.fresh = nil
			return nil
		}
		l.broken = true // it may end in half a line
	}
	if err := l.iv.Flush(); err != nil {
		return err
	}
	l.settled()
	if l.journal != nil {
		l.broken = l.journal.begin(l.place) != nil
	}
	return nil
}

// settled notes that the file has everything.
func (l *Ledger) settled() { l.fresh, l.unsaved, l.whole = nil, false, false }

// Idle saves the file where it lacks something, outside of this goroutine, and empties the
// journal when nothing in it is needed any more. It returns true while there is more to do.
func (l *Ledger) Idle() (more bool) {
	if l.saving != nil {
		select {
		case done := <-l.saving:
			l.saving = nil
			l.iv.Note(done)
			if l.iv.Failed == nil && l.journal != nil && !l.broken && l.journal.records == l.saved && len(l.fresh) == 0 {
				l.broken = l.journal.begin(l.place) != nil
			}
		default:
			return true
		}
	}
	if !l.unsaved && l.iv.Failed == nil {
		return false
	}
	if l.journal == nil {
		return false // saved by Sync
	}
	save := l.iv.Save()
	l.unsaved, l.saved = false, l.journal.records
	done := make(chan document.Saved, 1)
	l.saving = done
	go func() { done <- save() }()
	return true
}

// Close saves everything, removes the journal and lets others have the file. The
// assessment stays to be read.
func (l *Ledger) Close() error {
	if l.saving != nil {
		l.iv.Note(<-l.saving)
		l.saving = nil
	}
	var err error
	if l.changed { // the copies that were not saved on the way still count as pending
		err = l.iv.Flush()
	}
	if l.journal != nil {
		_ = l.journal.f.Close()
		if err == nil {
			_ = os.Remove(l.journal.path)
		}
	}
	return err
}

// again makes a change that a journal has, unless the file has it already. It reports
// whether it did.
func (l *Ledger) again(r record) (made bool) {
	switch r.Kind {
	case "":
		return false
	case room.Agree:
		if was := l.iv.Assessment.Agreed; was != nil && was.Date >= r.Day {
			return false
		}
		return l.agreeOn(r) == nil
	}
	one := r
	for i, id := range r.Cells {
		if l.has(r, i) {
			continue
		}
		one.Cells = []questionnaire.CellID{id}
		made = l.do(one) == nil || made
	}
	l.fresh = nil
	return made
}

// has reports whether the file has what a record did to its cell of that number.
func (l *Ledger) has(r record, i int) bool {
	id := r.Cells[i]
	if !l.known(id, r) {
		return true // there is no such question or answer, so it cannot be given
	}
	switch r.Kind {
	case room.Settle:
		return l.iv.Assessment.Settled[id].Counter >= r.Counters[i]
	case room.Park:
		return slices.Contains(l.iv.Parked(id), text.CleanLine(r.Note))
	}
	was := l.iv.Assessment.WordOf(id, l.speaker(id, r.Who))
	return (was.Option != "" || was.Counter > 0) && was.Counter >= r.Counters[i]
}

// known reports whether the assessment has such a cell, with the answer that a record gives.
func (l *Ledger) known(id questionnaire.CellID, r record) bool {
	for i := range l.iv.Report.Result.Cells {
		if c := &l.iv.Report.Result.Cells[i]; c.ID() == id {
			takesBack := r.Kind == room.Park || r.Kind == room.Settle && r.Option == ""
			return takesBack || slices.ContainsFunc(interview.OptionsOf(c.Control), func(o interview.Offered) bool { return o.Id == r.Option })
		}
	}
	return false
}

// counter is how often the word or the decision that a record made of a cell was changed.
func (l *Ledger) counter(r record, id questionnaire.CellID) int {
	if r.Kind == room.Settle {
		return l.iv.Assessment.Settled[id].Counter
	}
	return l.iv.Assessment.WordOf(id, l.speaker(id, r.Who)).Counter
}

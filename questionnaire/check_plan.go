package questionnaire

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

const (
	// soon is for how many days before it expires an accepted risk is told.
	soon = 30
	// stale is after how many days the start of a plan is told as old.
	stale = 90
)

// noEvidence finds must-haves that are said to be wholly in place, with
// nothing to show for it.
func (l *look) noEvidence() (out []Remark) {
	for i := range l.cells {
		cell := &l.cells[i]
		if cell.State != Asked || !cell.Control.MustHave || cell.Answer.Evidenced() {
			continue
		}
		o := cell.Control.Option(cell.Answer.Option)
		if o == nil || o.Credit < 1 {
			continue
		}
		r := Remark{Cell: cell.ID(), Text: "a must-have said to be in place, with no evidence",
			Remedy: `note what shows it, such as a report or a screenshot with its date, with answer --evidence`}
		if cell.Answer.Evidence != "" {
			r.Text = "a must-have said to be in place, with evidence that was given for another answer"
			r.Remedy = "check that it still shows the answer and give it again with answer --evidence"
		}
		out = append(out, r)
	}
	return out
}

// noOwner finds must-haves that are known to fall short and that nobody is to
// see to. An action that closes the gaps of a control has its id, and a part of it
// that of the cell.
func (l *look) noOwner() (out []Remark) {
	unowned := func(c Cell) bool {
		id := c.ID().String()
		return fallsShort(c) && l.a.Promised(id).Owner == "" && l.a.TrackingOf(id).Status != Done
	}
	for group := range ByControl(l.cells) {
		if k := group[0].Control; k.MustHave && slices.ContainsFunc(group, unowned) {
			out = append(out, Remark{Cell: CellID{Control: k.ID}, Text: "a must-have falls short, and nobody is named to see to it",
				Remedy: "name an owner in the plan"})
		}
	}
	return out
}

// fallsShort reports whether a cell counts and is known to have a gap.
func fallsShort(c Cell) bool {
	credit, known := c.Credit()
	return c.State.Scored() && known && credit < 1
}

// reopened finds what was fixed and, by a later answer, is open again.
func (l *look) reopened() (out []Remark) {
	for group := range ByControl(l.cells) {
		var latest *Cell // of the answers that fall short again
		for i := range group {
			cell := &group[i]
			if cell.State == Asked && fallsShort(*cell) && l.a.TrackingOf(cell.ID().String()).Undone(cell.Answer.Date) &&
				(latest == nil || cell.Answer.Date > latest.Answer.Date) {
				latest = cell
			}
		}
		if latest == nil {
			continue
		}
		t := l.a.TrackingOf(latest.ID().String())
		out = append(out, Remark{Cell: latest.ID(), Text: fmt.Sprintf("was fixed on %s, and by the answer of %s is open again", t.Done, latest.Answer.Date),
			Remedy: "the action is back in the plan: do it again and find out why it did not last, or correct the answer"})
	}
	return out
}

// risks makes a remark of each accepted risk that expires from so many days
// from today to so many.
func (l *look) risks(from, to int, text, remedy string) (out []Remark) {
	for _, id := range slices.Sorted(maps.Keys(l.a.Actions)) {
		t := l.a.Actions[id]
		expires, err := t.Expires.Time()
		if t.Status != Accepted || err != nil {
			continue
		}
		if n := days(l.today, expires); n >= from && n <= to {
			out = append(out, Remark{Cell: l.actionCell(id), Text: fmt.Sprintf(text, t.Expires), Remedy: remedy})
		}
	}
	return out
}

func (l *look) expiredRisks() []Remark {
	const ever = 1 << 30
	return l.risks(-ever, -1, "the risk was accepted until %s, and is back in the plan", "close the gap, or accept the risk again with a later date")
}

func (l *look) expiringRisks() []Remark {
	return l.risks(0, soon, "the risk is accepted until %s only", "decide before that day: close the gap, or accept the risk for longer")
}

// days counts the days from one day to another, below 0 where it is past.
func days(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// actionCell names the control of an action, and the service of a part.
func (l *look) actionCell(id string) CellID {
	if cell, err := ParseCellID(id); err == nil {
		if _, ok := l.c.Control(cell.Control); ok {
			if l.a.Service(cell.Service) == nil {
				cell.Service = "" // it was taken out of the stack
			}
			return cell
		}
	}
	return CellID{Control: strings.TrimPrefix(id, "find-out-")}
}

// strayActions finds notes on actions whose control is gone or retired.
func (l *look) strayActions() (out []Remark) {
	for _, id := range slices.Sorted(maps.Keys(l.a.Actions)) {
		at := l.actionCell(id)
		if k, ok := l.c.Control(at.Control); (!ok && !l.a.Newer(l.c)) || (ok && k.Retired != "") {
			out = append(out, Remark{Cell: at, Text: fmt.Sprintf("what was noted on the action %q belongs to a control that is gone or retired", id),
				Remedy: "note it on the action that replaces it; the old note is kept and not shown"})
		}
	}
	return out
}

// oldStart finds a plan that was to begin long ago. What is open is planned from
// the day of the report, whatever the profile says.
func (l *look) oldStart() []Remark {
	start, err := l.a.Profile.Start.Time()
	if err != nil || days(start, l.today) <= stale {
		return nil
	}
	return []Remark{{Text: fmt.Sprintf("the plan was to start on %s, more than %d days ago; what is open is planned from today", l.a.Profile.Start, stale),
		Remedy: "give it a new start in the profile, or none; plan --agree keeps the days that are agreed"}}
}

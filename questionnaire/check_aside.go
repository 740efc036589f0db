package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
)

// aside counts what was set aside.
func (l *look) aside() (n AsideCount) {
	for i := range l.cells {
		n.Add(&l.cells[i])
	}
	return n
}

// setAside tells how much was set aside.
func (l *look) setAside() []Remark {
	n := l.aside()
	if n.Total() == 0 {
		return nil
	}
	said := n.String() + ": " + n.Kinds()
	if n.Everything() {
		said += ", so there is no result"
	}
	return []Remark{{Text: said,
		Remedy: "have those who sign the report read the reason for each, and answer the questions whose reason does not convince them"}}
}

// asideMustHaves names the must-haves that were set aside, those with the same
// reason together.
func (l *look) asideMustHaves() (out []Remark) {
	for i := range l.cells {
		cell := &l.cells[i]
		how := cell.SetAside()
		if how == "" || !cell.Control.MustHave {
			continue
		}
		r := Remark{Cell: cell.ID(), Text: "a must-have set aside as not applicable" + asideReason(cell), Remedy: "answer the question, unless the reason would convince somebody from outside"}
		if how == HandledElsewhere {
			r.Text = "a must-have set aside as handled elsewhere" + asideReason(cell)
			r.Remedy = "ask those who handle it for something that shows it, and note that with answer --evidence"
			if cell.Answer.Evidenced() {
				r.Remedy = "look from time to time whether the evidence still shows it"
			}
		}
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b Remark) int { return strings.Compare(a.Text+a.Remedy, b.Text+b.Remedy) })
	return out
}

// longReason is how many characters of a reason a remark has.
const longReason = 200

// asideReason is why a cell was set aside, and who said so.
func asideReason(cell *Cell) string {
	if cell.Answer.Option != cell.SetAside() {
		return ", as what it builds on was"
	}
	reason := text.CleanLine(cell.Answer.Note)
	if head := text.Head(reason, longReason); len(head) < len(reason) {
		reason = head + "…"
	}
	out := " without a reason"
	if reason != "" {
		out = ": “" + reason + "”"
	}
	if by := text.CleanLine(cell.Answer.By); by != "" {
		out += ", said " + by
	}
	return out
}

// byOthers tells of a result that rests on what others are said to do.
func (l *look) byOthers() []Remark {
	const remedy = "ask those who handle it what they do and what shows it, and note that with answer --evidence"
	switch n := l.aside(); {
	case n.ByOthers():
		return []Remark{{Text: fmt.Sprintf("everything that counts is handled elsewhere (%s): the result rests on the word of others alone", text.Plural(n.Elsewhere, "question", "questions")), Remedy: remedy}}
	case n.MuchByOthers():
		return []Remark{{Text: fmt.Sprintf("%d of %s that count are handled elsewhere, which is more than a third: much of the result rests on the word of others", n.MustElsewhere, text.Plural(n.MustCount, "must-have", "must-haves")), Remedy: remedy}}
	}
	return nil
}

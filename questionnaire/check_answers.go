package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// on makes a remark of each answer, in order, for which text and remedy are not
// empty. The cell is nil where the stack calls for none.
func (l *look) on(find func(id CellID, ans Answer, cell *Cell) (text, remedy string)) (out []Remark) {
	for _, id := range l.answered {
		if text, remedy := find(id, l.a.Answers[id], l.byID[id]); text != "" {
			out = append(out, Remark{Cell: id, Text: text, Remedy: remedy})
		}
	}
	return out
}

// current is the control of an answer that still fits its question, or nil.
func (l *look) current(id CellID, ans Answer) *catalogue.Control {
	k, ok := l.c.Control(id.Control)
	if !ok || k.Retired != "" || (k.Option(ans.Option) == nil && !slices.Contains(Fixed, ans.Option)) {
		return nil
	}
	return k
}

func (l *look) goneControls() []Remark {
	return l.on(func(id CellID, _ Answer, _ *Cell) (string, string) {
		if _, ok := l.c.Control(id.Control); ok || l.a.Newer(l.c) {
			return "", ""
		}
		return "there is no such control in this catalogue", "give the folder that has it with --catalogue DIR; else the answer is kept and does not count"
	})
}

func (l *look) retiredControls() []Remark {
	return l.on(func(id CellID, _ Answer, _ *Cell) (string, string) {
		k, ok := l.c.Control(id.Control)
		if !ok || k.Retired == "" {
			return "", ""
		}
		return "this control is retired: " + k.Retired, "answer what replaces it; the old answer is kept and does not count"
	})
}

func (l *look) goneOptions() []Remark {
	return l.on(func(id CellID, ans Answer, _ *Cell) (string, string) {
		k, ok := l.c.Control(id.Control)
		if !ok || k.Retired != "" || l.current(id, ans) != nil || l.a.Newer(l.c) {
			return "", ""
		}
		return fmt.Sprintf("the question has no option %q any more", ans.Option), "answer it again; until then it counts as unanswered"
	})
}

func (l *look) noReason() []Remark {
	return l.on(func(_ CellID, ans Answer, cell *Cell) (string, string) {
		if ans.Option != NotApplicable || ans.Note != "" || cell == nil || cell.State != OutsideAnswer {
			return "", ""
		}
		return "not applicable, but no reason is given", "add the reason as its note"
	})
}

func (l *look) notSaidWhere() []Remark {
	return l.on(func(_ CellID, ans Answer, cell *Cell) (string, string) {
		if ans.Option != HandledElsewhere || ans.Note != "" || cell == nil || cell.State != Asked {
			return "", ""
		}
		return "handled elsewhere, but not said where", "add where as its note"
	})
}

// outOfScope finds answers that nobody asks for. Those outside the depth are
// kept for when it is switched.
func (l *look) outOfScope() []Remark {
	return l.on(func(id CellID, ans Answer, cell *Cell) (string, string) {
		k := l.current(id, ans)
		switch {
		case k == nil, l.unknownService(id.Service), cell == nil && k.Tier == catalogue.Full && l.a.Profile.Depth == CoreDepth:
		case cell == nil, cell.State == ByProvider:
			return "answered, but not asked for this stack", "nothing to do: it is kept and does not count"
		}
		return "", ""
	})
}

// ruledOut finds good answers that an earlier poor answer rules out.
func (l *look) ruledOut() []Remark {
	return l.on(func(id CellID, ans Answer, cell *Cell) (string, string) {
		k := l.current(id, ans)
		if k == nil || cell == nil || cell.State != Unmet || !hasCredit(k, ans.Option) {
			return "", ""
		}
		return "answered well, but an earlier answer rules it out" + l.settledBy(cell), "look at both answers again; the earlier one counts"
	})
}

// settledPoor finds poor answers that an earlier good answer has settled.
func (l *look) settledPoor() []Remark {
	return l.on(func(id CellID, ans Answer, cell *Cell) (string, string) {
		k := l.current(id, ans)
		if k == nil || cell == nil || cell.State != Met || hasCredit(k, ans.Option) || slices.Contains(Fixed, ans.Option) {
			return "", ""
		}
		return "answered poorly, but an earlier good answer settles it" + l.settledBy(cell), "look at both answers again; the earlier one counts"
	})
}

// settledBy names the question that passed a cell over.
func (l *look) settledBy(cell *Cell) string {
	for _, cond := range cell.Control.AskWhen {
		for _, id := range []CellID{{cond.Control, cell.Service}, {Control: cond.Control}} {
			if earlier := l.byID[id]; earlier != nil && passedOver(cond, earlier) == cell.State {
				return " (" + id.String() + ")"
			}
		}
	}
	return ""
}

func hasCredit(k *catalogue.Control, option string) bool {
	o := k.Option(option)
	return option == HandledElsewhere || (o != nil && o.Credit > 0)
}

// open counts what nobody has answered yet.
func (l *look) open() []Remark {
	n := openCells(l.cells)
	if n == 0 {
		return nil
	}
	return []Remark{{Text: fmt.Sprintf("%d of %d questions have no answer yet", n, countAsked(l.cells)),
		Remedy: "open the assessment and answer them, or say not sure"}}
}

// disputed finds questions about which people say different things.
func (l *look) disputed() (out []Remark) {
	for i := range l.cells {
		cell := &l.cells[i]
		if cell.State != Asked || !cell.Disputed() {
			continue
		}
		n := 0
		for _, w := range cell.Words {
			if w.claims() {
				n++
			}
		}
		out = append(out, Remark{Cell: cell.ID(), Text: fmt.Sprintf("%d people say different things about it", n),
			Remedy: "find out which it is and settle it; until then it counts as a range"})
	}
	return out
}

// noPeople asks for the head count where something that is asked about costs so much
// per person.
func (l *look) noPeople() []Remark {
	if l.a.Profile.People > 0 {
		return nil
	}
	n := 0
	for _, cells := range l.byControl {
		if c := cells[0].Control.Remediation.Cost; c.High > 0 && strings.HasPrefix(c.Per, "person") && cells[0].State == Asked {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []Remark{{Text: fmt.Sprintf("nobody said how many people work there, so totals leave out what %s per person", text.Plural(n, "safeguard costs", "safeguards cost")),
		Remedy: "give the head count: edit --people"}}
}

// Unconfirmed is the last return of a sheet that somebody typed by hand, unless the same
// came as a form as well or was confirmed, or another came since; nil where there is none.
func (s *Sheet) Unconfirmed() *Return {
	for i := range s.Returns {
		r := &s.Returns[i]
		confirmed := slices.ContainsFunc(s.Returns, func(o Return) bool {
			return !o.Typed && (o.Digest == r.Digest || o.Date > r.Date)
		})
		if r.Typed && !confirmed && !slices.ContainsFunc(s.Returns[i+1:], func(o Return) bool { return o.Typed }) {
			return r
		}
	}
	return nil
}

// typedByHand tells of answers that came typed in a message, so that nothing shows that
// they came as they were meant.
func (l *look) typedByHand() (out []Remark) {
	for i := range l.a.Sheets {
		s := &l.a.Sheets[i]
		if r := s.Unconfirmed(); r != nil {
			out = append(out, Remark{Text: fmt.Sprintf("the answers of %s that came on %s were typed by hand", text.CleanLine(s.To), r.Date),
				Remedy: "read them back, and then take the same message again with answer --sheet and --force, or have the form sent"})
		}
	}
	return out
}

package scans

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// Pending are the proposals of an assessment that nobody has decided on and that are about
// something that is asked, group by group: first what contradicts an answer, then what is
// new, then what agrees; within a group in the order of the questions.
func Pending(c *catalogue.Catalogue, a *questionnaire.Assessment, cells []scoring.Cell) []Proposed {
	if len(a.Proposals) == 0 {
		return nil
	}
	at := make(map[questionnaire.CellID]int, len(cells))
	for i := range cells {
		if s := cells[i].State; s == questionnaire.Asked || s == questionnaire.OutsideAnswer {
			at[cells[i].ID()] = i
		}
	}
	var list []Proposed
	for i := range a.Proposals {
		p := &a.Proposals[i]
		if n, asked := at[p.Cell]; asked && p.Decision == "" {
			if one, ok := proposed(c, a, p); ok {
				one.Control = cells[n].Control // in the words that the business reads
				list = append(list, one)
			}
		}
	}
	slices.SortStableFunc(list, func(p, q Proposed) int {
		return cmp.Or(slices.Index(Order, p.Group)-slices.Index(Order, q.Group), at[p.Cell]-at[q.Cell])
	})
	return list
}

// At are the open proposals about a cell that is asked, the latest run first.
func At(c *catalogue.Catalogue, a *questionnaire.Assessment, cell *scoring.Cell) (list []Proposed) {
	if s := cell.State; s != questionnaire.Asked && s != questionnaire.OutsideAnswer {
		return nil
	}
	for i := range a.Proposals {
		if p := &a.Proposals[i]; p.Decision == "" && p.Cell == cell.ID() {
			if one, ok := proposed(c, a, p); ok {
				one.Control = cell.Control
				list = append(list, one)
			}
		}
	}
	slices.SortStableFunc(list, func(p, q Proposed) int { return cmp.Or(cmp.Compare(q.Date, p.Date), cmp.Compare(q.Time, p.Time)) })
	return list
}

// Order is the order in which people decide: what contradicts them first.
var Order = []questionnaire.Group{questionnaire.GroupContradicts, questionnaire.GroupNew, questionnaire.GroupAgrees}

// Counts says how many proposals there are of each group, such as "2 contradict, 5 new"; it
// is empty where there is none.
func Counts(list []Proposed) string {
	n := map[questionnaire.Group]int{}
	for i := range list {
		n[list[i].Group]++
	}
	var parts []string
	for _, g := range Order {
		switch k := n[g]; {
		case k == 0:
		case g == questionnaire.GroupNew:
			parts = append(parts, fmt.Sprintf("%d new", k))
		case g == questionnaire.GroupAgrees:
			parts = append(parts, fmt.Sprintf("%d %s", k, map[bool]string{true: "agrees", false: "agree"}[k == 1]))
		default:
			parts = append(parts, fmt.Sprintf("%d %s", k, map[bool]string{true: "contradicts", false: "contradict"}[k == 1]))
		}
	}
	return strings.Join(parts, ", ")
}

// Source is which tool ran when, such as "ScubaGear, 4 May 2026".
func (p *Proposed) Source() string {
	tool := p.Evidence
	if at := strings.IndexAny(tool, ",:"); at > 0 {
		tool = tool[:at]
	}
	tool = text.CleanLine(tool)
	if p.Date == "" {
		return tool
	}
	return tool + ", " + report.DayOf(p.Date)
}

// Says is the scan's line beside a question: which tool, when, and what it shows.
func (p *Proposed) Says() string {
	switch {
	case p.Group == questionnaire.GroupContradicts:
		return p.Source() + ": contradicts the answer, shows " + p.Shown()
	case p.Group == questionnaire.GroupAgrees:
		return p.Source() + ": agrees, shows " + p.Shown()
	}
	return p.Source() + ": shows " + p.Shown()
}

// Chooses reports whether a person has to choose, as the scan only rules out options, or
// people say different things.
func (p *Proposed) Chooses() bool { return p.Suggestion.AtMost }

// Leaves reports whether the scan leaves more than one answer open, so that a person may
// choose another than the one that it comes to.
func (p *Proposed) Leaves() bool {
	return p.Chooses() || strings.HasPrefix(p.Shown(), "at most")
}

// Fits reports whether an option is none of those that the scan rules out.
func (p *Proposed) Fits(option string) bool {
	options := p.Control.Question.Options
	place := func(id string) int {
		return slices.IndexFunc(options, func(o catalogue.Option) bool { return o.ID == id })
	}
	is, best, least := place(option), place(p.Proposal.AtMost), place(p.AtLeast)
	return is >= 0 && is >= best && (least < 0 || is <= max(least, best))
}

// A Part is a piece of why a scan says what it says, under a heading that may be empty.
type Part struct{ Head, Text string }

// Parts is all there is to know about a proposal, apart from the question.
func (p *Proposed) Parts(c *catalogue.Catalogue, a *questionnaire.Assessment) []Part {
	parts := []Part{{"The scan shows", p.Shown() + "."}, {"", p.Why}}
	if was, ok := a.Answers[p.Cell]; ok && was.Option != "" {
		said := "“" + p.Label(was.Option) + "”"
		if was.Date != "" {
			said += ", " + report.DayOf(was.Date)
		}
		parts = append(parts, Part{"You said", said + "."})
		if own := text.CleanLine(was.Evidence); own != "" {
			parts = append(parts, Part{"Your evidence", own})
		}
	}
	parts = append(parts, Part{"Evidence", p.Evidence}, Part{"Checks", strings.Join(p.Checks, ", ")})
	if p.Strength == questionnaire.Some {
		parts = append(parts, Part{"", "It shows a part of what is asked, or may be mistaken."})
	}
	if s := p.scanner(c); s != nil {
		parts = append(parts, Part{"About " + s.Name, s.Can + " " + s.Cannot})
	}
	switch {
	case p.Chooses() && p.Current != "" && a.Disputed(p.Cell):
		parts = append(parts, Part{"", "People say different things here, so that it has to be settled which of it counts first."})
	case p.Chooses():
		parts = append(parts, Part{"", "It rules out what would be better and does not show which of the others is so: a person has to choose."})
	}
	return parts
}

// scanner is that of the catalogue which knows most of the checks of a proposal, or nil.
func (p *Proposed) scanner(c *catalogue.Catalogue) (best *catalogue.Scanner) {
	most := 0
	for i := range c.Scanners {
		n := 0
		for _, e := range c.Scanners[i].Shows {
			if e.Control != p.Cell.Control {
				continue
			}
			known := e.Checks()
			for _, check := range p.Checks {
				if slices.Contains(known, check) {
					n++
				}
			}
		}
		if s := &c.Scanners[i]; n > most || n == most && n > 0 && s.ID == p.Tool {
			best, most = s, n
		}
	}
	return best
}

// Differs puts the answer and what the scan shows side by side.
func (p *Proposed) Differs() string {
	return fmt.Sprintf("you said “%s”, the scan shows %s", p.Label(p.Current), p.Shown())
}

// Shows is what the scan shows for a narrow column, such as "at most Watched".
func (p *Proposed) Shows() string {
	return strings.NewReplacer("“", "", "”", "").Replace(p.Shown())
}

// Count is how many proposals are of a group.
func Count(list []Proposed, g questionnaire.Group) (n int) {
	for i := range list {
		if list[i].Group == g {
			n++
		}
	}
	return n
}

// MayAccept reports whether there is something new that may be accepted without a choice.
func MayAccept(list []Proposed) bool {
	return slices.ContainsFunc(list, func(p Proposed) bool { return p.Group == questionnaire.GroupNew && !p.Chooses() })
}

package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
)

// A Remark is something in an assessment worth a second look, with how to
// mend it. It never stops anybody.
type Remark struct {
	Cell CellID `json:"cell"` // zero where it is about something else
	Text string `json:"text"`
	Mend string `json:"mend"`
}

// Check looks for what is missing or does not fit together, in the order of
// the file: services first, then answers by cell.
func Check(c *catalogue.Catalogue, a *Assessment) []Remark {
	var out []Remark
	if len(a.Services) == 0 {
		out = append(out, Remark{Text: "the stack has no services", Mend: "name the services the business uses"})
	}
	for _, s := range a.Services {
		if len(s.Data) == 0 {
			out = append(out, Remark{Text: fmt.Sprintf("nobody said what data is in %s", Name(c, s)),
				Mend: "say which kinds of data it holds; until then it counts as internal"})
		}
	}
	cells := map[CellID]*Cell{}
	list := Cells(c, a)
	for i := range list {
		cells[list[i].ID()] = &list[i]
	}
	for _, id := range sortedIDs(a.Answers) {
		if r, ok := remark(c, a, cells[id], id); ok {
			out = append(out, r)
		}
	}
	if n := openCells(list); n > 0 {
		out = append(out, Remark{Text: fmt.Sprintf("%d of %d questions have no answer yet", n, countAsked(list)),
			Mend: "open the assessment and answer them, or say not sure"})
	}
	return out
}

// remark says what is odd about one answer, if anything.
func remark(c *catalogue.Catalogue, a *Assessment, cell *Cell, id CellID) (Remark, bool) {
	ans := a.Answers[id]
	k, ok := c.Control(id.Control)
	switch {
	case !ok:
		return Remark{id, "there is no such control in this catalogue", "the answer is kept and does not count"}, true
	case k.Retired != "":
		return Remark{id, "this control is retired: " + k.Retired, "the answer is kept and does not count"}, true
	case k.Option(ans.Option) == nil && !slices.Contains(Fixed, ans.Option):
		return Remark{id, fmt.Sprintf("the question has no option %q any more", ans.Option), "answer it again; until then it counts as unanswered"}, true
	case ans.Option == NotApplicable && ans.Note == "":
		return Remark{id, "not applicable, but no reason is given", "add the reason as its note"}, true
	case ans.Option == HandledElsewhere && ans.Note == "":
		return Remark{id, "handled elsewhere, but not said where", "add where as its note"}, true
	case cell == nil && k.Tier == catalogue.Full && a.Profile.Depth == CoreDepth:
		return Remark{}, false // kept for when the depth is switched
	case cell == nil || cell.State == ByProvider:
		return Remark{id, "answered, but not asked for this stack", "nothing to do: it is kept and does not count"}, true
	case cell.State == Unmet && hasCredit(k, ans.Option):
		return Remark{id, "answered well, but an earlier answer rules it out", "look at both answers again; the earlier one counts"}, true
	}
	return Remark{}, false
}

func hasCredit(k *catalogue.Control, option string) bool {
	o := k.Option(option)
	return option == HandledElsewhere || (o != nil && o.Credit > 0)
}

func sortedIDs(answers map[CellID]Answer) []CellID {
	ids := make([]CellID, 0, len(answers))
	for id := range answers {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b CellID) int { return strings.Compare(a.String(), b.String()) })
	return ids
}

func openCells(cells []Cell) (n int) {
	for i := range cells {
		if cells[i].Open() {
			n++
		}
	}
	return n
}

func countAsked(cells []Cell) (n int) {
	for i := range cells {
		if cells[i].State == Asked || cells[i].State == OutsideAnswer {
			n++
		}
	}
	return n
}

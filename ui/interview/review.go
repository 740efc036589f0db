package interview

import (
	"regexp"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A ReviewItem is one line of the review: what is open, unsure or odd, and where
// it is changed.
type ReviewItem struct {
	Mark, Text string
	GoTo       Place
}

// A Place is where something is changed: at a cell, in the stack, or in what is
// asked about its services, where the cell may name one.
type Place struct {
	Cell           questionnaire.CellID
	Stack, Details bool
	// Together is set where the cell stands for all that are asked about together; else
	// it is shown in a row of its own.
	Together bool
}

// Review lists what is odd, then what is open, unsure or parked.
func (s *Interview) Review() (items []ReviewItem) {
	var open []ReviewItem
	for _, q := range Questions(s) {
		q.Split = false
		for _, r := range q.Lines() {
			open = append(open, s.unanswered(r)...)
			for _, c := range r.Cells {
				for _, point := range s.Parked(c.ID()) {
					open = append(open, s.reviewed("parked", c.ID(), point))
				}
			}
		}
	}
	for _, r := range s.remarks() {
		mark := "look"
		switch {
		case r.Rule == "open" || r.Rule == "disputed" || strings.HasPrefix(r.Remedy, "nothing to do"):
			continue // what is open is listed below
		case r.Severity == questionnaire.Wrong:
			mark = "fix"
		}
		item := s.reviewed(mark, r.Cell, s.inWords(r.Text+": "+r.Remedy))
		if r.Rule == "answered-together" { // where each is seen by itself
			item.GoTo.Cell = s.firstTogether(r.Cell)
		}
		items = append(items, item)
	}
	return append(items, open...)
}

// remarks are those about a business that is being asked, and of those that wait until it
// was, what was taken for granted meanwhile.
func (s *Interview) remarks() []questionnaire.Remark {
	list := questionnaire.Check(s.Catalogue, &s.Assessment)
	for _, r := range questionnaire.CheckOn(s.Catalogue, &s.Assessment, s.Today()) {
		if r.Rule == "answered-together" || r.Rule == "host-assumed" {
			list = append(list, r)
		}
	}
	return list
}

// firstTogether is the first cell of a control that is asked about together with others, or
// else the id itself.
func (s *Interview) firstTogether(id questionnaire.CellID) questionnaire.CellID {
	for i := range s.Report.Result.Cells {
		if c := &s.Report.Result.Cells[i]; c.Control.ID == id.Control && c.Rest {
			return c.ID()
		}
	}
	return id
}

// unanswered says what is open about a row, disputed or not sure: in one line where that
// holds for all that are asked about together.
func (s *Interview) unanswered(r Row) (items []ReviewItem) {
	for _, c := range r.Cells {
		mark, about := "", ""
		switch {
		case !Answerable(c):
		case c.Disputed():
			mark, about = "disputed", strings.TrimPrefix(s.Standing(c.Control, c.ID()), "Disputed: ")
		case c.Open():
			mark = "open"
		case c.Answer.Option == questionnaire.NotSure:
			mark = "not sure"
		}
		switch {
		case mark == "":
		case r.Rest && !r.Mixed():
			name, _, _ := strings.Cut(s.RowName(r), ":")
			return []ReviewItem{{mark, text.CleanLine(r.Control.Title + " · " + name), Place{Cell: c.ID(), Together: true}}}
		default:
			items = append(items, s.reviewed(mark, c.ID(), about))
		}
	}
	return items
}

// RowOf is the row that a place of the review is about, by itself or together with
// others; false where nothing is asked there.
func (s *Interview) RowOf(p Place) (Row, bool) {
	for _, q := range Questions(s) {
		if q.Control.ID != p.Cell.Control {
			continue
		}
		q.Split = !p.Together
		for _, r := range q.Lines() {
			if r.Has(p.Cell) {
				return r, true
			}
		}
	}
	return Row{}, false
}

// control is a control in the words that the business reads, by its id.
func (s *Interview) control(id string) (*catalogue.Control, bool) {
	k, ok := s.Catalogue.Control(id)
	if ok && s.Assessment.Profile.People == 1 {
		k = k.Alone()
	}
	return k, ok
}

// controlID is a control in a remark, by its id.
var controlID = regexp.MustCompile(`\(([a-z0-9]+(?:-[a-z0-9]+)+)\)`)

// inWords names the controls of a remark as people know them.
func (s *Interview) inWords(remark string) string {
	return controlID.ReplaceAllStringFunc(remark, func(id string) string {
		if k, ok := s.control(strings.Trim(id, "()")); ok {
			return "(see “" + k.Title + "”)"
		}
		return id
	})
}

// reviewed is one line about a cell, or about the stack, and where it is changed.
// A cell may be called anything in a file, so the line is cleaned.
func (s *Interview) reviewed(mark string, id questionnaire.CellID, about string) ReviewItem {
	switch {
	case id.Control == "" && len(s.Assessment.Services) == 0:
		return ReviewItem{mark, about, Place{Stack: true}}
	case id.Control == "":
		return ReviewItem{mark, about, Place{Cell: id, Details: true}}
	}
	name := id.String()
	if k, ok := s.control(id.Control); ok {
		name = k.Title
		if n := s.Report.ServiceName(id.Service); n != "" && id.Service != "" {
			name += " · " + n
		}
	}
	if about != "" {
		name += ": " + about
	}
	return ReviewItem{mark, text.CleanLine(name), Place{Cell: id}}
}

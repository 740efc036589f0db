package interview

import (
	"regexp"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A ReviewItem is one line of the review: what is open, unsure or odd, and where
// it is changed.
type ReviewItem struct {
	Mark, Text string
	GoTo       Place
}

// A Place is where something is changed: at a cell, in the stack, or in what is
// asked about its services.
type Place struct {
	Cell           questionnaire.CellID
	Stack, Details bool
}

// Review lists what is odd, then what is open or unsure.
func (s *Interview) Review() (items []ReviewItem) {
	var open []ReviewItem
	for _, q := range Questions(s) {
		for i := range q.Cells {
			switch c := &q.Cells[i]; {
			case !Answerable(c):
			case c.Disputed():
				open = append(open, s.reviewed("disputed", c.ID(), strings.TrimPrefix(s.Standing(c.Control, c.ID()), "Disputed: ")))
			case c.Open():
				open = append(open, s.reviewed("open", c.ID(), ""))
			case c.Answer.Option == questionnaire.NotSure:
				open = append(open, s.reviewed("not sure", c.ID(), ""))
			}
		}
	}
	for _, r := range questionnaire.Check(s.Catalogue, &s.Assessment) {
		mark := "look"
		switch {
		case r.Rule == "open" || r.Rule == "disputed" || strings.HasPrefix(r.Remedy, "nothing to do"):
			continue // what is open is listed below
		case r.Severity == questionnaire.Wrong:
			mark = "mend"
		}
		items = append(items, s.reviewed(mark, r.Cell, s.inWords(r.Text+": "+r.Remedy)))
	}
	return append(items, open...)
}

// controlID is a control in a remark, by its id.
var controlID = regexp.MustCompile(`\(([a-z0-9]+(?:-[a-z0-9]+)+)\)`)

// inWords names the controls of a remark as people know them.
func (s *Interview) inWords(remark string) string {
	return controlID.ReplaceAllStringFunc(remark, func(id string) string {
		if k, ok := s.Catalogue.Control(strings.Trim(id, "()")); ok {
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
		return ReviewItem{mark, about, Place{Details: true}}
	}
	name := id.String()
	if k, ok := s.Catalogue.Control(id.Control); ok {
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

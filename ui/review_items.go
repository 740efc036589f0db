package ui

import (
	"regexp"
	"strings"

	"yourpart/questionnaire"
)

// A reviewItem is one line of the review: what is open, unsure or odd, and where
// it is changed.
type reviewItem struct {
	mark, text string
	goTo       place
}

// A place is where something is changed: at a cell, in the stack, or in what is
// asked about its services.
type place struct {
	cell           questionnaire.CellID
	stack, details bool
}

// review lists what is odd, then what is open or unsure.
func (s *Interview) review() (items []reviewItem) {
	var open []reviewItem
	for _, q := range listQuestions(s) {
		for i := range q.cells {
			switch c := &q.cells[i]; {
			case !answerable(c):
			case c.Open():
				open = append(open, s.reviewed("open", c.ID(), ""))
			case c.Answer.Option == questionnaire.NotSure:
				open = append(open, s.reviewed("not sure", c.ID(), ""))
			}
		}
	}
	for _, r := range questionnaire.Check(s.Catalogue, &s.a) {
		mark := "look"
		switch {
		case r.Rule == "open" || strings.HasPrefix(r.Mend, "nothing to do"):
			continue // what is open is listed below
		case r.Severity == questionnaire.Wrong:
			mark = "mend"
		}
		items = append(items, s.reviewed(mark, r.Cell, s.inWords(r.Text+": "+r.Mend)))
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
func (s *Interview) reviewed(mark string, id questionnaire.CellID, text string) reviewItem {
	switch {
	case id.Control == "" && len(s.a.Services) == 0:
		return reviewItem{mark, text, place{stack: true}}
	case id.Control == "":
		return reviewItem{mark, text, place{details: true}}
	}
	name := id.String()
	if k, ok := s.Catalogue.Control(id.Control); ok {
		name = k.Title
		if n := s.report.ServiceName(id.Service); n != "" && id.Service != "" {
			name += " · " + n
		}
	}
	if text != "" {
		name += ": " + text
	}
	return reviewItem{mark, name, place{cell: id}}
}

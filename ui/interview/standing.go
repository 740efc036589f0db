package interview

import (
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A Stand is how one row that the business answers stands: under which heading it belongs,
// what it is called, and its answer in words.
type Stand struct {
	Head, Text, Answer string
	Cell               questionnaire.CellID
}

// The headings of a list of stands, those that need a look first.
var standHeads = []string{"Gaps", "Not known", "In place", "Does not count"}

// standOf says under which heading a cell belongs.
func standOf(c *scoring.Cell) string {
	switch {
	case c.Gap():
		return standHeads[0]
	case c.Unclear(), c.Open():
		return standHeads[1]
	case c.Weight > 0:
		return standHeads[2]
	}
	return standHeads[3]
}

// Stands lists what the business answers about a service, by its key, or where that is
// empty about a topic of the catalogue, by its id: the gaps first, then what nobody knows.
func (s *Interview) Stands(service, topic string) (list []Stand) {
	for _, head := range standHeads {
		for i := range s.Report.Result.Cells {
			c := &s.Report.Result.Cells[i]
			of := service != "" && c.Service == service || service == "" && c.Control.Topic == topic
			if !of || !Answerable(c) || standOf(c) != head {
				continue
			}
			st := Stand{Head: head, Text: c.Control.Title, Answer: s.Report.AnswerText(c), Cell: c.ID()}
			if service == "" && c.Service != "" {
				st.Text += " · " + s.Report.ServiceName(c.Service)
			}
			list = append(list, st)
		}
	}
	return list
}

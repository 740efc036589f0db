package interview

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Row is one line of a page: a cell, or all cells of a control that are asked about
// together and get one answer.
type Row struct {
	Control *catalogue.Control
	Cells   []*scoring.Cell // at least one; they point into the report
	Rest    bool            // several, asked about together
}

// Lines are the rows of a question in the order of the stack, those that nobody is asked
// about among them. Where some services are asked about together, the rows that are asked
// come first, and then the one for all of those.
func (q Question) Lines() (rows []Row) {
	rest, many := Row{Control: q.Control, Rest: true}, false
	for i := range q.Cells {
		c := &q.Cells[i]
		if many = many || c.Rest; c.Rest && !q.Split {
			rest.Cells = append(rest.Cells, c)
			continue
		}
		rows = append(rows, Row{Control: q.Control, Cells: []*scoring.Cell{c}})
	}
	if !many {
		return rows
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.place(), b.place()) })
	if len(rest.Cells) > 0 {
		at := slices.IndexFunc(rows, func(r Row) bool { return !r.Asked() })
		if at < 0 {
			at = len(rows)
		}
		rows = slices.Insert(rows, at, rest)
	}
	return rows
}

// place puts what is asked first, and what is known before what others answer for.
func (r Row) place() int {
	switch {
	case r.Asked():
		return 0
	case r.Takes():
		return 1
	}
	return 2
}

// Cell is the row's cell, or the first of those asked about together.
func (r Row) Cell() *scoring.Cell { return r.Cells[0] }

// IDs are the cells of a row by name.
func (r Row) IDs() []questionnaire.CellID {
	ids := make([]questionnaire.CellID, len(r.Cells))
	for i, c := range r.Cells {
		ids[i] = c.ID()
	}
	return ids
}

// Has reports whether a cell belongs to a row.
func (r Row) Has(id questionnaire.CellID) bool {
	for _, c := range r.Cells {
		if c.ID() == id {
			return true
		}
	}
	return false
}

// Asked reports whether the row is a question to somebody.
func (r Row) Asked() bool { return Answerable(r.Cell()) }

// Takes reports whether an answer to the row counts: it is asked, or overrules what is
// known.
func (r Row) Takes() bool { return r.Asked() || Known(r.Cell()) }

// Open reports whether an answer to the row is missing, for any of its cells.
func (r Row) Open() bool {
	for _, c := range r.Cells {
		if c.Open() {
			return true
		}
	}
	return false
}

// Disputed reports whether people say different things about the row.
func (r Row) Disputed() bool { return r.Asked() && r.Cell().Disputed() }

// Mixed reports whether the cells of a row have different answers.
func (r Row) Mixed() bool {
	for _, c := range r.Cells {
		if c.Answer.Option != r.Cell().Answer.Option {
			return true
		}
	}
	return false
}

// Option is the answer of a row: the one that all of its cells have, or empty.
func (r Row) Option() string {
	if r.Mixed() {
		return ""
	}
	return r.Cell().Answer.Option
}

// Unlike says of cells that are asked about together how many of them have which answer,
// such as "not the same: 28 Everyone, 1 Not sure"; empty where they are alike.
func (r Row) Unlike() string {
	if !r.Mixed() {
		return ""
	}
	count := map[string]int{}
	for _, c := range r.Cells {
		count[c.Answer.Option]++
	}
	var parts []string
	for _, o := range append(OptionsOf(r.Control), Offered{Label: "open"}) {
		if n := count[o.Id]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o.Label))
		}
	}
	return "not the same: " + strings.Join(parts, ", ")
}

// RowName is what a row is called beside others of its control: the service, the whole
// business, or "The other 29: the same for all?".
func (s *Interview) RowName(r Row) string {
	if r.Rest {
		return fmt.Sprintf("The other %d: the same for all?", len(r.Cells))
	}
	return s.Report.ServiceName(r.Cell().Service)
}

// RowNames names the services that a row is about, a few of them and how many more.
func (s *Interview) RowNames(r Row, few int) string {
	var names []string
	for i, c := range r.Cells {
		if i == few && len(r.Cells) > few+1 {
			return strings.Join(names, ", ") + fmt.Sprintf(" and %d more", len(r.Cells)-few)
		}
		names = append(names, s.Report.ServiceName(c.Service))
	}
	return strings.Join(names, ", ")
}

// Split shows the rows of a control one by one that are asked about together, or
// together again. It lasts until another file is opened.
func (s *Interview) Split(control string, split bool) {
	if s.split == nil {
		s.split = map[string]bool{}
	}
	s.split[control] = split
}

// Joined forgets what was split.
func (s *Interview) Joined() { s.split = nil }

// AnswerRow gives a row an option as the word of who answers now, or takes that word
// back where the option is empty. Cells that are asked about together all get it, in one
// step, and say that it was given for all of them.
func (s *Interview) AnswerRow(a *questionnaire.Assessment, r Row, option string) {
	for _, id := range r.IDs() {
		s.answer(a, id, option, r.Rest)
	}
}

package interview

import (
	"slices"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Question is one control with the cells that are shown for it.
type Question struct {
	Control *catalogue.Control
	Cells   []scoring.Cell
	// Split is set where the cells that are asked about together are shown one by
	// one all the same.
	Split bool
}

// A Page is what is shown at once: one control, or the controls of a screen of the
// catalogue, each with options of its own.
type Page struct {
	Screen    *catalogue.Screen // nil where it is a single control
	Questions []Question        // in the order that they are asked; at least one
}

// Pages lists what there is to ask, page by page. At core depth controls that belong
// together share one, in the order of their screen; it is where the first of them would be.
func Pages(s *Interview) (list []Page) {
	var asked []Question
	shared := map[string][]Question{} // by screen
	for cells := range questionnaire.ByControl(s.Report.Result.Cells) {
		q := Question{cells[0].Control, cells, s.split[cells[0].Control.ID]}
		if q.Rows() == 0 {
			continue
		}
		asked = append(asked, q)
		if screen := s.screenOf(q.Control.ID); screen != nil {
			shared[screen.ID] = append(shared[screen.ID], q)
		}
	}
	for _, q := range asked {
		screen := s.screenOf(q.Control.ID)
		if screen == nil || len(shared[screen.ID]) == 1 {
			list = append(list, Page{Questions: []Question{q}})
			continue
		}
		p := Page{screen, shared[screen.ID]}
		slices.SortStableFunc(p.Questions, func(a, b Question) int {
			return slices.Index(screen.Controls, a.Control.ID) - slices.Index(screen.Controls, b.Control.ID)
		})
		if p.Questions[0].Control == q.Control {
			list = append(list, p)
		}
	}
	return list
}

// screenOf is the screen that a control shares with others at the depth there is, or nil.
func (s *Interview) screenOf(control string) *catalogue.Screen {
	if s.Assessment.Profile.Depth == questionnaire.FullDepth {
		return nil
	}
	for i := range s.Catalogue.Screens {
		if slices.Contains(s.Catalogue.Screens[i].Controls, control) {
			return &s.Catalogue.Screens[i]
		}
	}
	return nil
}

// Questions lists the controls that have at least one cell to answer, in the order of
// the pages.
func Questions(s *Interview) (list []Question) {
	for _, p := range Pages(s) {
		list = append(list, p.Questions...)
	}
	return list
}

// KnownQuestions are the controls of which the products settle all there is, so that nobody
// is asked.
func (s *Interview) KnownQuestions() (list []Question) {
	for cells := range questionnaire.ByControl(s.Report.Result.Cells) {
		q := Question{Control: cells[0].Control, Cells: cells}
		if q.Rows() == 0 && slices.ContainsFunc(cells, func(c scoring.Cell) bool { return Known(&c) }) {
			list = append(list, q)
		}
	}
	return list
}

// KnownCells are the cells that the products settle, in the order of the questions.
func (s *Interview) KnownCells() (cells []*scoring.Cell) {
	for i := range s.Report.Result.Cells {
		if c := &s.Report.Result.Cells[i]; Known(c) {
			cells = append(cells, c)
		}
	}
	return cells
}

// Title is what a page is about.
func (p Page) Title() string {
	if p.Screen != nil {
		return p.Screen.Title
	}
	return p.Questions[0].Control.Title
}

// Index is where the question about a control is on the page, -1 where it is not.
func (p Page) Index(control string) int {
	return slices.IndexFunc(p.Questions, func(q Question) bool { return q.Control.ID == control })
}

// Open reports whether a page has a row without an answer.
func (p Page) Open() bool { return slices.ContainsFunc(p.Questions, Question.Open) }

// Disputed reports whether people say different things about a row of a page.
func (p Page) Disputed() bool { return slices.ContainsFunc(p.Questions, Question.Disputed) }

// Rows are the lines of a page, question by question.
func (p Page) Rows() (rows []Row) {
	for _, q := range p.Questions {
		rows = append(rows, q.Lines()...)
	}
	return rows
}

// Answerable reports whether the person may answer the cell. What is known may be
// overruled, but nobody is asked; see Known.
func Answerable(c *scoring.Cell) bool {
	return c.State == questionnaire.Asked || (c.State == questionnaire.OutsideAnswer && c.Answer.Option == questionnaire.NotApplicable)
}

// Known reports whether a cell is settled by what the product always does, which
// somebody who knows better overrules by an answer.
func Known(c *scoring.Cell) bool { return c.State == questionnaire.Known && c.Fact != nil }

// Open reports whether a question has a row without an answer.
func (q Question) Open() bool {
	for i := range q.Cells {
		if q.Cells[i].Open() {
			return true
		}
	}
	return false
}

// Disputed reports whether people say different things about a row of a question.
func (q Question) Disputed() bool {
	return slices.ContainsFunc(q.Cells, func(c scoring.Cell) bool { return Answerable(&c) && c.Disputed() })
}

// Rows counts the rows that can be answered. Those that are asked about together are
// one.
func (q Question) Rows() (n int) {
	rest := false
	for i := range q.Cells {
		switch c := &q.Cells[i]; {
		case !Answerable(c):
		case !c.Rest || q.Split:
			n++
		case !rest:
			n++
			rest = true
		}
	}
	return n
}

// OpenQuestions counts the pages that are not fully answered.
func OpenQuestions(s *Interview) (n int) {
	for _, p := range Pages(s) {
		if p.Open() {
			n++
		}
	}
	return n
}

// MinutesLeft is how long the open pages take, and 0 where none is open.
func (s *Interview) MinutesLeft() int {
	open := slices.DeleteFunc(Pages(s), func(p Page) bool { return !p.Open() })
	if len(open) == 0 {
		return 0
	}
	return max(1, int(s.Pace.Left(usualFor(open)).Round(time.Minute)/time.Minute))
}

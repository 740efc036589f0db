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
}

// Questions lists the controls that have at least one cell to answer.
func Questions(s *Interview) []Question {
	var list []Question
	for cells := range questionnaire.ByControl(s.Report.Result.Cells) {
		if q := (Question{cells[0].Control, cells}); q.Rows() > 0 {
			list = append(list, q)
		}
	}
	return list
}

// Answerable reports whether the person may answer the cell.
func Answerable(c *scoring.Cell) bool {
	return c.State == questionnaire.Asked || (c.State == questionnaire.OutsideAnswer && c.Answer.Option == questionnaire.NotApplicable)
}

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

// Rows counts the rows that can be answered.
func (q Question) Rows() (n int) {
	for i := range q.Cells {
		if Answerable(&q.Cells[i]) {
			n++
		}
	}
	return n
}

// OpenQuestions counts the questions that are not fully answered.
func OpenQuestions(s *Interview) (n int) {
	for _, q := range Questions(s) {
		if q.Open() {
			n++
		}
	}
	return n
}

// MinutesLeft is how long the open questions take, and 0 where none is open.
func (s *Interview) MinutesLeft() int {
	open := slices.DeleteFunc(Questions(s), func(q Question) bool { return !q.Open() })
	if len(open) == 0 {
		return 0
	}
	return max(1, int(s.Pace.Left(usualFor(open)).Round(time.Minute)/time.Minute))
}

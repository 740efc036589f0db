package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// questions asks control by control, with a row for each service.
type questions struct {
	s       *session
	control string // the question at hand, by id: earlier answers may change the list
	row     int
	mending bool  // came from the review, and goes back to it
	laid    *grid // as the grid was drawn, for clicks
}

// newQuestions starts at the first question that is not fully answered.
func newQuestions(s *session) screen {
	list := interview.Questions(s.Interview)
	v := questions{s: s, laid: &grid{}}
	if i := slices.IndexFunc(list, interview.Question.Open); i >= 0 {
		v.control = list[i].Control.ID
	} else if len(list) > 0 {
		v.control = list[0].Control.ID
	}
	return v.settle()
}

// questionsAt starts at one question, on the row of the service where it has one.
func questionsAt(s *session, to questionnaire.CellID) questions {
	v := questions{s: s, control: to.Control, laid: &grid{}}.settle()
	q, _ := v.current()
	if i := slices.IndexFunc(q.Cells, func(c scoring.Cell) bool { return c.ID() == to }); i >= 0 && interview.Answerable(&q.Cells[i]) {
		v.row = i
	}
	return v
}

// settle puts the cursor on a row that can be answered: the first that is
// open, else the first that is disputed, or else the first.
func (v questions) settle() questions {
	q, _ := v.current()
	v.row = 0
	for i := range q.Cells {
		if q.Cells[i].Open() || !q.Open() && q.Disputed() && q.Cells[i].Disputed() {
			v.row = i
			return v
		}
	}
	v.row = v.step(q, 1)
	if len(q.Cells) > 0 && interview.Answerable(&q.Cells[0]) {
		v.row = 0
	}
	return v
}

// current is the question at hand and its place in the list. Where the list
// no longer has it, the next one in the catalogue's order takes its place.
func (v questions) current() (interview.Question, int) {
	list := interview.Questions(v.s.Interview)
	if len(list) == 0 {
		return interview.Question{}, 0
	}
	if i := slices.IndexFunc(list, func(q interview.Question) bool { return q.Control.ID == v.control }); i >= 0 {
		return list[i], i
	}
	at := v.order(v.control)
	for i, q := range list {
		if v.order(q.Control.ID) >= at {
			return q, i
		}
	}
	return list[len(list)-1], len(list) - 1
}

// order is a control's place in the catalogue.
func (v questions) order(id string) int {
	for i := range v.s.Catalogue.Controls {
		if v.s.Catalogue.Controls[i].ID == id {
			return i
		}
	}
	return -1
}

func (v questions) Init() tea.Cmd {
	v.s.Pace.Start(v.s.Now())
	return nil
}

func (v questions) Update(msg tea.Msg) (screen, tea.Cmd) {
	q, at := v.current()
	switch msg := msg.(type) {
	case reasonedMsg:
		return v.next(q, at, true)
	case undoneMsg:
		return v.shown(msg.cell), nil
	case tea.KeyPressMsg:
		switch {
		case q.Control != nil:
			return v.key(msg, q, at)
		case msg.String() == "esc":
			return v, v.s.post(backMsg{})
		case msg.String() == "enter":
			return v, v.s.post(nextMsg{})
		}
	}
	return v, nil
}

// shown goes to a cell of which something was taken back, where it is asked.
func (v questions) shown(id questionnaire.CellID) questions {
	there := func(q interview.Question) bool { return q.Control.ID == id.Control }
	if !slices.ContainsFunc(interview.Questions(v.s.Interview), there) {
		return v
	}
	to := questionsAt(v.s, id)
	v.control, v.row = to.control, to.row
	return v
}

// step moves the cursor to the next row that can be answered.
func (v questions) step(q interview.Question, by int) int {
	for i := v.row + by; i >= 0 && i < len(q.Cells); i += by {
		if interview.Answerable(&q.Cells[i]) {
			return i
		}
	}
	return v.row
}

// next goes to the next question, or past the last one. Rows that need a
// reason ask for it first, unless the question is skipped.
func (v questions) next(q interview.Question, at int, check bool) (screen, tea.Cmd) {
	if rows := v.s.unreasoned(q); check && len(rows) > 0 {
		return v, v.reason(q, rows)
	}
	v.s.Pace.Step(v.s.Now(), !q.Open(), interview.Page{Questions: []interview.Question{q}}.Usual())
	if v.mending && check {
		return v, v.s.post(gotoMsg{stepReview})
	}
	v = v.onward()
	list := interview.Questions(v.s.Interview)
	if at+1 >= len(list) {
		return v, v.s.post(nextMsg{})
	}
	v.control = list[at+1].Control.ID
	return v.settle(), nil
}

// onward leaves what the review led to: from here on the questions go on as
// usual.
func (v questions) onward() questions {
	if v.mending {
		v.mending, v.s.mended = false, 0
	}
	return v
}

// back goes to the question before; before the first one, esc leaves.
func (v questions) back(at int, leave bool) (screen, tea.Cmd) {
	if v.mending && leave {
		return v, v.s.post(gotoMsg{stepReview})
	}
	v = v.onward()
	if at == 0 {
		if leave {
			return v, v.s.post(backMsg{})
		}
		return v, nil
	}
	v.control = interview.Questions(v.s.Interview)[at-1].Control.ID
	return v.settle(), nil
}

// nextOpen goes to the next question with an open row, from the start again
// after the last; where nothing is open, to the next that is disputed.
func (v questions) nextOpen(at int) (screen, tea.Cmd) {
	v = v.onward()
	list := interview.Questions(v.s.Interview)
	for _, wanted := range []func(interview.Question) bool{interview.Question.Open, interview.Question.Disputed} {
		for i := 1; i <= len(list); i++ {
			if q := list[(at+i)%len(list)]; wanted(q) {
				v.control = q.Control.ID
				return v.settle(), nil
			}
		}
	}
	return v, v.s.post(gotoMsg{stepReview})
}

func (v questions) Head() (right, left string) {
	q, at := v.current()
	if q.Control == nil {
		return "Questions", ""
	}
	right = fmt.Sprintf("Questions  %d of %d", at+1, len(interview.Questions(v.s.Interview)))
	if n := v.s.MinutesLeft(); n > 0 {
		right += fmt.Sprintf(" · about %d min left", n)
	}
	t := v.s.TopicAt(at)
	left = fmt.Sprintf("%s · %d of %d", t.Topic.Title, t.Done, t.All)
	if disputed := v.s.DisputedText(); disputed != "" {
		left += " · " + disputed
	}
	return right, left
}

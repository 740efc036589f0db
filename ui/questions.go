package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// questions asks page by page: one control with a row for each service, or several
// controls that belong together.
type questions struct {
	s *session
	// cell is the row at the cursor, the first of those that are asked about together.
	// Earlier answers may change the list, so it is a name, not a number.
	cell    questionnaire.CellID
	returns bool                 // came from a list of another step, and goes back to it
	from    int                  // that step
	given   questionnaire.CellID // the row that was answered last by a key that moved on
	warned  bool                 // enter said that rows are open, and passes on when pressed again
	laid    *grid                // as the rows were drawn, for clicks
}

// newQuestions starts at the first page that is not fully answered.
func newQuestions(s *session) screen {
	list := interview.Pages(s.Interview)
	v := questions{s: s, laid: &grid{}}
	if len(list) == 0 {
		return v
	}
	return v.enter(list[max(slices.IndexFunc(list, interview.Page.Open), 0)])
}

// questionsAt starts at one question, on the row of the service where it has one. What is
// asked about together is shown one by one for it.
func questionsAt(s *session, to questionnaire.CellID) questions {
	for i := range s.Report.Result.Cells {
		if c := &s.Report.Result.Cells[i]; c.ID() == to && c.Rest {
			s.Split(to.Control, true)
		}
	}
	return questions{s: s, laid: &grid{}}.to(to)
}

// to goes to a row, or to the question where it has no such row.
func (v questions) to(to questionnaire.CellID) questions {
	v.cell = questionnaire.CellID{Control: to.Control}
	p, ok := v.current()
	if !ok {
		return v
	}
	if i := p.find(0, func(r interview.Row) bool { return r.Takes() && r.Has(to) }); i >= 0 {
		v.cell = to
		return v
	}
	return v.enter(p.Page, to.Control)
}

// enter puts the cursor on a row of a page that can be answered: the first that is open,
// else the first that is disputed, or else the first; of one control where it is given.
func (v questions) enter(page interview.Page, control ...string) questions {
	p := askedPage{Page: page, rows: page.Rows()}
	of := func(r interview.Row) bool {
		return (len(control) == 0 || r.Control.ID == control[0]) && r.Takes()
	}
	for _, is := range []func(interview.Row) bool{interview.Row.Open, interview.Row.Disputed, interview.Row.Asked, interview.Row.Takes} {
		if i := p.find(0, func(r interview.Row) bool { return of(r) && is(r) }); i >= 0 {
			v.cell = p.rows[i].Cell().ID()
			return v
		}
	}
	v.cell = p.rows[0].Cell().ID()
	return v
}

// current is the page at hand; false where there is nothing to ask. Where the list no
// longer has the control, the rest of its page or the next one in the catalogue's order
// takes its place.
func (v questions) current() (askedPage, bool) {
	list := interview.Pages(v.s.Interview)
	p := askedPage{at: slices.IndexFunc(list, func(p interview.Page) bool { return p.Index(v.cell.Control) >= 0 })}
	if p.at < 0 {
		p.at = slices.IndexFunc(list, func(p interview.Page) bool {
			return p.Screen != nil && slices.Contains(p.Screen.Controls, v.cell.Control)
		})
	}
	if p.at < 0 {
		p = v.instead(list)
	}
	if len(list) == 0 && !p.off {
		return askedPage{}, false
	}
	if !p.off {
		p.Page = list[p.at]
	}
	p.rows = p.Page.Rows()
	if p.row = p.find(0, func(r interview.Row) bool { return r.Has(v.cell) }); p.row < 0 || !p.here().Takes() {
		at := v.enter(p.Page).cell
		p.row = max(p.find(0, func(r interview.Row) bool { return r.Has(at) }), 0)
	}
	return p, true
}

// instead is a page of what is known about the control that nobody is asked about, or
// else the place of the next page in the catalogue's order.
func (v questions) instead(list []interview.Page) askedPage {
	order, at := v.order(v.cell.Control), max(len(list)-1, 0)
	for i, p := range list {
		if v.order(p.Questions[0].Control.ID) >= order {
			at = i
			break
		}
	}
	for _, q := range v.s.KnownQuestions() {
		if q.Control.ID == v.cell.Control {
			return askedPage{Page: interview.Page{Questions: []interview.Question{q}}, at: at, off: true}
		}
	}
	return askedPage{at: at}
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
	p, ok := v.current()
	switch msg := msg.(type) {
	case reasonedMsg:
		if ok {
			return v.next(p, true)
		}
	case undoneMsg:
		return v.shown(msg.cell), nil
	case replaceAllMsg:
		return v, v.fill(msg.rows, msg.option)
	case stagedMsg:
		return v.shown(msg.cell), nil
	case tea.KeyPressMsg:
		switch {
		case ok:
			v.cell = p.here().Cell().ID()
			return v.key(msg, p)
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
	there := func(p interview.Page) bool { return p.Index(id.Control) >= 0 }
	if !slices.ContainsFunc(interview.Pages(v.s.Interview), there) {
		return v
	}
	return v.to(id)
}

// holds reports whether enter shows the rows that are open before it leaves a page. Who
// came from a list to answer one row may go back once that has an answer.
func (v questions) holds(p askedPage) bool {
	return p.Open() && (!v.returns || p.here().Open())
}

// firstOpen goes to the first open row of a page and says how many there are; enter again
// leaves them open.
func (v questions) firstOpen(p askedPage) (screen, tea.Cmd) {
	v.cell, v.warned = p.rows[p.find(0, interview.Row.Open)].Cell().ID(), true
	return v, v.s.tell(openRows(p))
}

// next goes to the next page, or past the last one. Rows that need a reason ask for it
// first, unless it is skipped.
func (v questions) next(p askedPage, check bool) (screen, tea.Cmd) {
	if rows := v.s.unreasoned(p.Page); check && len(rows) > 0 {
		return v, v.reason(rows)
	}
	v.s.Pace.Step(v.s.Now(), !p.Open(), p.Usual())
	if v.returns && check {
		return v, v.s.post(gotoMsg{v.from})
	}
	v = v.onward()
	list, to := interview.Pages(v.s.Interview), p.at+1
	if p.off {
		to = p.at
	}
	if to >= len(list) {
		return v, v.s.post(nextMsg{})
	}
	return v.enter(list[to]), nil
}

// openRows says that a page is not left as rows of it are open.
func openRows(p askedPage) string {
	n := 0
	for _, r := range p.rows {
		if r.Open() {
			n++
		}
	}
	if len(p.rows) == 1 {
		return "not answered yet; enter again leaves it open"
	}
	if n == 1 {
		return "1 row is open; enter again leaves it open"
	}
	return fmt.Sprintf("%d rows are open; enter again leaves them open", n)
}

// onward leaves what the review led to: from here on the questions go on as
// usual.
func (v questions) onward() questions {
	if v.returns {
		v.returns, v.s.cameFrom = false, 0
	}
	return v
}

// back goes to the page before; before the first one, esc leaves.
func (v questions) back(p askedPage, leave bool) (screen, tea.Cmd) {
	if v.returns && leave {
		return v, v.s.post(gotoMsg{v.from})
	}
	v = v.onward()
	if p.at == 0 {
		if leave {
			return v, v.s.post(backMsg{})
		}
		return v, nil
	}
	return v.enter(interview.Pages(v.s.Interview)[p.at-1]), nil
}

// nextOpen goes to the next open row of the page, or to the next page with one, from the
// start again after the last; where nothing is open, to the next that is disputed. From a
// row that has an answer, open rows above it come before the next page.
func (v questions) nextOpen(p askedPage) (screen, tea.Cmd) {
	v = v.onward()
	open := p.find(p.row+1, interview.Row.Open)
	if open < 0 && !p.here().Open() {
		open = p.find(0, interview.Row.Open)
	}
	if open >= 0 {
		v.cell = p.rows[open].Cell().ID()
		return v, nil
	}
	list := interview.Pages(v.s.Interview)
	for _, wanted := range []func(interview.Page) bool{interview.Page.Open, interview.Page.Disputed} {
		for i := 1; i <= len(list); i++ {
			if to := list[(p.at+i)%len(list)]; wanted(to) {
				return v.enter(to), nil
			}
		}
	}
	return v, v.s.post(gotoMsg{stepReview})
}

func (v questions) Head() (right, left string) {
	p, ok := v.current()
	if !ok {
		return "Questions", ""
	}
	list := interview.Pages(v.s.Interview)
	if right = fmt.Sprintf("Questions  %d of %d", p.at+1, len(list)); p.off {
		right = "Questions  nothing is asked here"
	}
	if n := v.s.MinutesLeft(); n > 0 {
		right += fmt.Sprintf(" · about %d min left", n)
	}
	if len(list) > 0 {
		t := v.s.TopicAt(p.at)
		left = fmt.Sprintf("%s · %d of %d", t.Topic.Title, t.Done, t.All)
	}
	if disputed := v.s.DisputedText(); disputed != "" {
		left += " · " + disputed
	}
	return right, left
}

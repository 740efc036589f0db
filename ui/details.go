package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// details asks, service by service, what data it holds and how it is used.
type details struct {
	s    *session
	n    int // the service at hand
	rows []interview.Detail
	at   int
	// returns is set for who came from the review, and goes back to it.
	returns bool
}

func newDetails(s *session) screen {
	d := details{s: s}
	d.list()
	return d
}

// of are the details of one service, where it is in the stack.
func (d details) of(key string) details {
	if i := slices.Index(d.s.Assessment.Keys(), key); i >= 0 {
		d.n = i
		d.list()
	}
	return d
}

func (d *details) entry() *questionnaire.Service { return &d.s.Assessment.Services[d.n] }

// list makes the rows for the service at hand.
func (d *details) list() { d.rows, d.at = d.s.Details(d.n), 0 }

// edit asks which subscription the business has.
func (d details) edit() tea.Cmd {
	s, k := d.s, d.entry().Key
	f := newForm(s.st, field{label: "Subscription", value: s.Assessment.Service(k).Plan, help: "The plan you pay for, as the bill calls it. Empty is not said."})
	return s.post(showMsg{dialog{title: s.Report.ServiceName(k), form: f, done: func(f *form) tea.Cmd {
		return s.setService(k, func(e *questionnaire.Service) { e.Plan = f.value(0) })
	}}})
}

func (d details) Init() tea.Cmd {
	if len(d.s.Assessment.Services) == 0 {
		return d.s.post(gotoMsg{stepStack})
	}
	return nil
}

func (d details) Update(msg tea.Msg) (screen, tea.Cmd) {
	if _, undone := msg.(undoneMsg); undone {
		return d.again()
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || len(d.rows) == 0 {
		return d, nil
	}
	switch k.String() {
	case "up", "k", "down", "j", "pgup", "pgdown", "home", "end":
		d.at = moved(d.at, len(d.rows), k.String())
	case "space":
		return d.alter(1)
	case "right", "left":
		if d.rows[d.at].Options != nil {
			return d.alter(map[string]int{"right": 1, "left": -1}[k.String()])
		}
	case "enter", "esc", "u":
		return d.leave(k.String())
	case "n":
		return d, d.name()
	case "z":
		return d, d.s.undo()
	}
	return d, nil
}

// leave goes to the next service or the one before, or to another step: back to the review
// where that led here.
func (d details) leave(name string) (screen, tea.Cmd) {
	switch {
	case d.returns:
		return d, d.s.post(gotoMsg{stepReview})
	case name == "u", name == "enter" && d.n == len(d.s.Assessment.Services)-1:
		return d, d.s.post(nextMsg{})
	case name == "enter":
		d.n++
	case d.n == 0:
		return d, d.s.post(backMsg{})
	default:
		d.n--
	}
	d.list()
	return d, nil
}

// again makes the rows after something was taken back, with the cursor where it was.
func (d details) again() (screen, tea.Cmd) {
	if len(d.s.Assessment.Services) == 0 {
		d.rows = nil
		return d, d.Init()
	}
	at := d.at
	d.n = min(d.n, len(d.s.Assessment.Services)-1)
	d.list()
	d.at = min(at, len(d.rows)-1)
	return d, nil
}

// name asks what the business calls the service, which tells two accounts apart.
func (d details) name() tea.Cmd {
	s, k := d.s, d.entry().Key
	was, check := s.Report.ServiceName(k), questionnaire.CheckName
	if d.entry().Custom() {
		check = serviceName
	}
	f := newForm(s.st, field{label: "Name", value: was, help: "What you call it. Empty is its own name.", check: check})
	return s.post(showMsg{dialog{title: "A name for " + was, form: f, done: func(f *form) tea.Cmd {
		if f.value(0) == was { // which a long one in the file is only the beginning of
			return nil
		}
		return s.setService(k, func(e *questionnaire.Service) {
			own := questionnaire.Name(s.Catalogue, questionnaire.Service{Key: e.Key, ID: e.ID})
			if e.Name = f.value(0); e.Name == own && !e.Custom() {
				e.Name = ""
			}
		})
	}}})
}

// alter ticks the box or turns the choice at the cursor.
func (d details) alter(by int) (screen, tea.Cmd) {
	row := d.rows[d.at]
	if row.Typed {
		return d, d.edit()
	}
	cmd := d.s.setService(d.entry().Key, func(e *questionnaire.Service) {
		if row.Toggle != nil {
			row.Toggle(e)
		} else {
			row.Turn(e, by)
		}
	})
	at := d.at
	d.list() // what is usual may be another now
	d.at = min(at, len(d.rows)-1)
	return d, cmd
}

// setService changes one entry of the stack.
func (s *session) setService(key string, edit func(e *questionnaire.Service)) tea.Cmd {
	return s.attempt(func(a *questionnaire.Assessment) error {
		_, err := a.EditService(key, edit)
		return err
	})
}

func (d details) Keys() []key.Binding {
	first := key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "tick"))
	if len(d.rows) > 0 && d.rows[d.at].Options != nil {
		first = key.NewBinding(key.WithKeys("left", "right", "space"), key.WithHelp("←→", "choose"))
	}
	if len(d.rows) > 0 && d.rows[d.at].Typed {
		first = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "write"))
	}
	enter, rest := keyEnter, key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "rest as usual"))
	if d.returns {
		enter.SetHelp("enter", "to the review")
		enter.SetKeys("enter", "u")
		rest.SetEnabled(false)
	}
	return []key.Binding{
		first,
		keyList, enter, keyBack, rest,
		key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "name")),
		keyUndo,
	}
}

func (d details) Head() (right, left string) {
	return fmt.Sprintf("Details  %d of %d", min(d.n+1, len(d.s.Assessment.Services)), len(d.s.Assessment.Services)), "What is in it, and how much does it matter?"
}

// View draws the rows of one service, with all about the one at the cursor
// below.
func (d details) View(width, height int) string {
	if len(d.rows) == 0 {
		return ""
	}
	st := d.s.st
	below := d.about(width)
	rows := make([]string, len(d.rows))
	for i, r := range d.rows {
		rows[i] = d.row(i, r, width)
	}
	list := st.scrolled(rows, d.at, width, max(height-2-len(below), 3))
	return joined([]string{st.title.Render(cut(d.s.Report.ServiceName(d.entry().Key), width)), "", list}, below)
}

func (d details) row(i int, r interview.Detail, width int) string {
	st := d.s.st
	mark, label := st.mark(i)+"  ", r.Label
	if i == d.at {
		mark, label = st.mark(i)+st.accent.Render("▸ "), st.selected.Render(label)
	}
	if r.Typed {
		return cut(mark+"    "+label+"  "+st.muted.Render(r.Shown(d.entry())), width)
	}
	if r.On == nil {
		return cut(mark+"    "+label+"  ‹ "+r.Shown(d.entry())+" ›", width)
	}
	box := "[ ] "
	if r.On(d.entry()) {
		box = st.good.Render("[x] ")
	}
	return cut(mark+box+label+"  "+st.muted.Render(r.Note), width)
}

// about is an empty line and what there is to say on the row at the cursor:
// its note in full, and the laws that the data brings in.
func (d details) about(width int) []string {
	st, r := d.s.st, d.rows[d.at]
	lines := []string{""}
	if r.Note != "" {
		lines = append(lines, styled(st.muted.Render, strings.ToUpper(r.Note[:1])+r.Note[1:]+".", width)...)
	}
	if laws := d.s.Catalogue.LawsFor(d.s.Assessment.Profile.Countries, []string{r.Data}); len(laws) > 0 {
		lines = append(lines, styled(st.accent.Render, "May bring in: "+names(laws)+".", width)...)
	}
	for len(lines) < 3 {
		lines = append(lines, "")
	}
	return lines[:min(len(lines), 4)]
}

func names(laws []catalogue.Law) string {
	list := make([]string, len(laws))
	for i, l := range laws {
		list[i] = l.Name
	}
	return strings.Join(list, ", ")
}

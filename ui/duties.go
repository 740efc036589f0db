package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// duties shows who answers for what: services by layers, with the cell at the
// cursor in words below. This is the page that teaches the model.
type duties struct {
	s        *session
	row, col int
	drawn    *dutiesTable // noted by drawing, for a click
}

func newDuties(s *session) screen { return duties{s: s, drawn: &dutiesTable{}} }

func (d duties) Init() tea.Cmd { return nil }

func (d duties) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return d, nil
	}
	switch k.String() {
	case "up", "k":
		d.row = max(d.row-1, 0)
	case "down", "j":
		d.row = min(d.row+1, len(d.s.Catalogue.Layers)-1)
	case "left", "h":
		d.col = max(d.col-1, 0)
	case "right", "l":
		d.col = max(min(d.col+1, len(d.services())-1), 0)
	case "enter":
		return d, d.s.post(nextMsg{})
	case "?", "space":
		if len(d.services()) > 0 {
			return d, d.s.post(showMsg{d.why()})
		}
	case "a":
		return d, d.s.post(showMsg{d.about()})
	case "esc":
		return d, d.s.post(backMsg{})
	}
	return d, nil
}

func (d duties) services() []questionnaire.ServiceDuties { return d.s.Report.Duties.Services }

// about lists everything the business and the provider do for one service.
func (d duties) about() page {
	if len(d.services()) == 0 {
		return newPage(d.s, "Who does what")
	}
	sv := d.services()[d.col]
	p := newPage(d.s, d.s.Report.ServiceName(sv.Key))
	p = p.add(sv.Model.String() + ": " + sv.Model.Plain())
	if plan := text.CleanLine(d.s.Assessment.Service(sv.Key).Plan); plan != "" {
		p = p.add("Subscription: " + plan)
	}
	p = p.add("", "YOUR PART")
	for _, y := range sv.Yours {
		p = p.add("  " + y.Title)
	}
	p = p.add("", "THE PROVIDER'S PART")
	for _, t := range sv.Provider {
		p = p.add("  " + t)
	}
	return p
}

func (d duties) View(width, height int) string {
	if len(d.services()) == 0 {
		return "No services yet. Go back and choose some."
	}
	table := d.lay(width).width() + 2
	if width < sideBySide || width-table < sideBySide/2 {
		return d.table(width, height)
	}
	p := d.cellPage()
	aside := []string{d.s.st.title.Render(cut(p.title, width-table))}
	for _, text := range p.text {
		aside = append(aside, prose(text, width-table)...)
	}
	if len(aside) > height {
		aside = append(aside[:height-1], d.s.st.muted.Render("… ? has the rest"))
	}
	return strings.Join(beside(strings.Split(d.table(table-2, height), "\n"), aside, table), "\n")
}

// detail puts the cell at the cursor in words.
func (d duties) detail(width int) []string {
	st, sv := d.s.st, d.services()[d.col]
	l := sv.Layers[d.row]
	lines := []string{cut(st.title.Render(d.s.Report.ServiceName(sv.Key)+" · "+l.Name)+"  "+st.party(l.Party).Render(whose(l.Party)), width)}
	add := func(head, text string) {
		if text != "" {
			lines = append(lines, wrap(st.muted.Render(head)+text, min(width, readable))...)
		}
	}
	add("You: ", l.Yours)
	add("They: ", l.Theirs)
	return append(lines, make([]string, max(0, 4-len(lines)))...)
}

func (d duties) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("up", "down", "left", "right", "k", "j", "h", "l"), key.WithHelp("↑↓←→", "look around")),
		key.NewBinding(key.WithKeys("?", "space"), key.WithHelp("?", "why")), keyEnter, keyBack,
		key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "all of one service")),
	}
}

func (d duties) Head() (right, left string) {
	return "Who does what", "Y yours · S shared · P provider"
}

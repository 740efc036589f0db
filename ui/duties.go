package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
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
		d.row = min(d.row+1, len(d.s.cat.Layers)-1)
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

func (d duties) services() []questionnaire.ServiceDuties { return d.s.report.Duties.Services }

// about lists everything the business and the provider do for one service.
func (d duties) about() page {
	if len(d.services()) == 0 {
		return newPage(d.s, "Who does what")
	}
	sv := d.services()[d.col]
	p := newPage(d.s, d.s.report.ServiceName(sv.Key))
	p = p.add(sv.Model.String() + ": " + sv.Model.Plain())
	if plan := questionnaire.CleanLine(d.s.a.Service(sv.Key).Plan); plan != "" {
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

// Widths of the table's parts.
const (
	layerWidth = 30
	cellWidth  = 12 // at least, where services stand with their names
	tinyWidth  = 4
)

// cell is how wide a column is: as wide as the longest name where there is
// room for all, as narrow as a number where there is not.
func (d duties) cell(room int) int {
	n, most := len(d.services()), cellWidth
	for _, sv := range d.services() {
		most = max(most, ansi.StringWidth(d.s.report.ServiceName(sv.Key))+2)
	}
	if w := min(most, room/n); w >= cellWidth {
		return w
	}
	return tinyWidth
}

// label is the width of the column of layers.
func (d duties) label(width int) int {
	w := layerWidth
	for _, l := range d.s.cat.Layers {
		w = max(w, ansi.StringWidth(l.Name)+1)
	}
	return min(w, width/2)
}

func (d duties) View(width, height int) string {
	if len(d.services()) == 0 {
		return "No services yet. Go back and choose some."
	}
	label := d.label(width)
	table := label + d.cell(width-label)*len(d.services()) + 2
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

// table draws the letters with the cell at the cursor in words below.
func (d duties) table(width, height int) string {
	label := d.label(width)
	cell := d.cell(width - label)
	from, to := window(len(d.services()), d.col, max(1, (width-label)/cell))
	if d.drawn != nil {
		*d.drawn = dutiesTable{label, cell, from, to}
	}
	detail := d.detail(width)
	lines := []string{cut(d.headings(label, cell, from, to), width)}
	n := len(d.s.cat.Layers)
	h := min(max(height-len(lines)-len(detail)-1, 3), n)
	lines = append(lines, d.s.st.list(n, d.row, width, h, func(i, _ int) string { return d.line(i, label, cell, from, to) }), "")
	return strings.Join(append(lines, detail...), "\n")
}

// headings names the services, by number where there is no room.
func (d duties) headings(label, cell, from, to int) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", label))
	for i := from; i < to; i++ {
		name := fmt.Sprint(i + 1)
		if cell > tinyWidth {
			name = d.s.report.ServiceName(d.services()[i].Key)
		}
		style := d.s.st.muted
		if i == d.col {
			style = d.s.st.selected
		}
		b.WriteString(style.Render(pad(name, cell-1)) + " ")
	}
	return b.String()
}

// line is one layer with the letter for each service in sight.
func (d duties) line(layer, label, cell, from, to int) string {
	st := d.s.st
	name := pad(d.s.cat.Layers[layer].Name, label-1) + " "
	if layer == d.row {
		name = st.selected.Render(name)
	}
	letters := map[catalogue.Party]string{}
	for _, p := range []catalogue.Party{catalogue.Customer, catalogue.Shared, catalogue.Provider} {
		letters[p] = st.party(p).Render(p.Letter())
	}
	var b strings.Builder
	b.WriteString(st.mark(layer) + name)
	for i := from; i < to; i++ {
		letter := letters[d.services()[i].Layers[layer].Party]
		if layer == d.row && i == d.col {
			letter = st.accent.Render("[") + letter + st.accent.Render("]")
			b.WriteString(letter + strings.Repeat(" ", cell-3))
			continue
		}
		b.WriteString(" " + letter + strings.Repeat(" ", cell-2))
	}
	return strings.TrimRight(b.String(), " ")
}

// detail puts the cell at the cursor in words.
func (d duties) detail(width int) []string {
	st, sv := d.s.st, d.services()[d.col]
	l := sv.Layers[d.row]
	lines := []string{cut(st.title.Render(d.s.report.ServiceName(sv.Key)+" · "+l.Name)+"  "+st.party(l.Party).Render(whose(l.Party)), width)}
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

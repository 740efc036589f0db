package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
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

// whose is a party in words, with its letter.
func whose(p catalogue.Party) string {
	return map[catalogue.Party]string{catalogue.Customer: "Y  yours", catalogue.Shared: "S  shared", catalogue.Provider: "P  the provider's"}[p]
}

// why explains the cell at the cursor, with the words used and what all of
// that is taken from.
func (d duties) why() page {
	p := d.cellPage().explain().add("", "TAKEN FROM") // whose addresses hold no words to explain
	for _, source := range d.sources() {
		p = p.add("  " + source)
	}
	return p
}

// at is the cell at the cursor and its layer.
func (d duties) at() (questionnaire.ServiceDuties, questionnaire.LayerParty, *catalogue.Layer) {
	sv := d.services()[d.col]
	lp := sv.Layers[d.row]
	layer, _ := d.s.Catalogue.Layer(lp.Layer)
	return sv, lp, layer
}

// cellPage says what the layer is, whose part is what, why it is so for this
// service, and what there is for the business to do.
func (d duties) cellPage() page {
	sv, lp, layer := d.at()
	p := newPage(d.s, d.s.Report.ServiceName(sv.Key)+" · "+lp.Name)
	p = p.add(layer.Definition, "", "WHOSE PART IT IS", "  "+whose(lp.Party))
	if lp.Yours != "" {
		p = p.add("  You: " + lp.Yours)
	}
	if lp.Theirs != "" {
		p = p.add("  They: " + lp.Theirs)
	}
	p = p.add("", "WHY", "  "+d.reason(sv, lp, layer), "  "+d.elsewhere(sv, layer))
	if todo := d.todo(sv, lp.Layer); len(todo) > 0 {
		p = p.add("", "WHAT THERE IS TO SEE TO")
		for _, title := range todo {
			p = p.add("  " + title)
		}
	}
	return p
}

// reason says why the party answers for the layer.
func (d duties) reason(sv questionnaire.ServiceDuties, lp questionnaire.LayerParty, layer *catalogue.Layer) string {
	name := d.s.Report.ServiceName(sv.Key)
	if in := d.s.Assessment.Service(sv.Key).SignIn; lp.Layer == "identity_platform" && in != "" && in != questionnaire.OwnLogin {
		return fmt.Sprintf("People reach %s through the sign-in of %s, which you bring.", name, d.s.Report.ServiceName(in))
	}
	if lp.Source != "" {
		return fmt.Sprintf("%s differs here from other services of its model, as its provider says.", name)
	}
	return fmt.Sprintf("%s is %s: %s. %s", name, sv.Model, sv.Model.Plain(), map[catalogue.Party]string{
		catalogue.Customer: "This layer stays with the business, whatever the provider runs.",
		catalogue.Shared:   "Both of you have a hand in this layer, so each has a part.",
		catalogue.Provider: "The provider runs this layer, and you cannot reach it.",
	}[layer.Parties[sv.Model]])
}

// elsewhere says who answers for the layer in each model, which shows how
// duties move.
func (d duties) elsewhere(sv questionnaire.ServiceDuties, layer *catalogue.Layer) string {
	var list []string
	for _, m := range catalogue.Models {
		text := m.String() + " " + layer.Parties[m].Letter()
		if m == sv.Model {
			text = "[" + text + "]"
		}
		list = append(list, text)
	}
	return "From your own machines to a ready-made application: " + strings.Join(list, " · ")
}

// todo are the duties of the business in the layer.
func (d duties) todo(sv questionnaire.ServiceDuties, layer string) (titles []string) {
	for _, y := range sv.Yours {
		if y.Layer == layer {
			titles = append(titles, y.Title)
		}
	}
	for _, y := range d.s.Report.Duties.Organisation {
		if y.Layer == layer {
			titles = append(titles, y.Title+" (once for the whole firm)")
		}
	}
	return titles
}

// sources are the pages behind the cell: the provider's own first.
func (d duties) sources() (list []string) {
	sv, lp, layer := d.at()
	if lp.Source != "" {
		list = append(list, lp.Source)
	}
	if def, ok := d.s.Catalogue.Service(sv.ID); ok && def.Links.Responsibility != "" && def.Links.Responsibility != lp.Source {
		list = append(list, def.Provider+": "+def.Links.Responsibility)
	}
	for _, id := range layer.Sources {
		if s, ok := d.s.Catalogue.SourceNamed(id); ok {
			list = append(list, s.Name+": "+s.URL)
		}
	}
	return list
}

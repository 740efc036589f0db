package ui

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// details asks, service by service, what data it holds and how it is used.
type details struct {
	s    *session
	n    int // the service at hand
	rows []detail
	at   int
}

// A detail is one row: a box to tick, or a choice to turn.
type detail struct {
	label, note string
	on          func(e *questionnaire.Service) bool // nil for a choice
	toggle      func(e *questionnaire.Service)
	shown       func(e *questionnaire.Service) string
	turn        func(e *questionnaire.Service, by int)
}

func newDetails(s *session) screen {
	d := details{s: s}
	d.list()
	return d
}

func (d *details) entry() *questionnaire.Service { return &d.s.a.Services[d.n] }

// list makes the rows for the service at hand.
func (d *details) list() {
	d.rows, d.at = nil, 0
	if len(d.s.a.Services) == 0 {
		return
	}
	for _, c := range d.s.cat.Data {
		d.rows = append(d.rows, dataRow(c))
	}
	d.rows = append(d.rows, detail{label: "The business stops within a day without it", note: "it then counts a quarter more",
		on:     func(e *questionnaire.Service) bool { return e.Stops },
		toggle: func(e *questionnaire.Service) { e.Stops = !e.Stops }})
	d.rows = append(d.rows, d.signIn())
	if def, ok := d.s.cat.Service(d.entry().ID); ok && def.Variants != nil {
		d.rows = append(d.rows, variantRow(def.Variants))
	}
}

func dataRow(c catalogue.DataCategory) detail {
	has := func(e *questionnaire.Service) bool { return slices.Contains(e.Data, c.ID) }
	return detail{label: c.Name, note: c.Examples, on: has, toggle: func(e *questionnaire.Service) {
		if has(e) {
			e.Data = slices.DeleteFunc(slices.Clone(e.Data), func(x string) bool { return x == c.ID })
			return
		}
		e.Data = append(slices.Clone(e.Data), c.ID)
	}}
}

// signIn lets the user say through which service's sign-in people get in.
func (d *details) signIn() detail {
	type option struct{ value, label string }
	own := option{questionnaire.OwnLogin, "a login of its own"}
	options := []option{{"", "the usual"}, own}
	for _, e := range d.s.a.Services {
		if e.Key != d.entry().Key {
			options = append(options, option{e.Key, "the sign-in of " + d.s.report.ServiceName(e.Key)})
		}
	}
	index := func(e *questionnaire.Service) int {
		return max(0, slices.IndexFunc(options, func(o option) bool { return o.value == e.SignIn }))
	}
	return detail{label: "People get in with", note: "questions on sign-in are then asked once",
		shown: func(e *questionnaire.Service) string { return options[index(e)].label },
		turn: func(e *questionnaire.Service, by int) {
			e.SignIn = options[(index(e)+by+len(options))%len(options)].value
		}}
}

func variantRow(v *catalogue.Variants) detail {
	index := func(e *questionnaire.Service) int {
		return max(0, slices.IndexFunc(v.Options, func(o catalogue.Variant) bool { return o.ID == e.Variant }))
	}
	return detail{label: v.Text,
		shown: func(e *questionnaire.Service) string { return v.Options[index(e)].Label },
		turn: func(e *questionnaire.Service, by int) {
			e.Variant = v.Options[(index(e)+by+len(v.Options))%len(v.Options)].ID
		}}
}

func (d details) Init() tea.Cmd {
	if len(d.s.a.Services) == 0 {
		return send(gotoMsg{stepStack})
	}
	return nil
}

func (d details) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || len(d.rows) == 0 {
		return d, nil
	}
	switch k.String() {
	case "up", "k":
		d.at = max(d.at-1, 0)
	case "down", "j":
		d.at = min(d.at+1, len(d.rows)-1)
	case "space":
		return d.alter(1)
	case "right", "left":
		if d.rows[d.at].turn != nil {
			return d.alter(map[string]int{"right": 1, "left": -1}[k.String()])
		}
	case "u":
		return d, send(nextMsg{})
	case "n":
		return d, d.name()
	case "enter":
		if d.n == len(d.s.a.Services)-1 {
			return d, send(nextMsg{})
		}
		d.n++
		d.list()
	case "esc":
		if d.n == 0 {
			return d, send(backMsg{})
		}
		d.n--
		d.list()
	}
	return d, nil
}

// name asks what the business calls the service, which tells two accounts apart.
func (d details) name() tea.Cmd {
	s, k := d.s, d.entry().Key
	f := newForm(s.st, field{label: "Name", value: s.report.ServiceName(k), help: "What you call it. Empty is its own name."})
	if d.entry().Custom() {
		f.fields[0].check = required("a name")
	}
	return send(showMsg{dialog{title: "A name for " + s.report.ServiceName(k), form: f, done: func(f *form) tea.Cmd {
		return s.change(func(a *questionnaire.Assessment) {
			e := a.Service(k)
			own := questionnaire.Name(s.cat, questionnaire.Service{Key: e.Key, ID: e.ID})
			if e.Name = f.value(0); e.Name == own && !e.Custom() {
				e.Name = ""
			}
		})
	}}})
}

// alter ticks the box or turns the choice at the cursor.
func (d details) alter(by int) (screen, tea.Cmd) {
	row := d.rows[d.at]
	return d, d.s.change(func(*questionnaire.Assessment) {
		if row.toggle != nil {
			row.toggle(d.entry())
		} else {
			row.turn(d.entry(), by)
		}
	})
}

func (d details) View(width, height int) string {
	if len(d.rows) == 0 {
		return ""
	}
	st := d.s.st
	title := st.title.Render(d.s.report.ServiceName(d.entry().Key))
	lines := make([]string, len(d.rows))
	for i, r := range d.rows {
		mark, label := "  ", r.label
		if i == d.at {
			mark, label = st.accent.Render("▸ "), st.selected.Render(label)
		}
		if r.on == nil {
			lines[i] = cut(mark+"    "+label+"  ‹ "+r.shown(d.entry())+" ›", width)
			continue
		}
		box := "[ ] "
		if r.on(d.entry()) {
			box = st.good.Render("[x] ")
		}
		lines[i] = cut(mark+box+label+"  "+st.muted.Render(r.note), width)
	}
	return title + "\n\n" + st.scrolled(lines, d.at, width, height-2)
}

func (d details) Keys() []key.Binding {
	first := key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "tick"))
	if len(d.rows) > 0 && d.rows[d.at].on == nil {
		first = key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "choose"))
	}
	return []key.Binding{
		first,
		keyMove, keyEnter, keyBack,
		key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "keep the rest as usual")),
		key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "name")),
	}
}

func (d details) Head() (right, left string) {
	return fmt.Sprintf("Details  %d of %d", min(d.n+1, len(d.s.a.Services)), len(d.s.a.Services)), "What is in it, and how much does it matter?"
}

package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
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

// A detail is one row: a box to tick, a choice to turn, or a text to edit.
type detail struct {
	label, note string
	data        string                              // id of the data category that a box is for
	on          func(e *questionnaire.Service) bool // of a box
	toggle      func(e *questionnaire.Service)
	options     []choice // of a choice
	value       func(e *questionnaire.Service) *string
	edit        func() tea.Cmd // of a text
}

// shown is what a choice or a text is at.
func (r *detail) shown(e *questionnaire.Service) string {
	v := *r.value(e)
	if r.options != nil {
		return r.options[r.chosen(e)].label
	}
	if v == "" {
		return "not said"
	}
	return text.CleanLine(v)
}

// chosen is the index of the choice at hand; what is no choice any more
// counts as the first.
func (r *detail) chosen(e *questionnaire.Service) int {
	return max(0, slices.IndexFunc(r.options, func(c choice) bool { return c.value == *r.value(e) }))
}

// turn moves a choice on.
func (r *detail) turn(e *questionnaire.Service, by int) {
	n := len(r.options)
	*r.value(e) = r.options[(r.chosen(e)+by+n)%n].value
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
	if in := d.signIn(); len(in.options) > 1 {
		d.rows = append(d.rows, in)
	}
	if def, ok := d.s.cat.Service(d.entry().ID); ok && def.Variants != nil {
		d.rows = append(d.rows, variantRow(def.Variants))
	}
	if d.planMatters() {
		d.rows = append(d.rows, d.plan())
	}
}

// planMatters tells whether some setting comes with some plans only.
func (d *details) planMatters() bool {
	def, ok := d.s.cat.Service(d.entry().ID)
	return ok && slices.ContainsFunc(def.Guides, func(g catalogue.Guide) bool { return !strings.HasPrefix(g.Plan, "Every ") })
}

// plan lets the user say which subscription the business has.
func (d *details) plan() detail {
	s, k := d.s, d.entry().Key
	return detail{label: "Subscription", note: "some settings come with some plans only; the steps name them",
		value: func(e *questionnaire.Service) *string { return &e.Plan },
		edit: func() tea.Cmd {
			f := newForm(s.st, field{label: "Subscription", value: s.a.Service(k).Plan, help: "The plan you pay for, as the bill calls it. Empty is not said."})
			return s.post(showMsg{dialog{title: s.report.ServiceName(k), form: f, done: func(f *form) tea.Cmd {
				return s.setService(k, func(e *questionnaire.Service) { e.Plan = f.value(0) })
			}}})
		}}
}

func dataRow(c catalogue.DataCategory) detail {
	has := func(e *questionnaire.Service) bool { return slices.Contains(e.Data, c.ID) }
	return detail{label: c.Name, note: c.Examples, data: c.ID, on: has, toggle: func(e *questionnaire.Service) {
		if has(e) {
			e.Data = slices.DeleteFunc(slices.Clone(e.Data), func(x string) bool { return x == c.ID })
			return
		}
		e.Data = append(slices.Clone(e.Data), c.ID)
	}}
}

// signIn lets the user say through which service's sign-in people get in.
func (d *details) signIn() detail {
	own := choice{"", "a login of its own"}
	var options []choice
	if with := d.shares(); with != "" {
		own.value = questionnaire.OwnLogin
		options = append(options, choice{"", "the account of " + d.s.report.ServiceName(with)})
	}
	options = append(options, own)
	for _, e := range d.s.a.Services {
		if e.Key != d.entry().Key {
			options = append(options, choice{e.Key, "the sign-in of " + d.s.report.ServiceName(e.Key)})
		}
	}
	return detail{label: "People get in with", note: "choose the service whose login opens this one, as with “Sign in with Google”; sign-in is then asked about once", options: options,
		value: func(e *questionnaire.Service) *string { return &e.SignIn }}
}

// shares is the service named earlier that is under one account with the one at
// hand, and so opened by one login, unless the user says otherwise.
func (d *details) shares() string {
	account := func(e *questionnaire.Service) string {
		if def, ok := d.s.cat.Service(e.ID); ok && e.Key == e.ID { // a second one is a second account
			return def.Account
		}
		return ""
	}
	is := account(d.entry())
	for i := range d.s.a.Services[:d.n] {
		if e := &d.s.a.Services[i]; is != "" && account(e) == is && e.SignIn == "" {
			return e.Key
		}
	}
	return ""
}

func variantRow(v *catalogue.Variants) detail {
	r := detail{label: v.Text, value: func(e *questionnaire.Service) *string { return &e.Variant }}
	for _, o := range v.Options {
		r.options = append(r.options, choice{o.ID, o.Label})
	}
	return r
}

func (d details) Init() tea.Cmd {
	if len(d.s.a.Services) == 0 {
		return d.s.post(gotoMsg{stepStack})
	}
	return nil
}

func (d details) Update(msg tea.Msg) (screen, tea.Cmd) {
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
		if d.rows[d.at].options != nil {
			return d.alter(map[string]int{"right": 1, "left": -1}[k.String()])
		}
	case "u":
		return d, d.s.post(nextMsg{})
	case "n":
		return d, d.name()
	case "enter":
		if d.n == len(d.s.a.Services)-1 {
			return d, d.s.post(nextMsg{})
		}
		d.n++
		d.list()
	case "esc":
		if d.n == 0 {
			return d, d.s.post(backMsg{})
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
	return s.post(showMsg{dialog{title: "A name for " + s.report.ServiceName(k), form: f, done: func(f *form) tea.Cmd {
		return s.setService(k, func(e *questionnaire.Service) {
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
	if row.edit != nil {
		return d, row.edit()
	}
	return d, d.s.setService(d.entry().Key, func(e *questionnaire.Service) {
		if row.toggle != nil {
			row.toggle(e)
		} else {
			row.turn(e, by)
		}
	})
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
	if len(d.rows) > 0 && d.rows[d.at].options != nil {
		first = key.NewBinding(key.WithKeys("left", "right", "space"), key.WithHelp("←→", "choose"))
	}
	if len(d.rows) > 0 && d.rows[d.at].edit != nil {
		first = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "write"))
	}
	return []key.Binding{
		first,
		keyList, keyEnter, keyBack,
		key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "rest as usual")),
		key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "name")),
	}
}

func (d details) Head() (right, left string) {
	return fmt.Sprintf("Details  %d of %d", min(d.n+1, len(d.s.a.Services)), len(d.s.a.Services)), "What is in it, and how much does it matter?"
}

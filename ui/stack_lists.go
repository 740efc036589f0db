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
	"yourpart/ui/interview"
)

// forgotten lists the kinds of services that businesses usually forget to name and
// of which the stack has none. It is shown once when the stack is left.
type forgotten struct {
	s     *session
	kinds []catalogue.Forgotten
	on    bool // the stack is being left: the first row goes on
	at    int
}

// kindMsg shows the stack's services of one kind.
type kindMsg struct{ kind catalogue.Forgotten }

func newForgotten(s *session, kinds []catalogue.Forgotten, on bool) forgotten {
	return forgotten{s: s, kinds: kinds, on: on}
}

func (v forgotten) Init() tea.Cmd { return nil }

// kind is the one at the cursor, or nil on the row that goes on.
func (v forgotten) kind() *catalogue.Forgotten {
	i := v.at
	if v.on {
		i--
	}
	if i < 0 {
		return nil
	}
	return &v.kinds[i]
}

func (v forgotten) last() int {
	if v.on {
		return len(v.kinds)
	}
	return len(v.kinds) - 1
}

func (v forgotten) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch {
	case key.Matches(k, keyList):
		v.at = moved(v.at, v.last()+1, k.String())
	case key.Matches(k, keyChoose):
		switch f := v.kind(); {
		case f == nil:
			return v, v.s.post(nextMsg{})
		case f.Model != "":
			return nil, v.s.post(kindMsg{*f})
		default: // there is nothing to add: it is noted
			return v.without(f.ID)
		}
	case key.Matches(k, keyBackLeft):
		return nil, nil
	}
	return v, nil
}

// without strikes a kind off the list; the last one closes it.
func (v forgotten) without(id string) (screen, tea.Cmd) {
	v.kinds = slices.DeleteFunc(slices.Clone(v.kinds), func(f catalogue.Forgotten) bool { return f.ID == id })
	v.at = min(v.at, v.last())
	if len(v.kinds) == 0 && !v.on {
		return nil, nil
	}
	return v, nil
}

func (v forgotten) View(width, height int) string {
	st := v.s.st
	rows := []string{}
	if v.on {
		rows = append(rows, st.menu(0, v.at == 0, "Nothing is missing, go on", "", width))
	}
	for _, f := range v.kinds {
		n := len(rows)
		rows = append(rows, st.menu(n, n == v.at, f.Name, "", width))
	}
	why := []string{""}
	if f := v.kind(); f != nil {
		why = append(why, prose(f.Why, width)...)
	}
	for len(why) < 4 {
		why = append(why, "")
	}
	head := prose("Small businesses often forget these, and none of them is named yet. Choose one to add it.", width)
	list := st.scrolled(rows, v.at, width, max(height-len(head)-1-len(why), 1))
	return joined(head, []string{"", list}, why)
}

func (v forgotten) Keys() []key.Binding { return []key.Binding{keyChoose, keyList, keyBackLeft} }

func (v forgotten) Head() (right, left string) { return "Stack", "Is anything missing?" }

func (v forgotten) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return press(v, tea.KeyPressMsg{Code: tea.KeyEnter})
}

// chosenList is only what is chosen: each service with its copies, each with where it
// runs and how people get in.
type chosenList struct {
	s  *session
	at int
}

var (
	keyOnlyChosen = key.NewBinding(key.WithKeys("ctrl+t"), key.WithHelp("ctrl+t", "only chosen"))
	keyToDetails  = key.NewBinding(key.WithKeys("enter", "right"), key.WithHelp("enter", "its details"))
	keyTakeOut    = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "take out"))
	keyShowAll    = key.NewBinding(key.WithKeys("esc", "left", "ctrl+t"), key.WithHelp("esc", "show all"))
)

func (v chosenList) Init() tea.Cmd { return nil }

func (v chosenList) Update(msg tea.Msg) (screen, tea.Cmd) {
	list := v.s.Assessment.Services
	v.at = max(min(v.at, len(list)-1), 0)
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch {
	case key.Matches(k, keyShowAll):
		return nil, nil
	case len(list) == 0:
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(list), k.String())
	case key.Matches(k, keyToDetails):
		return v, v.s.post(detailsMsg{service: list[v.at].Key})
	case key.Matches(k, keyTakeOut):
		key := list[v.at].Key
		return v, v.s.post(showMsg{confirm{question: "Take “" + v.s.Report.ServiceName(key) + "” out? Its answers stay in the file.",
			yes: func() tea.Msg { return removeMsg{key} }}})
	}
	return v, nil
}

func (v chosenList) View(width, height int) string {
	st, list := v.s.st, v.s.Assessment.Services
	if len(list) == 0 {
		return "Nothing is chosen. Esc shows all services again."
	}
	about := atMost(prose(v.s.Chosen(min(v.at, len(list)-1)), width), 2, width)
	rows := st.list(len(list), v.at, width, max(height-3, 1), func(i, w int) string {
		return st.menu(i, i == v.at, v.s.Report.ServiceName(list[i].Key), v.s.Chosen(i), w)
	})
	return joined([]string{fit(rows, width, max(height-3, 1)), ""}, styled(st.muted.Render, strings.Join(about, " "), width))
}

func (v chosenList) Keys() []key.Binding {
	if len(v.s.Assessment.Services) == 0 {
		return []key.Binding{keyShowAll}
	}
	return []key.Binding{keyToDetails, keyTakeOut, keyList, keyShowAll}
}

func (v chosenList) Head() (right, left string) {
	return fmt.Sprintf("Stack · %d chosen", len(v.s.Assessment.Services)), "Only what is chosen"
}

func (v chosenList) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return v, nil
}

// categories are those of the catalogue; the one that a kind belongs to comes
// first.
func (v *stack) categories() []catalogue.Named {
	list := v.s.Catalogue.Categories
	if v.kind == nil {
		return list
	}
	if i := slices.IndexFunc(list, func(c catalogue.Named) bool { return c.ID == v.kind.Category }); i > 0 {
		list = slices.Concat(list[i:i+1], list[:i], list[i+1:])
	}
	return list
}

// describe asks for a service that the catalogue does not have.
func (v stack) describe() tea.Cmd {
	var models []interview.Choice
	for _, m := range []catalogue.Model{catalogue.SaaS, catalogue.PaaS, catalogue.FaaS, catalogue.CaaS, catalogue.IaaS, catalogue.OnPrem} {
		models = append(models, interview.Choice{Value: string(m), Label: m.String() + " · " + m.Plain()})
	}
	name, model := v.search, catalogue.SaaS
	if v.kind != nil && name == "" {
		name, model = v.kind.Name, v.kind.Model
	}
	f := newForm(v.s.st,
		field{label: "Name", value: name, help: "What people call it.", check: serviceName},
		field{label: "Kind", value: string(model), help: "Left and right choose how much of it the provider runs.", choices: models})
	s := v.s
	return s.post(showMsg{dialog{title: "A service of your own", form: f, done: func(f *form) tea.Cmd {
		key, save := s.takeIn(questionnaire.Service{Name: f.value(0), Model: catalogue.Model(f.fields[1].value)})
		s.post(stackChangedMsg{key})
		return save
	}}})
}

// serviceName returns what is wrong with the name of a service of one's own.
func serviceName(name string) error {
	if err := required("a name")(name); err != nil {
		return err
	}
	return questionnaire.CheckName(name)
}

// What is taken into the stack and out of it.

// entries are the keys of a service in the stack, the first account first.
func (v *stack) entries(def *catalogue.Service) (keys []string) {
	for _, e := range v.s.Assessment.Services {
		if def != nil && e.ID == def.ID {
			keys = append(keys, e.Key)
		}
	}
	return keys
}

// askOut asks before an entry is taken out, and says how it comes back.
func (v stack) askOut(key, how string) tea.Cmd {
	question := "Take “" + v.s.Report.ServiceName(key) + "” out? Its details and answers stay in the file: " + how + "."
	return v.s.post(showMsg{confirm{question: question, title: "Take it out?", yes: func() tea.Msg { return removeMsg{key} }}})
}

// second adds another entry of the same service, for a second account.
func (v stack) second() (screen, tea.Cmd) {
	def := v.rows[v.at].def
	if def == nil {
		return v, nil
	}
	_, save := v.s.takeIn(v.s.Assessment.Preset(v.s.Catalogue, questionnaire.Service{ID: def.ID}))
	return v, save
}

// takeIn puts a service into the stack, and says so. One that was taken out before comes
// back with its details and answers.
func (s *session) takeIn(e questionnaire.Service) (key string, save tea.Cmd) {
	back := false
	save = s.change(func(a *questionnaire.Assessment) {
		key, back = a.BringBack(func(was questionnaire.Service) bool {
			return was.ID == e.ID && (!e.Custom() || was.Name == e.Name && was.Model == e.Model)
		})
		if !back {
			key = a.AddService(e)
		}
	})
	name := s.Report.ServiceName(key)
	switch {
	case back:
		s.tell(name + " is back, with its details" + s.answersOf(key))
	case key != e.ID && !e.Custom():
		s.tell(name + " is a second account; ctrl+r takes it back")
	case s.answersOf(key) != "":
		s.tell(name + " is in, with its usual details" + s.answersOf(key) + " from before")
	}
	return key, save
}

// takeOut takes an entry out of the stack, and says what becomes of what is known of it.
func (s *session) takeOut(key string) tea.Cmd {
	name, answers := s.Report.ServiceName(key), s.answersOf(key)
	save := s.change(func(a *questionnaire.Assessment) { a.RemoveService(key) })
	s.tell(name + " is out; its details" + answers + " are kept")
	return save
}

// answersOf is " and 12 answers" for a service that has some, or empty.
func (s *session) answersOf(key string) string {
	n := 0
	for id := range s.Assessment.Answers {
		if id.Service == key {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return " and " + text.Plural(n, "answer")
}

package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// forgotten lists the kinds of services that firms usually forget to name and
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
	head := prose("Small firms often forget these, and none of them is named yet. Choose one to add it.", width)
	list := st.scrolled(rows, v.at, width, max(height-len(head)-1-len(why), 1))
	return joined(head, []string{"", list}, why)
}

func (v forgotten) Keys() []key.Binding { return []key.Binding{keyChoose, keyList, keyBackLeft} }

func (v forgotten) Head() (right, left string) { return "Stack", "Is anything missing?" }

func (v forgotten) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return press(v, tea.KeyPressMsg{Code: tea.KeyEnter})
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

// heading moves to the first service under the next heading, or under the one before.
func (v *stack) heading(forward bool) {
	under := v.rows[v.at].under
	first := func(i int) bool {
		return v.rows[i].heading == "" && (i == 0 || v.rows[i-1].under != v.rows[i].under || v.rows[i-1].heading != "")
	}
	for i := v.at + 1; forward && i < len(v.rows); i++ {
		if first(i) && v.rows[i].under != under {
			v.at = i
			return
		}
	}
	for i := v.at - 1; !forward && i >= 0; i-- {
		if first(i) {
			v.at = i
			return
		}
	}
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
	_, save := v.s.takeIn(questionnaire.Service{ID: def.ID, Data: slices.Clone(def.Data)})
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

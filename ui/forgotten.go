package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

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

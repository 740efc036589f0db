package ui

import (
	"fmt"
	"regexp"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
)

// review lists what is open, unsure or odd. Nothing here stops anybody: the
// first row goes on.
type review struct {
	s     *session
	items []reviewItem
	at    int // 0 is the row that goes on
}

type reviewItem struct {
	mark, text string
	goTo       tea.Msg
}

var (
	keyGoThere = key.NewBinding(key.WithKeys("enter", "space", "right"), key.WithHelp("enter", "go there"))
	keyGoOn    = key.NewBinding(key.WithKeys("enter", "space", "right"), key.WithHelp("enter", "next"))
	keyStep    = key.NewBinding(key.WithKeys("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), key.WithHelp("0-9", "step"))
)

func newReview(s *session) screen {
	v := review{s: s}
	var open []reviewItem
	for _, q := range listQuestions(s) {
		for i := range q.cells {
			switch c := &q.cells[i]; {
			case !answerable(c):
			case c.Open():
				open = append(open, v.about("open", c.ID(), ""))
			case c.Answer.Option == questionnaire.NotSure:
				open = append(open, v.about("not sure", c.ID(), ""))
			}
		}
	}
	for _, r := range questionnaire.Check(s.cat, &s.a) {
		mark := "look"
		switch {
		case r.Rule == "open" || strings.HasPrefix(r.Mend, "nothing to do"):
			continue // what is open is listed below
		case r.Severity == questionnaire.Wrong:
			mark = "mend"
		}
		v.items = append(v.items, v.about(mark, r.Cell, v.inWords(r.Text+": "+r.Mend)))
	}
	v.items = append(v.items, open...)
	v.at, s.mended = min(s.mended, len(v.items)), 0
	return v
}

// item is the one at the cursor, or nil on the row that goes on.
func (v review) item() *reviewItem {
	if v.at == 0 {
		return nil
	}
	return &v.items[v.at-1]
}

// controlID is a control in a remark, by its id.
var controlID = regexp.MustCompile(`\(([a-z0-9]+(?:-[a-z0-9]+)+)\)`)

// inWords names the controls of a remark as people know them.
func (v *review) inWords(remark string) string {
	return controlID.ReplaceAllStringFunc(remark, func(id string) string {
		if k, ok := v.s.cat.Control(strings.Trim(id, "()")); ok {
			return "(see “" + k.Title + "”)"
		}
		return id
	})
}

// about is one line about a cell, or about the stack, and where to mend it.
func (v *review) about(mark string, id questionnaire.CellID, text string) reviewItem {
	switch {
	case id.Control == "" && len(v.s.a.Services) == 0:
		return reviewItem{mark, text, gotoMsg{stepStack}}
	case id.Control == "":
		return reviewItem{mark, text, gotoMsg{stepDetails}}
	}
	name := id.String()
	if k, ok := v.s.cat.Control(id.Control); ok {
		name = k.Title
		if n := v.s.report.ServiceName(id.Service); n != "" && id.Service != "" {
			name += " · " + n
		}
	}
	if text != "" {
		name += ": " + text
	}
	return reviewItem{mark, name, jumpMsg{to: id, mend: true}}
}

func (v review) Init() tea.Cmd { return nil }

func (v review) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch {
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(v.items)+1, k.String())
	case key.Matches(k, keyGoThere) && v.item() != nil:
		if _, ok := v.item().goTo.(jumpMsg); ok {
			v.s.mended = v.at
		}
		return v, v.s.post(v.item().goTo)
	case key.Matches(k, keyGoOn):
		return v, v.s.post(nextMsg{})
	case key.Matches(k, keyStep):
		return v, v.s.post(gotoMsg{int(k.String()[0] - '0')})
	case key.Matches(k, keyBack):
		return v, v.s.post(backMsg{})
	}
	return v, nil
}

func (v review) View(width, height int) string {
	st := v.s.st
	var nav []string
	for i := range steps {
		nav = append(nav, fmt.Sprintf("%s\u00a0%s", st.key.Render(fmt.Sprint(i)), strings.ReplaceAll(steps[i].title, " ", "\u00a0")))
	}
	foot := append([]string{"", st.muted.Render("Go to any step by its number:")}, wrap(strings.Join(nav, "  "), width)...)
	if len(v.items) == 0 {
		return st.good.Render("Everything is answered, and nothing looks odd.") + "\n" + strings.Join(foot, "\n")
	}
	foot = append(v.whole(width, height), foot...)
	h := min(max(height-len(foot), 2), len(v.items)+1)
	rows := st.list(len(v.items)+1, v.at, width, h, v.row)
	return fit(rows, width, h) + "\n" + strings.Join(foot, "\n")
}

// whole is the item at the cursor where its row has no room for all of it.
func (v review) whole(width, height int) []string {
	if v.item() == nil {
		return nil
	}
	text := v.item().text
	if widthOf(text) <= width-11 {
		return nil
	}
	lines := styled(v.s.st.muted.Render, text, width)
	return append([]string{""}, lines[:min(len(lines), 4, max(height-8, 1))]...)
}

func (v review) row(i, width int) string {
	st := v.s.st
	if i == 0 {
		return st.menu(0, v.at == 0, "Go on to the results", "none of this has to be mended", width)
	}
	it := v.items[i-1]
	mark, text := "  ", it.text
	if i == v.at {
		mark, text = st.accent.Render("▸ "), st.selected.Render(it.text)
	}
	return cut(st.mark(i)+mark+st.warn.Render(pad(it.mark, 9))+text, width)
}

func (v review) Keys() []key.Binding {
	if len(v.items) == 0 {
		return []key.Binding{keyGoOn, keyBack, keyStep}
	}
	first := keyGoOn
	if v.item() != nil {
		first = keyGoThere
	}
	return []key.Binding{first, keyList, keyBack, keyStep}
}

func (v review) Head() (right, left string) { return "Review", v.counts() }

// counts says how many things of each kind there are, such as "2 open".
func (v review) counts() string {
	var parts []string
	for _, kind := range []struct{ mark, words string }{{"mend", "to mend"}, {"look", "to look at"}, {"not sure", "not sure"}, {"open", "open"}} {
		n := 0
		for _, it := range v.items {
			if it.mark == kind.mark {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind.words))
		}
	}
	if len(parts) == 0 {
		return "Nothing is open"
	}
	return strings.Join(parts, " · ")
}

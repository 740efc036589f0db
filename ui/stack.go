package ui

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// stack chooses the services. Space takes one in or out; letters search, and
// while they do, space is a letter and enter chooses.
type stack struct {
	s      *session
	search string
	kind   *catalogue.Forgotten // only services of that kind are listed
	rows   []stackRow
	at     int
}

// A stackRow is a heading, a service of the catalogue, an entry of the user's
// own, or the offer to describe one.
type stackRow struct {
	heading string
	under   string // the heading above it
	def     *catalogue.Service
	why     string // what a search found it by, where that is not its name
	own     string // key of a custom entry
	offer   bool
}

func newStack(s *session) screen {
	v := stack{s: s}
	v.list()
	return v
}

// list works out the rows: all by category, or what a search finds, the best first.
func (v *stack) list() {
	v.rows = nil
	for _, e := range v.s.Assessment.Services {
		if e.Custom() && interview.HasAll(e.Name, strings.Fields(strings.ToLower(v.search))) && (v.kind == nil || v.kind.Named(e.Name)) {
			v.under("Your own", stackRow{own: e.Key})
		}
	}
	if v.search == "" {
		v.listAll()
	} else {
		for _, f := range v.s.Catalogue.Search(v.search) {
			if v.kind == nil || v.kind.Has(f.Service) {
				v.under(interview.FoundTitle(f), stackRow{def: f.Service, why: interview.FoundWhy(f)})
			}
		}
	}
	if v.search != "" && len(v.rows) == 0 {
		v.rows = append(v.rows, stackRow{heading: "Nothing is called that"})
	}
	if v.kind == nil || v.kind.Model != "" {
		v.rows = append(v.rows, stackRow{offer: true})
	}
	if len(v.rows) == 0 {
		v.kind = nil
		v.list()
		return
	}
	v.at = min(v.at, len(v.rows)-1)
	if v.rows[v.at].heading != "" {
		v.move(1)
	}
}

// listAll adds every service on offer, category by category.
func (v *stack) listAll() {
	if v.kind != nil {
		for _, id := range v.kind.Services { // in the order in which the kind names them
			if def, ok := v.s.Catalogue.Service(id); ok && def.Retired == "" {
				v.under(v.s.Catalogue.CategoryName(def.Category), stackRow{def: def})
			}
		}
	}
	for _, c := range v.categories() {
		for i := range v.s.Catalogue.Services {
			def := &v.s.Catalogue.Services[i]
			if def.Category == c.ID && def.Retired == "" && (v.kind == nil || v.kind.Whole && v.kind.Has(def)) {
				v.under(c.Name, stackRow{def: def})
			}
		}
	}
}

// under adds a row below a heading, which is written once.
func (v *stack) under(heading string, row stackRow) {
	row.under = heading
	if len(v.rows) == 0 || v.rows[len(v.rows)-1].under != heading {
		v.rows = append(v.rows, stackRow{heading: heading})
	}
	v.rows = append(v.rows, row)
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

// move goes to the next row that is no heading.
func (v *stack) move(by int) {
	for i := v.at + by; i >= 0 && i < len(v.rows); i += by {
		if v.rows[i].heading == "" {
			v.at = i
			return
		}
	}
}

func (v stack) Init() tea.Cmd { return nil }

func (v stack) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case kindMsg:
		v.kind = &msg.kind
		v.find("")
	case stackChangedMsg:
		v.kind = nil
		v.find("")
		v.seek(stackRow{own: msg.key})
	case undoneMsg:
		row := v.rows[v.at]
		v.list()
		v.seek(row)
	case removeMsg:
		row := v.rows[v.at]
		cmd := v.s.takeOut(msg.key)
		v.list()
		v.seek(row)
		return v, cmd
	case tea.PasteMsg:
		v.find(v.search + text.CleanLine(msg.Content))
	case tea.KeyPressMsg:
		return v.key(msg)
	}
	return v, nil
}

// find searches, with the cursor on the best of what it finds.
func (v *stack) find(q string) {
	v.search, v.at = q, 0
	v.list()
	if i := slices.IndexFunc(v.rows, func(r stackRow) bool { return r.def != nil }); i >= 0 && q != "" {
		v.at = i
	}
}

func (v stack) key(msg tea.KeyPressMsg) (screen, tea.Cmd) {
	switch k := msg.String(); k {
	case "up":
		v.move(-1)
	case "down":
		v.move(1)
	case "pgdown":
		for range 10 {
			v.move(1)
		}
	case "pgup":
		for range 10 {
			v.move(-1)
		}
	case "esc":
		switch {
		case v.search != "":
			v.find("")
		case v.kind != nil:
			v.kind = nil
			v.find("")
		default:
			return v, v.s.post(backMsg{})
		}
	case "ctrl+f":
		if kinds := questionnaire.Forgotten(v.s.Catalogue, &v.s.Assessment); len(kinds) > 0 {
			return v, v.s.post(showMsg{newForgotten(v.s, kinds, false)})
		}
	case "right":
		if v.rows[v.at].def != nil {
			return v, v.s.post(showMsg{v.page()})
		}
	case "backspace":
		if v.search != "" {
			v.find(withoutLast(v.search))
		}
	case "ctrl+u":
		v.find("")
	case "tab", "shift+tab":
		v.heading(k == "tab")
	case "ctrl+r":
		return v, v.s.undo()
	case "enter":
		return v.enter()
	default:
		if k == "space" && v.search == "" {
			return v.toggle()
		}
		if k == "+" && v.search == "" {
			return v.second()
		}
		if msg.Text != "" {
			v.find(v.search + msg.Text)
		}
	}
	return v, nil
}

// enter chooses what was searched for; without a search it goes on, once
// something is chosen.
func (v stack) enter() (screen, tea.Cmd) {
	switch {
	case v.rows[v.at].offer:
		return v, v.describe()
	case v.search != "" && v.count(v.rows[v.at].def) == 0 && v.rows[v.at].own == "":
		return v.toggle()
	case v.search != "": // it is chosen already
		v.clear()
		return v, nil
	case v.kind != nil:
		return v.toggle()
	case len(v.s.Assessment.Services) == 0:
		return v, v.s.post(failMsg{errors.New("choose at least one service with space, or describe one at the end of the list")})
	}
	if kinds := questionnaire.Forgotten(v.s.Catalogue, &v.s.Assessment); len(kinds) > 0 && !v.s.reminded {
		v.s.reminded = true
		return v, v.s.post(showMsg{newForgotten(v.s, kinds, true)})
	}
	return v, v.s.post(nextMsg{})
}

// clear ends a search with the cursor where it was.
func (v *stack) clear() {
	row := v.rows[v.at]
	v.search, v.kind = "", nil
	v.list()
	v.seek(row)
}

// count is how many entries of the stack are of that service.
func (v *stack) count(def *catalogue.Service) int { return len(v.entries(def)) }

// toggle takes the service at the cursor in, or out. One that the user described and a
// second account cannot be chosen again in one key, so that asks first.
func (v stack) toggle() (screen, tea.Cmd) {
	row := v.rows[v.at]
	if row.offer {
		return v, v.describe()
	}
	keys := v.entries(row.def)
	switch {
	case row.own != "":
		return v, v.askOut(row.own, "describe it again under the same name")
	case len(keys) > 1:
		return v, v.askOut(keys[len(keys)-1], "+ brings it back")
	}
	var cmd tea.Cmd
	if len(keys) == 0 {
		_, cmd = v.s.takeIn(questionnaire.Service{ID: row.def.ID, Data: slices.Clone(row.def.Data)})
	} else {
		cmd = v.s.takeOut(keys[0])
	}
	v.clear()
	return v, cmd
}

// seek puts the cursor on the row of the same service.
func (v *stack) seek(row stackRow) {
	same := func(r stackRow) bool { return (r.def != nil && r.def == row.def) || (r.own != "" && r.own == row.own) }
	if i := slices.IndexFunc(v.rows, same); i >= 0 {
		v.at = i
	}
}

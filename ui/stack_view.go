package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// View draws the list with a few words on the service at the cursor: below
// it, or beside it where the window is wide.
func (v stack) View(width, height int) string {
	find := v.top(width, height)
	if width >= sideBySide {
		left := width/2 - 2
		list := strings.Split(v.rowsIn(left, height-len(find)), "\n")
		return joined(find, beside(list, v.aside(width-left-4), left+4))
	}
	about := v.about(width, height)
	return joined(find, []string{v.rowsIn(width, height-len(find)-len(about))}, about)
}

// top is what is searched for, the kind that is listed, or how to search, then
// what is chosen where that has no place of its own, and an empty line.
func (v *stack) top(width, height int) []string {
	if v.kind != nil && v.search == "" {
		why := atMost(wrap(v.kind.Name+": "+v.kind.Why, width), 2, width)
		for i, l := range why {
			why[i] = v.s.st.accent.Render(l)
		}
		return append(why, "")
	}
	lines := []string{v.finding(width)}
	only := keyOnlyChosen.Help().Key
	if chosen := v.chosen(width - len(only) - 2); chosen != "" && width < sideBySide {
		line := apart(v.s.st.muted.Render(chosen), v.s.st.key.Render(only), width)
		if lines = append(lines, line); height < 16 { // the list needs the line
			return lines
		}
	}
	return append(lines, "")
}

// chosen names the services of the stack in a line.
func (v *stack) chosen(width int) string {
	text := ""
	for i, e := range v.s.Assessment.Services {
		more := ""
		if left := len(v.s.Assessment.Services) - i - 1; left > 0 {
			more = fmt.Sprintf(" and %d more", left)
		}
		next := text + ", " + v.s.Report.ServiceName(e.Key)
		if i == 0 {
			next = cut("Chosen: "+v.s.Report.ServiceName(e.Key), width-len(more))
		}
		if i > 0 && widthOf(next+more) > width {
			text += fmt.Sprintf(" and %d more", len(v.s.Assessment.Services)-i)
			break
		}
		text = next
	}
	return cut(text, width)
}

// finding is what is searched for, or how to search with what is often
// forgotten at the right.
func (v *stack) finding(width int) string {
	st := v.s.st
	if v.search != "" {
		found := v.found()
		return apart(st.muted.Render("Search: ")+st.selected.Render(cut(v.search, width-12-len(found)))+caret, st.muted.Render(found), width)
	}
	note := ""
	if n := len(questionnaire.Forgotten(v.s.Catalogue, &v.s.Assessment)); n > 0 && len(v.s.Assessment.Services) > 0 {
		note = fmt.Sprintf("%d often forgotten: ", n) + st.key.Render("ctrl+f")
	}
	return apart(st.muted.Render("Type to search"), note, width)
}

// found says how many services a search finds.
func (v *stack) found() string {
	n := 0
	for _, r := range v.rows {
		if r.def != nil || r.own != "" {
			n++
		}
	}
	return fmt.Sprintf("%d found", n)
}

// rowsIn draws the rows in a box of that size.
func (v *stack) rowsIn(width, height int) string {
	rows := v.s.st.list(len(v.rows), v.at, width, height, func(i, w int) string {
		return cut(v.s.st.mark(i)+v.row(v.rows[i], i == v.at, w), w)
	})
	return fit(rows, width, height)
}

// about is an empty line and one or two on the service at the cursor.
func (v *stack) about(width, height int) []string {
	room := 2
	if height < 15 {
		room = 1
	}
	lines := make([]string, 1+room)
	for i, l := range atMost(prose(v.aboutText(), width), room, width) {
		lines[1+i] = v.s.st.muted.Render(l)
	}
	return lines
}

// aboutText is what the service at the cursor is, and what its provider does.
func (v *stack) aboutText() string {
	switch row := v.rows[v.at]; {
	case row.def != nil:
		return row.def.Model.String() + " · " + row.def.Model.Plain() + ". The provider: " + strings.Join(row.def.ProviderDoes, "; ") + "."
	case row.own != "":
		m := v.s.Assessment.Service(row.own).Model
		return m.String() + " · " + m.Plain() + ". You described it yourself."
	case row.offer:
		return "Anything else that holds data of the business: a name and who runs it are enough."
	}
	return ""
}

// aside is what is chosen, and more on the service at the cursor.
func (v *stack) aside(width int) []string {
	st := v.s.st
	lines := []string{st.title.Render("Chosen") + "  " + st.key.Render(keyOnlyChosen.Help().Key)}
	for _, e := range v.s.Assessment.Services {
		lines = append(lines, cut(v.s.Report.ServiceName(e.Key), width))
	}
	if len(v.s.Assessment.Services) == 0 {
		lines = append(lines, st.muted.Render("Nothing yet."))
	}
	def := v.rows[v.at].def
	if def == nil {
		return append(lines, v.missing(width)...)
	}
	lines = append(lines, "", st.title.Render(cut(def.Name, width)))
	for i, text := range v.facts(def) {
		style := st.body
		if i == 0 {
			style = st.muted
		}
		lines = append(lines, styled(style.Render, text, width)...)
	}
	return append(lines, v.missing(width)...)
}

// facts are what there is to know of a service, a paragraph each.
func (v *stack) facts(def *catalogue.Service) []string {
	list := []string{def.Provider + " · " + def.Model.String() + " · " + def.Model.Plain(), "The provider:"}
	for _, does := range def.ProviderDoes {
		list = append(list, "  "+does)
	}
	return append(list, "Usually holds: "+strings.Join(dataNames(v.s.Catalogue, def.Data), ", "))
}

// page tells all about the service at the cursor, where a row has no
// room for it.
func (v *stack) page() page {
	def := v.rows[v.at].def
	p := newPage(v.s, def.Name).add(v.facts(def)...)
	if len(def.Aliases) > 0 {
		p = p.add("Also found as: " + strings.Join(def.Aliases, ", "))
	}
	for _, l := range []interview.Headed{{Head: "What is whose", Text: def.Links.Responsibility}, {Head: "Trust", Text: def.Links.Trust}, {Head: "Agreement on data", Text: def.Links.DPA},
		{Head: "Is it running", Text: def.Links.Status}} {
		if l.Text != "" {
			p = p.add(l.Head + ": " + l.Text)
		}
	}
	if f := def.Facts; f != nil {
		p = p.add(interview.FactsLine(f, v.s.Today()))
	}
	return p.explain()
}

// missing lists the kinds of which the stack has none.
func (v *stack) missing(width int) []string {
	st := v.s.st
	kinds := questionnaire.Forgotten(v.s.Catalogue, &v.s.Assessment)
	if len(kinds) == 0 || len(v.s.Assessment.Services) == 0 {
		return nil
	}
	lines := []string{"", st.title.Render("Often forgotten") + "  " + st.key.Render("ctrl+f") + st.muted.Render(" to add")}
	for _, f := range kinds {
		lines = append(lines, cut(f.Name+"  "+st.muted.Render(f.Why), width))
	}
	return lines
}

func dataNames(c *catalogue.Catalogue, ids []string) []string {
	var names []string
	for _, id := range ids {
		if d, ok := c.DataCategory(id); ok {
			names = append(names, d.Name)
		}
	}
	return names
}

func (v *stack) row(r stackRow, here bool, width int) string {
	st := v.s.st
	mark := "  "
	if here {
		mark = st.accent.Render("▸ ")
	}
	switch {
	case r.heading != "":
		return st.muted.Render(strings.ToUpper(r.heading))
	case r.offer:
		if v.search != "" {
			return cut(mark+"＋ Something that is not listed: add “"+v.search+"”…", width)
		}
		return cut(mark+"＋ Something that is not listed…", width)
	case r.own != "":
		e := v.s.Assessment.Service(r.own)
		name := v.s.Report.ServiceName(e.Key)
		if here {
			name = st.selected.Render(name)
		}
		return cut(mark+st.good.Render("[x] ")+name+"  "+st.muted.Render(e.Model.String()), width)
	}
	box := "[ ] "
	switch n := v.count(r.def); {
	case n == 1:
		box = st.good.Render("[x] ")
	case n > 1:
		box = st.good.Render(fmt.Sprintf("[%d] ", n))
	}
	about := r.def.Model.String()
	if r.why != "" {
		about += " · " + r.why
	}
	name := cut(r.def.Name, max(width-8-widthOf(about), 16)) // what it was found by is read before the end of a long name
	if here {
		name = st.selected.Render(name)
	}
	return cut(mark+box+name+"  "+st.muted.Render(about), width)
}

var keyFurther = key.NewBinding(key.WithKeys("pgup", "pgdown"), key.WithHelp("pgup pgdn", "further"))

func (v stack) Keys() []key.Binding {
	help := func(k, name, desc string) key.Binding {
		return key.NewBinding(key.WithKeys(k), key.WithHelp(name, desc))
	}
	row := v.rows[v.at]
	back, first := keyBack, help("space", "space", "choose")
	switch {
	case v.search != "":
		back, first = help("esc", "esc", "clear the search"), help("enter", "enter", "choose")
	case v.kind != nil:
		back, first = help("esc", "esc", "show all"), help("enter", "enter", "choose")
	}
	if row.offer {
		describe := key.NewBinding(key.WithKeys("enter", "space"), key.WithHelp("enter", "describe it"))
		if v.search != "" { // space is a letter of it
			describe.SetKeys("enter")
		}
		return []key.Binding{describe, keyMove, back, keyFurther, keyPickNext, keyUndoTyping}
	}
	about := help("right", "→", "about it")
	about.SetEnabled(row.def != nil)
	second := help("+", "+", "second account")
	second.SetEnabled(row.def != nil && v.search == "")
	next := keyEnter
	next.SetEnabled(v.search == "" && v.kind == nil)
	missing := help("ctrl+f", "ctrl+f", "often forgotten")
	missing.SetEnabled(len(questionnaire.Forgotten(v.s.Catalogue, &v.s.Assessment)) > 0)
	only := keyOnlyChosen
	only.SetEnabled(len(v.s.Assessment.Services) > 0)
	return []key.Binding{first, keyMove, next, back, only, about, second, keyFurther, keyPickNext, missing, keyUndoTyping}
}

func (v stack) Head() (right, left string) {
	return fmt.Sprintf("Stack · %d chosen", len(v.s.Assessment.Services)), "What does the business use?"
}

type (
	// stackChangedMsg says that a dialog added an entry with that key.
	stackChangedMsg struct{ key string }
	// removeMsg takes the entry with that key out of the stack.
	removeMsg struct{ key string }
)

package screens

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/ui/workshop/room"
)

// View draws the question.
func (p *person) View() tea.View {
	s := p.room.State()
	rows, at := p.page(s)
	if len(rows) == 0 {
		return p.window.page(p.name, "", []string{"", "There is nothing to answer here yet."}, [][2]string{{"q", "leave"}})
	}
	row, width := rows[at], max(min(p.width-2, readable), 1)
	right := fmt.Sprintf("Question %d of %d · %d here", row.Page, row.Pages, len(s.Present()))
	var body []string
	for _, meanings := range []bool{true, false} {
		body = p.body(s, rows, at, width, meanings)
		if len(body) <= p.height-5 {
			break
		}
	}
	keys := [][2]string{{digits(row), "answer"}, {"s", "not sure"}, {"-", "not applicable"}, {"=", "elsewhere"}}
	if len(rows) > 1 {
		keys = append(keys, [2]string{"↑↓", "row"})
	}
	if s.Ahead {
		keys = append(keys, [2]string{"←→", "question"})
	}
	return p.window.page(p.name, right, body, append(keys, [2]string{"n", "note"}, [2]string{"q", "leave"}))
}

// readable is the widest that text is set.
const readable = 76

// digits are the keys of the question's own options.
func digits(row *room.Row) string {
	n := 0
	for _, o := range row.Options {
		if o.Key >= "1" && o.Key <= "9" {
			n++
		}
	}
	return fmt.Sprintf("1-%d", n)
}

// body is what is between head and keys; with meanings the options say what they mean.
func (p *person) body(s *room.State, rows []*room.Row, at, width int, meanings bool) (lines []string) {
	row := rows[at]
	add := func(st func(...string) string, t string) {
		for _, l := range wrap(t, width) {
			lines = append(lines, st(l))
		}
	}
	if meanings {
		lines = append(lines, "")
	}
	add(p.look.title.Render, row.Text)
	lines = append(lines, "")
	switch {
	case len(rows) > 1:
		lines = append(lines, p.rows(rows, at, width)...)
	case row.Of != "":
		add(p.accent.Render, row.Of)
		lines = append(lines, "")
	}
	own, said := row.Said[p.name]
	for _, o := range row.Options {
		if o.Key == "" {
			continue
		}
		line := p.look.key.Render("  "+o.Key) + "  " + o.Label
		if said && own.Option == o.ID {
			line = p.given.Render(p.dot + " " + o.Key + "  " + o.Label)
		}
		lines = append(lines, line)
		if meanings && o.Text != "" && o.Text != o.Label && o.Key >= "1" && o.Key <= "9" {
			for _, l := range wrap(o.Text, width-5) {
				lines = append(lines, "     "+p.muted.Render(l))
			}
		}
	}
	if said && own.Note != "" {
		add(p.muted.Render, "Your note: "+own.Note)
	}
	lines = append(lines, "")
	if p.typing != nil {
		return append(lines, p.typing.lines(&p.window, width)...)
	}
	return append(lines, p.standing(s, row, width)...)
}

// rows lists the rows of a question with the person's own answers.
func (p *person) rows(rows []*room.Row, at, width int) (lines []string) {
	const most = 8
	from := min(max(at-most/2, 0), max(len(rows)-most, 0))
	for i := from; i < min(from+most, len(rows)); i++ {
		r := rows[i]
		of := r.Of
		if of == "" {
			of = "The whole business"
		}
		if r.Text != rows[at].Text {
			of = r.Text
		}
		own := p.open
		if said, ok := r.Said[p.name]; ok {
			own = p.dot + " " + r.Label(said.Option)
		}
		mark, st := "  ", p.muted
		if i == at {
			mark, st = p.look.at+" ", p.accent
		}
		lines = append(lines, st.Render(apart(mark+of, own, width)))
	}
	return append(lines, "")
}

// standing is how the row stands: who has answered, and what all said once that is open.
func (p *person) standing(s *room.State, row *room.Row, width int) (lines []string) {
	add := func(st func(...string) string, t string) {
		for _, l := range wrap(t, width) {
			lines = append(lines, st(l))
		}
	}
	switch {
	case s.Trouble != "":
		add(p.look.bad.Render, "Not saved at the moment ("+s.Trouble+"). The facilitator's computer tries again.")
	case p.asking:
		add(p.muted.Render, "Saving…")
	}
	if row.Settled != "" {
		add(p.good.Render, p.done+" Settled: "+row.Label(row.Settled))
	}
	if s.Sees(p.name, row) {
		if row.Disputed {
			add(p.warn.Render, p.split+" You differ:")
		}
		for _, line := range words(row, false) {
			add(p.muted.Render, line)
		}
		return lines
	}
	_, said := row.Said[p.name]
	switch missing := s.Missing(row); {
	case !said && len(row.Said) > 0:
		add(p.muted.Render, fmt.Sprintf("%s answered. What they said shows when everybody has.", text.Plural(len(row.Said), "person has", "people have")))
	case said && len(missing) > 0:
		add(p.muted.Render, "Saved. Still to answer: "+strings.Join(missing, ", "))
	case said:
		add(p.muted.Render, "Saved.")
	}
	return lines
}

// words are who said what, an option a line, in the order of the options; or how many, where
// names are not to be seen.
func words(row *room.Row, count bool) (lines []string) {
	by := row.By()
	for _, o := range row.Options {
		who := by[o.ID]
		if len(who) == 0 {
			continue
		}
		said := strings.Join(who, ", ")
		if count {
			said = fmt.Sprint(len(who))
		}
		lines = append(lines, o.Label+": "+said)
	}
	return lines
}

package screens

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/ui/workshop/room"
)

// lonely is how long nobody comes in before the board wonders why.
const lonely = time.Minute

// View draws the page that is shown.
func (b *board) View() tea.View {
	s := b.room.State()
	left := "Workshop · " + s.Title
	since := b.in.Now().Sub(b.in.Started)
	right := fmt.Sprintf("%d of %d here · %s", len(s.Present()), len(s.People), minutes(since))
	if !s.Ahead && b.face == faceQuestion {
		right = fmt.Sprintf("%d of %d here · %s, %s on this one", len(s.Present()), len(s.People), minutes(since), minutes(b.in.Now().Sub(s.Since)))
	}
	body, keys := b.question(s)
	switch b.face {
	case faceEntry:
		body, keys = b.entry(s), [][2]string{{"enter", "to the questions"}, {"o", "overview"}, {"q", "end"}}
	case faceList:
		body, keys = b.list(s), [][2]string{{"↑↓", "question"}, {"enter", "show it"}, {"n", "next disputed"}, {"a", "plan"}, {"i", "come in"}, {"q", "end"}}
	case facePlan:
		body, keys = b.plan(s), [][2]string{{"↑↓", "scroll"}, {"g", "agree"}, {"esc", "back"}, {"q", "end"}}
	}
	switch {
	case b.typing != nil:
		keys = nil
		body = append(body, "")
		body = append(body, b.typing.lines(&b.window, max(b.width-2, 1))...)
		if over := len(body) - (b.height - 4); over > 0 { // what is typed is seen
			body = body[over:]
		}
	case b.going:
		keys = [][2]string{{"0-9", "number"}, {"enter", "go there"}, {"esc", "stay"}}
		b.told, b.bad = "Go to question: "+b.number+"_", false
	}
	return b.page(left, right, b.above(s, body), keys)
}

// above puts what the facilitator has to know over a page.
func (b *board) above(s *room.State, body []string) []string {
	var lines []string
	if s.Trouble != "" {
		for _, l := range wrap("Nothing can be saved at the moment: "+s.Trouble+". It is tried again and again; answers wait meanwhile.", b.width-2) {
			lines = append(lines, b.look.bad.Render(l))
		}
	}
	if b.face == faceQuestion && len(s.Present()) < len(s.People) {
		lines = append(lines, b.muted.Render(b.in.Command+"   "+b.in.Fingerprint))
	}
	return append(lines, body...)
}

// minutes is a time in words.
func minutes(d time.Duration) string {
	m := max(int(d.Minutes()), 0)
	if m < 60 {
		return fmt.Sprintf("%d min", m)
	}
	return fmt.Sprintf("%d h %02d min", m/60, m%60)
}

func plainly(s ...string) string { return strings.Join(s, " ") }

// block is how wide the question is set on a wall: a line is read at one go.
func (b *board) block() int {
	const measure = 60
	all := max(b.width-2, 1)
	w := min(all, max(measure, all/2))
	if w > measure {
		w = measure + (w-measure)/4
	}
	return w
}

// question is the question large, in the middle, as spread out as there is room.
func (b *board) question(s *room.State) (lines []string, keys [][2]string) {
	row := s.Row(b.at)
	if row == nil {
		return []string{"", "There is nothing to ask yet."}, [][2]string{{"a", "plan"}, {"i", "come in"}, {"q", "end"}}
	}
	room := b.height - 6
	for _, spread := range []int{3, 2, 1, 0} {
		if lines = b.laid(s, row, spread); len(lines) <= room {
			break
		}
	}
	lines = append(make([]string, max(room-len(lines), 0)/3), lines...)
	indent := strings.Repeat(" ", max(b.width-2-b.block(), 0)/2)
	for i := range lines {
		if lines[i] != "" {
			lines[i] = indent + lines[i]
		}
	}
	lead := "let people go ahead"
	if s.Ahead {
		lead = "lead the room"
	}
	return lines, [][2]string{{"r", "reveal"}, {digits(row) + " s - =", "settle"}, {"←→", "question"}, {"↑↓", "row"}, {"n", "next disputed"}, {"f", lead}, {"p", "park"},
		{"x", "unsettle"}, {"w", "names"}, {"o", "overview"}, {"g", "go to"}, {"a", "plan"}, {"i", "come in"}, {"q", "end"}}
}

// laid is the block of a question. With a spread of 3 there are empty lines between all
// parts, with 2 answers still say what they mean, with 0 there is none but below the question.
func (b *board) laid(s *room.State, row *room.Row, spread int) (lines []string) {
	width := b.block()
	add := func(st func(...string) string, hang, t string) {
		for i, l := range wrap(t, width-widthOf(hang)) {
			if i > 0 {
				hang = strings.Repeat(" ", widthOf(hang))
			}
			lines = append(lines, st(hang+l))
		}
	}
	gap := func(at int) {
		if spread >= at {
			lines = append(lines, "")
		}
	}
	add(b.muted.Render, "", fmt.Sprintf("Question %d of %d", row.Page, row.Pages))
	gap(1)
	for _, l := range wrap(row.Text, width) {
		lines = append(lines, b.look.title.Render(l))
		if spread == 3 {
			lines = append(lines, "")
		}
	}
	if spread < 3 {
		lines = append(lines, "")
	}
	if row.Of != "" {
		add(b.accent.Render, "", row.Of)
		gap(1)
	}
	for _, o := range row.Options {
		b.option(row, o, spread, add)
		if shown(row, o) {
			gap(3)
		}
	}
	gap(1)
	return append(lines, b.standing(s, row, width)...)
}

// shown reports whether the board has an option: the fixed answers show where somebody gave
// one.
func shown(row *room.Row, o room.Option) bool {
	return o.Key >= "1" && o.Key <= "9" || row.Revealed && len(row.By()[o.ID]) > 0 || row.Settled == o.ID
}

// option is an answer with what it means and who gave it.
func (b *board) option(row *room.Row, o room.Option, spread int, add func(st func(...string) string, hang, t string)) {
	if !shown(row, o) {
		return
	}
	mark, st := "  ", plainly
	if row.Revealed && row.Counts == o.ID {
		mark, st = b.dot+" ", b.given.Render
	}
	add(st, mark+o.Key+"  ", o.Label)
	if spread >= 2 && o.Text != o.Label && o.Key >= "1" && o.Key <= "9" {
		add(b.muted.Render, "     ", o.Text)
	}
	if who := row.By()[o.ID]; row.Revealed && len(who) > 0 {
		said := strings.Join(who, ", ")
		if b.counts {
			said = text.Plural(len(who), "person", "people")
		}
		add(b.accent.Render, "     ", said)
	}
}

// standing is how a row stands: who answered, whether they differ, what is parked.
func (b *board) standing(s *room.State, row *room.Row, width int) (lines []string) {
	add := func(st func(...string) string, t string) {
		for _, l := range wrap(t, width) {
			lines = append(lines, st(l))
		}
	}
	switch {
	case row.Settled != "" && !row.Disputed:
		add(b.good.Render, b.done+" Settled: "+row.Label(row.Settled))
	case row.Disputed && row.Revealed:
		add(b.warn.Render, b.split+" You differ. Talk about it, then settle it with the key of the answer that is true.")
	case row.Revealed && len(row.Said) > 1 && row.Counts != "":
		add(b.good.Render, b.done+" All say the same.")
	}
	missing := s.Missing(row)
	if here := s.Present(); len(here) > 0 && len(missing) > 0 {
		add(b.muted.Render, fmt.Sprintf("%d of %d have answered. Still to answer: %s", len(here)-len(missing), len(here), strings.Join(missing, ", ")))
	} else if len(here) > 0 && !row.Revealed {
		add(b.muted.Render, "All who are here have answered.")
	}
	for _, p := range row.Parked {
		add(b.warn.Render, "Parked: "+p)
	}
	return lines
}

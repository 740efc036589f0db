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

// entry is how people come in, and who is there.
func (b *board) entry(s *room.State) (lines []string) {
	width := max(min(b.width-2, readable), 1)
	add := func(st func(...string) string, t string) {
		for _, l := range wrap(t, width) {
			lines = append(lines, st(l))
		}
	}
	gap := func() { lines = append(lines, "") }
	gap()
	add(plainly, "Everybody types this in a terminal on their own computer:")
	gap()
	add(b.look.title.Render, "    "+b.in.Command)
	gap()
	add(plainly, "ssh asks once whether to go on. Compare what it shows with this, and type yes:")
	gap()
	add(b.look.title.Render, "    "+b.in.Fingerprint)
	gap()
	add(plainly, "Then it asks for the code from your slip. It does not matter who is logged in on your computer.")
	gap()
	for _, name := range s.People {
		if s.Here[name] {
			lines = append(lines, b.good.Render(b.dot+" "+name))
		} else {
			lines = append(lines, b.muted.Render(b.open+" "+name))
		}
	}
	if !s.Came && b.in.Now().Sub(b.in.Started) >= lonely {
		gap()
		add(b.warn.Render, "Nobody came in yet: is this a guest network? Those often keep computers apart. Open a hotspot on a phone or this computer, join it with everybody, and start again.")
	}
	if b.in.Note != nil {
		if note := b.in.Note(); note != "" {
			gap()
			add(b.warn.Render, note)
		}
	}
	return lines
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
	by := row.By()
	for _, o := range row.Options {
		own := o.Key >= "1" && o.Key <= "9"
		if !own && (!row.Revealed || len(by[o.ID]) == 0) && row.Settled != o.ID {
			continue // the fixed answers show where somebody gave one
		}
		mark, st := "  ", plainly
		if row.Revealed && row.Counts == o.ID {
			mark, st = b.dot+" ", b.given.Render
		}
		add(st, mark+o.Key+"  ", o.Label)
		if spread >= 2 && own && o.Text != o.Label {
			add(b.muted.Render, "     ", o.Text)
		}
		if who := by[o.ID]; row.Revealed && len(who) > 0 {
			said := strings.Join(who, ", ")
			if b.counts {
				said = text.Plural(len(who), "person", "people")
			}
			add(b.accent.Render, "     ", said)
		}
		gap(3)
	}
	gap(1)
	return append(lines, b.standing(s, row, width)...)
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

// list is all questions with how they stand.
func (b *board) list(s *room.State) (lines []string) {
	width := max(b.width-2, 1)
	at, settled, disputed, parked := 0, 0, 0, 0
	all := make([]string, len(s.Rows))
	for i := range s.Rows {
		row := &s.Rows[i]
		mark, st := b.open, b.muted
		state := fmt.Sprintf("%d of %d", len(row.Said), len(s.People))
		switch {
		case row.Disputed && row.Revealed:
			mark, st, state = b.split, b.warn, "differ"
			disputed++
		case row.Settled != "":
			mark, st, state = b.done, b.good, "settled"
			settled++
		case row.Revealed && row.Counts != "":
			mark, st, state = b.done, b.good, "agreed"
			settled++
		}
		if len(row.Parked) > 0 {
			parked += len(row.Parked)
			state += ", parked"
		}
		cursor := "  "
		if row.Key == b.at {
			at, cursor = i, b.look.at+" "
		}
		name := fmt.Sprintf("%d. %s", row.Page, row.Text)
		if row.Of != "" {
			name += " · " + row.Of
		}
		line := apart(cursor+mark+" "+name, state, width)
		if row.Key == b.at {
			st = b.given
		}
		all[i] = st.Render(line)
	}
	lines = []string{"", fmt.Sprintf("%d of %d clear · %d disputed · %d parked", settled, len(s.Rows), disputed, parked), ""}
	room := max(b.height-5-len(lines), 1)
	from := min(max(at-room/2, 0), max(len(all)-room, 0))
	return append(lines, all[from:min(from+room, len(all))]...)
}

// plan is what follows from the answers.
func (b *board) plan(s *room.State) (lines []string) {
	width := max(b.width-2, 1)
	add := func(st func(...string) string, t string) {
		for _, l := range wrap(t, min(width, readable)) {
			lines = append(lines, st(l))
		}
	}
	lines = append(lines, "")
	if s.Plan.Score != "" {
		add(b.look.title.Render, s.Plan.Score)
	}
	switch {
	case s.Agreed != "":
		add(b.good.Render, b.done+" "+s.Agreed)
	case s.Plan.Sum != "":
		add(b.muted.Render, "The plan: "+s.Plan.Sum+". g agrees to its days.")
	default:
		add(b.muted.Render, "Nothing is open.")
	}
	if s.Plan.Was != "" {
		add(b.muted.Render, s.Plan.Was)
	}
	lines = append(lines, "")
	room := max(b.height-5-len(lines), 1)
	for i := b.top; i < len(s.Plan.Steps) && i < b.top+room; i++ {
		step := s.Plan.Steps[i]
		right := step.Due
		if step.Owner != "" {
			right = step.Owner + ", " + right
		}
		name := fmt.Sprintf("%d. %s", i+1, step.Title)
		if step.Of != "" {
			name += " · " + step.Of
		}
		lines = append(lines, apart(name, right, width))
	}
	return lines
}

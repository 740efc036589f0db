package screens

import (
	"fmt"

	"yourpart/ui/workshop/room"
)

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

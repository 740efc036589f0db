package screens

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// A person is a participant's screen: one question, with the rows that it has.
type person struct {
	window
	room    *room.Room
	name    string
	at      string // the key of the row
	moved   int    // how often the room had moved when it was followed last
	asking  bool   // a change is on its way to the disk
	typing  *typing
	leaving bool
}

func newPerson(t *Terminal, r *room.Room, name string) *person {
	p := &person{window: newWindow(t), room: r, name: name, moved: -1}
	p.follow(r.State())
	if s := r.State(); s.Ahead {
		p.at = firstOpen(s, name)
	}
	return p
}

// firstOpen is the first row that a person has not answered, else the one where the room is.
func firstOpen(s *room.State, name string) string {
	for i := range s.Rows {
		if _, said := s.Rows[i].Said[name]; !said {
			return s.Rows[i].Key
		}
	}
	return keyAt(s)
}

func keyAt(s *room.State) string {
	if s.At < len(s.Rows) {
		return s.Rows[s.At].Key
	}
	return ""
}

// follow goes where the room went.
func (p *person) follow(s *room.State) {
	if row := s.Row(p.at); row == nil || !s.Ahead && s.Moved != p.moved {
		p.at = keyAt(s)
	}
	p.moved = s.Moved
}

func (p *person) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update takes keys, and goes where the room goes.
func (p *person) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if p.heard(msg) {
		return p, nil
	}
	s := p.room.State()
	switch msg := msg.(type) {
	case rungMsg:
		p.follow(s)
	case askedMsg:
		p.asking = false
		p.problem(msg.err)
		if msg.err == nil {
			p.nextRow(s)
		}
	case tea.PasteMsg:
		if p.typing != nil {
			_, cmd := p.typing.key(msg)
			return p, cmd
		}
	case tea.KeyPressMsg:
		return p, p.key(s, msg)
	}
	return p, nil
}

func (p *person) key(s *room.State, k tea.KeyPressMsg) tea.Cmd {
	p.say("")
	if p.typing != nil {
		over, cmd := p.typing.key(k)
		if over {
			p.typing = nil
		}
		return cmd
	}
	name := k.String()
	if p.leaving {
		p.leaving = false
		if name == "y" || name == "enter" {
			return tea.Quit
		}
		return nil
	}
	row := s.Row(p.at)
	switch name {
	case "ctrl+c":
		return tea.Quit
	case "q":
		p.leaving = true
		p.say("Leave the workshop? What you said is saved. y leaves, any other key stays.")
		return nil
	case "up", "k":
		p.step(s, -1)
		return nil
	case "down", "j":
		p.step(s, 1)
		return nil
	case "left", "h":
		p.turn(s, -1)
		return nil
	case "right", "l", "enter", "space":
		p.turn(s, 1)
		return nil
	}
	if row == nil {
		return nil
	}
	if name == "n" {
		p.note(row)
		return nil
	}
	for _, o := range row.Options {
		if o.Key == name {
			return p.answer(row, o)
		}
	}
	return nil
}

// answer gives an answer to the row, after a reason where that needs one.
func (p *person) answer(row *room.Row, o room.Option) tea.Cmd {
	if p.asking {
		return nil // the one before is not on the disk yet
	}
	key := row.Key
	if interview.NeedsReason(o.ID) {
		ask := "Why does it not apply here? Enter keeps it, esc does not."
		if o.Key == interview.KeyElsewhere {
			ask = "What takes care of it, outside of what is asked here? Enter keeps it, esc does not."
		}
		p.typing = &typing{ask: ask, done: func(note string) tea.Cmd {
			if note == "" {
				p.say("Not kept: it needs a reason.")
				return nil
			}
			return p.give(key, o.ID, note)
		}}
		return nil
	}
	return p.give(key, o.ID, "")
}

func (p *person) give(key, option, note string) tea.Cmd {
	p.asking = true
	return ask(p.room, room.Change{Kind: room.Answer, Who: p.name, Row: key, Option: option, Note: note})
}

// note adds words to an answer.
func (p *person) note(row *room.Row) {
	said, ok := row.Said[p.name]
	if !ok {
		p.say("Answer first; then a note goes with your answer.")
		return
	}
	key := row.Key
	p.typing = &typing{ask: "A note with your answer, for the plan. Enter keeps it, esc does not.", text: []rune(said.Note), done: func(note string) tea.Cmd {
		if note == "" {
			note = "-" // takes it away
		}
		return p.give(key, said.Option, note)
	}}
}

// page are the rows of the question at hand, and where the row is among them.
func (p *person) page(s *room.State) (rows []*room.Row, at int) {
	row := s.Row(p.at)
	if row == nil {
		return nil, 0
	}
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Page == row.Page {
			if r.Key == p.at {
				at = len(rows)
			}
			rows = append(rows, r)
		}
	}
	return rows, at
}

// step goes a row on or back within the question.
func (p *person) step(s *room.State, by int) {
	rows, at := p.page(s)
	if len(rows) > 0 {
		p.at = rows[min(max(at+by, 0), len(rows)-1)].Key
	}
}

// nextRow goes to the next row of the question that the person has not answered.
func (p *person) nextRow(s *room.State) {
	rows, at := p.page(s)
	for i := at + 1; i < len(rows); i++ {
		if _, said := rows[i].Said[p.name]; !said {
			p.at = rows[i].Key
			return
		}
	}
}

// turn goes a question on or back, where people may go ahead.
func (p *person) turn(s *room.State, by int) {
	row := s.Row(p.at)
	switch {
	case row == nil:
		return
	case !s.Ahead:
		p.say("The facilitator leads: the next question comes to everybody at once.")
		return
	}
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Page == row.Page+by {
			p.at = r.Key
			return
		}
	}
	if by > 0 {
		p.say("This was the last question. Thank you.")
	}
}

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

package ui

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/ui/board"
	"yourpart/ui/interview"
)

// A stage is an overlay for a projector: one row of a question at a time, large, with who
// said what. It leads through the questions and parks what stays open.
type stage struct {
	s     *session
	cell  questionnaire.CellID // the row at hand, the first of those that are asked about together
	going bool                 // the number of a question is being typed
	typed string               // its digits
}

// A stagedRow is a row of the stage with where it is.
type stagedRow struct {
	interview.Row
	page int // from 0
}

// stagedMsg says which row the stage showed last.
type stagedMsg struct{ cell questionnaire.CellID }

var (
	keyStage      = key.NewBinding(key.WithKeys("P"), key.WithHelp("P", "projector"))
	keyStageRow   = key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑↓", "row"))
	keyStageTurn  = key.NewBinding(key.WithKeys("left", "right", "pgup", "pgdown"), key.WithHelp("←→", "question"))
	keyStageNext  = key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "next disputed"))
	keyStageGo    = key.NewBinding(key.WithKeys("g", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), key.WithHelp("g", "go to number"))
	keyStagePark  = key.NewBinding(key.WithKeys("k", "p"), key.WithHelp("k", "park a point"))
	keyStageClose = key.NewBinding(key.WithKeys("esc", "P", "q"), key.WithHelp("esc", "close"))
	keyStageThere = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go there"))
)

func (v stage) Init() tea.Cmd { return nil }

// rows are all rows that somebody is asked about, and where the one at hand is.
func (v stage) rows() (rows []stagedRow, at, pages int) {
	list := interview.Pages(v.s.Interview)
	for n, p := range list {
		for _, r := range p.Rows() {
			if r.Takes() {
				rows = append(rows, stagedRow{r, n})
			}
		}
	}
	at = slices.IndexFunc(rows, func(r stagedRow) bool { return r.Has(v.cell) })
	if at < 0 {
		at = max(slices.IndexFunc(rows, func(r stagedRow) bool { return r.Control.ID == v.cell.Control }), 0)
	}
	return rows, at, len(list)
}

func (v stage) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	rows, at, _ := v.rows()
	if !ok || len(rows) == 0 {
		if ok && key.Matches(k, keyStageClose) {
			return nil, nil
		}
		return v, nil
	}
	v.cell = rows[at].Cell().ID()
	if v.going {
		return v.number(k, rows)
	}
	switch {
	case key.Matches(k, keyStageClose):
		return nil, v.s.post(stagedMsg{v.cell})
	case key.Matches(k, keyStageGo):
		v.going, v.typed = true, strings.TrimPrefix(k.String(), "g")
	case key.Matches(k, keyStageNext):
		return v.disputed(rows, at)
	case key.Matches(k, keyStagePark):
		return v, v.park(rows[at])
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case key.Matches(k, keySettle) && v.s.MaySettle(v.cell):
		return v, v.s.post(showMsg{newDecision(v.s, rows[at].Control, v.cell)})
	default:
		v.cell = turned(rows, at, k.String()).Cell().ID()
	}
	return v, nil
}

// turned is where an arrow leads: a row on or back, or to the first row of the question
// after or before.
func turned(rows []stagedRow, at int, name string) stagedRow {
	page := rows[at].page
	switch name {
	case "up":
		at = max(at-1, 0)
	case "down":
		at = min(at+1, len(rows)-1)
	case "right", "pgdown":
		if i := slices.IndexFunc(rows, func(r stagedRow) bool { return r.page > page }); i >= 0 {
			at = i
		}
	case "left", "pgup":
		at = slices.IndexFunc(rows, func(r stagedRow) bool { return r.page >= page-1 })
	}
	return rows[at]
}

// number takes the digits of a question, and goes there on enter.
func (v stage) number(k tea.KeyPressMsg, rows []stagedRow) (screen, tea.Cmd) {
	const most = 3 // digits
	name := k.String()
	switch {
	case name == "enter":
		n, err := strconv.Atoi(v.typed)
		v.going = false
		i := slices.IndexFunc(rows, func(r stagedRow) bool { return r.page == n-1 })
		if err != nil || i < 0 {
			return v, v.s.tell("type the number of a question, from 1 to " + strconv.Itoa(rows[len(rows)-1].page+1))
		}
		v.cell = rows[i].Cell().ID()
	case name == "esc":
		v.going = false
	case name == "backspace":
		v.typed = v.typed[:max(len(v.typed)-1, 0)]
	case len(name) == 1 && name[0] >= '0' && name[0] <= '9' && len(v.typed) < most:
		v.typed += name
	}
	return v, nil
}

// disputed goes to the next row about which people differ, from the start again after the last.
func (v stage) disputed(rows []stagedRow, at int) (screen, tea.Cmd) {
	for i := 1; i <= len(rows); i++ {
		if r := rows[(at+i)%len(rows)]; r.Disputed() {
			v.cell = r.Cell().ID()
			if i == len(rows) {
				return v, v.s.tell("this is the only one that is disputed")
			}
			return v, nil
		}
	}
	return v, v.s.tell("nothing is disputed")
}

// park asks for a point that stays open, and adds it to the note of the row.
func (v stage) park(r stagedRow) tea.Cmd {
	s, id := v.s, r.Cell().ID()
	f := newForm(s.st, field{label: "Open point", check: required("what is open"), help: "It goes behind the note of this question; the review lists it. Esc parks nothing."})
	return s.post(showMsg{dialog{title: "Park a point", form: f, done: func(f *form) tea.Cmd {
		s.tell("parked; z takes it back")
		return s.attempt(func(a *questionnaire.Assessment) error { return s.Park(a, id, f.value(0)) })
	}}})
}

// page is what the stage shows of a row.
func (v stage) page(rows []stagedRow, at, pages int) board.Page {
	r := rows[at]
	id := r.Cell().ID()
	p := board.Page{Number: r.page + 1, All: pages, Question: r.Control.Question.Text, Standing: v.s.Standing(r.Control, id)}
	switch {
	case r.Rest:
		p.Of = v.s.RowNames(r.Row, 3)
	case id.Service != "":
		p.Of = v.s.Report.ServiceName(id.Service)
	}
	claims := v.s.Claims(r.Control, id)
	for _, o := range interview.OptionsOf(r.Control) {
		offer := board.Offer{Label: o.Label, Text: o.Text, Counts: r.Option() == o.Id}
		if special := questionnaire.FixedLabel(o.Id); special != "" {
			offer.Label, offer.Text = special, ""
		}
		for _, c := range claims {
			if c.Option == o.Id && c.Who != "" && v.s.Several(id) {
				offer.Who = []string{c.Who}
			}
		}
		p.Offers = append(p.Offers, offer)
	}
	for _, other := range rows {
		for _, c := range other.Cells {
			points := v.s.Parked(c.ID())
			if other.Control == r.Control {
				p.Parked = append(p.Parked, points...)
			} else {
				p.Elsewhere += len(points)
			}
		}
	}
	return p
}

func (v stage) View(width, height int) string {
	rows, at, pages := v.rows()
	if len(rows) == 0 {
		return "There is nothing to ask."
	}
	if v.going {
		height--
	}
	st := v.s.st
	paint := map[board.Role]func(...string) string{board.Question: st.title.Render, board.Service: st.accent.Render, board.Given: st.selected.Render,
		board.Said: st.muted.Render, board.Disputed: st.warn.Render, board.Parked: st.warn.Render, board.Plain: st.muted.Render, board.Answer: st.body.Render}
	var lines []string
	for _, l := range v.page(rows, at, pages).Lines(width, height, widthOf) {
		if l.Text != "" {
			l.Text = paint[l.Role](cut(l.Text, width))
		}
		lines = append(lines, l.Text)
	}
	if v.going {
		for len(lines) < height {
			lines = append(lines, "")
		}
		lines = append(lines, cut("Go to question: "+v.typed+"_", width))
	}
	return strings.Join(lines, "\n")
}

func (v stage) Keys() []key.Binding {
	if v.going {
		digits := key.NewBinding(key.WithKeys(keyStageGo.Keys()[1:]...), key.WithHelp("0-9", "number"))
		return []key.Binding{keyStageThere, digits, key.NewBinding(key.WithKeys("backspace"), key.WithHelp("⌫", "erase")), keyBack}
	}
	settle := keySettle
	settle.SetEnabled(v.s.MaySettle(v.cell))
	return []key.Binding{keyStageTurn, keyStageRow, keyStageNext, settle, keyStagePark, keyStageClose, keyStageGo, keyUndo}
}

func (v stage) Head() (right, left string) {
	left = "For the wall"
	if disputed := v.s.DisputedText(); disputed != "" {
		left += " · " + disputed
	}
	return "", left
}

package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// The keys at a question.
var (
	keyAnswer   = key.NewBinding(key.WithKeys("left", "right", "h", "l"), key.WithHelp("←→", "answer"))
	keyNumber   = key.NewBinding(key.WithKeys("1", "2", "3", "4", "5", "6", "7", "8", "9"))
	keySpecial  = key.NewBinding(key.WithKeys(interview.KeyNotSure, interview.KeyNotApplicable, interview.KeyElsewhere), key.WithHelp("s - =", "not sure, N/A, elsewhere"))
	keyRow      = key.NewBinding(key.WithKeys("up", "down", "k", "j", "pgup", "pgdown"), key.WithHelp("↑↓", "row"))
	keyAll      = key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "fill rows"))
	keyNote     = key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "note"))
	keyWhy      = key.NewBinding(key.WithKeys("?"), key.WithHelp("?", "why"))
	keyClear    = key.NewBinding(key.WithKeys("x", "backspace", "delete"), key.WithHelp("x", "clear"))
	keyNextOpen = key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "next open"))
	keyTopics   = key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "topics"))
	keySearch   = key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "search"))
	keySkip     = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "skip"))
	keySkipBack = key.NewBinding(key.WithKeys("shift+tab"), key.WithHelp("shift+tab", "question before"))
	keyBy       = key.NewBinding(key.WithKeys("b"), key.WithHelp("b", "answered by"))
	keySettle   = key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "settle"))
	keyRest     = key.NewBinding(key.WithKeys("o"), key.WithHelp("o", "split"))
	keyScanSays = key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "accept scan"))
	keyScans    = key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "what scans show"))
	keyGoReview = key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "review"))
)

// key handles a key at a question.
func (v questions) key(k tea.KeyPressMsg, p askedPage) (screen, tea.Cmd) {
	q, warned := p.question(), v.warned
	v.warned = false
	switch {
	case key.Matches(k, keyEnter) && !warned && v.holds(p):
		return v.firstOpen(p)
	case key.Matches(k, keyRow):
		v.move(p, k.String())
	case key.Matches(k, keyAnswer):
		by := 1
		if name := k.String(); name == "left" || name == "h" {
			by = -1
		}
		return v.turn(p, by)
	case key.Matches(k, keyNumber):
		own := q.Control.Question.Options
		if n := int(k.String()[0] - '1'); n < len(own) {
			return v.number(p, own[n].ID)
		}
		return v, v.s.tell(fmt.Sprintf("1 to %d answers here; s is not sure, - not applicable, = elsewhere", len(own)))
	case key.Matches(k, keySpecial):
		return v.number(p, interview.Special(k.String()))
	case key.Matches(k, keyClear):
		return v.answer(p, "")
	case key.Matches(k, keyAll) && q.Rows() > 1:
		return v.all(p)
	case key.Matches(k, keyRest) && v.mayOpen(p):
		return v.open(p)
	case key.Matches(k, keyNote):
		return v, v.note(p)
	case key.Matches(k, keyBy):
		return v, v.speaker()
	case key.Matches(k, keySettle) && v.s.MaySettle(p.here().Cell().ID()):
		return v, v.s.post(showMsg{newDecision(v.s, q.Control, p.here().Cell().ID())})
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case key.Matches(k, keyWhy):
		return v, v.s.post(showMsg{v.why(p)})
	case key.Matches(k, keyScanSays) && len(v.s.ScansAt(p.here())) > 0:
		return v.acceptScan(p.here())
	case key.Matches(k, keyScans) && v.s.HasProposals():
		return v, v.s.post(showMsg{newProposals(v.s, p.here().Cell().ID())})
	default:
		return v.travel(k, p)
	}
	return v, nil
}

// mayOpen reports whether the row at the cursor is one for several services, or one of
// those that were opened.
func (v questions) mayOpen(p askedPage) bool { return p.here().Cell().Rest }

// open shows the services of a row one by one, or together again.
func (v questions) open(p askedPage) (screen, tea.Cmd) {
	r := p.here()
	v.s.Split(r.Control.ID, r.Rest)
	if r.Rest {
		return v, v.s.tell("one by one now; o asks about the open ones together")
	}
	return v, v.s.tell("asked about together again")
}

// travel handles the keys that lead to another question or page.
func (v questions) travel(k tea.KeyPressMsg, p askedPage) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyEnter):
		return v.next(p, true)
	case key.Matches(k, keySkip):
		return v.next(p, false)
	case key.Matches(k, keyBack):
		return v.back(p, true)
	case key.Matches(k, keySkipBack):
		return v.back(p, false)
	case key.Matches(k, keyNextOpen):
		return v.nextOpen(p)
	case key.Matches(k, keyTopics):
		return v, v.s.post(showMsg{v.topics(p)})
	case key.Matches(k, keySearch):
		return v, v.s.post(showMsg{v.search(p)})
	case key.Matches(k, keyStage):
		return v, v.s.post(showMsg{stage{s: v.s, cell: v.cell}})
	case key.Matches(k, keyGoReview):
		if v.from != stepReview {
			v = v.onward()
		}
		return v, v.s.post(gotoMsg{stepReview})
	}
	return v, nil
}

// move handles the keys that move the cursor over the rows.
func (v *questions) move(p askedPage, name string) {
	by, n := 1, 1
	switch name {
	case "up", "k", "pgup":
		by = -1
	}
	if name == "pgup" || name == "pgdown" {
		n = 10
	}
	for range n {
		p.row = p.step(by)
	}
	v.cell = p.here().Cell().ID()
}

func (v questions) Keys() []key.Binding {
	p, ok := v.current()
	if !ok {
		return []key.Binding{keyEnter, keyBack}
	}
	q := p.question()
	answer, row, all, enter, decide, rest := answerKeys(len(q.Control.Question.Options)), keyRow, keyAll, keyEnter, keySettle, keyRest
	if v.returns {
		enter.SetHelp("enter", "to the "+strings.ToLower(steps[v.from].title))
	}
	if q.Split {
		rest.SetHelp("o", "join")
	}
	row.SetEnabled(p.step(1) != p.step(-1))
	all.SetEnabled(q.Rows() > 1)
	rest.SetEnabled(v.mayOpen(p))
	decide.SetEnabled(v.s.MaySettle(p.here().Cell().ID()))
	says, scanned := keyScanSays, keyScans
	says.SetEnabled(len(v.s.ScansAt(p.here())) > 0)
	scanned.SetEnabled(v.s.HasProposals())
	return []key.Binding{answer, says, decide, rest, enter, keyBack, all, keyWhy, row, keyNote, keySpecial, keyNextOpen, keyUndo, keyTopics, keySearch,
		keySkip, keyClear, keyBy, scanned, keyStage, keyGoReview, keySkipBack}
}

// answerKeys are the keys that answer one of n options of a question's own. The page shows
// which key gives which.
func answerKeys(n int) key.Binding {
	numbers := keyNumber.Keys()
	keys := slices.Concat(keyAnswer.Keys(), numbers[:min(n, len(numbers))])
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp("←→", "answer"))
}

// A decision is an overlay that lists what people said about one row of a question,
// and settles which of it counts.
type decision struct {
	s      *session
	of     *catalogue.Control
	id     questionnaire.CellID
	claims []interview.Claim
	at     int
	note   string // why; it goes with what is settled
}

// A decisionNoteMsg brings the note that was typed for a decision.
type decisionNoteMsg struct{ note string }

var (
	keyDecide     = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "settle"))
	keyDecideNote = key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "note why"))
)

// backRow is the last row where there is a decision to be taken back.
const backRow = "Nobody decides: take the decision back"

// newDecision starts at what was decided before, else at the first option said.
func newDecision(s *session, k *catalogue.Control, id questionnaire.CellID) decision {
	v := decision{s: s, of: k, id: id, claims: s.Claims(k, id)}
	was := s.Assessment.Settled[id]
	for i, c := range v.claims {
		if c.Option == was.Option {
			v.at = i
		}
	}
	if was.Option != "" && !s.Assessment.Disputed(id) {
		v.note = text.CleanLine(was.Note)
		v.claims = append(v.claims, interview.Claim{Label: backRow})
	}
	return v
}

func (v decision) Init() tea.Cmd { return nil }

func (v decision) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case decisionNoteMsg:
		v.note = msg.note
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keyList):
			v.at = moved(v.at, len(v.claims), msg.String())
		case key.Matches(msg, keyDecideNote):
			return v, v.write()
		case key.Matches(msg, keyDecide):
			return nil, v.decide()
		case key.Matches(msg, keyBackLeft):
			return nil, nil
		}
	}
	return v, nil
}

// write asks why it is decided so.
func (v decision) write() tea.Cmd {
	s := v.s
	f := newForm(s.st, field{label: "Note", value: v.note, help: "Why this counts. Printed with the answer; may stay empty."})
	return s.post(showMsg{dialog{title: "Note", draft: true, form: f, done: func(f *form) tea.Cmd {
		return s.post(decisionNoteMsg{f.value(0)})
	}}})
}

// decide settles what is at the cursor.
func (v decision) decide() tea.Cmd {
	if len(v.claims) == 0 {
		return nil
	}
	c := v.claims[v.at]
	v.s.tell("settled as “" + c.Label + "”; z takes it back")
	if c.Option == "" {
		v.s.tell("the decision is taken back")
	}
	save := v.s.attempt(func(a *questionnaire.Assessment) error { return v.s.Settle(a, v.id, c.Option, v.note) })
	v.s.post(decidedMsg{}) // to the lists below that show what is disputed
	return save
}

func (v decision) View(width, height int) string {
	st := v.s.st
	top := atMost(prose(v.s.Report.ServiceName(v.id.Service)+": "+v.of.Question.Text, width), max(height/4, 1), width)
	rows := make([]string, len(v.claims))
	for i, c := range v.claims {
		rows[i] = st.menu(i, i == v.at, c.Label, c.Who, width)
	}
	list := min(len(rows), max(height-len(top)-5, 2))
	var said []string
	if len(v.claims) > 0 {
		for _, w := range v.claims[v.at].Words {
			said = append(said, styled(st.muted.Render, w, width)...)
		}
	}
	if v.note != "" {
		said = append([]string{cut(st.muted.Render("Note: ")+v.note, width)}, said...)
	}
	said = atMost(said, height-len(top)-list-2, width)
	return joined(top, []string{"", strings.TrimRight(st.scrolled(rows, v.at, width, list), "\n"), ""}, said)
}

func (v decision) Keys() []key.Binding {
	return []key.Binding{keyDecide, keyList, keyDecideNote, keyBackLeft}
}

func (v decision) Head() (right, left string) { return "", "Which counts?" }

func (v decision) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return v, nil
}

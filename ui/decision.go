package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

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
	return v.s.attempt(func(a *questionnaire.Assessment) error { return v.s.Settle(a, v.id, c.Option, v.note) })
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

// speaker asks who answers from now on.
func (v questions) speaker() tea.Cmd {
	s := v.s
	f := newForm(s.st, field{label: "Name", value: s.By(), check: interview.CheckPerson,
		help: "Empty is nobody in particular. Where people say different things, it stays a question until somebody settles it."})
	return s.post(showMsg{dialog{title: "Who answers now?", draft: true, form: f, done: func(f *form) tea.Cmd {
		s.AnswerAs(f.value(0))
		if by := s.By(); by != "" {
			return s.tell("the answers from now on are " + text.CleanLine(by) + "'s")
		}
		return s.tell("the answers from now on are nobody's in particular")
	}}})
}

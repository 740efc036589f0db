package ui

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// cell is the current row.
func (v questions) cell(q interview.Question) *scoring.Cell {
	return &q.Cells[min(v.row, len(q.Cells)-1)]
}

// turn moves the answer of the current row by one. Who has not answered it yet agrees
// with the answer that counts first, where there is one.
func (v questions) turn(q interview.Question, by int) (screen, tea.Cmd) {
	options := interview.OptionsOf(q.Control)
	own, counts := v.s.Own(v.cell(q).ID()).Option, v.cell(q).Answer.Option
	if own == "" && counts != "" {
		return v.answer(q, counts)
	}
	at := slices.IndexFunc(options, func(o interview.Offered) bool { return o.Id == own })
	switch {
	case at < 0 && by > 0:
		at = 0
	case at < 0:
		return v, nil
	default:
		at = min(max(at+by, 0), len(options)-1)
	}
	return v.answer(q, options[at].Id)
}

// answer sets the current row as the word of who answers now; an empty option takes
// that word away.
func (v questions) answer(q interview.Question, option string) (screen, tea.Cmd) {
	c := v.cell(q)
	if !interview.Answerable(c) {
		return v, nil
	}
	if option == "" {
		if err := v.s.CannotClear(c.ID(), "b says who answers now"); err != nil {
			return v, v.s.tell(text.Sentence(err))
		}
	}
	if v.s.Own(c.ID()).Option == option {
		return v, nil
	}
	cmd := v.s.change(func(a *questionnaire.Assessment) { v.s.Answer(a, c.ID(), option) })
	if by := v.s.By(); by != "" && option != "" && v.s.Several(c.ID()) {
		v.s.tell(by + " says “" + report.OptionWords(q.Control, option) + "”")
	}
	return v, cmd
}

// all gives every row the answer of the current row.
func (v questions) all(q interview.Question) (screen, tea.Cmd) {
	option := cmp.Or(v.s.Own(v.cell(q).ID()).Option, v.cell(q).Answer.Option)
	if option == "" {
		return v, v.s.post(failMsg{errors.New("answer this row first; then a gives the other rows the same answer")})
	}
	v.s.tell("“" + report.OptionWords(q.Control, option) + "” for all rows; z takes it back")
	return v, v.s.change(func(a *questionnaire.Assessment) {
		for i := range q.Cells {
			if c := &q.Cells[i]; interview.Answerable(c) && v.s.Own(c.ID()).Option != option {
				v.s.Answer(a, c.ID(), option)
			}
		}
	})
}

// given is what a form says about a text that is there: nothing where it was
// left as it is, and to take it away where it was emptied.
func given(was, typed string) string {
	switch typed {
	case text.CleanLine(was):
		return ""
	case "":
		return questionnaire.Clear
	}
	return typed
}

// note edits the note and the evidence of the current row, and who said so.
// Whoever writes one before there is an answer, such as whom to ask, is not sure.
func (v questions) note(q interview.Question) tea.Cmd {
	c := v.cell(q)
	if !interview.Answerable(c) {
		return nil
	}
	id, ans := c.ID(), v.s.Own(c.ID())
	intro := v.s.Report.ServiceName(c.Service) + ": " + q.Control.Title
	if ans.Option == "" {
		intro += ". There is no answer yet, so it stands as “not sure” until you give one."
	}
	fields := []field{
		{label: "Note", value: ans.Note, help: "Printed with the answer."},
		{label: "Evidence", value: ans.Evidence, help: "Where it can be seen: a file, a page, a person. May stay empty."}}
	by, own := len(fields), v.s.OneWord(id)
	if own {
		fields = append(fields, field{label: "Said by", value: ans.By, help: "Who knows it, where several people answer. May stay empty."})
	}
	shows := len(fields)
	if ans.Evidence != "" && !ans.Evidenced() {
		fields = append(fields, field{label: "It shows", value: "before", help: "Whether the evidence shows the answer as it is now. Until then it does not count.",
			choices: []interview.Choice{{Value: "before", Label: "“" + report.OptionWords(q.Control, ans.EvidenceFor) + "”, as answered before"}, {Value: "now", Label: "the answer now"}}})
	}
	return v.s.post(showMsg{dialog{title: "Note", draft: true, intro: intro, form: newForm(v.s.st, fields...), done: func(f *form) tea.Cmd {
		return v.s.change(func(a *questionnaire.Assessment) {
			ans := v.s.Own(id)
			n := questionnaire.Notes{Note: given(ans.Note, f.value(0)), Evidence: given(ans.Evidence, f.value(1)), Confirmed: len(f.fields) > shows && f.value(shows) == "now"}
			if own {
				n.By = given(ans.By, f.value(by))
			}
			v.s.Annotate(a, id, n)
		})
	}}})
}

// A reasonedMsg says that a reason was given, so the questions go on.
type reasonedMsg struct{}

// unreasoned lists the rows that need a reason and have none. All have the
// same answer, so that one reason may do for them.
func (s *session) unreasoned(q interview.Question) (rows []*scoring.Cell) {
	for i := range q.Cells {
		c := &q.Cells[i]
		ans := s.Reasoned(c)
		needs := ans.Option == questionnaire.NotApplicable || ans.Option == questionnaire.HandledElsewhere
		if interview.Answerable(c) && needs && ans.Note == "" && (len(rows) == 0 || s.Reasoned(rows[0]).Option == ans.Option) {
			rows = append(rows, c)
		}
	}
	return rows
}

// checkReason is the error where a reason is missing.
func checkReason(s string) error {
	if s == questionnaire.Clear {
		s = ""
	}
	return required("a reason")(s)
}

// reason asks why rows do not apply, or what takes care of them.
func (v questions) reason(q interview.Question, rows []*scoring.Cell) tea.Cmd {
	names, ids := make([]string, len(rows)), make([]questionnaire.CellID, len(rows))
	for i, c := range rows {
		names[i], ids[i] = v.s.Report.ServiceName(c.Service), c.ID()
	}
	intro := "Why does “" + q.Control.Title + "” not apply to " + strings.Join(names, ", ") + "?"
	if v.s.Reasoned(rows[0]).Option == questionnaire.HandledElsewhere {
		intro = "What takes care of “" + q.Control.Title + "” for " + strings.Join(names, ", ") + "?"
	}
	f := newForm(v.s.st, field{label: "Reason", help: "Printed with the answer.", check: checkReason})
	on := func() { v.s.post(reasonedMsg{}) }
	return v.s.post(showMsg{dialog{title: "A reason", draft: true, intro: intro, form: f, then: on, done: func(f *form) tea.Cmd {
		return v.s.change(func(a *questionnaire.Assessment) {
			for _, id := range ids {
				v.s.Reason(a, id, f.value(0))
			}
		})
	}}})
}

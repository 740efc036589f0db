package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// own is what who answers now says about a row, and the answer that counts; both empty where
// services that are asked about together have different ones.
func (v questions) own(r interview.Row) (word, counts string) {
	if r.Mixed() {
		return "", ""
	}
	word = v.s.Own(r.Cell().ID()).Option
	if o := r.Control.Option(word); o != nil {
		word = o.ID // of a former option the one it comes to
	}
	return word, r.Option()
}

// turn moves the answer of the current row by one. Who has not answered it yet agrees
// with the answer that counts first, where there is one.
func (v questions) turn(p askedPage, by int) (screen, tea.Cmd) {
	options := interview.OptionsOf(p.here().Control)
	own, counts := v.own(p.here())
	if own == "" && counts != "" {
		return v.answer(p, counts)
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
	return v.answer(p, options[at].Id)
}

// number answers the current row, and goes to the next open one of the page; after the
// last, and where a list led to the row, it stays and says what goes on.
func (v questions) number(p askedPage, option string) (screen, tea.Cmd) {
	if v.asks(p.here(), option) {
		return v.answer(p, option)
	}
	_, cmd := v.answer(p, option)
	v.given = p.here().Cell().ID()
	now, ok := v.current()
	if !ok {
		return v, cmd
	}
	open := now.find(now.row+1, interview.Row.Open)
	if open < 0 {
		open = now.find(0, interview.Row.Open)
	}
	switch {
	case v.returns:
		v.s.alsoTell("enter goes back to the " + strings.ToLower(steps[v.from].title))
	case open >= 0:
		v.cell = now.rows[open].Cell().ID()
	default:
		v.s.alsoTell("enter for the next question")
	}
	return v, cmd
}

// unlike counts the cells of a row that have another answer than the option.
func unlike(r interview.Row, option string) (n int) {
	for _, c := range r.Cells {
		if c.Answer.Option != "" && c.Answer.Option != option {
			n++
		}
	}
	return n
}

// asks reports whether an answer to a row is asked about first, as its services have
// answers of their own that it would replace.
func (v questions) asks(r interview.Row, option string) bool {
	return r.Rest && r.Mixed() && option != "" && unlike(r, option) > 0
}

// answer sets the current row as the word of who answers now; an empty option takes
// that word away.
func (v questions) answer(p askedPage, option string) (screen, tea.Cmd) {
	r := p.here()
	if !r.Takes() {
		return v, nil
	}
	if option == "" {
		if err := v.s.CannotClear(r.Cell().ID(), "b says who answers now"); err != nil {
			return v, v.s.tell(text.Sentence(err))
		}
	}
	if own, _ := v.own(r); own == option && !r.Mixed() {
		return v, nil
	}
	if v.asks(r, option) {
		return v, v.replace([]interview.Row{r}, option)
	}
	was := v.s.Own(r.Cell().ID())
	cmd := v.s.change(func(a *questionnaire.Assessment) { v.s.AnswerRow(a, r, option) })
	words := report.OptionWords(r.Control, option)
	switch by := v.s.By(); {
	case r.Rest && option == "":
		v.s.tell("the answer of all " + strconv.Itoa(len(r.Cells)) + " is taken away; z brings it back")
	case option == "" && was.Note+was.Evidence != "":
		v.s.tell("the answer is taken away, and its note; z brings them back")
	case r.Rest:
		v.s.tell("“" + words + "” for all " + strconv.Itoa(len(r.Cells)) + "; z takes it back")
	case by != "" && option != "" && v.s.Several(r.Cell().ID()):
		v.s.tell(by + " says “" + words + "”")
	}
	return v, cmd
}

// replaceAllMsg says that rows shall have an option in place of their own answers.
type replaceAllMsg struct {
	rows   []interview.Row
	option string
}

// replace asks before rows get an option in place of answers that differ from it.
func (v questions) replace(rows []interview.Row, option string) tea.Cmd {
	n := 0
	var cells []*scoring.Cell
	for _, r := range rows {
		n += unlike(r, option)
		for _, c := range r.Cells {
			if c.Answer.Option != "" && c.Answer.Option != option {
				cells = append(cells, c)
			}
		}
	}
	words := report.OptionWords(rows[0].Control, option)
	names := v.s.RowNames(interview.Row{Control: rows[0].Control, Cells: cells}, fewNames)
	question := fmt.Sprintf("%s another answer: %s. Replace %s with “%s”? z takes that back.",
		map[bool]string{true: "1 service has", false: fmt.Sprintf("%d services have", n)}[n == 1], names,
		map[bool]string{true: "it", false: "them"}[n == 1], words)
	return v.s.post(showMsg{confirm{question: question, title: "Replace answers?", yes: send(replaceAllMsg{rows, option})}})
}

// fill gives rows an option, in one step.
func (v questions) fill(rows []interview.Row, option string) tea.Cmd {
	v.s.tell(fmt.Sprintf("“%s” for %s; z takes it back", report.OptionWords(rows[0].Control, option), text.Plural(len(rows), "row")))
	return v.s.change(func(a *questionnaire.Assessment) {
		for _, r := range rows {
			v.s.AnswerRow(a, r, option)
		}
	})
}

// all gives the open rows of a control the answer of the current row, or where that is open
// as well, of the one that was answered last. Where none is open, it asks whether to replace the answers that differ.
func (v questions) all(p askedPage) (screen, tea.Cmd) {
	own, counts := v.own(p.here())
	option := cmp.Or(own, counts)
	if i := p.find(0, func(r interview.Row) bool { return r.Has(v.given) }); option == "" && i >= 0 && p.rows[i].Control == p.here().Control {
		own, counts = v.own(p.rows[i]) // the key for its answer moved on
		option = cmp.Or(own, counts)
	}
	if option == "" {
		return v, v.s.tell("answer this row first; then a gives the open rows the same answer")
	}
	var open, other []interview.Row
	for _, r := range p.question().Lines() {
		switch own, _ := v.own(r); {
		case !r.Asked() || own == option && !r.Mixed():
		case unlike(r, option) > 0:
			other = append(other, r)
		default:
			open = append(open, r)
		}
	}
	switch {
	case len(open) > 0:
		cmd := v.fill(open, option)
		if len(other) > 0 {
			v.s.tell(v.s.told + "; other answers stay")
		}
		return v, cmd
	case len(other) > 0:
		return v, v.replace(other, option)
	}
	return v, v.s.tell("every row has that answer")
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
func (v questions) note(p askedPage) tea.Cmd {
	r, c := p.here(), p.here().Cell()
	if !r.Asked() {
		return nil
	}
	id, ans := c.ID(), v.s.Own(c.ID())
	intro := v.s.RowNames(r, fewNames) + ": " + r.Control.Title
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
			choices: []interview.Choice{{Value: "before", Label: "“" + report.ShownOption(r.Control, ans.EvidenceFor) + "”, as answered before"}, {Value: "now", Label: "the answer now"}}})
	}
	return v.s.post(showMsg{dialog{title: "Note", draft: true, intro: intro, form: newForm(v.s.st, fields...), done: func(f *form) tea.Cmd {
		return v.s.change(func(a *questionnaire.Assessment) {
			ans := v.s.Own(id)
			n := questionnaire.Notes{Note: given(ans.Note, f.value(0)), Evidence: given(ans.Evidence, f.value(1)), Confirmed: len(f.fields) > shows && f.value(shows) == "now"}
			if own {
				n.By = given(ans.By, f.value(by))
			}
			if r.Rest && ans.Option == "" && !n.Blank() { // it stays one row
				v.s.AnswerRow(a, r, questionnaire.NotSure)
			}
			for _, id := range r.IDs() {
				v.s.Annotate(a, id, n)
			}
		})
	}}})
}

// A reasonedMsg says that a reason was given, so the questions go on.
type reasonedMsg struct{}

// unreasoned lists the rows of a page that need a reason and have none. All are of one
// control and have the same answer, so that one reason may do for them.
func (s *session) unreasoned(p interview.Page) (rows []interview.Row) {
	for _, r := range p.Rows() {
		ans := s.Reasoned(r.Cell())
		needs := ans.Option == questionnaire.NotApplicable || ans.Option == questionnaire.HandledElsewhere
		switch {
		case !r.Asked() || r.Mixed() || !needs || ans.Note != "":
		case len(rows) == 0, r.Control == rows[0].Control && s.Reasoned(rows[0].Cell()).Option == ans.Option:
			rows = append(rows, r)
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

// fewNames is how many services a sentence names.
const fewNames = 5

// reason asks why rows do not apply, or what takes care of them.
func (v questions) reason(rows []interview.Row) tea.Cmd {
	all, k := interview.Row{Control: rows[0].Control}, rows[0].Control
	for _, r := range rows {
		all.Cells = append(all.Cells, r.Cells...)
	}
	names, ids := v.s.RowNames(all, fewNames), all.IDs()
	intro := "Why does “" + k.Title + "” not apply to " + names + "?"
	if v.s.Reasoned(rows[0].Cell()).Option == questionnaire.HandledElsewhere {
		intro = "What takes care of “" + k.Title + "” for " + names + "?"
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

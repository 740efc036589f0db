package ui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// advance moves the status on: todo, doing, done, todo. An accepted risk
// returns to the plan.
func (v plan) advance(a *scoring.Action) tea.Cmd {
	i := slices.Index(questionnaire.Statuses, a.Status)
	return v.moved(a, questionnaire.Tracking{Status: questionnaire.Statuses[(i+1)%len(questionnaire.Statuses)]})
}

// moved notes what changes about an action. Once an action is done it asks whether the answers
// shall say so, as they make the score; nobody but the person decides that.
func (v plan) moved(a *scoring.Action, t questionnaire.Tracking) tea.Cmd {
	was := v.s.Assessment.TrackingOf(a.ID).Status
	find := a.Kind == scoring.FindOut
	id, best, day := a.ID, v.s.Report.Result.Best(a.ID), v.s.Day()
	ask := interview.DoneText(v.s.Report, a)
	save := v.track(id, t)
	if t.Status == questionnaire.Done && was != questionnaire.Done && !find {
		v.s.post(showMsg{confirm{question: ask, title: v.s.NameOf(a), yes: func() tea.Msg { return settledMsg{id, best, day} }}})
	}
	return save
}

// settledMsg says that the person has confirmed what an action brings.
type settledMsg struct {
	action string
	best   map[questionnaire.CellID]questionnaire.Answer
	day    questionnaire.Date
}

// settle takes confirmed answers over.
func (v plan) settle(m settledMsg) tea.Cmd {
	return v.s.attempt(func(doc *questionnaire.Assessment) error {
		_, err := doc.Confirm(m.action, m.best, questionnaire.Notes{}, m.day)
		return err
	})
}

func (v plan) track(id string, t questionnaire.Tracking) tea.Cmd {
	return v.s.attempt(func(doc *questionnaire.Assessment) error {
		_, err := doc.Track(id, t, v.s.Day())
		return err
	})
}

// edit asks for owner, due date, status and note.
func (v plan) edit(a *scoring.Action) tea.Cmd {
	if a.Status == questionnaire.Accepted {
		return v.accept(a)
	}
	var statuses []interview.Choice
	for _, s := range questionnaire.Statuses {
		statuses = append(statuses, interview.Choice{Value: string(s), Label: string(s)})
	}
	old, owner := v.s.Assessment.TrackingOf(a.ID), a.Owner // which may be the one agreed
	f := newForm(v.s.st,
		field{label: "Owner", value: a.Owner, help: "Who sees to it."},
		field{label: "Due", value: string(a.Tracking.Due), help: "Empty keeps the computed date, " + string(questionnaire.DateOf(a.Due)) + ".", check: interview.CheckDate},
		field{label: "Note", value: a.Note},
		field{label: "Status", value: string(a.Status), choices: statuses})
	return v.s.post(showMsg{dialog{title: v.s.NameOf(a), draft: true, form: f, done: func(f *form) tea.Cmd {
		return v.moved(a, questionnaire.Tracking{Owner: given(owner, f.value(0)), Due: questionnaire.Date(given(string(old.Due), f.value(1))),
			Note: given(old.Note, f.value(2)), Status: questionnaire.Status(f.value(3))})
	}}})
}

// accept asks who decides to live with a gap, why, and until when.
func (v plan) accept(a *scoring.Action) tea.Cmd {
	id := a.ID
	f := newForm(v.s.st,
		field{label: "Owner", value: a.Owner, help: "Who decides it.", check: required("who decides it")},
		field{label: "Reason", value: a.Reason, help: "Why the firm lives with it for now.", check: required("a reason")},
		field{label: "Expires", value: string(a.Expires), help: "The last day, such as 2027-06-30; then it returns to the plan.", check: func(s string) error {
			_, err := questionnaire.Date(s).Time()
			return err
		}})
	intro := "An accepted risk earns no points and leaves the plan until it expires. What may happen: " + a.Control.Risk
	return v.s.post(showMsg{dialog{title: v.s.NameOf(a), intro: intro, form: f, done: func(f *form) tea.Cmd {
		return v.track(id, questionnaire.Tracking{Status: questionnaire.Accepted, Owner: f.value(0), Reason: f.value(1),
			Expires: questionnaire.Date(f.value(2))})
	}}})
}

// agreedMsg says that the person agrees to a plan.
type agreedMsg struct{ plan questionnaire.Agreement }

// agree asks whether the plan as it is now becomes the agreed one.
func (v plan) agree() tea.Cmd {
	g, err := v.s.Agreement()
	if err != nil {
		return v.s.tell(err.Error())
	}
	return v.s.post(showMsg{confirm{question: interview.AgreeText(v.s.Report, g), title: "Agree to the plan", yes: func() tea.Msg { return agreedMsg{g} }}})
}

// agreed stores the plan that was agreed to, and says in the footer what that changed.
func (v plan) agreed(m agreedMsg) tea.Cmd {
	moved := len(v.s.Report.AgreedChanges(v.s.Assessment.Agreed, m.plan))
	save := v.s.attempt(func(doc *questionnaire.Assessment) error {
		_, err := doc.Agree(m.plan)
		return err
	})
	said := "agreed on " + report.DayOf(m.plan.Date) + ": " + text.Plural(len(m.plan.Actions), "action")
	if moved > 0 {
		said += fmt.Sprintf(", %d with another day or owner than before", moved)
	}
	v.s.tell(said)
	return save
}

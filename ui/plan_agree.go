package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

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

package ui

import (
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

type (
	// stackChangedMsg says that a dialog added an entry with that key.
	stackChangedMsg struct{ key string }
	// removeMsg takes the entry with that key out of the stack.
	removeMsg struct{ key string }
)

// describe asks for a service that the catalogue does not have.
func (v stack) describe() tea.Cmd {
	var models []interview.Choice
	for _, m := range []catalogue.Model{catalogue.SaaS, catalogue.PaaS, catalogue.FaaS, catalogue.CaaS, catalogue.IaaS, catalogue.OnPrem} {
		models = append(models, interview.Choice{Value: string(m), Label: m.String() + " · " + m.Plain()})
	}
	name, model := v.search, catalogue.SaaS
	if v.kind != nil && name == "" {
		name, model = v.kind.Name, v.kind.Model
	}
	f := newForm(v.s.st,
		field{label: "Name", value: name, help: "What people call it.", check: required("a name")},
		field{label: "Kind", value: string(model), help: "Left and right choose how much of it the provider runs.", choices: models})
	s := v.s
	return s.post(showMsg{dialog{title: "A service of your own", form: f, done: func(f *form) tea.Cmd {
		var key string
		save := s.change(func(a *questionnaire.Assessment) {
			key = a.AddService(questionnaire.Service{Name: f.value(0), Model: catalogue.Model(f.fields[1].value)})
		})
		s.post(stackChangedMsg{key})
		return save
	}}})
}

package ui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// plan lists the actions by bucket, with the one at the cursor in detail.
type plan struct {
	s      *session
	at     int
	ticked map[string]bool // ids of the actions that a what-if takes as done
}

func newPlan(s *session) screen { return plan{s: s, ticked: map[string]bool{}} }

func (v plan) Init() tea.Cmd { return nil }

// action is the one at the cursor, or nil.
func (v plan) action() *scoring.Action {
	actions := v.s.report.Plan.Actions
	if len(actions) == 0 {
		return nil
	}
	return &actions[min(v.at, len(actions)-1)]
}

func (v plan) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	a := v.action()
	switch k.String() {
	case "up", "k":
		v.at = max(v.at-1, 0)
	case "down", "j":
		v.at = max(min(v.at+1, len(v.s.report.Plan.Actions)-1), 0)
	case "pgdown":
		v.at = max(min(v.at+10, len(v.s.report.Plan.Actions)-1), 0)
	case "pgup":
		v.at = max(v.at-10, 0)
	case "right", "?":
		if a != nil {
			return v, send(showMsg{v.detail(a)})
		}
	case "e":
		if a != nil {
			return v, v.edit(a)
		}
	case "space":
		if a != nil {
			return v, v.advance(a)
		}
	case "w":
		if a != nil {
			v.ticked = toggled(v.ticked, a.ID)
		}
	case "+", "-":
		return v, v.hours(k.String())
	case "enter":
		return v, send(nextMsg{})
	case "esc":
		return v, send(backMsg{})
	}
	return v, nil
}

// toggled is the set with an id put in or taken out.
func toggled(set map[string]bool, id string) map[string]bool {
	set = maps.Clone(set)
	if set[id] {
		delete(set, id)
	} else {
		set[id] = true
	}
	return set
}

// advance moves the status on: todo, doing, done, todo.
func (v plan) advance(a *scoring.Action) tea.Cmd {
	i := slices.Index(questionnaire.Statuses, a.Status)
	t := a.Tracking
	t.Status = questionnaire.Statuses[(i+1)%len(questionnaire.Statuses)]
	return v.track(a.ID, t)
}

func (v plan) track(id string, t questionnaire.Tracking) tea.Cmd {
	if t.Status == questionnaire.Todo {
		t.Status = ""
	}
	return v.s.change(func(doc *questionnaire.Assessment) { doc.Track(id, t) })
}

// hours changes the hours a week and so every date.
func (v plan) hours(dir string) tea.Cmd {
	h := v.s.a.Profile.HoursPerWeek
	switch {
	case dir == "+":
		h++
	case h > 1:
		h--
	}
	if questionnaire.CheckHours(h) != nil {
		return nil
	}
	return v.s.change(func(doc *questionnaire.Assessment) { doc.Profile.HoursPerWeek = h })
}

// edit asks for owner, due date, status and note.
func (v plan) edit(a *scoring.Action) tea.Cmd {
	var statuses []choice
	for _, s := range questionnaire.Statuses {
		statuses = append(statuses, choice{string(s), string(s)})
	}
	id := a.ID
	f := newForm(v.s.st,
		field{label: "Owner", value: a.Owner, help: "Who sees to it."},
		field{label: "Due", value: string(a.Tracking.Due), help: "Empty keeps the computed date, " + string(questionnaire.DateOf(a.Due)) + ".", check: checkDate},
		field{label: "Note", value: a.Note},
		field{label: "Status", value: string(a.Status), choices: statuses})
	return send(showMsg{dialog{title: export.Title(a), form: f, done: func(f *form) tea.Cmd {
		return v.track(id, questionnaire.Tracking{Owner: f.value(0), Due: questionnaire.Date(f.value(1)),
			Note: f.value(2), Status: questionnaire.Status(f.value(3))})
	}}})
}

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
	actions := v.actions()
	if len(actions) == 0 {
		return nil
	}
	return &actions[min(v.at, len(actions)-1)]
}

// actions is the plan, and after it the risks that are accepted for now.
func (v plan) actions() []scoring.Action {
	p := &v.s.report.Plan
	return slices.Concat(p.Actions, p.Accepted)
}

func (v plan) Update(msg tea.Msg) (screen, tea.Cmd) {
	if m, ok := msg.(settledMsg); ok {
		return v, v.settle(m)
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	a := v.action()
	switch k.String() {
	case "up", "k":
		v.at = max(v.at-1, 0)
	case "down", "j":
		v.at = max(min(v.at+1, len(v.actions())-1), 0)
	case "pgdown":
		v.at = max(min(v.at+10, len(v.actions())-1), 0)
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
	case "x":
		if a != nil {
			return v, v.accept(a)
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

// advance moves the status on: todo, doing, done, todo. An accepted risk
// returns to the plan.
func (v plan) advance(a *scoring.Action) tea.Cmd {
	i := slices.Index(questionnaire.Statuses, a.Status)
	t := a.Tracking.Move(questionnaire.Statuses[(i+1)%len(questionnaire.Statuses)], questionnaire.DateOf(v.s.today()))
	t.Reason, t.Expires = "", ""
	return v.moved(a, t)
}

// moved notes the tracking. Once an action is done it asks whether the answers
// shall say so, as they make the score; nobody but the person decides that.
func (v plan) moved(a *scoring.Action, t questionnaire.Tracking) tea.Cmd {
	was := v.s.a.Actions[a.ID].Status
	save := v.track(a.ID, t)
	if t.Status != questionnaire.Done || was == questionnaire.Done || a.Kind == scoring.FindOut {
		return save
	}
	answers, day := v.s.report.Result.Best(a.ID), questionnaire.DateOf(v.s.today())
	yes := func() tea.Msg { return settledMsg{answers, day} }
	ask := "Done. Shall the answers say that it is in place for " + v.s.report.ServiceNames(a) + "? The score follows the answers."
	return tea.Sequence(save, send(showMsg{confirm{ask, yes}}))
}

// settledMsg brings answers that the person has confirmed.
type settledMsg struct {
	answers map[questionnaire.CellID]questionnaire.Answer
	day     questionnaire.Date
}

// settle takes confirmed answers over; notes and evidence stay.
func (v plan) settle(m settledMsg) tea.Cmd {
	return v.s.change(func(doc *questionnaire.Assessment) {
		for id, best := range m.answers {
			ans := doc.Answers[id]
			ans.Option, ans.Date = best.Option, m.day
			doc.Set(id, ans)
		}
	})
}

func (v plan) track(id string, t questionnaire.Tracking) tea.Cmd {
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
	if a.Status == questionnaire.Accepted {
		return v.accept(a)
	}
	var statuses []choice
	for _, s := range questionnaire.Statuses {
		statuses = append(statuses, choice{string(s), string(s)})
	}
	old, day := v.s.a.Actions[a.ID], questionnaire.DateOf(v.s.today())
	f := newForm(v.s.st,
		field{label: "Owner", value: a.Owner, help: "Who sees to it."},
		field{label: "Due", value: string(a.Tracking.Due), help: "Empty keeps the computed date, " + string(questionnaire.DateOf(a.Due)) + ".", check: checkDate},
		field{label: "Note", value: a.Note},
		field{label: "Status", value: string(a.Status), choices: statuses})
	return send(showMsg{dialog{title: export.Title(a), form: f, done: func(f *form) tea.Cmd {
		t := old.Move(questionnaire.Status(f.value(3)), day)
		t.Owner, t.Due, t.Note = f.value(0), questionnaire.Date(f.value(1)), f.value(2)
		return v.moved(a, t)
	}}})
}

// accept asks who decides to live with a gap, why, and until when.
func (v plan) accept(a *scoring.Action) tea.Cmd {
	id, old := a.ID, v.s.a.Actions[a.ID]
	f := newForm(v.s.st,
		field{label: "Owner", value: a.Owner, help: "Who decides it.", check: required("who decides it")},
		field{label: "Reason", value: a.Reason, help: "Why the firm lives with it for now.", check: required("a reason")},
		field{label: "Expires", value: string(a.Expires), help: "The last day, such as 2027-06-30; then it returns to the plan.", check: func(s string) error {
			_, err := questionnaire.Date(s).Time()
			return err
		}})
	intro := "An accepted risk earns no points and leaves the plan until it expires. What may happen: " + a.Control.Risk
	return send(showMsg{dialog{title: export.Title(a), intro: intro, form: f, done: func(f *form) tea.Cmd {
		t := old
		t.Status, t.Done = questionnaire.Accepted, ""
		t.Owner, t.Reason, t.Expires = f.value(0), f.value(1), questionnaire.Date(f.value(2))
		return v.track(id, t)
	}}})
}

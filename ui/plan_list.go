package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// shownMsg brings another way to show the plan.
type shownMsg struct{ show planShow }

// filter asks how to sort and which actions to show.
func (v plan) filter() tea.Cmd {
	show, r := v.s.show, v.s.Report
	number := func(s string) error {
		if n, err := strconv.ParseFloat(s, 64); s != "" && (err != nil || n < 0) {
			return fmt.Errorf("write a number such as 2, or nothing")
		}
		return nil
	}
	f := newForm(v.s.st,
		field{label: "Status", value: show.status, help: "Left and right choose, down goes on.", choices: statusChoices()},
		field{label: "When", value: show.bucket, choices: bucketChoices()},
		field{label: "Service", value: show.service, choices: serviceChoices(r)},
		field{label: "Owner", value: show.owner, choices: ownerChoices(r)},
		field{label: "Points", value: show.gain, help: "At least so many. Empty shows all.", check: number},
		field{label: "Hours", value: show.hours, help: "At most so many. Empty shows all.", check: number},
		field{label: "Words", value: show.text, help: "In the title, the services, the owner, the note or the topic.", check: nil},
		field{label: "Sort by", value: strconv.Itoa(int(show.by)), choices: orderChoices()})
	return v.s.post(showMsg{dialog{title: "Show only", form: f, done: func(f *form) tea.Cmd {
		by, _ := strconv.Atoi(f.value(7))
		return v.s.post(shownMsg{planShow{by: planOrder(by), status: f.value(0), bucket: f.value(1), service: f.value(2), owner: f.value(3),
			gain: f.value(4), hours: f.value(5), text: f.value(6), asked: show.asked}})
	}}})
}

func statusChoices() []interview.Choice {
	list := []interview.Choice{{Value: "", Label: "any"}, {Value: isOpen, Label: "open"}, {Value: overdue, Label: "overdue"}, {Value: again, Label: "open again"}}
	for _, s := range append(slices.Clone(questionnaire.Statuses), questionnaire.Accepted) {
		list = append(list, interview.Choice{Value: string(s), Label: string(s)})
	}
	return list
}

func bucketChoices() []interview.Choice {
	list := []interview.Choice{{Value: "", Label: "any time"}}
	for _, b := range scoring.Buckets {
		list = append(list, interview.Choice{Value: string(b), Label: b.String()})
	}
	return list
}

func serviceChoices(r *report.Report) []interview.Choice {
	list := []interview.Choice{{Value: "", Label: "any"}, {Value: report.WholeFirm, Label: report.WholeFirm}}
	for _, s := range r.Assessment.Services {
		list = append(list, interview.Choice{Value: s.Key, Label: r.ServiceName(s.Key)})
	}
	return list
}

// ownerChoices lists the people who own an action.
func ownerChoices(r *report.Report) []interview.Choice {
	var names []string
	for _, a := range slices.Concat(r.Plan.Actions, r.Plan.Accepted) {
		if name := text.CleanLine(a.Owner); name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	list := []interview.Choice{{Value: "", Label: "anyone"}, {Value: nobody, Label: "nobody yet"}}
	for _, name := range slices.Compact(names) {
		list = append(list, interview.Choice{Value: name, Label: name})
	}
	return list
}

func orderChoices() []interview.Choice {
	var list []interview.Choice
	for o := range planOrders {
		list = append(list, interview.Choice{Value: strconv.Itoa(int(o)), Label: o.String()})
	}
	return list
}

// detail is all about one action: why, and how in each product.
func (v plan) detail(a *scoring.Action) page {
	return newPage(v.s, v.s.NameOf(a)).add(v.s.About(a)...).explain()
}

// questions is all about one batch of questions: whom to ask, and where to look.
func (v plan) questions(b *report.Batch) page {
	return newPage(v.s, b.Line()).add(v.s.AboutBatch(*b)...).explain()
}

// calendar lists what comes back, month by month for a year.
func (v plan) calendar() page {
	r := v.s.Report
	p := newPage(v.s, "What comes back in the next year")
	duties := r.Plan.Recurring
	if len(duties) == 0 {
		return p.add("Nothing comes back yet. Duties such as testing a restore stand here once their safeguard is in place or planned.")
	}
	p = p.add("What is in place has to stay so. Each of these starts on the day of the answer, or when the plan has put it in place. " + r.CalendarNote())
	for m := range 13 {
		month := time.Date(r.Plan.Start.Year(), r.Plan.Start.Month()+time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		if tasks := v.tasksIn(month); len(tasks) > 0 {
			p = p.add("", strings.ToUpper(month.Format("January 2006"))).add(tasks...)
		}
	}
	return p
}

// tasksIn lists what comes back in a month with its days, the first to come
// first.
func (v plan) tasksIn(month time.Time) []string {
	r := v.s.Report
	var tasks [32][]string // by the first day
	for i := range r.Plan.Recurring {
		d := &r.Plan.Recurring[i]
		var days []string
		first := 0
		for _, day := range d.Dates(r.Plan.Start) {
			if day.Year() == month.Year() && day.Month() == month.Month() {
				days = append(days, fmt.Sprint(day.Day()))
				first = min(cmp.Or(first, day.Day()), day.Day())
			}
		}
		if len(days) == 0 {
			continue
		}
		task := strings.TrimSuffix(d.Task, ".")
		if len(d.Services) > 0 {
			task += " (" + r.ServiceNames(&scoring.Action{Services: d.Services}) + ")"
		}
		tasks[first] = append(tasks[first], fmt.Sprintf("  %s: %s %s", task, month.Format("Jan"), strings.Join(days, ", ")))
	}
	return slices.Concat(tasks[:]...)
}

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

package prompt

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

const planHelp = `Numbers with commas try actions: nothing is changed, and you hear where the score would be.
Hours 6 means six hours a week and moves every date.
Why 3 tells all about action 3, and the steps in your product.
3 owner Anna, 3 due 2026-12-01, 3 note and words, 3 doing, 3 done and 3 todo track it; a - in place of the words takes them away.
3 accept 2027-06-30 Anna: too costly this year, accepts the risk until that day.
Agree keeps the days and owners of the plan as the agreed one.
` + roundHelp

// plan lists the actions, and tells where the score would be with some done.
func (p *plain) plan() prompt {
	r := p.s.Report
	var b strings.Builder
	b.WriteString(p.result())
	if len(r.Plan.Actions)+len(r.Plan.Accepted) == 0 {
		return prompt{told: b.String(), title: "There is nothing to do. Enter goes on.", help: "Next comes the report. " + roundHelp, rounds: true, take: func(string) error { return errors.New("there is nothing to try; Enter goes on") }}
	}
	fmt.Fprintf(&b, "\nThe plan: %s, %s at %s a week.", text.Plural(r.Plan.Left(), "action"), report.Hours(r.Plan.Hours()), report.Hours(r.Plan.HoursPerWeek))
	if line := r.AgreedLine(); line != "" {
		b.WriteString(" " + line)
	}
	fmt.Fprintf(&b, "\nCost: %s. %s %s", r.CostText(r.Cost()), r.MoneyNote(), r.CalendarNote())
	if r.Plan.Left() > 0 {
		b.WriteString("\n" + report.OrderWords)
	}
	p.planLines(&b)
	return prompt{told: b.String(), title: "Type numbers with commas to try actions, why and a number, or ? for what else there is; Enter goes on.",
		help: planHelp, rounds: true, no: skip, take: p.takePlan}
}

// planLines writes the actions under their numbers: each batch of questions in a line,
// the fixes, the questions of each batch, and what is closed or accepted.
func (p *plain) planLines(b *strings.Builder) {
	r := p.s.Report
	list, batches := p.actions(), r.Batches()
	write := func(a *scoring.Action) {
		fmt.Fprintf(b, "\n  %d. %s (%s), %s", slices.Index(list, a)+1, report.Title(a), r.ServiceNames(a), standing(a))
	}
	asked := map[*scoring.Action]bool{}
	for _, batch := range batches {
		b.WriteString("\n  " + batch.Line() + ", listed below")
		for _, a := range batch.Actions {
			asked[a] = true
		}
	}
	rest := slices.DeleteFunc(slices.Clone(list), func(a *scoring.Action) bool { return asked[a] })
	fixes := slices.IndexFunc(rest, func(a *scoring.Action) bool {
		return a.Kind == scoring.FindOut || !a.Open() || a.Status == questionnaire.Accepted
	})
	if fixes < 0 {
		fixes = len(rest)
	}
	for _, a := range rest[:fixes] {
		write(a)
	}
	for _, batch := range batches {
		b.WriteString("\n" + batch.Line() + ":")
		for _, a := range batch.Actions {
			write(a)
		}
	}
	for i, a := range rest[fixes:] {
		if i == 0 && len(batches) > 0 {
			b.WriteString("\nDone or accepted:")
		}
		write(a)
	}
}

// standing says in part of a line where an action is: its work, its day and its owner,
// or that it is closed or accepted.
func standing(a *scoring.Action) string {
	switch {
	case a.Status == questionnaire.Accepted:
		return "risk accepted until " + report.DayOf(a.Expires)
	case a.Closed:
		return report.DoneText(a)
	}
	said := fmt.Sprintf("%s, due %s, %s", report.Hours(a.Hours), report.Day(a.Due), report.Points(a))
	if a.Kind == scoring.FindOut && a.Open() { // its batch says when, and how long all of it takes
		said = report.Points(a)
	}
	if agreed := report.AgreedText(a); agreed != "" {
		said += ", " + agreed
	}
	if owner := text.CleanLine(a.Owner); owner != "" || a.Status != questionnaire.Todo {
		said += fmt.Sprintf(", %s, owner %s", a.Status, interview.OrNobody(owner))
	}
	return said
}

// actions are those of the plan under the numbers that reports give them, then the
// accepted risks.
func (p *plain) actions() (list []*scoring.Action) {
	numbers := p.s.Report.Numbers()
	for i := range p.s.Report.Plan.Actions {
		list = append(list, &p.s.Report.Plan.Actions[i])
	}
	slices.SortStableFunc(list, func(a, b *scoring.Action) int { return cmp.Compare(numbers[a.ID], numbers[b.ID]) })
	for i := range p.s.Report.Plan.Accepted {
		list = append(list, &p.s.Report.Plan.Accepted[i])
	}
	return list
}

// action is the one with that number.
func (p *plain) action(number string) (*scoring.Action, error) {
	list := p.actions()
	n, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || n < 1 || n > len(list) {
		return nil, fmt.Errorf("type numbers from 1 to %d with commas, or ? for what else there is", len(list))
	}
	return list[n-1], nil
}

// takePlan reads what to do with the plan.
func (p *plain) takePlan(line string) error {
	first, rest, more := strings.Cut(line, " ")
	switch strings.ToLower(first) {
	case "hours":
		return p.planHours(rest)
	case "agree":
		return p.agree()
	case "why":
		a, err := p.action(rest)
		if err != nil {
			return err
		}
		p.say("%s\n%s", p.s.NameOf(a), strings.Join(p.s.Explained(p.s.About(a)), "\n"))
		return errStay
	}
	if more {
		if a, err := p.action(first); err == nil {
			return p.track(a, rest)
		}
	}
	return p.tryPlan(line)
}

// agree makes the plan as it is the agreed one, once the person says so.
func (p *plain) agree() error {
	g, err := p.s.Agreement()
	if err != nil {
		return err
	}
	ask := interview.AgreeText(p.s.Report, g)
	p.say("%s Type yes or no.", ask)
	if yes, err := p.agreed(ask); err != nil || !yes {
		return cmp.Or(err, errStay)
	}
	moved := p.s.Report.AgreedChanges(p.s.Assessment.Agreed, g)
	err = p.attempt(func(doc *questionnaire.Assessment) error {
		_, err := doc.Agree(g)
		return err
	})
	if err != nil {
		return err
	}
	p.say("Agreed: %s.", text.Plural(len(g.Actions), "action"))
	for _, line := range moved {
		p.say("  %s", line)
	}
	return errStay
}

// planHours changes the hours a week and tells the plan again.
func (p *plain) planHours(hours string) error {
	if err := interview.CheckHours(hours); err != nil {
		return err
	}
	h, _ := interview.Hours(hours)
	if err := p.setProfile(func(q *questionnaire.Profile) { q.HoursPerWeek = h }); err != nil {
		return err
	}
	p.put(p.plan())
	return errStay
}

// tryPlan tells the score with some actions done.
func (p *plain) tryPlan(line string) error {
	ticked := map[string]bool{}
	for _, word := range interview.List(line) {
		a, err := p.action(word)
		if err != nil {
			return err
		}
		ticked[a.ID] = a.Status != questionnaire.Accepted && !a.Closed
	}
	text := p.s.Try(ticked).Text()
	if text == "" {
		text = "An accepted risk is not part of the plan"
	}
	p.say("%s.", text)
	return errStay
}

// track notes how an action stands.
func (p *plain) track(a *scoring.Action, line string) error {
	t, err := readTracking(line)
	if err != nil {
		return err
	}
	if a.Closed {
		return errors.New("nothing about it is open; it is done and counted")
	}
	id, done := a.ID, t.Status == questionnaire.Done && a.Status != questionnaire.Done && a.Kind != scoring.FindOut
	best, ask, day := p.s.Report.Result.Best(id), interview.DoneText(p.s.Report, a), p.s.Day()
	err = p.attempt(func(doc *questionnaire.Assessment) error {
		_, err := doc.Track(id, t, day)
		return err
	})
	if err != nil {
		return err
	}
	p.say("Noted.")
	if done {
		p.say("%s Type yes or no.", ask)
		if yes, err := p.agreed(ask); err != nil || !yes {
			return cmp.Or(err, errStay)
		}
		err = p.attempt(func(doc *questionnaire.Assessment) error {
			_, err := doc.Confirm(id, best, questionnaire.Notes{}, day)
			return err
		})
	}
	return cmp.Or(err, errStay)
}

// readTracking reads what to note about an action.
func readTracking(line string) (t questionnaire.Tracking, err error) {
	word, rest, _ := strings.Cut(line, " ")
	if rest == "" && slices.Contains([]string{"owner", "note", "due"}, strings.ToLower(word)) {
		return t, blankAfter(word)
	}
	switch status := questionnaire.Status(strings.ToLower(word)); status {
	case questionnaire.Todo, questionnaire.Doing, questionnaire.Done:
		t.Status = status
	case "owner":
		t.Owner = rest
	case "note":
		t.Note = rest
	case "due":
		if rest != questionnaire.Clear {
			err = interview.CheckDate(rest)
		}
		t.Due = questionnaire.Date(rest)
	case "accept":
		err = accepted(&t, rest)
	default:
		err = fmt.Errorf("no %q; say owner, due, note, todo, doing, done or accept", word)
	}
	return t, err
}

// accepted reads until when, by whom and why a risk is accepted.
func accepted(t *questionnaire.Tracking, line string) error {
	day, rest, _ := strings.Cut(line, " ")
	owner, reason, _ := strings.Cut(rest, ":")
	owner, reason = strings.TrimSpace(owner), strings.TrimSpace(reason)
	if _, err := questionnaire.Date(day).Time(); err != nil || owner == "" || reason == "" {
		return errors.New("say until when, who decides it and why, such as: 3 accept 2027-06-30 Anna: too costly this year")
	}
	t.Status, t.Expires, t.Owner, t.Reason = questionnaire.Accepted, questionnaire.Date(day), owner, reason
	return nil
}

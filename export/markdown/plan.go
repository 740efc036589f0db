package markdown

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// plan is a list of tasks to tick, by bucket.
func (d *md) plan() {
	r := d.r
	d.heading(2, report.PlanTitle)
	d.say("%s", Text(r.PlanIntro()))
	if r.Plan.Left() == 0 {
		d.say("%s", Text(r.Ask()))
		d.closed()
		return
	}
	var rows [][]string
	if !r.Result.Total.None() {
		rows = append(rows, []string{"Today", "", "", "", fmt.Sprint(scoring.Down(r.Result.Total.Proven()))})
	}
	for _, b := range r.Buckets() {
		rows = append(rows, []string{b.Bucket.String(), fmt.Sprint(b.Fixes), fmt.Sprint(b.FindOuts), report.Hours(b.Hours), fmt.Sprint(scoring.Down(b.Proven))})
	}
	d.table([]string{"When", ">To fix", ">To find out", ">Work", ">Proven score after it"}, rows)
	for _, b := range r.Buckets() {
		d.heading(3, b.Title())
		d.say("%s", Text(b.Note()))
		d.WriteString("\n")
		for i := range r.Plan.Actions {
			if a := &r.Plan.Actions[i]; a.Bucket == b.Bucket && a.Kind == scoring.Fix {
				d.task(a)
				d.fix(a)
			}
		}
	}
	d.closed()
}

// closed is a list of what is done and counted, ticked.
func (d *md) closed() {
	closed := d.r.ClosedActions()
	if len(closed) == 0 {
		return
	}
	d.heading(3, report.ClosedTitle)
	d.say("%s\n", Text(report.ClosedIntro))
	for i := range closed {
		a := &closed[i]
		about := report.OwnerOr(a, "no owner")
		if !a.Part() {
			about += ", for " + d.r.ForWhom(a)
		}
		fmt.Fprintf(d, "- [x] %s (%s, %s) <!-- id:%s -->\n", Text(d.r.TaskTitle(a)), report.DoneText(a), Text(about), d.r.Mark(a))
	}
}

// findOut is a list of questions to tick.
func (d *md) findOut() {
	first := true
	for i := range d.r.Plan.Actions {
		a := &d.r.Plan.Actions[i]
		if a.Kind != scoring.FindOut || a.Closed {
			continue
		}
		if first {
			d.heading(2, report.FindTitle)
			d.say("%s\n", Text(report.FindIntro))
			first = false
		}
		d.task(a)
		d.fact("For", d.r.ServiceNames(a))
		d.fact("State", report.StateText(a))
		d.fact("Question", a.Control.Question.Text)
		d.fact("Ask", a.Control.Whom)
		for line := range strings.SplitSeq(d.r.StepsText(a), "\n") {
			d.fact("Look", line)
		}
		d.fact("Frameworks", d.r.Serves(a))
		d.note(a)
	}
}

// task writes the line of one action.
func (d *md) task(a *scoring.Action) {
	box := " "
	if a.Status == questionnaire.Done {
		box = "x"
	}
	number := strings.Join(d.r.NumbersOf([]string{a.ID}), "")
	fmt.Fprintf(d, "- [%s] **%s. %s** (%s, due %s, %s, %s points) <!-- id:%s -->\n", box, number, Text(d.r.TaskTitle(a)),
		Text(report.OwnerOr(a, "no owner yet")), questionnaire.DateOf(a.Due), report.Hours(a.Hours), report.Points(a), d.r.Mark(a))
}

// fix writes what there is to say about a fix.
func (d *md) fix(a *scoring.Action) {
	if d.r.Later(a) {
		d.later(a)
		return
	}
	k := a.Control
	if !a.Part() {
		d.fact("For", d.r.ServiceNames(a))
	}
	d.fact("State", strings.Join(d.r.Flags(a), " · "))
	d.fact("Why", d.marks.Why(k))
	d.fact("Order", d.r.Urgency(a))
	d.fact("Cost", d.marks.Estimate(d.r.ActionCost(a)))
	d.note(a)
	d.guidance(d.r.GuidanceHere(a))
	if rep := k.Remediation.Repeat; rep != nil {
		d.fact("Then every "+report.Every(rep.Days), rep.Task)
	}
	d.fact("Done when", report.DoneWhen(a))
	d.fact("Frameworks", d.r.Serves(a))
}

// later writes what a later part of a control has of its own.
func (d *md) later(a *scoring.Action) {
	d.fact("State", strings.Join(d.r.LaterFlags(a), " · "))
	d.note(a)
	if same := d.r.SameSteps(a); same != "" {
		d.fact("How", same)
		return
	}
	d.guidance(d.r.GuidanceHere(a))
}

// guidance is how a fix is done, part by part.
func (d *md) guidance(g report.Guidance) {
	if g.Warning != "" {
		fmt.Fprintf(d, "  - **%s**\n", Text(g.Warning))
	}
	for _, p := range g.Parts {
		fmt.Fprintf(d, "  - **%s:**\n", Text(p.Title))
		for _, i := range p.Items {
			switch {
			case i.Number > 0:
				fmt.Fprintf(d, "    %d. %s\n", i.Number, Text(i.Text))
			case i.Where != "":
				fmt.Fprintf(d, "    - **In %s:** %s\n      - %s\n", Text(i.In()), Text(i.Where), Text(i.Text))
			case len(i.Names) > 0:
				fmt.Fprintf(d, "    - **In %s:** %s\n", Text(i.In()), Text(i.Text))
			default:
				fmt.Fprintf(d, "    - %s\n", Text(i.Text))
			}
			if i.Note != "" {
				fmt.Fprintf(d, "      - %s (%s)\n", Text(d.marks.Note(i)), mdLink("source", i.Source))
			}
		}
	}
}

// fact is one line under a task; without a text there is none.
func (d *md) fact(label, text string) {
	if text != "" {
		fmt.Fprintf(d, "  - **%s:** %s\n", Text(label), Text(text))
	}
}

func (d *md) note(a *scoring.Action) {
	if note := mdLines(d.r.Noted(a)); note != "" {
		fmt.Fprintf(d, "  - **Note:** %s\n", note)
	}
}

// calendar lists the recurring duties.
func (d *md) calendar() {
	duties := d.r.Plan.Recurring
	if len(duties) == 0 {
		return
	}
	d.heading(2, report.CalendarTitle)
	d.say("%s", Text(report.ComingIntro+" "+d.r.CalendarNote()))
	var rows [][]string
	for i := range duties {
		rows = append(rows, []string{report.Day(duties[i].Next), report.Every(duties[i].Every), Text(duties[i].Task), Text(d.r.DutyNames(&duties[i]))})
	}
	d.table([]string{"Next", "Every", "Task", "For"}, rows)
}

// accepted lists the risks that are accepted for now.
func (d *md) accepted() {
	if len(d.r.Plan.Accepted) == 0 {
		return
	}
	d.heading(2, report.AcceptedTitle)
	d.say("%s", Text(report.AcceptedIntro))
	var rows [][]string
	for i := range d.r.Plan.Accepted {
		a := &d.r.Plan.Accepted[i]
		rows = append(rows, []string{Text(report.Title(a)), Text(d.r.ServiceNames(a)), Text(a.Control.Risk), Text(a.Reason), Text(a.Owner), report.DayOf(a.Expires), report.Points(a)})
	}
	d.table([]string{"Action not taken", "For", "Risk", "Reason", "Owner", "Until", ">Points"}, rows)
}

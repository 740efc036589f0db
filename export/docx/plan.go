package docx

import (
	"fmt"
	"strings"

	"yourpart/export/docx/word"
	"yourpart/export/office"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// plan is what to do, by bucket.
func (d *book) plan() {
	r := d.r
	d.chapter(report.PlanTitle, r.PlanIntro())
	if r.Plan.Left() == 0 {
		d.Say(r.Ask())
		d.closed()
		return
	}
	t := table("The plan by time", col("When", 32), num("To fix", 14), num("To find out", 16), num("Work", 18), num("Proven score after it", 20))
	if !r.Result.Total.None() {
		t.Row(d.StrongCell("Today"), word.Box{}, word.Box{}, word.Box{}, d.NumberCell(fmt.Sprint(scoring.Down(r.Result.Total.Proven()))))
	}
	for _, b := range r.Buckets() {
		t.Row(d.StrongCell(b.Bucket.String()), d.NumberCell(fmt.Sprint(b.Fixes)), d.NumberCell(fmt.Sprint(b.FindOuts)), d.NumberCell(report.Hours(b.Hours)), d.NumberCell(fmt.Sprint(scoring.Down(b.Proven))))
	}
	d.AddTable(t)
	for _, b := range r.Buckets() {
		d.Heading(2, b.Title())
		d.Add(word.Keep(d.P(word.Normal, word.Text(b.Note()))))
		for i := range r.Plan.Actions {
			if a := &r.Plan.Actions[i]; a.Bucket == b.Bucket && a.Kind == scoring.Fix && !a.Closed {
				d.card(a)
			}
		}
	}
	d.closed()
}

// card is one action: what, why, who, when, and the steps.
func (d *book) card(a *scoring.Action) {
	n := d.numbers[a.ID]
	box := "☐ "
	if a.Status == questionnaire.Done {
		box = "☑ "
	}
	d.Heading(3, fmt.Sprintf("%s%d. %s", box, n, d.r.TaskTitle(a)), d.Counted(anAction), d.Anchor(anchor(n)))
	var about []string
	if !a.Part() {
		about = append(about, "For "+d.r.ServiceNames(a))
	}
	flags := d.r.Flags(a)
	if d.r.Later(a) {
		flags = d.r.LaterFlags(a)
	}
	d.SayIn(word.Fact, strings.Join(append(about, flags...), " · "))
	d.facts(a)
	if !d.r.Later(a) {
		d.Say(d.marks.Why(a.Control))
		d.SayIn(word.Small, d.r.Urgency(a))
	}
	d.label("Note", text.CleanText(d.r.Noted(a)))
	if same := d.r.SameSteps(a); same != "" {
		d.Say(same)
		return
	}
	d.guidance(d.r.GuidanceHere(a))
	if d.r.Later(a) {
		return
	}
	if rep := a.Control.Remediation.Repeat; rep != nil {
		d.label("Then every "+report.Every(rep.Days), rep.Task)
	}
	d.label("Done when", report.DoneWhen(a))
	d.SayIn(word.Small, d.r.Serves(a))
}

// label is a line with what it is about in front; without a text there is none.
func (d *book) label(name, s string) {
	if s != "" {
		d.Add(d.P(word.Normal, d.Strong(name+": "), word.Text(s)))
	}
}

// facts are who has an action, when, and what it takes.
func (d *book) facts(a *scoring.Action) {
	t := &word.Sheet{Style: word.Grid, About: "Who, when and how much", Bare: true}
	var cells []word.Box
	add := func(name, value string, width int) {
		t.Columns = append(t.Columns, word.Column{Width: width})
		cells = append(cells, word.Box{Fill: office.Panel, Paras: kept([]string{d.P(word.Cell, word.Text(name+" "), d.Strong(value))})})
	}
	if !d.redacted() {
		add("Owner", report.OwnerOr(a, "nobody yet"), 26)
	}
	if !d.r.Later(a) {
		add("Start", report.Day(a.Start), 18)
	}
	add("Due", report.DueLate(a), 18)
	add("Work", report.Hours(a.Hours), 14)
	add("Points", report.Points(a), 12)
	t.Row(cells...)
	if cost := d.marks.Estimate(d.r.ActionCost(a)); cost != "" && !d.r.Later(a) {
		t.Row(word.Box{Fill: office.Panel, Span: len(cells), Paras: []string{d.P(word.Cell, word.Text("Cost: "), d.Strong(cost))}})
	}
	d.AddTable(t)
}

// guidance is how a fix is done, part by part.
func (d *book) guidance(g report.Guidance) {
	if g.Warning != "" {
		d.Add(d.P(word.Normal, d.Strong(g.Warning)))
	}
	list, last := 0, 0
	for _, p := range g.Parts {
		d.SayIn(word.Spoken, p.Title)
		for _, i := range p.Items {
			switch {
			case i.Number > 0:
				if list == 0 || i.Number != last+1 {
					list = d.List(i.Number)
				}
				last = i.Number
				d.Add(d.Item(list, word.Text(i.Text)))
			case len(i.Names) > 0:
				where := ""
				if i.Where != "" {
					where = i.Where + "\n"
				}
				d.Add(d.Bullet(d.Strong("In "+i.In()+": "), word.Text(where+i.Text)))
			default:
				d.Add(d.Bullet(word.Text(i.Text)))
			}
			if i.Note != "" {
				d.Add(d.P(word.Indented, word.Text(d.marks.Note(i)+" ("), d.Link("source", i.Source), word.Text(")")))
			}
		}
	}
}

// closed lists what was planned before and is done.
func (d *book) closed() {
	all := d.r.ClosedActions()
	if len(all) == 0 {
		return
	}
	d.Heading(2, report.ClosedTitle)
	d.Say(report.ClosedIntro)
	t := table(report.ClosedTitle, col("Action", 58))
	if !d.redacted() {
		t.Columns = append(t.Columns, col("Owner", 20))
	}
	t.Columns = append(t.Columns, col("Done", 22))
	for i := range all {
		a := &all[i]
		about := ""
		if !a.Part() {
			about = report.UpperFirst(d.r.ForWhom(a))
		}
		cells := []word.Box{d.RunCell([]word.Run{d.Counted(anAction), d.Strong(d.r.TaskTitle(a))}, about)}
		if !d.redacted() {
			cells = append(cells, d.Cell(report.OwnerOr(a, "–")))
		}
		t.Row(append(cells, d.Cell(report.UpperFirst(report.DoneText(a))))...)
	}
	d.AddTable(t)
}

// findOut lists what nobody knows yet.
func (d *book) findOut() {
	t := table("What nobody knows yet, whom to ask and where to look", num("No.", 6), col("Question", 36), col("Where to look", 32))
	if !d.redacted() {
		t.Columns = append(t.Columns, col("Owner", 12))
	}
	t.Columns = append(t.Columns, col("Due", 13), num("Points", 11))
	for i := range d.r.Plan.Actions {
		a := &d.r.Plan.Actions[i]
		if a.Kind != scoring.FindOut || a.Closed {
			continue
		}
		n := d.numbers[a.ID]
		of := d.r.TaskTitle(a) + " · for " + d.r.ServiceNames(a)
		if state := report.StateText(a); state != "" {
			of += " · " + state
		}
		question := d.RunCell([]word.Run{d.Counted(anAction), d.Anchor(anchor(n)), d.Strong(a.Control.Question.Text)}, of, "Ask: "+a.Control.Whom, d.r.Serves(a))
		note := text.CleanText(d.r.Noted(a))
		if note != "" {
			note = "Note: " + note
		}
		cells := []word.Box{d.NumberCell(fmt.Sprint(n)), question, d.Cell(d.r.StepsText(a), note)}
		if !d.redacted() {
			cells = append(cells, d.Cell(report.OwnerOr(a, "–")))
		}
		t.Row(append(cells, d.Cell(report.DueLate(a)), d.NumberCell(report.Points(a)))...)
	}
	if len(t.Rows) == 0 {
		return
	}
	d.chapter(report.FindTitle, report.FindIntro)
	d.AddTable(t)
}

// calendar lists the recurring duties.
func (d *book) calendar() {
	duties := d.r.Plan.Recurring
	if len(duties) == 0 {
		return
	}
	d.chapter(report.CalendarTitle, report.ComingIntro+" "+d.r.CalendarNote())
	t := table("The next day for each duty", col("Next", 15), col("Every", 14), col("Task", 45), col("For", 26))
	for i := range duties {
		t.Row(d.Cell(report.Day(duties[i].Next)), d.Cell(report.Every(duties[i].Every)), d.StrongCell(duties[i].Task), d.Cell(d.r.DutyNames(&duties[i])))
	}
	d.AddTable(t)
}

// accepted lists the risks that are accepted for now.
func (d *book) accepted() {
	if len(d.r.Plan.Accepted) == 0 {
		return
	}
	d.chapter(report.AcceptedTitle, report.AcceptedIntro)
	t := table("Risks that are accepted for now", col("Action not taken", 42))
	if !d.redacted() {
		t.Columns = append(t.Columns, col("Reason", 22), col("Owner", 13))
	}
	t.Columns = append(t.Columns, col("Until", 13), num("Points", 10))
	for i := range d.r.Plan.Accepted {
		a := &d.r.Plan.Accepted[i]
		cells := []word.Box{d.StrongCell(report.Title(a), d.r.ServiceNames(a), a.Control.Risk)}
		if !d.redacted() {
			cells = append(cells, d.Cell(text.CleanText(a.Reason)), d.Cell(text.CleanLine(a.Owner)))
		}
		t.Row(append(cells, d.Cell(report.DayOf(a.Expires)), d.NumberCell(report.Points(a)))...)
	}
	d.AddTable(t)
}

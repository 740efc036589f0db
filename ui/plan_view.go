package ui

import (
	"fmt"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// View lists the actions, with the one at the cursor in short below or in full
// beside.
func (v plan) View(width, height int) string {
	rows := v.rows()
	top := v.top(width, height)
	if len(rows) == 0 {
		return strings.Join(append(top, v.empty()...), "\n")
	}
	at := v.cursor(rows)
	if width < sideBySide {
		about := v.short(rows[at], width)
		list := v.list(rows, width, height-len(top)-len(about)-1)
		return strings.Join(append(append(append(top, list...), ""), about...), "\n")
	}
	left := max(width-readable-4, width/2)
	top = v.top(left, height)
	list := append(top, v.list(rows, left, height-len(top))...)
	return strings.Join(beside(list, v.aside(at, rows[at], width-left-4, height), left+4), "\n")
}

// empty says why there is nothing to see.
func (v plan) empty() []string {
	if v.s.show.filters() {
		return []string{"No action fits.", "", v.s.st.muted.Render("Esc shows all again, f changes what is shown.")}
	}
	return []string{v.s.st.good.Render("There is nothing to do."), "Either everything asked about is in place, or nothing was asked yet."}
}

// top is the hours a week as a slider with the day on which all is done, and in a
// high window how the plan is ordered; or the words that are typed.
func (v plan) top(width, height int) []string {
	st, p := v.s.st, &v.s.Report.Plan
	switch {
	case v.typing:
		return []string{cut("Search: "+st.selected.Render(v.s.show.text)+caret, width), ""}
	case v.s.show.filters():
		return []string{cut("Only "+st.selected.Render(v.s.show.only(v.s.Report)), width), ""}
	}
	if p.Left() == 0 {
		return nil
	}
	size := max(min(24, width-46), 8)
	full := max(1, min(size, int(p.HoursPerWeek/fullWeek*float64(size)+0.5)))
	end := fmt.Sprintf("%s a week, all done by %s", report.Hours(p.HoursPerWeek), report.Day(p.End()))
	if p.Hours() == 0 {
		end = report.Hours(p.HoursPerWeek) + " a week"
	}
	bar := st.accent.Render(strings.Repeat("█", full)) + st.muted.Render(strings.Repeat("░", size-full))
	lines := []string{cut(st.key.Render("-")+" "+bar+" "+st.key.Render("+")+"  "+end, width), ""}
	if height < roomForOrder || v.s.show.by != byPlan {
		return lines
	}
	for _, line := range wrap(report.OrderWords, min(width, readable)) {
		lines = append(lines, st.muted.Render(line))
	}
	return append(lines, "")
}

// roomForOrder is the height at which a page has room to say how the plan is ordered;
// below it the help says so.
const roomForOrder = 34

// fullWeek is the hours a week at which the slider is full.
const fullWeek = 40.0

// aside is all about the row at the cursor, beside the list.
func (v plan) aside(at int, row planRow, width, height int) []string {
	c := v.cache
	p := &c.detail
	switch {
	case row.batch != nil:
		if p = &c.asked; c.askedN != at+1 {
			c.askedN, c.asked = at+1, v.questions(row.batch)
		}
	case c.of != row.action:
		c.of, c.detail = row.action, v.detail(row.action)
	}
	return append([]string{v.s.st.title.Render(cut(p.title, width)), ""}, strings.Split(p.View(width, height-2), "\n")...)
}

// short is what stands at the cursor in two lines.
func (v plan) short(row planRow, width int) []string {
	st, a := v.s.st, row.action
	if row.batch != nil {
		return []string{st.muted.Render(cut("Nobody could answer these yet; ask them in one go.", width)),
			st.muted.Render(cut(fmt.Sprintf("%s · up to +%.1f", report.Hours(row.batch.Hours), row.batch.Gain), width))}
	}
	first := st.muted.Render(cut(v.s.Report.ServiceNames(a), width))
	if text := v.s.Warning(a); text != "" {
		first = st.problem.Render(cut(interview.SentenceOf(text), width))
	}
	return []string{first, st.muted.Render(cut(string(a.Status)+" · "+report.Hours(a.Hours)+" · "+report.Points(a)+" · owner "+interview.OrNobody(a.Owner)+" · "+v.s.Report.CostText(v.s.Report.CostOf(a)), width))}
}

// flag is the warning in a word.
func (v plan) flag(a *scoring.Action) string {
	switch {
	case report.Returned(a) != "":
		return "again"
	case a.Late > 0:
		return "late"
	}
	return ""
}

// A planLine is a heading or an action, drawn only where it is in sight.
type planLine struct {
	head string
	row  *planRow
	n    int // of the row
}

// list draws the actions under their headings, in a box of that size.
func (v plan) list(rows []planRow, width, height int) []string {
	st := v.s.st
	var lines []planLine
	at, flagged, cursor := 0, false, v.cursor(rows)
	for i := range rows {
		row := &rows[i]
		if row.head != "" && (i == 0 || row.head != rows[i-1].head) {
			lines = append(lines, planLine{head: strings.ToUpper(text.CleanLine(row.head)) + v.after(row)})
		}
		if i == cursor {
			at = len(lines)
		}
		flagged = flagged || (row.action != nil && v.flag(row.action) != "")
		lines = append(lines, planLine{row: row, n: i})
	}
	lines = append(lines, v.comesBack()...)
	lines, at = airy(lines, at, height)
	text := st.list(len(lines), at, width, height, func(i, _ int) string {
		if lines[i].row == nil {
			return st.muted.Render(cut(lines[i].head, width-2))
		}
		return st.mark(lines[i].n) + v.draw(lines[i].row, i == at, flagged, width-2) // beside the marks of a long list
	})
	return strings.Split(fit(text, width, height), "\n")
}

// airy puts an empty line before each heading where there is room for all of
// it. It returns the lines and where the cursor is among them.
func airy(lines []planLine, at, height int) ([]planLine, int) {
	var out []planLine
	moved := at
	for i, l := range lines {
		if i > 0 && l.row == nil && !strings.HasPrefix(l.head, " ") {
			out = append(out, planLine{})
			if i <= at {
				moved++
			}
		}
		out = append(out, l)
	}
	if len(out) > height {
		return lines, at
	}
	return out, moved
}

// comesBack is the next few recurring duties, after the whole plan.
func (v plan) comesBack() (lines []planLine) {
	duties := v.s.Report.Plan.Recurring
	if v.s.show.filters() || len(duties) == 0 {
		return nil
	}
	lines = append(lines, planLine{head: fmt.Sprintf("COMES BACK: %s, c shows the calendar", strings.Replace(text.Plural(len(duties), "duty"), "dutys", "duties", 1))})
	if said := v.s.Report.RecurringText(); said != "" {
		lines = append(lines, planLine{head: "  " + said})
	}
	for _, d := range duties[:min(len(duties), 3)] {
		lines = append(lines, planLine{head: "  " + report.Day(d.Next) + ", then every " + report.Every(d.Every) + ": " + d.Task})
	}
	return lines
}

// after is the proven score once a bucket is done.
func (v plan) after(row *planRow) string {
	for _, p := range v.s.Report.Plan.Projected {
		if v.s.show.by == byPlan && !row.accepted && p.Bucket == row.bucket() {
			return fmt.Sprintf("  then proven %d", scoring.Down(p.Proven))
		}
	}
	return ""
}

// batch draws the row of a batch of questions.
func (v plan) batch(b *report.Batch, here bool, width int) string {
	st := v.s.st
	mark, box, title := "  ", "[+] ", b.Line()
	if here {
		mark, title = st.accent.Render("▸ "), st.selected.Render(title)
	}
	if v.s.show.asked {
		box = "[-] "
	}
	right := "  " + fmt.Sprintf("+%.1f", b.Gain)
	if width >= 72 {
		right = "  up to" + right[1:]
	}
	right = st.muted.Render(right)
	return apart(cut(mark+box+title, width-widthOf(right)), right, width)
}

// narrowPlan is the width below which a row has room for little: what is to be found out has
// its box say so, and there is no gain.
const narrowPlan = 52

// draw draws one row. With flagged there is a column for what is late.
func (v plan) draw(row *planRow, here, flagged bool, width int) string {
	if row.batch != nil {
		return v.batch(row.batch, here, width)
	}
	st, a := v.s.st, row.action
	narrow := width < narrowPlan && a.Kind == scoring.FindOut && strings.HasSuffix(v.s.NameOf(a), a.Control.Title)
	mark, title := "  ", v.s.NameOf(a)
	if row.asked || narrow { // its batch says that it is to ask, or its box
		title = a.Control.Title
	}
	if here {
		mark, title = st.accent.Render("▸ "), st.selected.Render(title)
	}
	box := map[questionnaire.Status]string{questionnaire.Done: "[x] ", questionnaire.Doing: "[~] "}[a.Status]
	switch {
	case box == "" && narrow:
		box = "[?] "
	case box == "":
		box = "[ ] "
	}
	if row.asked {
		box = "  " + box
	}
	if v.s.trial.ticked[a.ID] {
		box += st.good.Render("what if: ")
	}
	right := v.columns(row, flagged, width)
	return apart(cut(mark+box+title, width-widthOf(right)), right, width)
}

// shortDay is a day for a column: without its year where that is plain, and
// without the day where it is far off.
func shortDay(day, today time.Time) string {
	if day.After(today.AddDate(0, 11, 0)) || day.Before(today.AddDate(0, -11, 0)) {
		return day.Format("Jan 2006")
	}
	return day.Format("2 Jan")
}

// columns is what stands at the right of a row.
func (v plan) columns(row *planRow, flagged bool, width int) string {
	st, a := v.s.st, row.action
	if day, err := a.Expires.Time(); row.accepted && err == nil {
		return st.muted.Render("  until " + report.Day(day))
	}
	if a.Closed {
		return st.muted.Render("  " + report.DoneText(a))
	}
	due, gain := shortDay(a.Due, v.s.Today()), fmt.Sprintf("+%.1f", a.Gain)
	text := fmt.Sprintf("  %8s  %6s", due, gain)
	switch {
	case width < narrowPlan:
		text = "  " + due
	case width >= 100:
		text = fmt.Sprintf("  %s  %11s  %12s", shortHours(a.Hours), report.Day(a.Due), report.Points(a))
	case width >= 72:
		text = fmt.Sprintf("  %s  %8s  %6s", shortHours(a.Hours), due, gain)
	case v.s.show.by == byHours:
		text = fmt.Sprintf("  %8s %s", due, shortHours(a.Hours))
	}
	text = st.muted.Render(text)
	if flagged {
		text = "  " + st.problem.Render(fmt.Sprintf("%-5s", v.flag(a))) + text
	}
	return text
}

package markdown

import (
	"fmt"
	"strings"

	"yourpart/export/report"
)

// progress tells what changed since the last snapshot, and what was fixed and
// is open again.
func (d *md) progress() {
	c, again := d.r.Since(), d.r.Reopened()
	if c == nil && len(again) == 0 {
		return
	}
	d.heading(2, report.ProgressTitle)
	if c != nil {
		d.changes(c)
	}
	if len(again) == 0 {
		return
	}
	d.heading(3, fmt.Sprintf("%s: %d", report.AgainTitle, len(again)))
	var rows [][]string
	for i := range again {
		a := &again[i]
		rows = append(rows, []string{Text(report.Title(a)), Text(d.r.ServiceNames(a)), report.DayOf(a.Reopened), report.Points(a)})
	}
	d.table([]string{"Action", "For", "Fixed on", ">Points"}, rows)
}

// changes tells what changed from one side to the other.
func (d *md) changes(c *report.Compared) {
	d.say("Compared with %s. %s %s.", Text(c.Old.When("an earlier day")), Text(c.Bands()), Text(c.Counts()))
	rows := [][]string{}
	for _, s := range c.Scores() {
		rows = append(rows, []string{Text(s.What), s.Was, s.Is, s.Moved})
	}
	d.table([]string{"Score, proven – possible", ">Was", ">Is", ">Proven"}, rows)
	for _, l := range c.Lists() {
		d.heading(3, fmt.Sprintf("%s: %d", l.Title, len(l.Changes)))
		rows = nil
		for _, ch := range l.Changes {
			rows = append(rows, []string{Text(ch.Control.Title), Text(c.ServiceName(ch.Service)), Text(report.Stands(ch.Control, ch.Was)), Text(report.Stands(ch.Control, ch.Is)), l.Moved(ch)})
		}
		d.table([]string{"Question", "Service", "Was", "Is", ">Points"}, rows)
	}
	if len(c.Why) > 0 {
		d.heading(3, report.WhyTitle)
		d.list(c.Why)
	}
}

// enquiries lists what to ask each party outside the firm.
func (d *md) enquiries() {
	all, public := d.r.Enquiries(), d.r.PublicPages()
	if len(all)+len(public) == 0 {
		return
	}
	d.heading(2, report.EnquiryTitle)
	d.say("%s", Text(report.SendIntro))
	for _, e := range all {
		d.heading(3, e.Title())
		d.say("%s", Text(report.EnquiryWords(e)))
		d.say("Please answer by %s.\n", report.Day(e.Until))
		for _, q := range e.Questions {
			about := ""
			if len(q.Services) > 0 {
				about = " (" + strings.Join(q.Services, ", ") + ")"
			}
			fmt.Fprintf(d, "- %s\n", Text(e.Text(q)+about))
		}
		if len(e.Confirm) > 0 {
			d.say("%s\n", Text(report.ConfirmWords))
		}
		for _, p := range e.Confirm {
			fmt.Fprintf(d, "- **%s:** %s\n", Text(p.Layer), Text(p.Text))
		}
	}
	d.publicPages(public)
}

// publicPages lists where providers say who does what.
func (d *md) publicPages(public []report.PublicPage) {
	if len(public) == 0 {
		return
	}
	d.heading(3, report.PublicTitle)
	d.say("%s\n", Text(report.PublicIntro))
	for _, p := range public {
		fmt.Fprintf(d, "- %s: %s\n", Text(p.Text()), mdLink(strings.TrimPrefix(p.URL, "https://"), p.URL))
	}
}

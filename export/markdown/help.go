package markdown

import (
	"fmt"

	"yourpart/export/report"
)

// planAndHelp is the plan, and whom to call when things go wrong.
func (d *md) planAndHelp() {
	d.plan()
	lines := d.r.HelpLines()
	if len(lines) == 0 {
		return
	}
	d.heading(3, report.HelpTitle)
	d.WriteString("\n")
	for _, l := range lines {
		fmt.Fprintf(d, "- %s\n", mdLink(l.Body, l.Web)+": "+Text(report.HelpText(l)))
	}
}

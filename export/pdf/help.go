package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// help ends the plan with whom to call when things go wrong. The address is written
// out, as it is needed on paper as well.
func (d *book) help() {
	lines := d.r.HelpLines()
	if len(lines) == 0 {
		return
	}
	d.Heading(report.HelpTitle, 4*doc.BodyText.Lead)
	for i := range lines {
		d.LinkBullet(doc.BodyText, lines[i].Body, lines[i].Web, report.HelpText(lines[i]))
	}
}

package pdf

import (
	"strings"
	"time"
	"yourpart/export/report"
)

// calendarGroup is what a line that heads duties takes.
const calendarGroup = 15.0

// calendar draws the duties that come back, over a year.
func (d *book) calendar() {
	rows := d.r.Calendar()
	if len(rows) == 0 {
		return
	}
	months := d.r.Months()
	const month = 16.0
	task := wide - month*float64(len(months))
	f := &flow{d: d.Doc, turn: func(again string) {
		d.newPage()
		d.in(artifact, func() {
			d.calendarHead(months, task, month)
			if again != "" {
				d.at(left, d.y+3, annexText.in(muted), again)
				d.y += calendarGroup
			}
		})
	}}
	every := 0
	for _, row := range rows {
		again := "Every " + report.Every(row.Duty.Every) + ", continued"
		if row.Duty.Every != every {
			every, again = row.Duty.Every, ""
			f.add(piece{height: calendarGroup, draw: func() { d.drawCalendarGroup(row.Duty.Every) }})
		}
		lines := d.calendarText(row, task-10)
		height := float64(len(lines))*annexText.lead + 5
		f.add(piece{height: height, rows: 1, again: again, draw: func() { d.calendarRow(row, lines, height, task, month) }})
	}
	d.chapter(report.CalendarTitle, report.CalendarIntro, 70+f.opening())
	d.open("Table", "")
	d.calendarHead(months, task, month)
	f.end()
	d.close()
	d.y += 4
}

// drawCalendarGroup draws the line that heads duties of the same many days.
func (d *book) drawCalendarGroup(days int) {
	d.in("TR", func() {
		d.in("TH", func() { d.at(left, d.y+3, annexText.strong().in(accent), "Every "+report.Every(days)) })
	})
	d.y += calendarGroup
}

// calendarText is a duty with its services, in lines.
func (d *book) calendarText(row report.CalendarRow, w float64) []string {
	text := strings.TrimSuffix(row.Duty.Task, ".")
	if names := d.r.NamesOf(row.Duty.Services); len(names) > 0 {
		text += " (" + report.SentenceList(names, 4) + ")"
	}
	return d.wrap(annexText, text, w)
}

// calendarHead draws the months, with the year where it begins.
func (d *book) calendarHead(months []time.Time, task, month float64) {
	st := labelText.strong().in(navy)
	d.in("TR", func() {
		d.in("TH", func() { d.at(left, d.y+st.lead, st, "Duty") })
		for i, m := range months {
			x := left + task + month*(float64(i)+0.5)
			d.in("TH", func() {
				if i == 0 || m.Month() == time.January {
					d.atCentre(x, d.y, labelText, m.Format("2006"))
				}
				d.atCentre(x, d.y+st.lead, st, m.Format("Jan"))
			})
		}
	})
	d.y += 2*st.lead + 3
	d.segment(left, d.y, right, d.y, 0.9, navy)
}

// calendarRow draws one duty with its months.
func (d *book) calendarRow(row report.CalendarRow, lines []string, height, task, month float64) {
	d.in("TR", func() {
		d.in("TD", func() { d.lines(left, d.y+2.5, annexText, lines) })
		for i, text := range row.Months {
			x := left + task + month*float64(i)
			if text != "" {
				d.rect(x+0.5, d.y+1, month-1, height-2, mid)
			}
			d.in("TD", func() { d.atCentre(x+month/2, d.y+(height-annexText.lead)/2, annexText.strong(), text) })
		}
	})
	d.y += height
	d.hairline(d.y)
}

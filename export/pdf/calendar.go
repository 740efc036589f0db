package pdf

import (
	"strings"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// calendarGroup is what a line that heads duties takes.
const calendarGroup = 15.0

// calendar draws the recurring duties, over a year.
func (d *book) calendar() {
	rows := d.r.Calendar()
	if len(rows) == 0 {
		return
	}
	months := d.r.Months()
	const month = 19.0
	task := doc.Wide - month*float64(len(months))
	f := &doc.Flow{D: d.Doc, Turn: func(again string) {
		d.GoesOn(report.CalendarTitle)
		d.In(doc.Artifact, func() {
			d.calendarHead(months, task, month)
			if again != "" {
				d.At(doc.Left, d.Y+3, doc.AnnexText.In(doc.Muted), again)
				d.Y += calendarGroup
			}
		})
	}}
	every := 0
	for _, row := range rows {
		again := "Every " + report.Every(row.Duty.Every) + ", continued"
		if row.Duty.Every != every {
			every, again = row.Duty.Every, ""
			f.Add(doc.Piece{Height: calendarGroup, Draw: func() { d.drawCalendarGroup(row.Duty.Every) }})
		}
		lines := d.calendarText(row, task-10)
		height := float64(len(lines))*doc.AnnexText.Lead + 5
		f.Add(doc.Piece{Height: height, Rows: 1, Again: again, Draw: func() { d.calendarRow(row, lines, height, task, month) }})
	}
	d.Chapter(report.CalendarTitle, report.CalendarIntro+" "+d.r.CalendarNote(), 70+f.Opening())
	d.Begin("Table", "")
	d.calendarHead(months, task, month)
	f.End()
	d.End()
	d.Y += 4
}

// drawCalendarGroup draws the line that heads duties of the same many days.
func (d *book) drawCalendarGroup(days int) {
	d.In("TR", func() {
		d.In("TH", func() { d.At(doc.Left, d.Y+3, doc.AnnexText.Strong().In(doc.Accent), "Every "+report.Every(days)) })
	})
	d.Y += calendarGroup
}

// calendarText is a duty with its services, in lines.
func (d *book) calendarText(row report.CalendarRow, w float64) []string {
	text := strings.TrimSuffix(row.Duty.Task, ".")
	if names := d.r.NamesOf(row.Duty.Services); len(names) > 0 {
		text += " (" + report.SentenceList(names, 4) + ")"
	}
	return d.Wrap(doc.AnnexText, text, w)
}

// calendarHead draws the months, with the year where it begins.
func (d *book) calendarHead(months []time.Time, task, month float64) {
	st := doc.LabelText.Strong().In(doc.Navy)
	d.In("TR", func() {
		d.In("TH", func() { d.At(doc.Left, d.Y+st.Lead, st, "Duty") })
		for i, m := range months {
			x := doc.Left + task + month*(float64(i)+0.5)
			d.In("TH", func() {
				next := i+1 < len(months) && months[i+1].Month() == time.January
				if i == 0 && !next || m.Month() == time.January { // two would touch
					d.AtCentre(x, d.Y, doc.LabelText, m.Format("2006"))
				}
				d.AtCentre(x, d.Y+st.Lead, st, m.Format("Jan"))
			})
		}
	})
	d.Y += 2*st.Lead + 3
	d.Segment(doc.Left, d.Y, doc.Right, d.Y, 0.9, doc.Navy)
}

// calendarRow draws one duty with its months.
func (d *book) calendarRow(row report.CalendarRow, lines []string, height, task, month float64) {
	d.In("TR", func() {
		d.In("TD", func() { d.Lines(doc.Left, d.Y+2.5, doc.AnnexText, lines) })
		for i, text := range row.Months {
			x := doc.Left + task + month*float64(i)
			if text != "" {
				d.Rect(x+0.5, d.Y+1, month-1, height-2, doc.Mid)
			}
			d.In("TD", func() { d.AtCentre(x+month/2, d.Y+(height-doc.AnnexText.Lead)/2, doc.AnnexText.Strong(), text) })
		}
	})
	d.Y += height
	d.Hairline(d.Y)
}

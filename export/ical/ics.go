// Package ical writes a report's plan as an iCalendar file, as events or as tasks,
// and counts the items of one. It does not know about files, nor how dates are
// chosen.
package ical

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// What an item of a calendar stands for, for programs: the id of an action, of
// the control whose duty comes back, or of the action whose risk is accepted.
const (
	icsAction   = "X-YOURPART-ACTION"
	icsDuty     = "X-YOURPART-DUTY"
	icsAccepted = "X-YOURPART-ACCEPTED"
)

// The day agreed for an action that is open, and by how many days it is late.
const (
	icsAgreed = "X-YOURPART-AGREED"
	icsLate   = "X-YOURPART-LATE-DAYS"
)

// donePrefix stands before the name of what is done: an event has no status
// that says so.
const donePrefix = "Done: "

// An icsItem is what events and tasks have in common.
type icsItem struct {
	stands, id  string // one of the names above and what it is of
	start, due  time.Time
	title, text string
	topic       string
	priority    string // 1 to 9
	status      string // of a task
	percent     string
	completed   questionnaire.Date
	closed      bool               // done and counted: it has no day to come
	agreed      questionnaire.Date // the day agreed, of an action that is open
	late        int                // by how many days that is past
	again       rhythm             // of what comes back
	alarm       string             // how long before
}

// icsItems are the actions, the recurring duties, and the days on which an
// accepted risk has to be decided on again.
func icsItems(r *report.Report) []icsItem {
	var items []icsItem
	for _, t := range r.Tasks() {
		i := icsItem{stands: icsAction, id: t.ID, start: t.Start, due: t.Due, title: t.StatusWord("", "", donePrefix) + t.Title(), text: t.Text(report.AsTyped),
			topic: t.Control.Topic, priority: t.Pick("1", "3", "5", "9"),
			status: t.StatusWord("NEEDS-ACTION", "IN-PROCESS", "COMPLETED"), percent: t.StatusWord("0", "50", "100")}
		if t.Open() {
			i.alarm, i.agreed, i.late = alarmOf(r.Date, t.Due, 7), t.Agreed, t.Late
		} else {
			i.completed, i.closed = t.Done, t.Closed
		}
		items = append(items, i)
	}
	for i := range r.Plan.Recurring {
		d := &r.Plan.Recurring[i]
		names := r.ServiceList(&scoring.Action{Services: d.Services})
		items = append(items, icsItem{stands: icsDuty, id: d.Control.ID, start: d.Next, due: d.Next, title: d.Task,
			text:  fmt.Sprintf("For: %s\nHow to check: %s\n\nFrom yourpart: %s, every %s", strings.Join(names, ", "), d.Control.Check, d.Control.ID, report.Every(d.Every)),
			again: rhythmOf(d, r.Plan.Start), topic: d.Control.Topic, priority: "5", status: "NEEDS-ACTION", alarm: cmp.Or(alarmOf(r.Date, d.Next, 1), thatMorning)})
	}
	for i := range r.Plan.Accepted {
		a := &r.Plan.Accepted[i]
		day, err := a.Expires.Time()
		if err != nil {
			continue // no accepted risk is without a last day
		}
		items = append(items, icsItem{stands: icsAccepted, id: a.ID, start: day, due: day, title: "Accepted risk ends: " + r.TaskTitle(a),
			text:  fmt.Sprintf("Reason: %s\nOwner: %s\nDecide again, or it returns to the plan.\n\nFrom yourpart: %s", text.CleanLine(a.Reason), text.CleanLine(a.Owner), a.ID),
			topic: a.Control.Topic, priority: "5", status: "NEEDS-ACTION", alarm: alarmOf(r.Date, day, 14)})
	}
	return items
}

// Write writes all-day events. Every calendar shows them; tasks are ignored
// by many, so those are a format of their own.
func Write(w io.Writer, r *report.Report) error {
	f := newCalendar(r)
	for _, i := range icsItems(r) {
		f.begin("VEVENT")
		f.head(r, "event", i)
		f.day("DTSTART", i.due)
		f.day("DTEND", i.due.AddDate(0, 0, 1))
		f.line("TRANSP", "TRANSPARENT") // the day stays free for meetings
		f.alarm(i, "TRIGGER")
		f.end()
	}
	f.end()
	return f.writeTo(w)
}

// WriteTodo writes the same as tasks, for the programs that have them.
func WriteTodo(w io.Writer, r *report.Report) error {
	f := newCalendar(r)
	for _, i := range icsItems(r) {
		f.begin("VTODO")
		f.head(r, "todo", i)
		f.days(i)
		f.line("STATUS", i.status)
		if i.percent != "" {
			f.line("PERCENT-COMPLETE", i.percent)
		}
		if done, err := i.completed.Time(); err == nil {
			f.line("COMPLETED", moment(done))
		}
		if i.again.rule != "" {
			f.alarm(i, "TRIGGER")
		} else {
			f.alarm(i, "TRIGGER;RELATED=END")
		}
		f.end()
	}
	f.end()
	return f.writeTo(w)
}

// days writes when a task starts and by when it is due. What comes back starts on its
// day and takes it whole: its rule counts from the start, which has to be a day that
// the rule names.
func (f *icsFile) days(i icsItem) {
	if i.again.rule != "" {
		f.day("DTSTART", i.due)
		f.line("DURATION", "P1D")
		return
	}
	if i.start.Before(i.due) {
		f.day("DTSTART", i.start)
	}
	if !i.closed {
		f.day("DUE", i.due)
	}
}

func newCalendar(r *report.Report) *icsFile {
	f := &icsFile{}
	f.begin("VCALENDAR")
	f.line("VERSION", "2.0")
	f.text("PRODID", "-//yourpart//catalogue "+r.Catalogue.Version+"//EN")
	f.line("CALSCALE", "GREGORIAN")
	f.line("METHOD", "PUBLISH")
	f.text("X-WR-CALNAME", r.Name()+": "+report.MainTitle)
	f.text("X-WR-CALDESC", fmt.Sprintf("Score: %s. Band: %s. Report of %s.", report.Range(r.Result.Total), r.BandText(), report.Day(r.Date)))
	return f
}

// sequence rises with every newer report, so that a calendar takes the newer
// text of an event it has: the days from 2000 to the report, and one for each
// change of the assessment. Neither ever goes down, so their sum rises when
// either does.
func sequence(r *report.Report) int {
	first := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	y, m, d := r.Date.Date()
	days := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(first).Hours() / 24)
	return days + r.Assessment.Revision
}

// head writes what events and tasks share.
func (f *icsFile) head(r *report.Report, kind string, i icsItem) {
	f.line("UID", r.Uid(kind, i.stands, i.id).String())
	f.line("DTSTAMP", moment(r.Date))
	f.line("LAST-MODIFIED", moment(r.Date))
	f.line("SEQUENCE", fmt.Sprint(sequence(r)))
	f.line(i.stands, i.id)
	f.text("SUMMARY", i.title)
	f.text("DESCRIPTION", i.text)
	topic, _ := r.Catalogue.Topic(i.topic)
	f.line("CATEGORIES", "Cloud security,"+icsEscape.Replace(text.CleanLine(topic.Title)))
	f.line("PRIORITY", i.priority)
	if i.agreed != "" {
		f.line(icsAgreed, string(i.agreed))
	}
	if i.late > 0 {
		f.line(icsLate, fmt.Sprint(i.late))
	}
	i.again.write(f)
}

// alarmOf is how long before an item that is due on a day its alarm rings: so many days,
// or one where so many days before is not later than the day after the report. It is empty
// where one day before is the day of the report or past: nothing rings then.
func alarmOf(made, due time.Time, days int) string {
	y, m, d := made.Date()
	made = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	switch left := int(due.Sub(made).Hours() / 24); {
	case left > days+1:
		return fmt.Sprintf("-P%dD", days)
	case left > 1:
		return "-P1D"
	}
	return ""
}

// thatMorning is the alarm of what comes back when its first day is too near for one
// before it: the later days need one.
const thatMorning = "PT9H"

// alarm reminds of an item some time before it is due.
func (f *icsFile) alarm(i icsItem, trigger string) {
	if i.alarm == "" {
		return
	}
	f.begin("VALARM")
	f.line("ACTION", "DISPLAY")
	f.text("DESCRIPTION", i.title)
	f.line(trigger, i.alarm)
	f.end()
}

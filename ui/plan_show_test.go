package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// tracked is an agency with owners, dates and a status here and there.
func tracked(t testing.TB) questionnaire.Assessment {
	a := agency(t)
	s := newSession(drawOptions(t))
	s.take(nil, a)
	for i, act := range s.Report.Plan.Actions {
		switch i % 4 {
		case 0:
			a.SetTracking(act.ID, questionnaire.Tracking{Owner: "Sam"})
		case 1:
			a.SetTracking(act.ID, questionnaire.Tracking{Owner: "alex", Status: questionnaire.Doing, Due: "2026-12-24"})
		case 2:
			a.SetTracking(act.ID, questionnaire.Tracking{Status: questionnaire.Done, Done: "2026-11-21"})
		case 3:
			a.SetTracking(act.ID, questionnaire.Tracking{Due: "2026-11-20"}) // so that some of it is late
		}
	}
	return a
}

// TestPlanSorts goes through all orders, with the cursor on the same action.
func TestPlanSorts(t *testing.T) {
	d := open(t, tracked(t)).fix().keysOn("down", "down", "down")
	id := d.app.screen.(plan).action().ID
	status := func(a *scoring.Action) int { return slices.Index(questionnaire.Statuses, a.Status) }
	for _, tt := range []struct {
		by    planOrder
		first func(a, b *scoring.Action) bool // whether b may come after a
	}{
		{byGain, func(a, b *scoring.Action) bool { return a.Gain >= b.Gain }},
		{byHours, func(a, b *scoring.Action) bool { return a.Hours <= b.Hours }},
		{byDue, func(a, b *scoring.Action) bool { return !b.Due.Before(a.Due) }},
		{byOwner, func(a, b *scoring.Action) bool {
			return b.Owner == "" || (a.Owner != "" && strings.ToLower(a.Owner) <= strings.ToLower(b.Owner))
		}},
		{byService, func(a, b *scoring.Action) bool { return len(a.Services) <= 1 || len(b.Services) > 1 }},
		{byStatus, func(a, b *scoring.Action) bool { return status(a) <= status(b) }},
		{byPlan, func(a, b *scoring.Action) bool {
			return slices.Index(scoring.Buckets, a.Bucket) <= slices.Index(scoring.Buckets, b.Bucket)
		}},
	} {
		d.keys("s")
		v := d.app.screen.(plan)
		if v.s.show.by != tt.by {
			t.Fatalf("by %s, want %s", v.s.show.by, tt.by)
		}
		rows := v.rows()
		for i := 1; i < len(rows); i++ {
			if rows[i-1].batch != nil || rows[i].batch != nil {
				continue
			}
			if !tt.first(rows[i-1].action, rows[i].action) {
				t.Errorf("by %s: %s stands before %s", tt.by, rows[i-1].action.ID, rows[i].action.ID)
			}
		}
		if v.action().ID != id {
			t.Errorf("by %s the cursor is on %s, was on %s", tt.by, v.action().ID, id)
		}
		if tt.by != byPlan {
			d.see("by " + tt.by.String())
		}
		d.see("▸")
	}
}

// TestPlanFilters shows only what fits, says so, and esc shows all again.
func TestPlanFilters(t *testing.T) {
	d := open(t, tracked(t)).to(stepPlan)
	all := len(d.app.screen.(plan).rows())
	dropbox := func(a *scoring.Action) bool { return slices.Contains(a.Services, "dropbox") }
	for _, tt := range []struct {
		show planShow
		fits func(a *scoring.Action) bool
	}{
		{planShow{status: overdue}, func(a *scoring.Action) bool { return a.Open() && a.Agreed == "2026-11-20" }},
		{planShow{status: isOpen}, func(a *scoring.Action) bool { return a.Open() }},
		{planShow{status: "doing"}, func(a *scoring.Action) bool { return a.Status == questionnaire.Doing }},
		{planShow{bucket: string(scoring.Days60)}, func(a *scoring.Action) bool { return a.Bucket == scoring.Days60 }},
		{planShow{service: "dropbox"}, dropbox},
		{planShow{owner: "Sam"}, func(a *scoring.Action) bool { return a.Owner == "Sam" }},
		{planShow{owner: nobody}, func(a *scoring.Action) bool { return a.Owner == "" }},
		{planShow{gain: "2"}, func(a *scoring.Action) bool { return a.Gain >= 2 }},
		{planShow{hours: "0.5"}, func(a *scoring.Action) bool { return a.Hours <= 0.5 }},
		{planShow{text: "sam find"}, func(a *scoring.Action) bool { return a.Owner == "Sam" && a.Kind == scoring.FindOut }},
		{planShow{text: "DROPBOX", owner: "alex"}, func(a *scoring.Action) bool { return dropbox(a) && a.Owner == "alex" }},
	} {
		d.send(shownMsg{tt.show})
		n := 0
		for i := range d.app.s.Report.Plan.Actions {
			if tt.fits(&d.app.s.Report.Plan.Actions[i]) {
				n++
			}
		}
		if got := len(d.app.screen.(plan).rows()); got != n || n == 0 || n == all {
			t.Errorf("%+v shows %d, want %d of %d", tt.show, got, n, all)
		}
		d.see("Only ", "esc show all", " of ")
		d.keys("esc")
		d.at(stepPlan)
		d.gone("Only ")
	}
}

// TestPlanSearch narrows the plan down while words are typed.
func TestPlanSearch(t *testing.T) {
	d := open(t, tracked(t)).to(stepPlan).keysOn("/")
	d.see("Search: ", "enter keep", "esc clear")
	d.text("backup exs")
	d.see("No action fits.")
	d.keys("backspace", "backspace", "backspace", "backspace")
	d.see("backup", "▸")
	if len(d.saved().Actions) != len(tracked(t).Actions) {
		t.Error("a letter did something to an action")
	}
	d.keys("down", "enter", "e")
	d.see("Owner")
	d.keys("esc", "/", "esc")
	d.gone("Search", "Only")
}

// TestPlanFilterDialog takes every field over, and refuses what is no number.
func TestPlanFilterDialog(t *testing.T) {
	d := open(t, tracked(t)).to(stepPlan).keysOn("f")
	d.see("Show only", "‹ any ›")
	d.keys("right", "down", "down", "down", "down")
	d.text("many")
	d.keys("enter")
	d.see("Write a number such as 2, or nothing", "many")
	d.keys("ctrl+u")
	d.text("1.5")
	d.keys("enter", "enter", "enter", "right", "enter")
	d.at(stepPlan)
	if got := d.app.s.show; got != (planShow{status: isOpen, gain: "1.5", by: byGain}) {
		t.Errorf("%+v", got)
	}
	d.see("Only open · from 1.5 points", "by points")
	d.to(stepExport).to(stepPlan).see("Only open")
}

// TestPlanMarksLate says so in the row, in short and in full.
func TestPlanMarksLate(t *testing.T) {
	d := open(t, tracked(t)).to(stepPlan)
	d.downTo("an overdue action", func() bool {
		a := d.app.screen.(plan).action()
		return a != nil && a.Late > 0
	})
	agreed := report.DayOf(d.app.screen.(plan).action().Agreed)
	d.see("late", "Agreed for "+agreed+", late by ")
	d.keys("right")
	d.see("Agreed for " + agreed + ", late by ")
	a := open(t, agency(t)).to(stepPlan)
	a.gone("late")
}

// TestPlanSlider shows the hours a week and the day on which all is done.
func TestPlanSlider(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	end := func() time.Time { return d.app.s.Report.Plan.End() }
	was := end()
	bars := strings.Count(strings.Split(d.screen(), "\n")[3], "█")
	d.see("4 hours a week, all done by " + was.Format("2 Jan 2006"))
	for range 30 {
		d.keys("+")
	}
	if !end().Before(was) || strings.Count(strings.Split(d.screen(), "\n")[3], "█") <= bars {
		t.Errorf("34 hours a week end on %s, four on %s:\n%s", end(), was, d.screen())
	}
	d.see("34 hours a week, all done by " + end().Format("2 Jan 2006"))
}

// TestPlanCalendar lists what comes back, each date in its month.
func TestPlanCalendar(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	d.resize(80, 60)
	d.keys("end")
	d.see("COMES BACK")
	d.keys("c")
	d.see("What comes back in the next year")
	first := d.app.s.Report.Plan.Recurring[0]
	d.see(strings.ToUpper(first.Next.Format("January 2006")), strings.TrimSuffix(first.Task, "."), first.Next.Format("Jan 2"))
	text := strings.Join(d.app.top().(page).text, "\n")
	n := 0
	for _, duty := range d.app.s.Report.Plan.Recurring {
		n += len(duty.Dates(d.app.s.Report.Plan.Start))
	}
	got := 0
	for _, line := range strings.Split(text, "\n") {
		if i := strings.LastIndex(line, ": "); strings.HasPrefix(line, "  ") && i > 0 {
			got += strings.Count(line[i:], ",") + 1
		}
	}
	if got != n {
		t.Errorf("%d days in the calendar, want %d", got, n)
	}
}

// TestWhatIfPage moves the score as actions are ticked, and changes nothing.
func TestWhatIfPage(t *testing.T) {
	d := open(t, agency(t)).to(stepResults)
	before := d.saved()
	d.keys("w")
	d.see("What if", "Now ", "Then", "nothing is changed by it")
	v := d.app.top().(whatIf)
	if k := v.actions()[0].Kind; k != scoring.Fix {
		t.Errorf("the first is to %s", k)
	}
	d.keys("space")
	want := scoring.WhatIf(d.app.s.Catalogue, &d.app.s.Assessment, []string{v.actions()[v.at].ID}, nil)
	if got := d.app.s.tried(); got.N != 1 || got.Result.Total != want.Total {
		t.Errorf("%d tried give %+v, want %+v", got.N, got.Result.Total, want.Total)
	}
	d.see("1 action · ", "[x] ")
	d.keys("a")
	d.see("up to 100 where all", text.Plural(len(v.actions()), "action"))
	d.keys("esc")
	d.at(stepResults)
	d.to(stepPlan).see("With ", "up to 100", "what if: ") // the plan tries the same
	d.to(stepResults).keys("w", "a", "a")
	d.keys("a")
	if d.app.s.tried().N != 0 {
		t.Error("all are still ticked")
	}
	after := d.saved()
	if len(after.Actions) != len(before.Actions) || len(after.Answers) != len(before.Answers) {
		t.Error("it is in the file")
	}
}

// TestHeatShowsAll services, in blocks where the window is narrow.
func TestHeatShowsAll(t *testing.T) {
	d := open(t, forty(t)).to(stepResults)
	for _, width := range []int{60, 80, 200} {
		v := d.app.screen.(results)
		lines, _ := v.heat(d.app.s.Report.HeatMap(), width)
		text := strings.Join(lines, "\n")
		for _, s := range d.app.s.Assessment.Services {
			if name := strings.ReplaceAll(d.app.s.Report.ServiceName(s.Key), " ", "\u00a0"); !strings.Contains(text, name) {
				t.Errorf("at %d %s has no column", width, s.Key)
			}
		}
	}
	m := d.app.s.Report.HeatMap()
	for _, row := range m.Topics {
		for i, got := range row.Scores {
			if want := d.app.s.Report.Heat(m.Services[i], row.Topic.ID); got != want {
				t.Errorf("%s, %s: %+v, want %+v", m.Services[i], row.Topic.ID, got, want)
			}
		}
	}
}

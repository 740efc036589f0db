package ui

import (
	"testing"

	"yourpart/questionnaire"
)

// TestPlanAgree stores the days of the plan once the person says so, and z takes it
// back.
func TestPlanAgree(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	d.keys("a")
	d.see("Agree to the days and owners of the plan: ", " hours of work until ", "y yes", "n no")
	d.keys("n")
	if d.saved().Agreed != nil {
		t.Error("a plan is agreed, though nobody said so")
	}
	d.keys("a", "y")
	d.see("agreed on 22 Nov 2026: ")
	g := d.saved().Agreed
	d.downTo("an action", func() bool { return d.app.screen.(plan).action() != nil })
	act := d.app.screen.(plan).action()
	if g == nil || g.Date != "2026-11-22" || g.Actions[act.ID].Due != questionnaire.DateOf(act.Due) {
		t.Fatalf("%+v", g)
	}
	d.keys("a")
	d.see("It takes the place of the plan agreed on 22 Nov 2026.")
	d.keys("n", "z")
	d.see("no plan is agreed")
	if d.saved().Agreed != nil {
		t.Error("it is not taken back")
	}
}

// TestPlanShowsWhatIsDone lists what is closed after the rest, and leaves it alone.
func TestPlanShowsWhatIsDone(t *testing.T) {
	a := agency(t)
	cell := questionnaire.CellID{Control: "device-updates"}
	a.Set(cell, questionnaire.Answer{Option: "all-two-weeks", Date: "2026-11-20"})
	a.SetTracking("device-updates", questionnaire.Tracking{Owner: "Sam", Status: questionnaire.Done, Done: "2026-11-20"})
	d := open(t, a).to(stepPlan)
	rows := d.app.screen.(plan).rows()
	last := rows[len(rows)-1]
	if last.action.ID != "device-updates" || last.head != "Done" || !last.action.Closed {
		t.Fatalf("the last row is %+v", last.action)
	}
	d.downTo("what is done", func() bool { a := d.app.screen.(plan).action(); return a != nil && a.Closed })
	d.see("[x]", "done on 20 Nov 2026", "DONE")
	for _, key := range []string{"space", "x", "e", "w"} {
		d.keys(key)
		d.at(stepPlan)
		d.see("nothing about it is open")
	}
	if got := d.saved().Actions["device-updates"]; got.Owner != "Sam" || got.Status != questionnaire.Done {
		t.Errorf("%+v", got)
	}
	d.keys("right")
	d.see("Status: done", "owner: Sam")
	for _, by := range []planOrder{byDue, byStatus, byOwner} {
		rows = planShow{by: by}.rows(d.app.s.Report)
		if !rows[len(rows)-1].action.Closed {
			t.Errorf("by %s what is done is not last", by)
		}
	}
	if got := (planShow{status: isOpen}).rows(d.app.s.Report); len(got) == 0 || got[len(got)-1].action.Closed {
		t.Error("what is done is among what is open")
	}
}

// TestPlainAgrees asks before a plan becomes the agreed one.
func TestPlainAgrees(t *testing.T) {
	const late = "find-out-device-updates"
	a := agency(t)
	a.SetTracking(late, questionnaire.Tracking{Due: "2026-11-02", Owner: "Sam"})
	o := plainFile(t, a)
	out, err := ask(t, o, ">", "", "agree", "no", "agree", "yes", "<", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "agreed for 2 Nov 2026, late by 20 days", "Agree to the days and owners of the plan: ", "Type yes or no.", "Agreed: ")
	after := load(t, o.Path)
	if after.Agreed == nil || len(after.Agreed.Actions) < 10 || after.Actions[late].Due != "" || after.Agreed.Actions[late].Owner != "Sam" {
		t.Errorf("%+v, %+v", after.Agreed, after.Actions)
	}
	s := newSession(drawOptions(t))
	s.take(nil, after)
	for _, act := range s.Report.Plan.Actions {
		if act.Late > 0 {
			t.Errorf("%s is late by %d", act.ID, act.Late)
		}
	}
}

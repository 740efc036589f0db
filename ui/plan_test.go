package ui

import (
	"fmt"
	"testing"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// TestPlanEdit sets owner, due date, note and status of the action at hand.
func TestPlanEdit(t *testing.T) {
	d := open(t, agency(t)).fix()
	id := d.app.screen.(plan).action().ID
	d.keys("e")
	d.text("Sam Owner")
	d.keys("enter")
	d.text("tomorrow")
	d.keys("enter")
	d.see("write it like 2026-11-30", "tomorrow")
	d.keys("ctrl+u")
	d.text("2026-12-24")
	d.keys("enter")
	d.text("after the move")
	d.keys("enter")
	d.see("‹ todo ›", "enter done")
	d.keys("right", "enter")
	d.at(stepPlan)
	d.see("owner Sam Owner", "24 Dec", "[~]")
	want := questionnaire.Tracking{Owner: "Sam Owner", Due: "2026-12-24", Note: "after the move", Status: questionnaire.Doing}
	if got := d.saved().Actions[id]; got != want {
		t.Errorf("saved %+v", got)
	}
	d.keys("e", "down", "ctrl+u", "down", "down", "enter") // the computed date again
	if got := d.saved().Actions[id].Due; got != "" {
		t.Errorf("due %q", got)
	}
}

// TestPlanBatches: the questions to ask are one row until it is unfolded; then each is
// an action of its own, and the cursor stays.
func TestPlanBatches(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	batches := d.app.s.Report.Batches()
	first := batches[0]
	d.see("[+] "+first.Line(), "space list")
	d.gone(first.Actions[0].Control.Title)
	d.keys("right")
	d.see("Ask "+first.Actions[0].Control.Whom, first.Actions[0].Control.Title)
	d.keys("esc", "space")
	d.see("[-] "+first.Line(), "    [ ] "+first.Actions[0].Control.Title, "space fold")
	rows := d.app.screen.(plan).rows()
	for i, a := range first.Actions {
		if rows[1+i].action != a {
			t.Errorf("row %d is not %s", 1+i, a.ID)
		}
	}
	if n := len(rows); n != len(batches)+len(d.app.s.Report.Plan.Actions)+len(d.app.s.Report.Plan.Accepted) {
		t.Errorf("%d rows", n)
	}
	d.keys("down", "s") // by points, each in its own place
	d.see("Find out: ", "by points")
	d.gone(first.Line())
	if got := d.app.screen.(plan).action(); got == nil || got.ID != first.Actions[0].ID {
		t.Errorf("the cursor is on %+v", got)
	}
	d.keys("s", "s", "s", "s", "s", "s", "up", "w")
	d.see("What if", "▸ [ ] "+d.app.s.NameOf(first.Actions[0]))
	d.keys("w", "space")
	d.see("[+] " + first.Line())
	d.resize(120, 60)
	d.keys("f1")
	d.see("HOW THE PLAN IS ORDERED", first.Line())
}

// TestPlanStatus goes round from todo to done.
func TestPlanStatus(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan).keysOn("space", "down")
	id := d.app.screen.(plan).action().ID
	for _, want := range []questionnaire.Status{questionnaire.Doing, questionnaire.Done, ""} {
		d.keys("space")
		if got := d.saved().Actions[id].Status; got != want {
			t.Errorf("status %q, want %q", got, want)
		}
	}
	if len(d.saved().Actions) != 0 {
		t.Error("an action that nobody touched is in the file")
	}
}

// TestPlanDone asks before the answers say that a gap is closed.
func TestPlanDone(t *testing.T) {
	d := open(t, agency(t)).fix()
	a := *d.app.screen.(plan).action()
	proven := func() float64 { return d.app.s.Report.Result.Total.Proven() }
	before := proven()
	d.keys("space", "space")
	d.see(report.Title(&a), "Shall the answers say that it is in place", "y yes", "n no")
	d.gone("Are you sure?")
	d.keys("n")
	if got := proven(); got != before {
		t.Errorf("proven went from %v to %v although nobody confirmed it", before, got)
	}
	if got := d.saved().Actions[a.ID]; got.Status != questionnaire.Done || got.Done == "" {
		t.Errorf("saved %+v", got)
	}
	d.keys("space", "space", "space", "y")
	if got := proven(); got <= before {
		t.Errorf("proven stayed at %v after it was confirmed", got)
	}
	for _, key := range a.Services {
		id := questionnaire.CellID{Control: a.Control.ID, Service: key}
		if got := d.saved().Answers[id].Option; got != a.Control.Question.Options[0].ID {
			t.Errorf("%s is answered %q", id, got)
		}
	}
}

// TestPlanAccept takes a risk out of the plan with a name, a reason and an end,
// leaves the score as it is, and lets it come back.
func TestPlanAccept(t *testing.T) {
	d := open(t, agency(t)).fix()
	id, score := d.app.screen.(plan).action().ID, d.app.s.Report.Result.Total
	d.keys("x", "enter")
	d.see("Write who decides it")
	d.text("Sam Owner")
	d.keys("enter")
	d.text("Too dear this year")
	d.keys("enter")
	d.text("soon")
	d.keys("enter")
	d.see("write it like 2026-11-30", "soon")
	d.keys("ctrl+u")
	d.text("2027-06-30")
	d.keys("enter")
	want := questionnaire.Tracking{Status: questionnaire.Accepted, Owner: "Sam Owner", Reason: "Too dear this year", Expires: "2027-06-30"}
	if got := d.saved().Actions[id]; got != want {
		t.Errorf("saved %+v", got)
	}
	if d.app.s.Report.Result.Total != score {
		t.Error("accepting a risk changed the score")
	}
	for range 40 {
		d.keys("down")
	}
	d.see("ACCEPTED RISKS", "until 30 Jun 2027")
	d.keys("space")
	d.gone("ACCEPTED RISKS")
	if got := d.saved().Actions[id].Status; got != "" {
		t.Errorf("status %q after it came back", got)
	}
}

// TestPlanHours moves every date with + and -.
func TestPlanHours(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	last := func() string { a := d.app.s.Report.Plan.Actions; return string(questionnaire.DateOf(a[len(a)-1].Due)) }
	was := last()
	d.keys("+", "+", "+", "+")
	d.see("8 hours a week")
	if last() >= was {
		t.Errorf("twice the hours end on %s, not before %s", last(), was)
	}
	d.keys("-", "-", "-", "-")
	if last() != was || d.saved().Profile.HoursPerWeek != 4 {
		t.Errorf("back at four hours it ends on %s, was %s", last(), was)
	}
	for range 10 {
		d.keys("-")
	}
	d.see("1 hour a week")
}

// TestWhatIf shows the score with some actions done, and changes nothing.
func TestWhatIf(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan).keysOn("space", "down")
	name := d.app.s.NameOf(d.app.screen.(plan).action())
	d.keys("w")
	d.see("What if", "▸ [ ] "+name)
	d.keys("space", "w")
	d.at(stepPlan)
	d.see("With 1 done: proven ", "what if: ")
	d.gone("✓")
	if len(d.saved().Actions) != 0 {
		t.Error("it is in the file")
	}
	d.keys("w", "a", "esc")
	d.see("up to 100", "With "+interview.Number(float64(len(d.app.s.Report.Plan.Actions)))+" done")
}

// TestPlanBeside shows the details next to the list in a wide window.
func TestPlanBeside(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	d.gone("Ask whoever", report.OrderWords[:40])
	d.resize(200, 60)
	v := d.app.screen.(plan)
	p := v.questions(v.row().batch)
	d.see(p.title, p.text[0][:40], "THIS WEEK", report.OrderWords[:40])
	v = d.fix().app.screen.(plan)
	p = v.detail(v.action())
	d.see(p.title, p.text[0][:40], d.app.s.Report.Urgency(v.action())[:40])
}

// TestPointsInFull says below a narrow list that finding out may bring less
// than its points.
func TestPointsInFull(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	d.resize(80, 24)
	d.keys("space")
	for _, row := range d.app.screen.(plan).rows() {
		if row.batch != nil {
			d.see(fmt.Sprintf(" · up to +%.1f", row.batch.Gain))
		} else {
			d.see(" · " + report.Points(row.action) + " · owner ")
		}
		d.keys("down")
	}
}

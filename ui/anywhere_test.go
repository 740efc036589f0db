package ui

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// TestAnyStepByItsKey: from every step g, or ctrl+g where letters are typed, lists the steps,
// and a digit goes there; where digits have no other meaning one is enough.
func TestAnyStepByItsKey(t *testing.T) {
	d := open(t, agency(t))
	for from := range steps {
		for to := range steps {
			d.to(from)
			d.keys("ctrl+g")
			d.see("Go to", "you are here", "7  Results")
			d.keys(string(rune('0' + to)))
			d.at(to)
		}
		switch d.to(from); from {
		case stepHome, stepProfile, stepStack:
			d.keys("g")
			d.see("g")
			d.at(from)
			continue
		case stepQuestions:
			before := len(d.saved().Answers)
			d.keys("g", "8")
			if len(d.saved().Answers) != before {
				t.Error("a digit behind g answered a question")
			}
		default:
			d.keys("8")
		}
		d.at(stepPlan)
		d.to(from).keys("g", "down", "up", "esc")
		d.at(from)
	}
	d.resize(80, 60)
	d.to(stepQuestions).keys("f1")
	d.see("any step of the wizard")
	d.keys("esc")
	d.resize(80, 24)
	d.to(stepQuestions).see("  g go to  f1 help", "? why", "esc back")
	d.resize(200, 40)
	d.to(stepResults).see("g go to")
}

// TestStepsKeepTheProfile: what is typed there is in the file when somebody goes elsewhere.
// Without a file only home is open, and nothing is lost.
func TestStepsKeepTheProfile(t *testing.T) {
	d := open(t, agency(t)).to(stepProfile)
	d.text(" and Sons")
	d.keys("ctrl+g", "8")
	d.at(stepPlan)
	if got := d.saved().Profile.Name; !strings.HasSuffix(got, " and Sons") {
		t.Errorf("saved as %q", got)
	}
	d = start(t)
	d.keys("7")
	d.at(stepHome)
	d.see("give the business a name first")
	d.keys("enter")
	d.text("Half a na")
	d.keys("ctrl+g", "6")
	d.see("give the business a name first", "Half a na")
	d.keys("ctrl+g", "0", "1")
	d.at(stepProfile)
	d.see("Half a na")
}

// TestReviewOpensTheService that it names, and enter as esc comes back to the same row.
func TestReviewOpensTheService(t *testing.T) {
	a := firm(t, "google-workspace", "dropbox", "aws-lightsail")
	a.Services[2].Data = []string{}
	for _, back := range []string{"enter", "esc"} {
		d := open(t, a).to(stepReview)
		d.downTo("the service without data", func() bool { return strings.Contains(cursorRow(d.screen()), "AWS Lightsail") })
		row := cursorRow(d.screen())
		d.keys("enter")
		d.at(stepDetails)
		d.see("3 of 3", "AWS Lightsail", "enter to the review")
		d.keys(back)
		d.at(stepReview)
		if now := cursorRow(d.screen()); now != row {
			t.Errorf("%s comes back to %q, want %q", back, now, row)
		}
	}
}

// TestReviewTakesSpecialAnswers by the keys that give them at a question.
func TestReviewTakesSpecialAnswers(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).to(stepReview)
	first := questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}
	d.downTo("what is open", func() bool {
		return strings.Contains(cursorRow(d.screen()), "open     A second step for everyone · Google")
	})
	d.resize(120, 24)
	d.see("s - = not sure, N/A, elsewhere")
	d.keys("s")
	if got := d.saved().Answers[first].Option; got != questionnaire.NotSure {
		t.Errorf("s: %q", got)
	}
	d.see("not sure A second step for everyone · Google", "z takes it back")
	d.keys("=")
	d.see("A reason", "What takes care of")
	d.text("Okta")
	d.keys("enter")
	d.at(stepReview)
	if got := d.saved().Answers[first]; got.Option != questionnaire.HandledElsewhere || got.Note != "Okta" {
		t.Errorf("=: %+v", got)
	}
	before := len(d.saved().Answers)
	for range 30 {
		d.keys("up")
	}
	d.keys("s", "-", "=")
	if n := len(d.saved().Answers); n != before {
		t.Errorf("%d answers from a row that takes none, were %d", n, before)
	}
}

// TestResultsLead from a service, or a topic, to its answers, from there to the question, and
// back to the same row.
func TestResultsLead(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 20}, {120, 40}} {
		d := open(t, agency(t)).to(stepResults)
		d.resize(size[0], size[1])
		d.see("enter next")
		d.downTo("Dropbox", func() bool { return strings.HasPrefix(cursorRow(d.screen()), " Dropbox") })
		d.see("enter its answers")
		d.keys("enter")
		d.see("Dropbox", "GAPS", "enter go there")
		p := d.app.top().(picker)
		to := p.line(0).goTo.(jumpMsg).to
		if to.Service != "dropbox" {
			t.Errorf("the first leads to %s", to)
		}
		d.keys("enter")
		d.at(stepQuestions)
		if v := d.app.screen.(questions); v.cell != to {
			t.Errorf("at %s, want %s", v.cell, to)
		}
		d.keys("1")
		d.see("enter goes back to the results")
		d.keys("enter")
		d.at(stepResults)
		if row := cursorRow(d.screen()); !strings.HasPrefix(row, " Dropbox") {
			t.Errorf("back at %q:\n%s", row, d.screen())
		}
		topic := d.app.s.Report.Result.Topics[0].Topic.Title
		d.downTo("a topic", func() bool { return strings.HasPrefix(cursorRow(d.screen()), " "+topic) })
		d.keys("enter")
		d.see(topic, " · Dropbox")
		d.keys("esc")
		gap := d.app.s.Report.HeatMap().Topics[0].Topic
		bars := len(d.app.s.Report.Result.Services) + len(d.app.s.Report.Result.Topics)
		d.downTo("the heat map", func() bool { return d.app.screen.(results).row > bars })
		if row := cursorRow(d.screen()); !strings.HasPrefix(row, " "+gap.Title) || !strings.ContainsAny(row, "!~+?·") {
			t.Errorf("the heat map's first row is %q:\n%s", row, d.screen())
		}
		d.keys("enter")
		d.see(gap.Title, "enter go there")
		for i := range d.app.top().(picker).all {
			if to := d.app.top().(picker).all[i].goTo.(jumpMsg).to; to.Service == "" {
				t.Errorf("%s is in no column of the heat map", to)
			}
		}
		d.keys("enter", "esc")
		d.at(stepResults)
		if row := cursorRow(d.screen()); !strings.HasPrefix(row, " "+gap.Title) {
			t.Errorf("back at %q:\n%s", row, d.screen())
		}
		d.keys("up")
		last := d.app.s.Report.Result.Topics[bars-len(d.app.s.Report.Result.Services)-1].Topic.Title
		if row := cursorRow(d.screen()); !strings.HasPrefix(row, " "+last[:9]) {
			t.Errorf("above the heat map is %q, want %q", row, last)
		}
		d.keys("esc")
		d.at(stepResults)
		d.see("enter next", "esc back")
		d.keys("enter")
		d.at(stepPlan)
	}
}

// TestOneMeaningOfW: the list of what could be tried, on the results as on the plan; and the
// marks are explained in the help of every step.
func TestOneMeaningOfW(t *testing.T) {
	d := open(t, agency(t))
	for _, n := range []int{stepResults, stepPlan} {
		d.to(n).keys("w")
		d.see("What if", "nothing is changed by it")
		d.keys("w")
		d.at(n)
	}
	d.resize(100, 60)
	for n := range steps {
		d.to(n).keys("f1")
		d.see("MARKS", "[x]  chosen, or done", "[2]  chosen twice", "[+] [-]  a list", "✓  known of the product")
		d.keys("esc")
	}
}

// TestPlanAgreedByKey with a question before and undone by z.
func TestPlanAgreedByKey(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	d.keys("a")
	d.see("Agree to the plan", "y yes")
	d.keys("n")
	if d.saved().Agreed != nil {
		t.Error("agreed without a yes")
	}
	d.keys("a", "y")
	if d.saved().Agreed == nil {
		t.Fatal("not agreed")
	}
	d.see("agreed on ")
	d.keys("z")
	d.see("no plan is agreed")
	if d.saved().Agreed != nil {
		t.Error("z leaves it")
	}
}

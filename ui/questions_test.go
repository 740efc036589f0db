package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

func (d *driver) answer(control, service string) questionnaire.Answer {
	return d.app.s.Assessment.Answers[questionnaire.CellID{Control: control, Service: service}]
}

// TestAnswering by arrows, by number, for all rows, and taking it back.
func TestAnswering(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).question("mfa-all-users")
	d.see("Who has to use a second step", "must-have", "▸ Google Workspace", "Everyone", "Nobody", "N/A", "Elsewhere", "Check it in Google Workspace")
	d.keys("right", "right", "right", "left")
	d.see("Admins have to, but some or all of the others do not.")
	d.keys("down", "4", "s")
	for service, want := range map[string]string{"google-workspace": "admins", "dropbox": "nobody", "aws-lightsail": "not-sure"} {
		if got := d.answer("mfa-all-users", service); got.Option != want || got.Date != "2026-11-22" {
			t.Errorf("%s: %+v, want %s", service, got, want)
		}
	}
	d.see("Check it in AWS Lightsail")
	d.keys("1", "a")
	d.see("2 services have another answer: Google Workspace, Dropbox. Replace them with “Everyone”?")
	if got := d.answer("mfa-all-users", "dropbox").Option; got != "nobody" {
		t.Errorf("replaced before it was asked: %s", got)
	}
	d.keys("y")
	if a := d.saved(); len(a.Answers) != 3 || a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}].Option != "everyone" {
		t.Errorf("saved %v", a.Answers)
	}
	d.keys("x")
	if a := d.saved(); len(a.Answers) != 2 {
		t.Errorf("saved %v", a.Answers)
	}
	for _, name := range []string{"5", "6", "7", "9"} { // there are only four
		d.keys(name)
		d.see("1 to 4 answers here; s is not sure")
	}
	if len(d.app.s.Assessment.Answers) != 2 {
		t.Error("9 is an answer")
	}
}

// TestFollowUps appear after one answer and vanish after another; what was
// answered there is kept.
func TestFollowUps(t *testing.T) {
	a := firm(t, "dropbox")
	a.Profile.Depth = questionnaire.FullDepth
	d := open(t, a).question("logs-on")
	follow := "logs-reviewed"
	shown := func() bool {
		return slices.ContainsFunc(interview.Questions(d.app.s.Interview), func(q interview.Question) bool { return q.Control.ID == follow })
	}
	d.keys("1")
	if !shown() {
		t.Fatalf("%s is not asked after the best answer", follow)
	}
	d.question(follow).keys("2")
	before := d.answer(follow, "dropbox")
	d.question("logs-on").keys("3", "enter")
	if shown() || d.app.screen.(questions).cell.Control == follow {
		t.Errorf("%s is asked although there are no logs", follow)
	}
	if d.answer(follow, "dropbox") != before {
		t.Error("its answer is lost")
	}
	d.question("logs-on").keys("2")
	if !shown() || d.answer(follow, "dropbox") != before {
		t.Error("it is not back with its answer")
	}
	// One that vanishes while it is on the screen gives way to the next.
	v := questionsAt(d.app.s, questionnaire.CellID{Control: follow})
	d.question("logs-on").keys("3")
	if p, ok := v.current(); !ok || p.Index(follow) >= 0 {
		t.Error("the question that vanished is still at hand")
	}
}

// TestReasons are asked for when a question with such an answer is left; one
// does for all rows that lack it.
func TestReasons(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).question("mfa-all-users")
	d.keys("-", "a", "=", "enter")
	d.see("A reason", "not apply to Google Workspace, AWS Lightsail?")
	d.keys("enter")
	d.see("Write a reason")
	d.text("nobody signs in")
	d.keys("enter")
	d.see("What takes care of", "Dropbox")
	d.text("Okta")
	d.keys("enter")
	d.at(stepQuestions)
	if d.app.screen.(questions).cell.Control == "mfa-all-users" {
		t.Error("it stays at the question")
	}
	for service, want := range map[string]string{"google-workspace": "nobody signs in", "dropbox": "Okta", "aws-lightsail": "nobody signs in"} {
		if got := d.answer("mfa-all-users", service).Note; got != want {
			t.Errorf("%s: %q, want %q", service, got, want)
		}
	}
	d.keys("-", "tab") // skipping asks for nothing
	d.at(stepQuestions)
	d.to(stepReview).keys("down")
	d.see("no reason is given")
}

// TestNotes keep note and evidence with the answer.
func TestNotes(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	d.keys("n")
	d.keys("esc", "1", "n")
	d.text("Seen it?")
	d.keys("enter")
	d.text("screenshot 12")
	d.keys("enter", "enter")
	d.at(stepQuestions)
	d.see("Note: Seen it?")
	d.keys("2") // another answer keeps both
	if got := d.answer("mfa-all-users", "dropbox"); got.Note != "Seen it?" || got.Evidence != "screenshot 12" {
		t.Errorf("%+v", got)
	}
}

// TestDrafts: a note that is being typed is kept when the wizard is left, by key
// or from outside.
func TestDrafts(t *testing.T) {
	for _, leave := range []tea.Msg{quitMsg{}, stopMsg{}} {
		d := open(t, firm(t, "dropbox")).question("mfa-all-users")
		d.keys("2", "n")
		d.text("asked Sam")
		d.send(leave)
		if !d.quit {
			t.Errorf("%T does not quit", leave)
		}
		if err := d.app.s.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := d.saved().Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}]; got.Note != "asked Sam" {
			t.Errorf("after %T there is %+v", leave, got)
		}
	}
}

// TestMoving through the questions: forward, back, skip, next open, review.
func TestMoving(t *testing.T) {
	d := open(t, firm(t, "dropbox")).to(stepQuestions)
	list := interview.Pages(d.app.s.Interview)
	at := func(n int) {
		t.Helper()
		if got := d.app.screen.(questions).cell.Control; list[n].Index(got) < 0 {
			t.Fatalf("at %s, want %s", got, list[n].Title())
		}
	}
	d.see("1 of ")
	d.keys("enter")
	d.see("not answered yet; enter again leaves it open")
	at(0)
	d.keys("enter", "tab")
	at(2)
	d.keys("shift+tab")
	at(1)
	d.keys("esc")
	at(0)
	d.keys("1", "u")
	at(1)
	d.keys("r")
	d.at(stepReview)
}

// TestWhy tells everything about a question, with the guide for the product.
func TestWhy(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	d.resize(80, 60)
	d.keys("?")
	k, _ := shipped().Control("mfa-all-users")
	d.see("What can go wrong", "Check it in Dropbox", "If you do not know, ask "+k.Whom, k.Remediation.Title, "1. ")
}

// TestGridHeads stand over their dots.
func TestGridHeads(t *testing.T) {
	d := open(t, firm(t, "google-workspace")).question("mfa-all-users")
	for _, o := range interview.OptionsOf(d.app.s.Report.Result.Cells[0].Control) {
		d.keys(o.Key)
		lines := strings.Split(d.screen(), "\n")
		row := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "▸") })
		col := strings.Index(strings.ReplaceAll(strings.ReplaceAll(lines[row], "▸", "*"), "○", "*"), "●")
		word := o.Label[strings.LastIndex(o.Label, " ")+1:]
		from := strings.Index(lines[row-1], word)
		if from < 0 || col < from || col >= from+len(word) {
			t.Errorf("%q is at %d–%d, its dot at %d:\n%s\n%s", word, from, from+len(word), col, lines[row-1], lines[row])
		}
	}
}

// TestReviewJumps to the question it lists, and to any step by its number.
func TestReviewJumps(t *testing.T) {
	d := open(t, agency(t)).to(stepReview)
	d.see(" not sure · ", " open", "Go to any step")
	d.see("▸ Go on to the results", "enter next")
	want := d.app.screen.(review).items[2]
	d.keys("down", "down", "down")
	d.see("enter go there")
	d.keys("enter")
	d.at(stepQuestions)
	if !strings.HasPrefix(want.Text, d.app.s.Catalogue.Controls[d.app.screen.(questions).order(d.app.screen.(questions).cell.Control)].Title) {
		t.Errorf("%q leads to %s", want.Text, d.app.screen.(questions).cell.Control)
	}
	for n := stepProfile; n <= stepExport; n++ {
		d.to(stepReview).keys(string(rune('0' + n)))
		d.at(n)
	}
}

// TestLeft tells the time left by the person's own pace.
func TestLeft(t *testing.T) {
	p := interview.Pace{}
	now := testNow()
	p.Start(now)
	if got := p.Left(10 * interview.UsualFirst); got != 10*interview.UsualFirst {
		t.Errorf("at first %v", got)
	}
	for range 3 {
		now = now.Add(interview.UsualFirst / 6)
		p.Step(now, true, interview.UsualFirst)
	}
	if got := p.Left(12 * interview.UsualFirst); got != 2*interview.UsualFirst {
		t.Errorf("a quick one has %v left", got)
	}
	p.Step(now.Add(1000*interview.UsualFirst), true, interview.UsualFirst) // a lunch break
	if got := p.Left(4 * interview.UsualFirst); got > 6*interview.UsualFirst {
		t.Errorf("after a break %v", got)
	}
}

// TestRowsTakeTime: a question for many services takes longer than for one.
func TestRowsTakeTime(t *testing.T) {
	few, many := newSession(drawOptions(t)), newSession(drawOptions(t))
	few.take(nil, firm(t, "dropbox"))
	many.take(nil, firm(t, "dropbox", "slack", "github", "hubspot"))
	a, b := interview.Pages(few.Interview)[0], interview.Pages(many.Interview)[0]
	if a.Title() != b.Title() || a.Usual() != interview.UsualFirst || b.Usual() != interview.UsualFirst+3*interview.UsualFurther {
		t.Errorf("%s %v and %s %v", a.Title(), a.Usual(), b.Title(), b.Usual())
	}
}

package ui

import (
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// at puts the cursor of the stack on a service.
func (d *driver) on(name string) {
	d.t.Helper()
	d.to(stepStack)
	d.downTo(name, func() bool { return strings.HasPrefix(strings.TrimLeft(cursorRow(d.screen()), " [x23]"), name) })
}

// TestOutAndIn: a service that is taken out and in again is as it was, in its place, with its
// answers, and with what signs in through it; the footer says so.
func TestOutAndIn(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail"))
	for _, err := range []error{
		edited(d, "google-workspace", func(s *questionnaire.Service) {
			s.Data, s.Stops, s.Plan, s.Name = []string{"health"}, true, "Business Standard", "Our office"
		}),
		edited(d, "dropbox", func(s *questionnaire.Service) { s.SignIn = "google-workspace" }),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	d.question("mfa-all-users").keys("2")
	before := d.saved()
	d.on("Google Workspace")
	d.keys("space")
	d.see("Our office is out; its details and 1 answer are kept")
	if a := d.saved(); a.Service("google-workspace") != nil || a.Service("dropbox").SignIn != "" {
		t.Fatalf("%+v", a.Services)
	}
	d.keys("space")
	d.see("Our office is back, with its details and 1 answer")
	after := d.saved()
	if !equalServices(after.Services, before.Services) || len(after.Answers) != 1 {
		t.Errorf("before %+v\nafter %+v", before.Services, after.Services)
	}
	d.keys("ctrl+r", "ctrl+r")
	if got := d.saved(); !equalServices(got.Services, before.Services) {
		t.Errorf("undone twice: %+v", got.Services)
	}
}

func edited(d *driver, key string, edit func(s *questionnaire.Service)) error {
	_, err := d.app.s.Attempt(func(a *questionnaire.Assessment) error {
		_, err := a.EditService(key, edit)
		return err
	})
	return err
}

func equalServices(a, b []questionnaire.Service) bool {
	return slices.EqualFunc(a, b, func(s, t questionnaire.Service) bool {
		return s.Key == t.Key && s.Name == t.Name && s.Plan == t.Plan && s.Stops == t.Stops && s.SignIn == t.SignIn && slices.Equal(s.Data, t.Data)
	})
}

// TestOwnOutAndIn: one that the user described comes back with its details when it is
// described again.
func TestOwnOutAndIn(t *testing.T) {
	d := open(t, firm(t, "dropbox", "saas:Till app"))
	if err := edited(d, "till-app", func(s *questionnaire.Service) { s.Data = []string{"financial"} }); err != nil {
		t.Fatal(err)
	}
	d.on("Till app")
	d.keys("space")
	d.see("Take “Till app” out?", "Its details and answers stay in the file")
	d.keys("y")
	if d.app.s.Assessment.Service("till-app") != nil {
		t.Fatal("it is still there")
	}
	d.text("Till app")
	d.downTo("the offer", func() bool { return strings.Contains(cursorRow(d.screen()), "not listed") })
	d.keys("enter", "enter", "enter")
	d.see("Till app is back, with its details")
	if got := d.app.s.Assessment.Service("till-app"); got == nil || !slices.Equal(got.Data, []string{"financial"}) {
		t.Errorf("%+v", got)
	}
}

// TestTabAddsNothing: it goes from heading to heading. A second account is added with +,
// which says so, and is taken out only after a question.
func TestTabAddsNothing(t *testing.T) {
	d := open(t, firm(t, "microsoft-365"))
	d.on("Microsoft 365")
	first := d.app.screen.(stack).at
	for range 3 {
		d.keys("tab")
	}
	if v := d.app.screen.(stack); v.at == first || v.rows[v.at].heading != "" || len(d.saved().Services) != 1 {
		t.Errorf("tab: at %d, %v", v.at, d.stackKeys())
	}
	for range 3 {
		d.keys("shift+tab")
	}
	d.on("Microsoft 365")
	d.keys("+")
	d.see("Microsoft 365 (2) is a second account; ctrl+r takes it back", "[2] Microsoft 365")
	if err := edited(d, "microsoft-365-2", func(s *questionnaire.Service) { s.Plan = "E3" }); err != nil {
		t.Fatal(err)
	}
	d.keys("space")
	d.see("Take “Microsoft 365 (2)” out?")
	d.keys("n")
	if len(d.saved().Services) != 2 {
		t.Errorf("taken out without a yes: %v", d.stackKeys())
	}
	d.keys("space", "y")
	if got := d.stackKeys(); !slices.Equal(got, []string{"microsoft-365"}) {
		t.Errorf("%v", got)
	}
	d.keys("+")
	if got := d.app.s.Assessment.Service("microsoft-365-2"); got == nil || got.Plan != "E3" {
		t.Errorf("back as %+v", got)
	}
	d.text("micro+")
	if v := d.app.screen.(stack); v.search != "micro+" {
		t.Errorf("+ in a search: %q", v.search)
	}
}

// TestDroppedAfterAWord: esc drops what is typed in a dialog that keeps nothing only when it
// is pressed again.
func TestDroppedAfterAWord(t *testing.T) {
	d := open(t, agency(t)).to(stepDetails).keysOn("n")
	d.text("X")
	d.keys("esc")
	d.see("Esc again drops what is typed here")
	d.text("Y")
	d.keys("esc")
	d.see("Esc again drops", "XY")
	d.keys("esc")
	d.at(stepDetails)
	d.keys("n", "esc") // nothing was typed
	d.at(stepDetails)
	d.fix().keys("x")
	d.text("Mia")
	d.keys("esc")
	d.see("Esc again drops")
	d.keys("enter", "esc", "esc")
	d.at(stepPlan)
}

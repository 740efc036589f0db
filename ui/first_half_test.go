package ui

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/interview"
)

// exampleFirm is the shipped example without its answers.
func exampleFirm(t *testing.T) questionnaire.Assessment {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(sourceFolder, "..", "examples", "digital-agency.json"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	a.Answers, a.Responses = nil, nil
	return a
}

// TestHonestMinutes: what home and profile say is what the questions of three services, of
// one person with one and of forty take at the usual pace, within a fifth.
func TestHonestMinutes(t *testing.T) {
	one := firm(t, "google-workspace")
	one.Profile.People = 1
	many := forty(t)
	many.Answers = nil
	for _, tt := range []struct {
		name       string
		a          questionnaire.Assessment
		core, full int
	}{
		{"three services", exampleFirm(t), interview.CoreMinutes, interview.FullMinutes},
		{"one person", one, interview.CoreLeast, interview.FullLeast},
		{"forty services", many, interview.CoreMost, interview.FullMost},
	} {
		s := newSession(drawOptions(t))
		s.take(nil, tt.a)
		for d, said := range map[questionnaire.Depth]int{questionnaire.CoreDepth: tt.core, questionnaire.FullDepth: tt.full} {
			if took := interview.MinutesFor(s.Interview, d); math.Abs(float64(took-said)) > float64(said)/5 {
				t.Errorf("%s: %s takes %d minutes, %d are said", tt.name, d, took, said)
			}
		}
	}
}

// TestMinutesFollowTheStack and the person's pace.
func TestMinutesFollowTheStack(t *testing.T) {
	d := open(t, forty(t)).to(stepProfile)
	many := d.app.screen.(profile).form.fields[fieldDepth].choices[0].Label
	d.app.s.take(nil, firm(t, "dropbox"))
	few := d.to(stepProfile).app.screen.(profile).form.fields[fieldDepth].choices[0].Label
	d.app.s.take(nil, questionnaire.New("Firm"))
	none := d.to(stepProfile).app.screen.(profile).form.fields[fieldDepth].choices[0].Label
	if many == few || !strings.HasSuffix(none, "for three services") || strings.Contains(few, "three services") {
		t.Errorf("%q, %q, %q", many, few, none)
	}
}

// TestFirstRun tells what will happen, how long it takes, and that nothing
// leaves the computer.
func TestFirstRun(t *testing.T) {
	d := start(t)
	for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
		d.resize(size[0], size[1])
		d.see("asks only about those", "minutes", "Nothing leaves this computer.", "▸ Start a new assessment")
	}
}

// TestLaws says at once which laws the countries bring in, and later which
// data does.
func TestLaws(t *testing.T) {
	d := open(t, firm(t, "dropbox")).to(stepProfile)
	for range fieldCountries {
		d.keys("down")
	}
	d.keys("ctrl+u")
	d.text("Germany, Brazil, Narnia")
	d.see("May bring in: GDPR, LGPD, NIS2, DORA with financial records,", "No law is known here for Narnia")
	d.text(", USA")
	d.see("US state breach laws,", "HIPAA with health data")
	d.keys("esc")
	d.to(stepDetails)
	i := slices.IndexFunc(shipped().Data, func(c catalogue.DataCategory) bool { return c.ID == "health" })
	for range i {
		d.keys("down")
	}
	d.see("Patient records, diagnoses, appointments.", "May bring in: GDPR, US state breach laws, HIPAA, LGPD, NIS2.")
}

// TestForgotten asks once what is missing, shows only what is of that kind,
// and goes on where nothing is.
func TestForgotten(t *testing.T) {
	d := open(t, firm(t, "dropbox")).to(stepStack)
	d.see("7 often forgotten: ctrl+f")
	d.keys("enter")
	d.see("Is anything missing?", "▸ Nothing is missing, go on", "Accountant's portal")
	d.keys("down", "down")
	d.see("▸ Taking payments", "it moves your money every day")
	d.keys("enter")
	d.at(stepStack)
	d.see("Taking payments:", "[ ] Adyen", "esc show all")
	d.gone("Dropbox")
	d.keys("enter")
	d.see("2 chosen", "6 often forgotten", "Type to search")
	d.keys("ctrl+f")
	d.gone("Nothing is missing", "Taking payments")
	for range 4 {
		d.keys("down")
	}
	d.see("▸ Accountant's portal")
	d.keys("enter")
	d.see("▸ ＋ Something that is not listed")
	d.keys("enter")
	d.see("A service of your own", "Accountant's portal", "ready-made application")
	d.keys("enter", "enter")
	d.see("3 chosen", "5 often forgotten")
	d.keys("ctrl+f", "down", "down", "down")
	d.see("▸ Phones and laptops", "There is nothing to add here")
	d.keys("enter")
	d.gone("Phones and laptops")
	d.keys("esc", "enter")
	d.at(stepDetails) // it asked already
	if got := d.stackKeys(); len(got) != 3 || got[2] != "accountant-s-portal" {
		t.Errorf("stack %q", got)
	}
	d.to(stepStack).keys("ctrl+f", "enter", "esc")
	d.see("Type to search", "Dropbox")
}

// TestForgottenAgain is asked again of another assessment.
func TestForgottenAgain(t *testing.T) {
	d := open(t, firm(t, "dropbox")).to(stepStack)
	d.keys("enter", "enter")
	d.at(stepDetails)
	d.app.s.take(nil, firm(t, "slack"))
	d.to(stepStack).keys("enter")
	d.see("Is anything missing?")
}

// TestSubscription is asked where settings depend on it, and told again where
// duties are.
func TestSubscription(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "saas:Till app")).to(stepDetails)
	for range 20 {
		d.keys("down")
	}
	d.see("▸ Subscription not said", "space write")
	d.keys("space")
	d.text("Business Standard")
	d.keys("enter")
	d.at(stepDetails)
	d.see("Subscription Business Standard")
	if got := d.saved().Services[0].Plan; got != "Business Standard" {
		t.Errorf("saved %q", got)
	}
	d.keys("enter")
	d.see("Till app")
	d.gone("Subscription")
	d.to(stepDuties).keys("a")
	d.see("Subscription: Business Standard")
}

// TestUsualForAll keeps what is usual with one key and goes on.
func TestUsualForAll(t *testing.T) {
	a := firm(t, "google-workspace", "dropbox")
	d := open(t, a).to(stepDetails)
	d.see("u rest as usual")
	d.keys("u")
	d.at(stepDuties)
	for i, e := range d.saved().Services {
		if !slices.Equal(e.Data, a.Services[i].Data) {
			t.Errorf("%s holds %q", e.Key, e.Data)
		}
	}
}

// TestDutiesDrill explains one cell: whose part is what, why, and by which
// source.
func TestDutiesDrill(t *testing.T) {
	d := open(t, agency(t)).to(stepDuties)
	d.resize(80, 60)
	for range 3 {
		d.keys("down")
	}
	d.keys("?")
	d.see("Google Workspace · Backup and recovery", "S  shared", "You: ", "They: ", "Google Workspace is SaaS: a ready-made application.",
		"on-premises Y", "[SaaS S]", "WHAT THERE IS TO SEE TO", "TAKEN FROM", "cloudsecurityalliance.org")
	d.keys("esc")
	d.at(stepDuties)
	d.keys("a")
	d.see("YOUR PART", "THE PROVIDER'S PART")
	d.keys("esc")
	i := slices.IndexFunc(shipped().Layers, func(l catalogue.Layer) bool { return l.ID == "identity_platform" })
	e := d.app.s.Assessment.Services[1]
	d.app.s.change(func(a *questionnaire.Assessment) { a.Services[1].SignIn = "google-workspace" })
	d.to(stepDuties).keys("right")
	for range i {
		d.keys("down")
	}
	d.keys("space")
	d.see("People reach Dropbox through the sign-in of Google Workspace")
	if e.ID != "dropbox" {
		t.Fatal(e.ID)
	}
}

// TestDutiesOwnSource names the provider's page where a service differs from
// its model.
func TestDutiesOwnSource(t *testing.T) {
	for i := range shipped().Services {
		def := &shipped().Services[i]
		for n, l := range shipped().Layers {
			o, ok := def.Parties[l.ID]
			if !ok || def.Retired != "" {
				continue
			}
			d := open(t, firm(t, def.ID)).to(stepDuties)
			d.resize(120, 60)
			v := d.app.screen.(duties)
			v.row = n
			text := strings.Join(v.why().text, "\n")
			if !strings.Contains(text, o.Source) || !strings.Contains(text, "differs here") {
				t.Errorf("%s, %s:\n%s", def.ID, l.ID, text)
			}
			return
		}
	}
	t.Skip("no service differs from its model")
}

// TestChangedStack hides the questions of a service that is taken out and
// shows them again, answered, when it is back: the whole way through the
// screens.
func TestChangedStack(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox"))
	d.question("mfa-all-users").see("Dropbox")
	d.keys("down", "2")
	d.see("Dropbox")
	d.to(stepStack).text("dropbox")
	d.keys("esc") // back to the whole list, with the cursor at the top
	d.text("dropb")
	d.keys("backspace", "esc")
	toggle := func() {
		d.to(stepStack)
		d.downTo("Dropbox", func() bool { return strings.Contains(cursorRow(d.screen()), "Dropbox") })
		d.keys("space")
	}
	toggle()
	d.see("Dropbox is out; its details and 1 answer are kept")
	d.question("mfa-all-users").gone("Dropbox   ")
	toggle()
	d.see("Dropbox is back, with its details and 1 answer")
	d.question("mfa-all-users").see("Dropbox")
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	if got := d.saved().Answers[id].Option; got != "admins" {
		t.Errorf("the answer is %q", got)
	}
}

// cursorRow is the line with the cursor.
func cursorRow(screen string) string {
	_, rest, _ := strings.Cut(screen, "▸")
	row, _, _ := strings.Cut(rest, "\n")
	return row
}

// TestRecentsToldApart by their files, where two businesses are called the same.
func TestRecentsToldApart(t *testing.T) {
	d := open(t, agency(t))
	for _, name := range []string{"copy.json", "other.json"} {
		a := agency(t)
		if name == "other.json" {
			a.Profile.Name = "Southwind"
		}
		store, err := store.Create(filepath.Join(d.app.s.Folder, name), a, nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = store.Close()
	}
	d.to(stepHome).see("Continue Northwind Digital (firm.json)", "Continue Northwind Digital (copy.json)", "Continue Southwind  proven")
}

package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

func (d *driver) stackKeys() []string { return d.app.s.Assessment.Keys() }

// TestSearch finds by name, alias and provider; space is a letter in it.
func TestSearch(t *testing.T) {
	d := open(t, firm(t)).to(stepStack)
	d.text("gsuite")
	d.see("Search: gsuite", "Google Workspace", "enter choose", "esc clear the search")
	d.gone("Dropbox")
	d.keys("enter")
	d.see("[x] Google Workspace", "1 chosen", "Type to search", "▸")
	d.text("google work")
	d.see("Search: google work", "Google Workspace")
	d.keys("enter") // it is in already: nothing is taken out
	d.see("1 chosen", "Type to search")
	d.text("dropboxx")
	d.keys("backspace")
	d.see("Dropbox")
	d.keys("ctrl+u")
	d.see("Type to search")
	d.text("dropbox")
	d.keys("esc")
	d.at(stepStack)
	d.see("Type to search")
	d.keys("esc")
	d.at(stepProfile)
}

// TestSecondAccount adds another entry, which details can give a name.
func TestSecondAccount(t *testing.T) {
	d := open(t, firm(t)).to(stepStack)
	d.text("lightsail")
	d.keys("enter", "+")
	d.see("[2] AWS Lightsail", "2 chosen")
	if !slices.Equal(d.stackKeys(), []string{"aws-lightsail", "aws-lightsail-2"}) {
		t.Errorf("stack %v", d.stackKeys())
	}
	d.keys("enter", "enter", "enter", "n", "ctrl+u")
	d.text("Shop server")
	d.keys("enter")
	d.at(stepDetails)
	d.see("Shop server")
	d.keys("n", "enter")
	d.see("Shop server")
	if got := d.saved().Services[1].Name; got != "Shop server" {
		t.Errorf("saved as %q", got)
	}
	d.to(stepStack).text("lightsail")
	d.keys("esc")
}

// TestCustomService is described at the end of the list; taking it out asks.
func TestCustomService(t *testing.T) {
	d := open(t, firm(t)).to(stepStack)
	d.text("Our old CRM")
	d.see("Something that is not listed", "describe it")
	d.keys("enter")
	d.see("A service of your own", "Our old CRM")
	d.keys("enter", "left", "enter")
	d.at(stepStack)
	d.see("YOUR OWN", "▸ [x] Our old CRM", "1 chosen")
	e := d.saved().Services[0]
	if e.Key != "our-old-crm" || e.Model != "on-prem" || !e.Custom() {
		t.Errorf("saved %+v", e)
	}
	d.keys("space")
	d.see("Take “Our old CRM” out?")
	d.keys("n")
	d.see("1 chosen")
	d.keys("space", "y")
	d.at(stepStack)
	d.see("0 chosen")
	d.keys("enter")
	d.see("Choose at least one service")
	d.keys("esc")
	d.at(stepStack)
}

// TestStackKeepsAnswers hides the questions of a service that is taken out,
// and shows them again, answered, when it comes back.
func TestStackKeepsAnswers(t *testing.T) {
	d := open(t, agency(t))
	count := func(key string) (n int) {
		for _, c := range d.app.s.Report.Result.Cells {
			if c.Service == key && c.State == questionnaire.Asked && c.Answer.Option != "" {
				n++
			}
		}
		return n
	}
	was, answers := count("dropbox"), len(d.app.s.Assessment.Answers)
	if was == 0 {
		t.Fatal("nothing is answered about dropbox")
	}
	toggle := func() {
		d.to(stepStack)
		v := d.app.screen.(stack)
		i := slices.IndexFunc(v.rows, func(r stackRow) bool { return r.def != nil && r.def.ID == "dropbox" })
		for d.app.screen.(stack).at != i {
			d.keys("down")
		}
		d.keys("space")
	}
	toggle()
	d.see("2 chosen", "[ ] Dropbox")
	d.to(stepQuestions).gone("Dropbox  ")
	if count("dropbox") != 0 || len(d.saved().Answers) != answers {
		t.Errorf("%d cells, %d answers kept, want 0 and %d", count("dropbox"), len(d.saved().Answers), answers)
	}
	toggle()
	d.to(stepQuestions).see("Dropbox")
	if count("dropbox") != was {
		t.Errorf("%d answers are back, want %d", count("dropbox"), was)
	}
}

// TestDetails ticks data and says through which sign-in people get in.
func TestDetails(t *testing.T) {
	a := firm(t, "google-workspace", "dropbox")
	a.Services[1].Data = []string{}
	d := open(t, a).to(stepDetails)
	d.keys("enter", "space")
	d.see("Dropbox", "[x]", "space tick")
	for range len(shipped().Data) {
		d.keys("down")
	}
	d.see("▸ [ ] The business stops")
	d.keys("space", "down")
	d.see("←→ choose", "‹ a login of its own ›", "asked about once")
	d.keys("right")
	d.see("‹ the sign-in of Google Workspace ›")
	e := d.saved().Services[1]
	if !slices.Equal(e.Data, []string{shipped().Data[0].ID}) || !e.Stops || e.SignIn != "google-workspace" {
		t.Errorf("saved %+v", e)
	}
	d.question("mfa-all-users").see("Same sign-in as Google Workspace")
	d.to(stepDetails).keys("u")
	d.at(stepDuties)
}

// TestSharedAccount says what is usual for a service under one account with
// another: that it is opened by the same login.
func TestSharedAccount(t *testing.T) {
	d := open(t, firm(t, "aws-lightsail", "aws-ec2")).to(stepDetails)
	d.keys("enter")
	d.see("‹ the account of AWS Lightsail ›")
	d.keys("end", "up", "up", "up", "up")
	d.downTo("the login", func() bool { return strings.Contains(cursorRow(d.screen()), "People get in with") })
	d.keys("right")
	d.see("‹ a login of its own ›")
	if got := d.saved().Services[1].SignIn; got != questionnaire.OwnLogin {
		t.Errorf("saved %q", got)
	}
}

// TestChosenInSight names what is chosen without scrolling for it, and the
// whole reason why a kind is often forgotten.
func TestChosenInSight(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).to(stepStack)
	d.resize(80, 24)
	d.see("Chosen: Google Workspace, Dropbox, AWS Lightsail")
	d.app.s.take(nil, firm(t, shippedIDs(12)...))
	d.to(stepStack)
	for _, width := range []int{40, 60, 80} {
		d.resize(width, 24)
		line := ""
		for _, l := range strings.Split(d.screen(), "\n") {
			if strings.Contains(l, "Chosen: ") {
				line = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(l), "ctrl+t"))
			}
		}
		_, more, _ := strings.Cut(line, " and ")
		if n := strings.Count(line, ",") + 1; more != fmt.Sprintf("%d more", 12-n) {
			t.Errorf("at %d: %q", width, line)
		}
	}
	d.resize(80, 24)
	d.keys("ctrl+f")
	name := strings.TrimPrefix(strings.TrimSpace(cursorRow(d.screen())), "▸ ")
	d.keys("enter")
	for _, f := range shipped().Forgotten {
		if f.Name == name {
			for _, l := range wrap(f.Name+": "+f.Why, 78) {
				d.see(l)
			}
		}
	}
}

// TestRunsOn lets a person say what software is installed on; the usual is preset.
func TestRunsOn(t *testing.T) {
	d := open(t, office(t)).to(stepDetails)
	d.keys("enter", "enter", "enter", "enter")
	d.downTo("where it runs", func() bool { return strings.Contains(d.screen(), "▸     Runs on") })
	d.see("‹ Shared web hosting with cPanel (taken as usual) ›", "asked there once")
	d.keys("right")
	d.see("‹ Shared web hosting ›")
	if got := d.saved().Services[4].RunsOn; got != "shared-hosting" {
		t.Errorf("it runs on %q", got)
	}
	d.keys("left")
	d.see("‹ Shared web hosting with cPanel ›")
	if got := d.saved().Services[4].RunsOn; got != "cpanel-hosting" {
		t.Errorf("it runs on %q", got)
	}
	d.keys("z", "z")
	d.see("(taken as usual)")
	for n := stepDuties; n <= stepPlan; n++ {
		d.to(n)
	}
}

// TestParts are boxes of their own; none ticked is all of them.
func TestParts(t *testing.T) {
	d := open(t, firm(t, "aws-lightsail")).to(stepDetails)
	d.downTo("the parts", func() bool { return strings.Contains(d.screen(), "▸ [ ] Part we use: servers") })
	asked := len(interview.Questions(d.app.s.Interview))
	d.keys("space")
	d.see("▸ [x] Part we use: servers")
	if got := d.saved().Services[0].Parts; len(got) != 1 || got[0] != "servers" {
		t.Errorf("parts %q", got)
	}
	if now := len(interview.Questions(d.app.s.Interview)); now >= asked {
		t.Errorf("%d questions with servers alone, %d with all", now, asked)
	}
	d.keys("space")
	if got := d.saved().Services[0].Parts; len(got) != 0 {
		t.Errorf("parts %q", got)
	}
}

// TestSearchLeadsToTheName: what is called so comes before what only has the words.
func TestSearchLeadsToTheName(t *testing.T) {
	for typed, want := range map[string]string{"wordpress self": "WordPress (self-hosted)", "Dropbox": "Dropbox", "synology": "Synology NAS (office file server)"} {
		d := open(t, firm(t)).to(stepStack)
		d.keys(strings.Split(typed, "")...)
		d.see("▸ [ ] " + want)
	}
}

// TestSearchSaysWhy: what a search finds by another name than its own says by which, and
// where nothing is called that, one of your own is offered.
func TestSearchSaysWhy(t *testing.T) {
	for typed, want := range map[string][]string{
		"lexoffice": {"FOUND", "▸ [ ] Lexware Office", "also called “lexoffice”"},
		"wlan":      {"SERVICES OF THAT KIND", "for “wlan”"},
		"microsft":  {"SPELLED NEARLY LIKE THAT", "▸ [ ] Microsoft 365"},
		"qzxw":      {"NOTHING FOUND FOR “QZXW”; ADD YOUR OWN SERVICE", "▸ ＋ Something that is not listed: add “qzxw”", "0 found"},
		"feishu":    {"also called “feishu”"},
	} {
		d := open(t, firm(t)).to(stepStack)
		d.text(typed)
		d.see(want...)
	}
}

// TestEverydayWordsLeadSomewhere: what owners type is found in the wizard, with why and
// how many.
func TestEverydayWordsLeadSomewhere(t *testing.T) {
	for _, typed := range []string{"phone", "bank", "wifi", "Wi-Fi", "email", "e-mail", "microsft", "laptop", "whatsapp"} {
		d := open(t, firm(t)).to(stepStack)
		d.text(typed)
		d.see("Search: "+typed, " found")
		d.gone(" 0 found", "NOTHING FOUND")
		if row := cursorRow(d.screen()); !strings.Contains(row, "[ ]") {
			t.Errorf("%q leads to %q", typed, row)
		}
	}
}

// TestOnlyChosen: one key shows only what is chosen, with copies and where each runs, and
// leads to the details of one or takes one out.
func TestOnlyChosen(t *testing.T) {
	a := office(t)
	a.AddService(questionnaire.Service{ID: a.Services[0].ID, Name: "Second shop"})
	d := open(t, a).to(stepStack)
	d.see("and 4 more", "ctrl+t")
	d.keys("ctrl+t")
	d.see("Only what is chosen", "6 chosen", "Second shop  another account of ", "runs on Shared web hosting with cPanel")
	d.gone("[ ]")
	d.keys("end", "space")
	d.see("Take “Second shop” out?")
	d.keys("y")
	d.see("Only what is chosen", "5 chosen")
	d.keys("up", "enter")
	d.at(stepDetails)
	d.see(d.app.s.Report.ServiceName(d.stackKeys()[3]))
	d.to(stepStack).keys("ctrl+t", "esc")
	d.at(stepStack)
	d.see("Type to search")
}

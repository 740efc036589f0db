package ui

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// The places of fields that tests go to.
var fieldName, fieldCountries, fieldLogo, fieldHours, fieldDepth = fieldAt("name"), fieldAt("country"), fieldAt("logo"), fieldAt("hours"), fieldAt("depth")

// TestProfileChecks stops at what is wrong, says what would be right, and
// keeps what was typed.
func TestProfileChecks(t *testing.T) {
	d := start(t)
	d.keys("enter", "enter")
	d.see("Write the name of the business")
	d.text("Firm")
	d.keys("enter", "enter")
	d.text("many")
	d.keys("enter")
	d.see("A whole number", "many")
	d.keys("up", "down") // nobody is held at a field
	d.see("many")
	d.keys("down", "down", "down", "down", "ctrl+u")
	d.text("0")
	d.keys("enter")
	d.see("Hours per week must be")
	d.keys("esc")
	d.at(stepHome)
	d.keys("enter")
	d.at(stepProfile)
	d.see("Firm", "many")
	d.keys("down", "down", "ctrl+u")
	d.text("12")
	d.keys("down", "down", "down", "down", "ctrl+u")
	d.text("2,5")
	d.keys("down", "down", "right", "enter", "enter", "enter")
	d.at(stepStack)
	p := d.saved().Profile
	if p.Name != "Firm" || p.People != 12 || p.HoursPerWeek != 2.5 || p.Depth != questionnaire.FullDepth {
		t.Errorf("saved %+v", p)
	}
}

// TestProfileBack saves what is right on the way out and keeps what is wrong.
func TestProfileBack(t *testing.T) {
	d := open(t, agency(t)).to(stepProfile)
	d.keys("ctrl+u")
	d.text("Southwind")
	d.keys("down", "down", "ctrl+u")
	d.text("a few")
	d.keys("esc")
	d.at(stepHome)
	if p := d.saved().Profile; p.Name != "Southwind" || p.People != 14 {
		t.Errorf("saved %+v", p)
	}
	d.to(stepProfile).see("Southwind", "a few")
}

// TestProfileIsNotStale shows hours that were changed elsewhere since.
func TestProfileIsNotStale(t *testing.T) {
	d := open(t, agency(t)).to(stepProfile)
	d.keys("esc")
	d.to(stepPlan).keys("+", "+")
	d.to(stepProfile)
	if got := d.app.screen.(profile).form.fields[fieldHours].value; got != "6" {
		t.Errorf("hours a week are %s, want 6", got)
	}
}

// TestOneFile makes one file however often enter is pressed.
func TestOneFile(t *testing.T) {
	d := start(t)
	d.keys("enter")
	d.text("Firm")
	for d.app.screen.(profile).form.at < len(interview.Fields) {
		d.keys("enter")
	}
	m, first := d.app.Update(named["enter"]) // its file is on its way
	d.app = m.(app)
	d.keys("enter", "esc")
	d.at(stepProfile)
	d.run(first)
	d.at(stepStack)
	files, _ := filepath.Glob(filepath.Join(d.app.s.Folder, "*.json"))
	if len(files) != 1 {
		t.Errorf("files: %q", files)
	}
}

// TestNoRoomForAFile tells why a new assessment cannot be kept, and goes on
// once that is mended.
func TestNoRoomForAFile(t *testing.T) {
	d := start(t)
	if err := os.WriteFile(d.app.s.Folder, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	d.keys("enter")
	d.text("Firm")
	for d.app.screen.(profile).form.at < len(interview.Fields) {
		d.keys("enter")
	}
	d.keys("enter")
	d.see("That did not work", "not a directory")
	d.keys("esc")
	d.at(stepProfile)
	d.see("Firm")
	if err := os.Remove(d.app.s.Folder); err != nil {
		t.Fatal(err)
	}
	d.keys("enter")
	d.at(stepStack)
	if d.saved().Profile.Name != "Firm" {
		t.Error("the name is lost")
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"write a name":        "Write a name.",
		"öffnen ging nicht":   "Öffnen ging nicht.",
		"firm.json: in use":   "firm.json: in use.",
		"/a/b: no space left": "/a/b: no space left.",
		"did you mean box?":   "Did you mean box?",
	} {
		if got := text.Sentence(errors.New(in)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestProfileAsksEveryField: each field of the profile is in the form and among the
// prompts, and one that is added is so without more.
func TestProfileAsksEveryField(t *testing.T) {
	was := interview.Fields
	t.Cleanup(func() { interview.Fields = was })
	interview.Fields = append(was[:len(was):len(was)], interview.Field{ID: "motto", Kind: interview.KindText, Label: "Motto", Help: "What it says.", Question: "Has it a motto?", Explain: "A few words.",
		Get: func(p *questionnaire.Profile) string { return p.Sector },
		Put: func(p *questionnaire.Profile, typed string) { p.Sector = "motto " + typed }})
	a := agency(t)
	a.Profile.Consultant = "Ann"
	d := open(t, a).to(stepProfile)
	for i, f := range interview.Fields {
		if got := d.app.screen.(profile).form.fields[i]; got.label != f.Label || got.help != f.Help {
			t.Errorf("the form has %q for %s", got.label, f.ID)
		}
	}
	for range interview.Fields[1:] {
		d.keys("down")
	}
	d.keys("ctrl+u")
	d.text("we bake")
	d.keys("enter", "enter")
	if got := d.saved().Profile.Sector; got != "motto we bake" {
		t.Errorf("the form saved %q", got)
	}
	o := testOptions(t)
	out, err := ask(t, o, begun("Firm", "we sell", ".")...)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Has it a motto?")
	for _, f := range was {
		contains(t, out, f.Question)
	}
	if got := load(t, filepath.Join(o.Folder, "firm.json")).Profile.Sector; got != "motto we sell" {
		t.Errorf("the prompts saved %q", got)
	}
}

// ownerFields is how many fields the profile of an owner has, with the one that asks
// whether it is for a client.
func ownerFields() (n int) {
	for _, f := range interview.Fields {
		if !f.Client {
			n++
		}
	}
	return n + 1
}

// TestClientFieldsAreForConsultants: an owner is asked for no consultant and no logo; who
// says once that it is for a client is asked, in the next assessment too, and what a file
// says of them is shown.
func TestClientFieldsAreForConsultants(t *testing.T) {
	d := start(t)
	d.keys("enter")
	d.gone("Consultant", "Logo")
	d.see("For a client")
	d.text("Firm")
	d.keys("up") // nothing is above the first
	for range ownerFields() {
		d.keys("down")
	}
	d.see("▸ For a client", "‹ no, for our own business ›", "enter done")
	d.keys("right")
	d.see("Consultant", "Logo", "‹ yes ›")
	for range len(interview.Fields) - fieldAt("consultant") {
		d.keys("up")
	}
	d.see("▸ Consultant")
	d.text("Ann")
	for range interview.Fields {
		d.keys("down")
	}
	d.keys("enter")
	d.at(stepStack)
	if got := d.saved().Profile.Consultant; got != "Ann" {
		t.Errorf("saved %q", got)
	}
	d.app.s.take(nil, questionnaire.New(""))
	d.to(stepProfile).see("Consultant", "Logo")
	a := agency(t)
	a.Profile.Logo = "logo.png"
	open(t, a).to(stepProfile).see("Logo", "logo.png")
}

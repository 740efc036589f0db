package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
)

// TestTopics shows how far each topic is and leads to its first open question.
func TestTopics(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).to(stepQuestions)
	list := d.app.s.CountTopics()
	first, second := list[0], list[1]
	d.see(first.Topic.Title + " · 0 of ")
	d.keys("1", "a", "t")
	d.see("Go to a topic", "1 of", second.Topic.Title)
	d.keys("down", "enter")
	d.at(stepQuestions)
	if got := d.app.screen.(questions).cell.Control; got != second.Pages[0].Questions[0].Control.ID {
		t.Errorf("at %s, want the first question of %s", got, second.Topic.Title)
	}
	d.keys("1", "a", "t")
	d.keys("enter") // the topic at hand goes on after what is answered
	if got := d.app.screen.(questions).cell.Control; got != second.Pages[1].Questions[0].Control.ID {
		t.Errorf("at %s, want %s", got, second.Pages[1].Questions[0].Control.ID)
	}
	done := 0
	for _, c := range d.app.s.CountTopics() {
		done += c.Done
	}
	if done != 2 {
		t.Errorf("%d questions count as done, want 2", done)
	}
	d.resize(200, 60)
	d.see("Topics", "▸ "+second.Topic.Title)
}

// TestSearchQuestions finds them by words in any order, by service and note, and
// goes there.
func TestSearchQuestions(t *testing.T) {
	d := open(t, agency(t)).question("mfa-all-users")
	d.keys("/")
	d.see("Search the questions", "Type to search")
	d.text("restore BACKUP")
	d.see("Search: restore BACKUP")
	d.keys("ctrl+u")
	d.text("zzz")
	d.see("Nothing has all of these words.")
	d.keys("esc")
	if len(d.app.overlays) != 1 {
		t.Fatal("esc closed the search although words were typed")
	}
	d.send(tea.PasteMsg{Content: "remote login\n"})
	d.see("Search: remote login", "No remote login open to the world")
	d.keys("enter")
	d.at(stepQuestions)
	if got := d.app.screen.(questions).cell.Control; got != "admin-ports-closed" {
		t.Errorf("at %s", got)
	}
	d.question("mfa-all-users").keys("1", "n")
	d.text("ask Wilhelmina")
	d.keys("enter", "enter", "enter", "/")
	d.text("wilhelmina")
	d.see("1 question", "▸ A second step for everyone")
	d.keys("esc", "esc")
	d.at(stepQuestions)
}

// TestSearchHeadings jumps from topic to topic.
func TestSearchHeadings(t *testing.T) {
	d := open(t, agency(t)).question("mfa-all-users").keysOn("/")
	at := func() string {
		p := d.app.top().(picker)
		return p.line(p.at).head
	}
	first := at()
	d.keys("tab")
	second := at()
	if second == first {
		t.Error("tab stays under " + first)
	}
	d.keys("down", "shift+tab")
	if at() != second {
		t.Errorf("under %s, want the start of %s", at(), second)
	}
	d.keys("shift+tab")
	if at() != first {
		t.Errorf("under %s, want %s", at(), first)
	}
}

func (d *driver) keysOn(names ...string) *driver {
	d.keys(names...)
	return d
}

// TestTypedAhead: a key that comes with the one before is for the page that the
// one before led to.
func TestTypedAhead(t *testing.T) {
	d := open(t, agency(t)).question("mfa-all-users")
	before := len(d.app.s.Assessment.Answers)
	for _, name := range []string{"r", "7"} { // no command runs in between
		m, _ := d.app.Update(namedKey(name))
		d.app = m.(app)
	}
	if d.app.step != stepResults || len(d.app.s.Assessment.Answers) != before {
		t.Errorf("at %s with %d answers, want the results and %d", steps[d.app.step].title, len(d.app.s.Assessment.Answers), before)
	}
	d = open(t, agency(t)).question("mfa-all-users")
	for _, name := range []string{"1", "n", "h", "i", "enter", "enter", "enter", "2"} {
		m, _ := d.app.Update(namedKey(name))
		d.app = m.(app)
	}
	got := d.app.s.Assessment.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}]
	if !strings.HasPrefix(got.Note, "hi") || got.Option != "admins" {
		t.Errorf("%+v, want the note and the second answer", got)
	}
}

// TestReviewFindsTheRow puts the cursor on the service that the item is about.
func TestReviewFindsTheRow(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).question("mfa-all-users")
	d.keys("1", "a", "down", "s")
	d.to(stepReview)
	d.see("1 not sure")
	d.downTo("the item", func() bool {
		return strings.Contains(d.screen(), "▸ not sure A second step for everyone · AWS Lightsail")
	})
	d.keys("space")
	d.see("▸ AWS Lightsail")
}

package ui

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// TestReviewIsComeBackTo: who mends what the review lists is back at it with
// enter as with esc, at what comes next; whoever goes elsewhere goes on there.
func TestReviewIsComeBackTo(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).to(stepReview)
	d.keys("down", "down", "enter")
	d.at(stepQuestions)
	d.see("enter to the review", "▸ Dropbox")
	d.keys("1", "enter")
	d.at(stepReview)
	d.see("▸ open     A second step for everyone · AWS Lightsail")
	d.keys("enter", "esc")
	d.at(stepReview)
	d.see("▸ open     A second step for everyone · AWS Lightsail")
	d.keys("enter", "-", "enter")
	d.see("A reason")
	d.text("nobody signs in")
	d.keys("enter")
	d.at(stepReview)
	d.keys("enter", "tab")
	d.at(stepQuestions)
	d.see("enter next")
	d.keys("esc")
	d.at(stepQuestions)
	d.keys("r")
	d.see("▸ Go on to the results")
	d.keys("enter")
	d.at(stepResults)
}

// TestReviewNamesControls by their titles, never by their ids.
func TestReviewNamesControls(t *testing.T) {
	d := open(t, firm(t, "google-workspace"))
	d.question("mfa-all-users").keys("2")
	d.question("mfa-admins-phishing-resistant").keys("4")
	text := d.to(stepReview).app.screen.(review).items[0].Text
	if !strings.Contains(text, "(see “Passkeys or hardware keys for admins”)") || strings.Contains(text, "mfa-admins") {
		t.Error(text)
	}
}

// TestNoteBeforeAnswer: whoever writes down whom to ask is not sure yet.
func TestNoteBeforeAnswer(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).question("mfa-all-users")
	d.keys("n", "esc")
	if got := d.answer("mfa-all-users", "google-workspace"); got.Option != "" {
		t.Errorf("nothing was written, and yet: %+v", got)
	}
	d.keys("n")
	d.see("stands as “not sure”")
	d.text("ask Jo")
	d.keys("enter", "enter", "enter")
	if got := d.answer("mfa-all-users", "google-workspace"); got.Option != questionnaire.NotSure || got.Note != "ask Jo" || got.Date == "" {
		t.Errorf("saved: %+v", got)
	}
	d.keys("1")
	if got := d.answer("mfa-all-users", "google-workspace"); got.Note != "ask Jo" {
		t.Errorf("the note is lost: %+v", got)
	}
}

// TestNumbersInTheFooter tells of the number keys that there are, unless the
// columns carry the numbers.
func TestNumbersInTheFooter(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).question("mfa-all-users")
	d.resize(80, 24)
	d.see("2 Not", "s Not", "←→ answer", "a fill rows", "? why", "esc back", "f1 help")
	d.question("owner-account-locked-away").keys("f1")
	d.see("1 2 3  answer", "s - =")
	d.keys("f1")
	d.resize(60, 20)
	d.question("mfa-all-users").see("1 Everyone", "←→ answer", "esc back")
}

// TestWayBackInTheFooter stands there on every step, even in a small window.
func TestWayBackInTheFooter(t *testing.T) {
	d := open(t, agency(t))
	d.resize(60, 20)
	for n := stepProfile; n < len(steps); n++ {
		d.to(n).see("esc back")
	}
}

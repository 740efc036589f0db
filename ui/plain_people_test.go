package ui

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// toMFA goes line by line to the question of which differing is about.
var toMFA = []string{">", "1"}

// TestPlainPeople: line by line, as and a name says who answers, a question says who
// says what, and settle with a number decides.
func TestPlainPeople(t *testing.T) {
	o := plainFile(t, differing(t))
	lines := append([]string{}, toMFA...)
	lines = append(lines, "settle", "settle x", "as Cleo", "4", "<", "settle 2 seen by both", "<", "as", ".")
	out, err := ask(t, o, lines...)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "1. disputed: A second step for everyone, Dropbox: 2 say \"Everyone\", IT supplier says \"Not everyone\"",
		"Now: Disputed: 2 say \"Everyone\"", "Anna, 2 Nov 2026: Everyone. Evidence: screenshot 4", "1 disputed",
		"Say settle and the number of the answer that counts, from 1 to 7", "The answers from now on are Cleo's.", "as Cleo",
		"Cleo says \"Nobody\"", "Settled as \"Not everyone\"; undo takes it back.", "Now: Settled as \"Not everyone\" by Cleo", "The answers are Cleo's")
	got := load(t, o.Path)
	if s := got.Settled[mfaDropbox]; s.Option != "admins" || s.Note != "seen by both" || s.By != "Cleo" || got.Responses[mfaDropbox]["Cleo"].Option != "nobody" {
		t.Errorf("%+v, %+v", s, got.Responses)
	}
}

// TestPlainSettleNothing: where nobody disagrees, settle says so, and by and a name is
// for an answer of one word only.
func TestPlainSettleNothing(t *testing.T) {
	a := firm(t, "dropbox")
	a.Respond(mfaDropbox, "Anna", questionnaire.NotSure, questionnaire.Notes{}, "2026-11-02")
	o := plainFile(t, a)
	out, err := ask(t, o, ">", "1", "settle 1", "by Bo", "as #", "as -", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Nobody disagrees here, so there is nothing to settle", "Several people answer this one", "is no name", "nobody's in particular")
	if got := load(t, o.Path); got.Settled != nil || len(got.Responses[mfaDropbox]) != 1 {
		t.Errorf("%+v", got.Responses)
	}
}

// TestPlainUndo takes back the last change and goes to the question it was about.
func TestPlainUndo(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	out, err := ask(t, o, "undo", ">", "1", "1", "undo", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "There is nothing to take back.", "Undone: mfa-all-users for Dropbox is open again.")
	_, after, _ := strings.Cut(out, "Undone: ")
	contains(t, after, "Who has to use a second step to sign in?")
	if got := load(t, o.Path); len(got.Answers) != 0 {
		t.Errorf("%+v", got.Answers)
	}
}

package ui

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
)

var mfaDropbox = questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}

// differing is a firm about one question of which two people say different things.
func differing(t *testing.T) questionnaire.Assessment {
	t.Helper()
	a := firm(t, "dropbox")
	a.Respond(mfaDropbox, "Anna", "everyone", questionnaire.Notes{Evidence: "screenshot 4"}, "2026-11-02")
	a.Respond(mfaDropbox, "Bo", "everyone", questionnaire.Notes{}, "2026-11-03")
	a.Respond(mfaDropbox, "IT supplier", "admins", questionnaire.Notes{Note: "from the console"}, "2026-11-04")
	return a
}

// TestAnsweringAs keeps what each person says beside what others say, and the file's
// own word for the one whom the profile names.
func TestAnsweringAs(t *testing.T) {
	a := firm(t, "dropbox")
	a.Profile.AnsweredBy = "Mara Lind"
	d := open(t, a).question("mfa-all-users")
	d.see("as Mara Lind")
	d.keys("1")
	if got := d.saved(); got.Answers[mfaDropbox].Option != "everyone" || len(got.Responses) != 0 {
		t.Errorf("the profile's person makes %+v, %+v", got.Answers, got.Responses)
	}
	d.keys("b")
	d.see("Who answers now?")
	d.keys("ctrl+u")
	d.text("Anna")
	d.keys("enter")
	d.see("as Anna", "the answers from now on are Anna's")
	d.keys("2")
	d.see("Disputed: ", "Anna says", "the file says", "1 disputed")
	if got := d.saved(); !got.Disputed(mfaDropbox) || got.Responses[mfaDropbox]["Anna"].Option != "admins" || got.Responses[mfaDropbox][""].Option != "everyone" {
		t.Errorf("%+v", got.Responses)
	}
	if log := d.saved().Log; log[len(log)-1].Who != "Anna" {
		t.Errorf("logged as %+v", log[len(log)-1])
	}
	d.keys("1")
	d.see("2 say", "Anna says “Everyone”") // agreeing, which no dot shows
	d.resize(60, 20)
	d.keys("b", "ctrl+u")
	d.text("Anna Maria von der Lange")
	d.keys("enter")
	d.see("the answers from now on are Anna Maria von der Lange's") // whole, before who answers
	d.keys("up")
	d.see("as Anna Maria von der La")
	d.app.s.AnswerAs("Anna")
	d.resize(80, 24)
	if got := d.saved(); got.Disputed(mfaDropbox) || got.Answers[mfaDropbox].Option != "everyone" {
		t.Errorf("%+v", got.Responses)
	}
	d.keys("x")
	if got := d.saved(); got.Responses[mfaDropbox]["Anna"].Option != "" || got.Answers[mfaDropbox].Option != "everyone" {
		t.Errorf("taken back: %+v", got.Responses)
	}
	d.keys("x") // there is nothing of hers any more
	d.see("Anna has said nothing here to take back")
	d.keys("b", "ctrl+u", "enter")
	d.see("as Mara Lind")
	d.app.s.AnswerAs("Anna")
	d.app.s.take(nil, firm(t, "dropbox"))
	if by := d.app.s.By(); by != "" {
		t.Errorf("%q answers for the next file", by)
	}
}

// TestArrowsAgreeFirst: an arrow of somebody who has not answered yet disputes nothing.
func TestArrowsAgreeFirst(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	d.keys("1")
	d.app.s.AnswerAs("Anna")
	d.keys("right")
	if got := d.saved(); got.Disputed(mfaDropbox) || got.Responses[mfaDropbox]["Anna"].Option != "everyone" {
		t.Errorf("%+v", got.Responses)
	}
	d.keys("right")
	if got := d.saved().Responses[mfaDropbox]["Anna"].Option; got != "admins" {
		t.Errorf("then %q", got)
	}
}

// TestNextDisputed: where nothing is open, u leads to what is disputed, on its row.
func TestNextDisputed(t *testing.T) {
	a := firm(t, "google-workspace", "dropbox")
	for range 4 { // follow-ups of what is now answered
		for _, c := range questionnaire.Cells(shipped(), &a) {
			if c.Open() {
				a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
			}
		}
	}
	a.Respond(mfaDropbox, "Anna", "everyone", questionnaire.Notes{}, "2026-11-02")
	a.Respond(mfaDropbox, "Bo", "nobody", questionnaire.Notes{}, "2026-11-03")
	d := open(t, a).question("logs-on")
	d.keys("u")
	if v := d.app.screen.(questions); v.cell != mfaDropbox {
		t.Errorf("at %s", v.cell)
	}
}

// TestNotesOfAPerson go with that person's word, and change nobody else's.
func TestNotesOfAPerson(t *testing.T) {
	d := open(t, differing(t)).question("mfa-all-users")
	d.app.s.AnswerAs("bo")
	d.keys("n")
	d.gone("Said by")
	d.text("asked again")
	d.keys("enter")
	d.text("page 3")
	d.keys("enter")
	got := d.saved().Responses[mfaDropbox]
	if got["Bo"].Note != "asked again" || got["Bo"].Evidence != "page 3" || got["Bo"].Option != "everyone" || got["Bo"].Date != "2026-11-03" || len(got) != 3 {
		t.Errorf("%+v", got)
	}
	d.app.s.AnswerAs("Cleo")
	d.keys("n")
	d.text("who knows")
	d.keys("enter", "enter")
	if got := d.saved().Responses[mfaDropbox]["Cleo"]; got.Option != questionnaire.NotSure || got.Note != "who knows" {
		t.Errorf("%+v", got)
	}
}

// TestDisputed rows say who says what, the review leads there, and one key settles
// them; somebody who says something else opens them again.
func TestDisputed(t *testing.T) {
	d := open(t, differing(t)).to(stepReview)
	d.see("1 disputed")
	d.downTo("the dispute", func() bool { return strings.Contains(cursorRow(d.screen()), "disputed") })
	d.see("2 say “Everyone”, IT supplier says “Not everyone”")
	d.keys("enter")
	d.at(stepQuestions)
	d.see("Disputed: 2 say “Everyone”, IT supplier says “Not everyone”", "Anna, 2 Nov 2026: Everyone. Evidence: screenshot 4", "d settle")
	d.keys("?")
	d.see("Disputed: 2 say", "IT supplier, 4 Nov 2026: Not everyone. from the console")
	d.keys("esc", "d")
	d.see("Which counts?", "▸ Everyone  Anna, Bo", "Not everyone  IT supplier")
	d.keys("1", "s", "esc") // no key but Enter settles
	if d.saved().Settled != nil {
		t.Fatal("settled by accident")
	}
	d.keys("d", "down", "n")
	d.text("seen by both")
	d.keys("enter")
	d.see("Note: seen by both")
	d.keys("enter")
	d.at(stepQuestions)
	d.see("Settled as “Not everyone”", "Note: seen by both", "settled as “Not everyone”; z takes it back")
	d.gone("1 disputed")
	if got := d.saved(); got.Answers[mfaDropbox].Option != "admins" || got.Settled[mfaDropbox].Note != "seen by both" {
		t.Errorf("%+v", got.Settled)
	}
	d.app.s.AnswerAs("Cleo")
	d.keys("4")
	d.see("Settled earlier as “Not everyone”; disputed again: ", "1 disputed")
	d.to(stepReview).see("Settled earlier as", "1 disputed")
	d.to(stepResults).see("1 disputed")
	d.question("mfa-all-users").keys("z")
	d.see("Settled as “Not everyone”")
	d.keys("d", "end", "enter")
	d.see("Disputed: ", "the decision is taken back")
}

// TestUndo takes back the last changes, one after another, and says what that was.
func TestUndo(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).question("mfa-all-users")
	d.keys("down", "1", "down", "2", "down", "n")
	d.text("asked Sam")
	d.keys("enter", "enter", "enter", "z")
	d.see("undone: what goes with mfa-all-users for Dropbox is as before")
	d.keys("z")
	d.see("undone: mfa-all-users for Dropbox is Everyone again")
	d.keys("a")
	d.see("“Everyone” for 1 row; z takes it back")
	if n := len(d.saved().Answers); n != 2 {
		t.Fatalf("%d answers for all rows", n)
	}
	d.keys("z")
	if n := len(d.saved().Answers); n != 1 {
		t.Errorf("%d answers after undoing all rows at once", n)
	}
	d.to(stepReview).keys("z")
	d.see("undone: mfa-all-users for Dropbox is open again")
	d.keys("z")
	d.see("there is nothing to take back")
	if log := d.saved().Log; log[0].Door != d.app.s.Door || len(d.saved().Answers) != 0 {
		t.Errorf("%+v", log[0])
	}
}

// TestUndoLeads to the row of which something was taken back.
func TestUndoLeads(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).question("mfa-all-users")
	d.keys("down", "1")
	d.question("logs-on").keys("z")
	if v := d.app.screen.(questions); v.cell != mfaDropbox {
		t.Errorf("at %s", v.cell)
	}
}

// TestUndoElsewhere works on stack, details, plan, results and of the profile.
func TestUndoElsewhere(t *testing.T) {
	d := open(t, agency(t)).to(stepStack)
	d.downTo("Airtable", func() bool { return strings.Contains(cursorRow(d.screen()), "[ ]") })
	d.keys("space")
	d.see("4 chosen")
	d.keys("ctrl+r")
	d.see("3 chosen", "is out of the stack again")
	d.text("z") // a letter to search for
	d.see("Search: z")
	d.to(stepDetails).keys("space", "z")
	d.see("undone: the details of the services are as before")
	d.fix().keys("space", "z")
	d.see("undone: ", " is todo again")
	d.keys("+", "z")
	d.see("undone: the profile is as before")
	d.to(stepResults).keys("r", "ctrl+u")
	d.text("Round 1")
	d.keys("enter")
	d.see("kept: the round “Round 1”; z takes it back")
	after := d.saved()
	if p := after.Named("Round 1"); p == nil || p.Date != d.app.s.Day() {
		t.Errorf("%+v", after.Rounds)
	}
	d.keys("z")
	if n := len(d.saved().Rounds); n != 0 {
		t.Errorf("%d rounds after undo", n)
	}
}

// TestCompareByName lists rounds by their names.
func TestCompareByName(t *testing.T) {
	a := agency(t)
	if _, err := a.Round("Before the move", "2026-05-01", "2026-11-22", false); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Round("", "2026-06-01", "2026-11-22", false); err != nil {
		t.Fatal(err)
	}
	d := open(t, a)
	s := d.app.s
	pickMoment(s, compareFile{"x.json", "Northwind", a})
	d.send(s.posted[0])
	d.see("Before the move  1 May 2026, proven", "1 Jun 2026  proven", "As it is now")
}

package interview

import (
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/ui/document"
)

var mfa = questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}

// dropbox is an interview about a business with one service, and a log.
func dropbox(t *testing.T) *Interview {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := &Interview{Document: document.New(document.Options{Catalogue: c, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }})}
	s.Assessment = questionnaire.New("Northwind")
	s.Assessment.Identify("0123456789abcdef0123456789abcdef")
	s.Assessment.AddService(questionnaire.Service{ID: "dropbox"})
	s.Recount()
	return s
}

// TestOwnWord: the person whom the profile names speaks for the file, except where there
// is a word under that name; anybody else has a word of their own.
func TestOwnWord(t *testing.T) {
	s := dropbox(t)
	_, _ = s.Assessment.EditProfile(func(p *questionnaire.Profile) { p.AnsweredBy = "Mara Lind" })
	a := &s.Assessment
	s.Answer(a, mfa, "everyone")
	if a.Responses != nil || s.By() != "Mara Lind" {
		t.Fatalf("%q makes %+v", s.By(), a.Responses)
	}
	s.AnswerAs("Anna")
	if own := s.Own(mfa); own.Option != "" {
		t.Errorf("Anna says %+v before she was asked", own)
	}
	s.Answer(a, mfa, "admins")
	s.Annotate(a, mfa, questionnaire.Notes{Note: "asked"})
	if got := a.Responses[mfa]; got["Anna"].Option != "admins" || got["Anna"].Note != "asked" || got[""].Option != "everyone" || got[""].Note != "" {
		t.Errorf("%+v", got)
	}
	a.Respond(mfa, "Mara Lind", "nobody", questionnaire.Notes{}, "2026-11-22")
	s.AnswerAs("")
	if own := s.Own(mfa); own.Option != "nobody" {
		t.Errorf("Mara's own word is %+v", own)
	}
	if err := s.CannotClear(mfa, ""); err != nil {
		t.Error(err)
	}
	s.AnswerAs("Bo")
	if err := s.CannotClear(mfa, ""); err == nil || !strings.Contains(err.Error(), "Bo has said nothing here") {
		t.Error(err)
	}
}

// TestProfileSpeaksForTheFile: what the person says whom the profile names is the file's
// own word. A later one without a name replaces it, whoever it is through; a named one
// that differs disputes it; and nobody disputes what they said themselves.
func TestProfileSpeaksForTheFile(t *testing.T) {
	type step struct{ through, by, option string }
	wizard := func(by, option string) step { return step{"wizard", by, option} }
	command := func(by, option string) step { return step{"command", by, option} }
	const mara = "Mara Lind"
	for name, test := range map[string]struct {
		steps    []step
		counts   string
		disputed bool
		words    string // who says what
	}{
		"the profile's person":                    {[]step{wizard("", "everyone")}, "everyone", false, "=everyone"},
		"named as the profile has it":             {[]step{wizard("mara  lind", "everyone")}, "everyone", false, "=everyone"},
		"a later one without a name":              {[]step{wizard("", "everyone"), command("", "admins")}, "admins", false, "=admins"},
		"one without a name before":               {[]step{command("", "everyone"), wizard("", "admins")}, "admins", false, "=admins"},
		"somebody who differs":                    {[]step{wizard("", "everyone"), command("Anna", "admins")}, "", true, "=everyone Anna=admins"},
		"somebody who agrees":                     {[]step{wizard("", "everyone"), wizard("Anna", "everyone")}, "everyone", false, "=everyone Anna=everyone"},
		"somebody who is not sure":                {[]step{wizard("", "everyone"), wizard("Anna", questionnaire.NotSure)}, "everyone", false, "=everyone Anna=not-sure"},
		"replaced beside another's":               {[]step{wizard("", "everyone"), wizard("Anna", "admins"), command("", "admins")}, "admins", false, "=admins Anna=admins"},
		"the profile's person beside another's":   {[]step{wizard("", "everyone"), wizard("Anna", "admins"), wizard("", "nobody")}, "", true, "=nobody Anna=admins"},
		"taken back beside another's":             {[]step{wizard("", "everyone"), wizard("Anna", "admins"), wizard("", "")}, "admins", false, "Anna=admins"},
		"the profile's person by name":            {[]step{wizard("", "everyone"), command(mara, "admins")}, "", true, "=everyone Mara Lind=admins"},
		"by name, and then in the wizard":         {[]step{wizard("", "everyone"), command(mara, "admins"), wizard("", "admins")}, "admins", false, "=admins Mara Lind=admins"},
		"by name, and then taken back":            {[]step{wizard("", "everyone"), command(mara, "admins"), wizard(mara, "")}, "", false, ""},
		"by name alone, and then in the wizard":   {[]step{command(mara, "admins"), wizard("", "nobody")}, "nobody", false, "Mara Lind=nobody"},
		"somebody else of whom there is the word": {[]step{command("", "everyone"), command("Anna", "admins"), wizard("Anna", "nobody")}, "", true, "=everyone Anna=nobody"},
	} {
		s := dropbox(t)
		a := &s.Assessment
		_, _ = a.EditProfile(func(p *questionnaire.Profile) { p.AnsweredBy = mara })
		for _, step := range test.steps {
			if s.AnswerAs(step.by); step.through == "wizard" {
				s.Answer(a, mfa, step.option)
			} else {
				a.Answer(mfa, step.option, questionnaire.Notes{By: step.by}, s.Day())
			}
		}
		var words []string
		for _, w := range a.Words(mfa) {
			words = append(words, w.Person+"="+w.Option)
		}
		if got := strings.Join(words, " "); a.Answers[mfa].Option != test.counts || a.Disputed(mfa) != test.disputed || got != test.words {
			t.Errorf("%s: %q counts, disputed %v, %q; want %q, %v, %q", name, a.Answers[mfa].Option, a.Disputed(mfa), got, test.counts, test.disputed, test.words)
		}
	}
}

// TestStanding says how a row stands that several answered.
func TestStanding(t *testing.T) {
	s := dropbox(t)
	k, _ := s.Catalogue.Control("mfa-all-users")
	says := func(person, option, want string) {
		t.Helper()
		s.AnswerAs(person)
		s.Answer(&s.Assessment, mfa, option)
		if got := s.Standing(k, mfa); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	says("Anna", "everyone", "")
	says("Bo", "everyone", "2 say “Everyone”")
	says("Cleo", "admins", "Disputed: 2 say “Everyone”, Cleo says “Not everyone”")
	if err := s.Settle(&s.Assessment, mfa, "admins", "seen"); err != nil {
		t.Fatal(err)
	}
	if got, want := s.Standing(k, mfa), "Settled as “Not everyone” by Cleo, 22 Nov 2026: 2 say “Everyone”, Cleo says “Not everyone”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	says("Dan", "nobody", "Settled earlier as “Not everyone”; disputed again: 2 say “Everyone”, Cleo says “Not everyone”, Dan says “Nobody”")
	s.Recount()
	if items := s.Review(); items[len(items)-1].Text == "" || s.Disputed() != 1 || s.DisputedText() != "1 disputed" {
		t.Errorf("%d disputed, %+v", s.Disputed(), items)
	}
	claims := s.Claims(k, mfa)
	if len(claims) != 3 || claims[0].Who != "Anna, Bo" || len(claims[0].Words) != 2 || claims[2].Option != "nobody" {
		t.Errorf("%+v", claims)
	}
}

// TestUndone says of each kind of change what is as before.
func TestUndone(t *testing.T) {
	s := dropbox(t)
	a := &s.Assessment
	day := s.Day()
	for _, one := range []struct {
		do   func()
		want string
	}{
		{func() { s.Answer(a, mfa, "everyone") }, "undone: mfa-all-users for Dropbox is open again"},
		{func() {
			s.Answer(a, mfa, "everyone")
			a.Revise()
			s.Answer(a, mfa, "admins")
		}, "undone: mfa-all-users for Dropbox is Everyone again"},
		{func() { s.Annotate(a, mfa, questionnaire.Notes{Note: "seen"}) }, "undone: what goes with mfa-all-users for Dropbox is as before"},
		{func() { a.Respond(mfa, "Anna", "admins", questionnaire.Notes{}, day) }, "undone: mfa-all-users for Dropbox is Everyone again"},
		{func() { a.Respond(mfa, "Anna", "everyone", questionnaire.Notes{}, day) }, "undone: what was said about mfa-all-users for Dropbox is as before"},
		{func() {
			if err := a.Propose([]questionnaire.Proposal{{Cell: mfa, Tool: "scubagear", AtMost: "admins", Strength: questionnaire.Some, Date: "2026-05-04", Why: "X.1 failed.", Evidence: "scan", Checks: []string{"X.1"}}}); err != nil {
				t.Fatal(err)
			}
		}, "undone: what a scan shows about mfa-all-users for Dropbox is as before"},
		{func() { _, _ = a.Track("mfa-all-users", questionnaire.Tracking{Status: questionnaire.Doing}, day) }, "undone: mfa-all-users is todo again"},
		{func() { _, _ = a.Track("mfa-all-users", questionnaire.Tracking{Owner: "Anna"}, day) }, "undone: what is noted for mfa-all-users is as before"},
		{func() { _, _ = a.EditProfile(func(p *questionnaire.Profile) { p.Sector = "x" }) }, "undone: the profile is as before"},
		{func() { a.AddService(questionnaire.Service{ID: "google-workspace"}) }, "undone: Google Workspace is out of the stack again"},
		{func() { a.RemoveService("dropbox") }, "undone: Dropbox is in the stack again"},
		{func() { _, _ = a.Round("Round 1", day, day, false) }, "undone: the round “Round 1” is not kept"},
	} {
		a.Revise()
		one.do()
		a.Revise()
		steps, err := a.Undo(1)
		if err != nil {
			t.Fatal(one.want, err)
		}
		a.Revise()
		s.Recount()
		if got := s.Undone(steps[0]); got != one.want {
			t.Errorf("%q, want %q", got, one.want)
		}
	}
}

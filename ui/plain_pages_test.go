package ui

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// TestPlainTogether answers services that are asked about together with one number, in one
// step that undo takes back, notes something for all of them, and splits them.
func TestPlainTogether(t *testing.T) {
	o := plainFile(t, office(t))
	out, err := ask(t, o, "find one login per person", "", "note ask Anna", "2", "undo", "split", "3", "together", "settle 1", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "The other 4: the same for all? Does each person have a login of their own?", "Together: Synology NAS (office file server), QuickBooks Online",
		"Noted, as not sure until you answer with a number.", "\"Some shared\" for all 4; undo takes it back.", "and 3 more.",
		"The other 3: the same for all?", "Nobody disagrees here")
	single := 0
	for id, ans := range load(t, o.Path).Answers {
		if ans.Note != "ask Anna" || ans.Together != (ans.Option == questionnaire.NotSure) {
			t.Errorf("%s: %+v", id, ans)
		}
		if !ans.Together {
			single++
		}
	}
	if single != 1 {
		t.Errorf("%d answers were given one by one", single)
	}
}

// TestPlainPage says once what a page of several controls is about, and asks each of them.
func TestPlainPage(t *testing.T) {
	out, err := ask(t, plainFile(t, office(t)), "find encrypted laptops", "<", "<", "1", "1", "undo", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "part 3 of 5, ", "part 1 of 5, ", "part 2 of 5, ", "\nHow fast do computers, phones and")
	if n := strings.Count(out, "\nLaptops and phones. "); n != 1 {
		t.Errorf("what the page is about is said %d times:\n%s", n, out)
	}
}

// TestPlainKnown says what a product settles, with its source, and takes an answer instead,
// and back.
func TestPlainKnown(t *testing.T) {
	o := plainFile(t, firm(t, "heroku", "dropbox"))
	mfa := questionnaire.CellID{Control: "mfa-all-users", Service: "heroku"}
	out, err := ask(t, o, "not so 99", "not so", "", "not so", "6", "no logins there", "<", "<", "is so", "known", "is so", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Known: Heroku: ", " Source: https://", "Say not so to answer it yourself.", "Say not so and a number from 1 to", "Now: Everyone, which is known.",
		"What is the reason", "Your answer counts instead; is so takes it back.", "Known again.", "  1. A second step for everyone, Heroku: ", "No answer here takes the place of what is known")
	if ans, there := load(t, o.Path).Answers[mfa]; there {
		t.Errorf("%+v", ans)
	}
	if _, err = ask(t, o, "not so 1", "2", "."); err != nil {
		t.Fatal(err)
	}
	if got := load(t, o.Path).Answers[mfa].Option; got != "admins" {
		t.Errorf("overruled with %q", got)
	}
}

// TestPlainHostAndParts says on what software is taken to run, and asks which parts of a
// service are used until somebody says so.
func TestPlainHostAndParts(t *testing.T) {
	o := plainFile(t, firm(t, "cpanel-hosting", "wordpress-self-hosted"))
	out, err := ask(t, o, "<", "<", "0", "1, x", "3, 1, 3", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "  1. a public website", "Now: all, as nobody said", "Write numbers from 1 to 3 with commas, or all.")
	a := load(t, o.Path)
	if got := a.Service("cpanel-hosting").Parts; len(got) != 2 {
		t.Errorf("parts %q", got)
	}
	out, err = ask(t, o, "<", "<", "2", "", "", "", "", "all", "", "", "1", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Taken as usual: WordPress (self-hosted) runs on Shared web hosting with cPanel.", "WordPress (self-hosted): Runs on", "(taken as usual)")
	a = load(t, o.Path)
	if got := a.Service("cpanel-hosting").Parts; len(got) != 3 {
		t.Errorf("all parts are %q", got)
	}
}

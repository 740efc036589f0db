package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/interview"
)

// ask runs the plain mode on lines of input.
func ask(t *testing.T, o Options, lines ...string) (string, error) {
	t.Helper()
	var out strings.Builder
	o.Plain, o.Out = true, &out
	o.In = strings.NewReader(strings.Join(lines, "\n") + "\n")
	err := Run(o)
	if strings.ContainsRune(out.String(), '\x1b') {
		t.Errorf("an escape byte: %q", out.String())
	}
	return out.String(), err
}

// plainFile is a saved assessment to go on with.
func plainFile(t *testing.T, a questionnaire.Assessment) Options {
	t.Helper()
	o := testOptions(t)
	o.Path = filepath.Join(o.Folder, "firm.json")
	store, err := store.Create(o.Path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	return o
}

func load(t *testing.T, path string) questionnaire.Assessment {
	t.Helper()
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func contains(t *testing.T, out string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(out, w) {
			t.Errorf("no %q in:\n%s", w, out)
		}
	}
}

// begun starts a new assessment: the name, nothing of the rest of the profile,
// and core depth.
func begun(name string, more ...string) []string {
	return append([]string{"1", name, "", "", "", "", "", "", "", "", "", "1", ""}, more...)
}

// TestPlainWalk goes from nothing to a report, line by line.
func TestPlainWalk(t *testing.T) {
	o := testOptions(t)
	lines := begun("Northwind Digital", "Google Workspace, dropbox, Lightsail", "", "", "", "") // the last is for the parts of Lightsail
	lines = append(lines, answersUntilReport(t, o)...)
	out, err := ask(t, o, append(lines, "", "", "yes")...)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Proven 100 of 100: good.", "Written: ", "Go on with: yourpart open ")
	if b, err := os.ReadFile("northwind-digital.pdf"); err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Errorf("no report: %v", err)
	}
	a := load(t, filepath.Join(o.Folder, "northwind-digital.json"))
	if len(a.Services) != 3 || len(a.Answers) < 40 || a.Revision < 40 {
		t.Errorf("saved %d services, %d answers, revision %d", len(a.Services), len(a.Answers), a.Revision)
	}
}

// answersUntilReport is a "1" for every question.
func answersUntilReport(t *testing.T, o Options) (ones []string) {
	t.Helper()
	a := firm(t, "google-workspace", "dropbox", "aws-lightsail")
	a.Profile.People = 0
	s := newSession(o)
	s.take(nil, a)
	for i := 0; ; i++ { // each answer may open others
		list := interview.Questions(s.Interview)
		if i >= len(list) {
			return ones
		}
		for j := range list[i].Lines() {
			row := interview.Questions(s.Interview)[i].Lines()[j]
			if !interview.Answerable(row.Cells[0]) {
				continue
			}
			ones = append(ones, "1")
			s.change(func(a *questionnaire.Assessment) {
				for _, c := range row.Cells {
					a.Set(c.ID(), questionnaire.Answer{Option: c.Control.Question.Options[0].ID, Together: row.Rest})
				}
			})
		}
	}
}

// TestPlainEnds in the middle with an error that says how to go on; what was
// answered is kept.
func TestPlainEnds(t *testing.T) {
	o := testOptions(t)
	_, err := ask(t, o)
	if err == nil || !strings.Contains(err.Error(), "run yourpart in a terminal") {
		t.Errorf("at once: %v", err)
	}
	_, err = ask(t, o, begun("Firm", "dropbox", "", "", "", "2", "1")...)
	path := filepath.Join(o.Folder, "firm.json")
	if err == nil || !strings.Contains(err.Error(), "yourpart open "+path) || strings.Contains(err.Error(), "\n") {
		t.Errorf("in the middle: %v", err)
	}
	if a := load(t, path); len(a.Answers) != 2 {
		t.Errorf("%d answers are kept", len(a.Answers))
	}
}

// TestPlainCommands: help, back, skip, quit, and going on at the first open prompt.
func TestPlainCommands(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	out, err := ask(t, o, "?", "1", "<", "2", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	k, _ := shipped().Control("mfa-all-users")
	contains(t, out, "Dropbox: "+k.Question.Text, "  1. Everyone: ", k.Check, "Enter keeps or skips.", "Now: Everyone", "Saved in "+o.Path)
	a := load(t, o.Path)
	if got := a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}].Option; got != "admins" || len(a.Answers) != 1 {
		t.Errorf("%q, %d answers", got, len(a.Answers))
	}
	out, _ = ask(t, o, ".")
	if strings.Contains(out, k.Question.Text) || strings.Count(out, "\n> ") != 1 {
		t.Errorf("it does not go on at the first open question:\n%s", out)
	}
}

// TestPlainWrong says what would be right and asks again.
func TestPlainWrong(t *testing.T) {
	o := testOptions(t)
	out, _ := ask(t, o, "9", "1", "", "Firm", "", "a few", "", "", "euros", "", "", "", "no-logo.png", "", "0", "", "soon", "", "5", "core", "", "", "dropbux", "Dropbox", "none", "2", "secrets", "internal",
		"perhaps", "1", "Standard", "0", "", "0", "-1", "99", "x", "1e3", ".")
	contains(t, out, "This one is needed", "A whole number, such as 12.", `No rate for the currency "EUROS"; choose from `, "No file there;", "Hours per week must be", `No date "soon"`, "Type a number from 1 to 2, or the first letters of an answer. Or say help, back, skip or quit.", `No service "dropbux"; did you mean dropbox?`,
		`No kind of data "secrets"; choose from`, "Type a number from 1 to 7, or the first")
	a := load(t, filepath.Join(o.Folder, "firm.json"))
	if len(a.Services) != 1 || len(a.Services[0].Data) != 1 || !a.Services[0].Stops || a.Services[0].SignIn != "" ||
		a.Services[0].Plan != "Standard" || len(a.Answers) != 0 {
		t.Errorf("saved %+v", a)
	}
}

// TestPlainReasons follow answers that need one, and must be given.
func TestPlainReasons(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	out, _ := ask(t, o, "6", "", "no logins there", ".")
	contains(t, out, "What is the reason", "This one is needed. Or say help, back or quit.")
	if got := load(t, o.Path).Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}]; got.Note != "no logins there" {
		t.Errorf("saved %+v", got)
	}
	o = plainFile(t, firm(t, "dropbox"))
	_, _ = ask(t, o, "6", "<", "1", ".")
	if got := load(t, o.Path).Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}]; got.Option != "everyone" {
		t.Errorf("saved %+v", got)
	}
	o = plainFile(t, firm(t, "dropbox"))
	_, _ = ask(t, o, "6", ".")
	out, _ = ask(t, o, ".")
	contains(t, out, "What is the reason") // it is the first open prompt
}

// TestPlainReport never replaces a file, and takes another path.
func TestPlainReport(t *testing.T) {
	a := firm(t, "dropbox")
	for _, c := range questionnaire.Cells(shipped(), &a) {
		a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
	}
	o := plainFile(t, a)
	there := filepath.Join(t.TempDir(), "there.pdf")
	if err := os.WriteFile(there, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := ask(t, o, "", "", there, there+".new")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "exists already", "Written: "+there+".new", "1. ")
	if b, _ := os.ReadFile(there); string(b) != "mine" {
		t.Error("the file is replaced")
	}
}

// TestPlainRestack keeps what is known of services named again.
func TestPlainRestack(t *testing.T) {
	a := agency(t)
	a.Services[1].Stops = true
	o := plainFile(t, a)
	var lines []string // that go back to the services
	for n := range 300 {
		lines = slices.Repeat([]string{"<"}, n)
		out, _ := ask(t, o, append(lines, ".")...)
		if strings.LastIndex(out, "Which services") > strings.LastIndex(out, "\n\n") && n > 0 {
			break
		}
	}
	out, _ := ask(t, o, append(lines, "dropbox, saas:Our CRM", ".")...)
	got := load(t, o.Path)
	if len(got.Services) != 2 || !got.Services[0].Stops || got.Services[1].Name != "Our CRM" || len(got.Answers) != len(a.Answers) {
		t.Errorf("saved %+v\n%s", got.Services, out)
	}
}

// TestPlainNotSaved ends in an error when the answers are not on disk.
func TestPlainNotSaved(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	if err := os.Mkdir(o.Path+".bak.tmp", 0o700); err != nil {
		t.Fatal(err)
	}
	out, err := ask(t, o, "1", ".")
	contains(t, out, "Not saved: ")
	if err == nil || strings.Contains(out, "Saved in") {
		t.Errorf("%v\n%s", err, out)
	}
}

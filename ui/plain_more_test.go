package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/export"
	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// TestPlainHome offers what the home screen does: recent files with score and
// date, one by path, the example, and leaving.
func TestPlainHome(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	path := o.Path
	o.Path = ""
	out, err := ask(t, o, "2", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "  1. Start a new assessment", "  2. Continue Northwind Digital: nothing answered yet, ", "Question 1 of", "Saved in "+path)
	out, err = ask(t, o, "3", "/nowhere.json", "'"+path+"'", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Which file?", "/nowhere.json", "Question 1 of")
	out, err = ask(t, o, "<", ">", "6")
	if err != nil || strings.Count(out, "This is the beginning.") != 2 {
		t.Errorf("%v\n%s", err, out)
	}
	b, err := os.ReadFile(filepath.Join(sourceFolder, "..", "examples", "digital-agency.json"))
	if err != nil {
		t.Fatal(err)
	}
	o.Example = b
	out, err = ask(t, o, "6", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "6. Try the example", "Northwind", "Saved in "+filepath.Join(o.Folder, "example.json"))
}

// TestPlainBackHome leaves the first question for home, with what was
// answered kept.
func TestPlainBackHome(t *testing.T) {
	o := testOptions(t)
	out, err := ask(t, o, "", "Firm", "<", "<", "2", ".")
	if err != nil || strings.Count(out, "What do you want to do?") != 2 {
		t.Errorf("%v\n%s", err, out)
	}
	contains(t, out, "2. Continue Firm")
}

// TestPlainCompare tells what changed, between two files and since a snapshot.
func TestPlainCompare(t *testing.T) {
	old := agency(t)
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}
	old.Set(id, questionnaire.Answer{Option: "nobody"})
	a, err := questionnaire.Snapshot(old, "2026-01-15")
	if err != nil {
		t.Fatal(err)
	}
	a.Set(id, questionnaire.Answer{Option: "everyone"})
	o := plainFile(t, a)
	path := o.Path
	before := filepath.Join(filepath.Dir(path), "before.json")
	store, err := store.Create(before, old, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	o.Path = ""
	for _, line := range []string{path, before + ", " + path} {
		out, err := ask(t, o, "5", "0", line, ".")
		if err != nil {
			t.Fatal(err)
		}
		contains(t, out, "Better:", "Google Workspace: was Nobody, is Everyone, +", "Better 1, worse 0", "What do you want to do?")
	}
	out, _ := ask(t, o, "5", before, "<", ".")
	contains(t, out, "It has no round to compare with")
}

// TestPlainReview lists what is open and goes to what is typed.
func TestPlainReview(t *testing.T) {
	o := plainFile(t, agency(t))
	out, err := ask(t, o, ">", "0", "1", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "to look at; nothing has to be fixed", "  1. ", "Type a number from 1 to")
	last := out[strings.LastIndex(out, "Type a number from 1"):]
	if !strings.Contains(last, "Question ") {
		t.Errorf("it went nowhere:\n%s", last)
	}
}

// TestPlainPlan tries actions without changing anything, and re-dates the plan.
func TestPlainPlan(t *testing.T) {
	o := plainFile(t, agency(t))
	before := load(t, o.Path)
	out, err := ask(t, o, ">", "", "1, 2", "0", "hours 0", "hours 10", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "The plan: ", "With 2 done: proven ", "Type numbers from 1 to", "Hours per week must be", "at 10 hours a week", "Write the report?", report.OrderWords)
	s := newSession(o)
	s.take(nil, before)
	r := s.Report
	for i := range r.Plan.Actions { // under the numbers of the report, the questions below their batch
		a := &r.Plan.Actions[i]
		contains(t, out, fmt.Sprintf("\n  %d. %s (%s), ", r.Numbers()[a.ID], report.Title(a), r.ServiceNames(a)))
	}
	for _, b := range r.Batches() {
		first := b.Actions[0]
		contains(t, out, "\n  "+b.Line()+", listed below\n", fmt.Sprintf("\n%s:\n  %d. %s", b.Line(), r.Numbers()[first.ID], report.Title(first)))
	}
	after := load(t, o.Path)
	if after.Profile.HoursPerWeek != 10 || len(after.Answers) != len(before.Answers) || len(after.Actions) != len(before.Actions) {
		t.Errorf("saved %+v", after.Profile)
	}
}

// TestPlainFormats writes all formats at once, or the one that a path ends in.
func TestPlainFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	o := plainFile(t, agency(t))
	names := ""
	for _, f := range export.Formats {
		names += strings.ToUpper(f.Name) + ", "
	}
	out, err := ask(t, o, ">", "", "", strings.TrimSuffix(names, ", "))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(out, "Written: ") != len(export.Formats)+1 { // and the annex of the pdf
		t.Errorf("%s", out)
	}
	for _, f := range export.Formats {
		to := filepath.Join(t.TempDir(), "my report"+f.Ext)
		if _, err := ask(t, o, ">", "", "", to); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(to)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(b); err != nil {
			t.Errorf("%s is no %s: %v", to, f.Name, err)
		}
	}
}

// TestPlainStack says which laws apply, what is often forgotten and who does
// what, on the way.
func TestPlainStack(t *testing.T) {
	o := testOptions(t)
	out, err := ask(t, o, "1", "株式会社 👩‍💻", "", "", "Germany, USA", "", "", "", "", "", "", "", "", "list", "dropbox", "stripe, saas:AI helper", "", "internal", "1", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "May bring in: GDPR, US state breach laws, HIPAA with health data, NIS2, DORA with financial records, Cyber Resilience Act with trade secrets, FTC Safeguards Rule with financial records.", "File sharing: Box; Dropbox;", "AI tools: Text of the business",
		"What kinds of data are in AI helper?", "1. Dropbox: of 19 layers", "3. AI helper", "Your data: yours. You: Decide what goes in")
	files, _ := filepath.Glob(filepath.Join(o.Folder, "*.json"))
	if len(files) != 1 {
		t.Fatalf("files %q", files)
	}
	a := load(t, files[0])
	if a.Profile.Name != "株式会社 👩‍💻" || len(a.Services) != 3 {
		t.Errorf("saved %+v %+v", a.Profile, a.Services)
	}
}

package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// atReport answers at the prompt for the report of an assessment.
func atReport(t *testing.T, o Options, lines ...string) string {
	t.Helper()
	out, err := ask(t, o, append([]string{">", "", ""}, lines...)...)
	if err != nil {
		t.Fatalf("%q: %v", lines, err)
	}
	_, out, ok := strings.Cut(out, "Write the report?")
	if !ok {
		t.Fatalf("%q: the report is not asked about", lines)
	}
	return out
}

// nothingWritten fails if there is a file in the current folder.
func nothingWritten(t *testing.T, what string) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "data" {
			t.Errorf("%q writes %s", what, e.Name())
		}
	}
}

// TestPlainNo: whatever people say for no ends without a report.
func TestPlainNo(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	for _, no := range []string{"no", "n", "No", "NEIN", "non", "skip", "q", "quit", "exit", "n/a", "none", "null", "-", "redact no", "encrypt no", ""} {
		if out := atReport(t, o, no); strings.Count(out, "\n> ") != 1 || strings.Contains(out, "Written") {
			t.Errorf("%q is not taken for no:\n%s", no, out)
		}
		nothingWritten(t, no)
	}
}

// TestPlainWordIsNoPath: a word that is no format becomes no file; what would be
// right is said in a line.
func TestPlainWordIsNoPath(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	o := plainFile(t, firm(t, "dropbox"))
	if err := os.Mkdir("data", 0o700); err != nil {
		t.Fatal(err)
	}
	for line, want := range map[string]string{
		"s": `"s" is neither a format nor a path; type yes, no, formats such as pdf, html, or a path such as ./report.pdf`,
		"2": "neither", "..\\..\\x": "neither", "pdf, odt": `"odt" is neither`, "redacted pdf": "neither", ".pdf": "neither", "yes please": "neither", "y/n": "neither",
		"report.odt": "neither", "data": "neither", "./data": "./data is a folder; add a name for the file, such as data/report.pdf", "new/": "is a folder", "~": "is a folder"} {
		if line == "..\\..\\x" && os.PathSeparator == '\\' {
			continue
		}
		out := atReport(t, o, line, "no")
		if !strings.Contains(out, want) || strings.Contains(out, "Written") {
			t.Errorf("%q: no %q in:\n%s", line, want, out)
		}
		nothingWritten(t, line)
	}
	for line, file := range map[string]string{"./report": "report", "board.pdf": "board.pdf", "Board Report.HTML": "Board Report.HTML", "a/b": "a/b"} {
		if out := atReport(t, o, line); !strings.Contains(out, "Written: "+line) {
			t.Errorf("%q: %s", line, out)
		}
		if b, err := os.ReadFile(file); err != nil || len(b) == 0 {
			t.Errorf("%q: %v", line, err)
		}
	}
}

// TestPlainReportOfEncrypted: before the report of an encrypted assessment is
// written as a file that everybody can read, that is said and asked about.
func TestPlainReportOfEncrypted(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	o := protected(t)
	o.Keys.Ask = func(string, int) (string, error) { return secretWords, nil }
	o.ReportPassphrase = func(...string) (string, error) { return secretWords, nil }
	const said = "The assessment is encrypted, but northwind-digital.pdf, northwind-digital.annex.pdf would not be: anyone who gets that can read it. With encrypt in front, a pdf gets a passphrase."
	for _, lines := range [][]string{{"yes", "no", "no"}, {"no"}, {"yes", "", ""}, {"yes", "perhaps", "no", "no"}, {"yes", "."}} {
		out := atReport(t, o, lines...)
		if strings.Contains(out, said) != (lines[0] == "yes") || strings.Contains(out, "Written: ") {
			t.Errorf("%q:\n%s", lines, out)
		}
		nothingWritten(t, lines[0])
	}
	if out := atReport(t, o, "encrypt"); strings.Contains(out, "would not be") || !strings.Contains(out, "Written: ") {
		t.Errorf("an encrypted report is asked about:\n%s", out)
	}
	contains(t, atReport(t, o, "md, html", "yes"), "northwind-digital.md, northwind-digital.html would not be", "Written: ", ".html")
}

// TestPlainCommandIsNoName: a word that is meant for the program becomes neither
// a name nor a path, unless it is typed twice.
func TestPlainCommandIsNoName(t *testing.T) {
	o := testOptions(t)
	out, _ := ask(t, o, "1", "q", "help", "Firm", "no", "", "", "no", "", "", "no", "", "no", "no", "", "", "1", ".")
	contains(t, out, `"q" may be meant for the program. Answer with a number`, "The name that stands on the report.", `"no" may be meant`, "How deep shall the questions go?")
	p := load(t, filepath.Join(o.Folder, "firm.json")).Profile
	if p.Name != "Firm" || p.Sector != "" || len(p.Countries) != 0 || p.AnsweredBy != "" || p.Consultant != "" || p.Logo != "" {
		t.Errorf("saved %+v", p)
	}
	_, _ = ask(t, testOptions(t), "1", "yes", "yes", ".") // in another folder
	out, _ = ask(t, o, "3", "no", "3", "later.txt", "no", "4", "no", "4", "no, firm.json", "quit", ".")
	contains(t, out, `"later.txt" is no file here; type a path such as northwind.json`, `"no" is no file here`)
	if strings.Contains(out, "no such file") {
		t.Errorf("a word is opened:\n%s", out)
	}
}

// TestPlainTwiceIsMeant takes a name like that where somebody insists.
func TestPlainTwiceIsMeant(t *testing.T) {
	o := testOptions(t)
	_, _ = ask(t, o, "1", "Q", "Q", ".")
	if a := load(t, filepath.Join(o.Folder, "q.json")); a.Profile.Name != "Q" {
		t.Errorf("saved %+v", a.Profile)
	}
	a := firm(t, "dropbox")
	a.Profile.Consultant = "Mia"
	o = plainFile(t, a)
	back := []string{">", "<", "<", "<", "<", "<"}
	_, _ = ask(t, o, append(back, "no")...)
	out, _ := ask(t, o, "6", "no", "see the list", ".")
	contains(t, out, `"no" may be meant for the program.`)
	if got := load(t, o.Path).Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}]; got.Note != "see the list" {
		t.Errorf("saved %+v", got)
	}
}

// TestPlainForgottenNo: no goes on where services are asked for, and yes asks which.
func TestPlainForgottenNo(t *testing.T) {
	o := testOptions(t)
	out, _ := ask(t, o, begun("Firm", "LIST", "Dropbox", "yes", "no", "", ".")...)
	contains(t, out, "Is anything missing?", "Write which, such as Dropbox", "; Google Workspace")
	if a := load(t, filepath.Join(o.Folder, "firm.json")); len(a.Services) != 1 {
		t.Errorf("%d services", len(a.Services))
	}
}

// TestExportWordIsNoFolder: the same on the page for the report.
func TestExportWordIsNoFolder(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	d.keys("f", "ctrl+u")
	d.text("no")
	d.keys("enter")
	d.see("Not written: no folder no here; for a new one write ./no")
	if _, err := os.Stat("no"); err == nil {
		t.Error("the folder is made")
	}
	d.keys("ctrl+u")
	d.text("./no")
	d.keys("enter")
	d.see("Written: 2 files in ./no: northwind-digital.pdf,", "northwind-digital.annex.pdf")
}

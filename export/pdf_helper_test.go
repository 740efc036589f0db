package export

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

var pdfDay = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

func shipped(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// extra is what was given beside the report, or nothing.
func extra(x []Extra) Extra {
	if len(x) > 0 {
		return x[0]
	}
	return Extra{}
}

func pdfOf(t testing.TB, r *Report, x ...Extra) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := writePDF(&b, r, extra(x)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// textOf is the text of a file as a reader's program finds it.
func textOf(t testing.TB, out []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", saved(t, out), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// textPages is the text of each page with single spaces.
func textPages(t testing.TB, out []byte) []string {
	t.Helper()
	pages := strings.Split(strings.TrimSuffix(textOf(t, out), "\f"), "\f")
	for i := range pages {
		pages[i] = strings.Join(strings.Fields(pages[i]), " ")
	}
	return pages
}

// checkFile has another program check the file where there is one.
func checkFile(t testing.TB, out []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		return
	}
	if msg, err := exec.Command("qpdf", "--check", saved(t, out)).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, msg)
	}
}

// toLookAt writes a report into the folder PDF_OUT names, if any.
func toLookAt(t testing.TB, name string, out []byte) {
	t.Helper()
	if dir := os.Getenv("PDF_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func saved(t testing.TB, out []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// stackOf is an assessment with those services.
func stackOf(t testing.TB, c *catalogue.Catalogue, name string, services ...string) *questionnaire.Assessment {
	t.Helper()
	a := questionnaire.New(name)
	for _, id := range services {
		s, err := questionnaire.ParseService(c, id)
		if err != nil {
			t.Fatal(err)
		}
		a.AddService(s)
	}
	return &a
}

// answerAll gives every open cell an answer by turns, most of them good.
func answerAll(c *catalogue.Catalogue, a *questionnaire.Assessment) {
	for i, cell := range questionnaire.Cells(c, a) {
		if !cell.Open() {
			continue
		}
		o := cell.Control.Question.Options
		turns := []string{o[0].ID, o[1].ID, o[0].ID, o[len(o)-1].ID, o[0].ID, questionnaire.NotSure, o[0].ID}
		a.Set(cell.ID(), questionnaire.Answer{Option: turns[i%len(turns)], Date: "2026-11-20"})
	}
}

// agency is a firm of 14 with three services and mixed answers.
func agency(t testing.TB) *Report {
	t.Helper()
	c := shipped(t)
	a := stackOf(t, c, "Northwind Digital", "google-workspace", "dropbox", "aws-lightsail")
	a.Profile.People, a.Profile.Countries = 14, []string{"DE"}
	a.Profile.AnsweredBy, a.Profile.Start = "Mara Lind", "2026-11-23"
	a.Services[0].Stops = true
	answerAll(c, a)
	for id, option := range map[string]string{
		"mfa-all-users@google-workspace": "admins", "mfa-all-users@dropbox": "optional", "mfa-all-users@aws-lightsail": "everyone",
		"backup-saas-independent@google-workspace": "none", "backup-saas-independent@dropbox": "none",
		"external-sharing-limited@google-workspace": "anyone", "external-sharing-limited@dropbox": "anyone",
		"public-links-expire@google-workspace": "forever", "admin-ports-closed@aws-lightsail": "everyone",
		"backup-restore-tested": "never", "logs-on@dropbox": questionnaire.NotSure,
	} {
		cell, err := questionnaire.ParseCellID(id)
		if err != nil {
			t.Fatal(err)
		}
		a.Set(cell, questionnaire.Answer{Option: option, Date: "2026-11-21"})
	}
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}, questionnaire.Answer{Option: "admins", Date: "2026-11-21",
		Note: "Three admins only; the sales team asked for time until the new phones arrive.", Evidence: "Screenshot of the admin page, 21 Nov"})
	a.Track("mfa-all-users", questionnaire.Tracking{Owner: "Mara Lind", Status: questionnaire.Doing})
	a.Track("admin-ports-closed", questionnaire.Tracking{Owner: "Web freelancer"})
	return Build(c, a, pdfDay, time.Time{})
}

// crowded is a firm with forty services, some of them twice.
func crowded(t testing.TB) *Report { return services(t, 40) }

// services is a firm with so many of them, some more than once.
func services(t testing.TB, n int) *Report {
	t.Helper()
	c := shipped(t)
	a := questionnaire.New("A business that uses nearly everything there is")
	for i := 0; len(a.Services) < n; i++ {
		if s := c.Services[i%len(c.Services)]; s.Retired == "" {
			a.AddService(questionnaire.Service{ID: s.ID, Data: s.Data})
		}
	}
	answerAll(c, &a)
	return Build(c, &a, pdfDay, time.Time{})
}

// nothing is an assessment in which nobody has said anything.
func nothing(t testing.TB) *Report {
	t.Helper()
	a := questionnaire.New("")
	return Build(shipped(t), &a, pdfDay, time.Time{})
}

// empty has no question either, so there is no result.
func empty(t testing.TB) *Report {
	t.Helper()
	r := nothing(t)
	r.Result = scoring.Result{}
	r.Plan.Actions, r.Plan.Projected = nil, nil
	return r
}

// tiny is a report on two questions in words of its own, so that its text
// stays the same when the catalogue grows.
func tiny(t testing.TB) *Report {
	t.Helper()
	small := smallCatalogue(t)
	a := questionnaire.New("Bäckerei Żółć & Söhne")
	a.AddService(questionnaire.Service{Name: "Kassen-App", Model: "saas", Data: []string{"financial"}})
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "kassen-app"}, questionnaire.Answer{Option: "no", Date: "2026-11-20", Note: "Asked the shop"})
	return Build(small, &a, pdfDay, time.Time{})
}

// smallCatalogue has two questions.
func smallCatalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c := shipped(t)
	small := *c
	small.Controls = nil
	for _, id := range []string{"mfa-all-users", "backup-restore-tested"} {
		k, ok := c.Control(id)
		if !ok {
			t.Fatalf("no control %q", id)
		}
		small.Controls = append(small.Controls, plainly(*k))
	}
	return &small
}

// plainly is a control with everything that is printed in words of its own.
func plainly(k catalogue.Control) catalogue.Control {
	k.Weight, k.MustHave, k.AskWhen, k.WhySource = 8, k.Scope == catalogue.PerService, nil, "https://example.com/"+k.ID
	k.Title, k.Why, k.Risk = "Title of "+k.ID, "Why "+k.ID+".", "Risk of "+k.ID+"."
	k.Check, k.Whom = "Check "+k.ID+".", "the owner"
	k.Question = catalogue.Question{Text: "Is there " + k.ID + "?", Options: []catalogue.Option{
		{ID: "yes", Label: "Yes", Text: "It is there.", Credit: 1}, {ID: "no", Label: "No", Text: "It is not there.", Credit: 0}}}
	k.Remediation = catalogue.Remediation{Title: "Do " + k.ID, Steps: []string{"First step.", "Second step."},
		Hours: catalogue.Hours{First: 3}, Cost: catalogue.Cost{Text: "Free"}, Repeat: &catalogue.Repeat{Days: 90, Task: "Look again."}}
	return k
}

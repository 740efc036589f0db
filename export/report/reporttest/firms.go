package reporttest

import (
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/scoring"
)

// AgencyAllGood is the agency with the best answer to every question.
func AgencyAllGood(t *testing.T) *report.Report {
	return AllOne(t, func(c *scoring.Cell) string { return c.Control.Question.Options[0].ID })
}

// Firms are the assessments that every format is tried on, by name.
func Firms(t testing.TB) map[string]*report.Report {
	t.Helper()
	return map[string]*report.Report{
		"agency": Agency(t), "forty": Crowded(t), "nothing": Nothing(t), "tiny": Tiny(t),
		"all-unknown": AllOne(t, func(*scoring.Cell) string { return questionnaire.NotSure }),
		"all-good":    AllOne(t, func(c *scoring.Cell) string { return c.Control.Question.Options[0].ID }),
		"marked":      Marked(t), "tracked": Tracked(t), "late": Late(t),
	}
}

// AllOne is the agency with each question answered in one way.
func AllOne(t testing.TB, option func(*scoring.Cell) string) *report.Report {
	t.Helper()
	return AllOneOf(t, Frozen(t), option)
}

// AllOneOf is the same with the questions of a catalogue.
func AllOneOf(t testing.TB, c *catalogue.Catalogue, option func(*scoring.Cell) string) *report.Report {
	t.Helper()
	a := StackOf(t, c, "Northwind Digital", "google-workspace", "dropbox", "aws-lightsail")
	for i, cells := 0, scoring.Assess(c, a).Cells; i < len(cells); i++ {
		if cell := &cells[i]; cell.State != questionnaire.ByProvider {
			a.Set(questionnaire.CellID{Control: cell.Control.ID, Service: cell.Service}, questionnaire.Answer{Option: option(cell), Date: "2026-11-20"})
		}
	}
	return report.Build(c, a, PDFDay, time.Time{})
}

// OneService is a shop with a single service, asked the core questions.
func OneService(t testing.TB) *report.Report {
	t.Helper()
	c := Frozen(t)
	a := StackOf(t, c, "Bäckerei Żółć & Söhne", "google-workspace")
	a.Profile.AnsweredBy, a.Profile.People = "Zażółć Gęślą", 3
	AnswerAll(c, a)
	return report.Build(c, a, PDFDay, time.Time{})
}

// Marks are texts that break formats which are not careful: formulas, markup,
// quotes, shell and terminal commands, other scripts.
var Marks = []string{`=HYPERLINK("http://x.example","a")`, "+1+1", "-2+3", "@SUM(A1)", "\tcmd", "<script>alert(1)</script>",
	"a,b;c\"d'e", "`id` $(id) $HOME", "line one\nline two", "\x1b[31mred\x1b[0m", "\u202eevil\u2066", "مرحبا שלום", "東京クラウド", "👩‍💻 team",
	"# not a heading | cell *bold* [x](javascript:alert(1))", "]]> --> {{.}}", "BEGIN:VEVENT;X\\,Y:", "Zażółć gęślą Đặng Ünal Ελλάδα Київ"}

// Marked is the agency with such a text wherever a person can type one.
func Marked(t testing.TB) *report.Report {
	t.Helper()
	r := Agency(t)
	a := r.Assessment.Clone()
	n := 0
	next := func() string { n++; return Marks[n%len(Marks)] }
	a.Profile.Name, a.Profile.Sector, a.Profile.AnsweredBy, a.Profile.Consultant = Marks[0], next(), next(), next()
	for _, m := range Marks {
		a.AddService(questionnaire.Service{Name: m, Model: "saas", Plan: m, Data: []string{"financial"}})
	}
	for _, id := range cellIDs(r) {
		ans := a.Answers[id]
		ans.Note, ans.Evidence, ans.By = next(), next(), next()
		a.Answers[id] = ans
	}
	for _, act := range r.Plan.Actions {
		a.SetTracking(act.ID, questionnaire.Tracking{Owner: next(), Note: next()})
	}
	return report.Build(r.Catalogue, &a, PDFDay, time.Time{})
}

// cellIDs are the answered cells in order.
func cellIDs(r *report.Report) (ids []questionnaire.CellID) {
	for _, row := range r.Answers() {
		if _, ok := r.Assessment.Answers[row.ID]; ok {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// Tracked is the agency some weeks on: actions done, under way, late and
// accepted, one open again after it was done, and a snapshot from before.
func Tracked(t testing.TB) *report.Report {
	t.Helper()
	r := Agency(t)
	a, err := questionnaire.Snapshot(r.Assessment.Clone(), "2026-06-01")
	if err != nil {
		t.Fatal(err)
	}
	for i, id := range cellIDs(r) {
		if k, ok := r.Catalogue.Control(id.Control); ok && i%5 == 0 {
			ans := a.Answers[id]
			ans.Option, ans.Date = k.Question.Options[0].ID, "2026-11-22"
			a.Answers[id] = ans
		}
	}
	plan := report.Build(r.Catalogue, &a, PDFDay, time.Time{}).Plan
	states := []questionnaire.Tracking{
		{Owner: "Mara Lind", Status: questionnaire.Doing, Due: "2026-11-30"},
		{Owner: "Jo Park", Status: questionnaire.Done, Done: "2026-11-01"}, // the answers are from after it
		{Owner: "Mara Lind", Status: questionnaire.Accepted, Reason: "The supplier leaves in spring", Expires: "2027-03-31"},
		{Owner: "Jo Park", Note: "Waits for the new phones", Due: "2026-11-10"},
		{Owner: "Mara Lind", Status: questionnaire.Accepted, Reason: "Too dear this year", Expires: "2026-10-31"},
	}
	for _, act := range plan.Actions {
		if act.Kind == scoring.Fix && len(states) > 0 {
			a.SetTracking(act.ID, states[0])
			states = states[1:]
		}
	}
	return report.Build(r.Catalogue, &a, PDFDay, time.Time{})
}

// WithAccepted is the agency with an accepted risk and owners.
func WithAccepted(t testing.TB) *report.Report {
	t.Helper()
	r := Agency(t)
	a := r.Assessment.Clone()
	a.SetTracking(r.Plan.Actions[2].ID, questionnaire.Tracking{Owner: "Mara Lind", Status: questionnaire.Accepted, Reason: "Too dear", Expires: "2027-03-31"})
	a.SetTracking(r.Plan.Actions[3].ID, questionnaire.Tracking{Owner: "MARA LIND", Status: questionnaire.Done, Done: "2026-11-22"})
	return report.Build(r.Catalogue, &a, PDFDay, time.Time{})
}

// PDFDay is the day on which the reports of tests are made.
var PDFDay = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

// Shipped is the catalogue that comes with the program. Its words change; a test
// of how something is laid out takes Frozen.
func Shipped(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// StackOf is an assessment with those services.
func StackOf(t testing.TB, c *catalogue.Catalogue, name string, services ...string) *questionnaire.Assessment {
	t.Helper()
	a := business(c, name)
	for _, id := range services {
		s, err := questionnaire.ParseService(c, id)
		if err != nil {
			t.Fatal(err)
		}
		a.AddService(s)
	}
	return &a
}

// business is a new assessment that was saved with a catalogue, which is older than the
// shipped one where it is the frozen one.
func business(c *catalogue.Catalogue, name string) questionnaire.Assessment {
	a := questionnaire.New(name)
	a.Catalogue, _, _ = strings.Cut(c.Version, "-")
	return a
}

// AnswerAll gives every open cell an answer by turns, most of them good.
func AnswerAll(c *catalogue.Catalogue, a *questionnaire.Assessment) {
	for i, cell := range questionnaire.Cells(c, a) {
		if !cell.Open() {
			continue
		}
		o := cell.Control.Question.Options
		turns := []string{o[0].ID, o[1].ID, o[0].ID, o[len(o)-1].ID, o[0].ID, questionnaire.NotSure, o[0].ID}
		a.Set(cell.ID(), questionnaire.Answer{Option: turns[i%len(turns)], Date: "2026-11-20"})
	}
}

// Agency is a firm of 14 with three services and mixed answers.
func Agency(t testing.TB) *report.Report {
	t.Helper()
	c := Frozen(t)
	a := StackOf(t, c, "Northwind Digital", "google-workspace", "dropbox", "aws-lightsail")
	a.Profile.People, a.Profile.Countries = 14, []string{"DE"}
	a.Profile.AnsweredBy, a.Profile.Start = "Mara Lind", "2026-11-23"
	a.Services[0].Stops = true
	AnswerAll(c, a)
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
	a.SetTracking("mfa-all-users", questionnaire.Tracking{Owner: "Mara Lind", Status: questionnaire.Doing})
	a.SetTracking("admin-ports-closed", questionnaire.Tracking{Owner: "Web freelancer"})
	return report.Build(c, a, PDFDay, time.Time{})
}

// Crowded is a firm with forty services, some of them twice.
func Crowded(t testing.TB) *report.Report { return services(t, 40) }

// services is a firm with so many of them, some more than once.
func services(t testing.TB, n int) *report.Report {
	t.Helper()
	c := Frozen(t)
	a := business(c, "A business that uses nearly everything there is")
	for i := 0; len(a.Services) < n; i++ {
		if s := c.Services[i%len(c.Services)]; s.Retired == "" {
			a.AddService(questionnaire.Service{ID: s.ID, Data: s.Data})
		}
	}
	AnswerAll(c, &a)
	return report.Build(c, &a, PDFDay, time.Time{})
}

// Nothing is an assessment in which nobody has said anything.
func Nothing(t testing.TB) *report.Report {
	t.Helper()
	c := Frozen(t)
	a := business(c, "")
	return report.Build(c, &a, PDFDay, time.Time{})
}

// Empty is an assessment without a question, so that there is no result.
func Empty(t testing.TB) *report.Report {
	t.Helper()
	r := Nothing(t)
	r.Result = scoring.Result{}
	r.Plan.Actions, r.Plan.Projected = nil, nil
	return r
}

// Tiny is a report on two questions in words of its own, so that its text
// stays the same when the catalogue grows.
func Tiny(t testing.TB) *report.Report {
	t.Helper()
	small := SmallCatalogue(t)
	a := business(small, "Bäckerei Żółć & Söhne")
	a.AddService(questionnaire.Service{Name: "Kassen-App", Model: "saas", Data: []string{"financial"}})
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "kassen-app"}, questionnaire.Answer{Option: "no", Date: "2026-11-20", Note: "Asked the shop"})
	return report.Build(small, &a, PDFDay, time.Time{})
}

// SmallCatalogue is a catalogue of two questions.
func SmallCatalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c := Frozen(t)
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

// With is a report under other options.
func With(r *report.Report, o report.Options) *report.Report {
	return o.Build(r.Catalogue, r.Assessment, r.Date, time.Time{})
}

// Hostile are texts that have broken PDF libraries.
var Hostile = map[string]string{
	"emoji":            "Caf\u00e9 🎉👩‍👩‍👧 party",
	"beyond the plane": "\U0002B2CE\U0010FFFF",
	"bad UTF-8":        "abc\xff\xc3(\xe2\x82",
	"cut UTF-8":        "abc\xf0\x9f",
	"control bytes":    "a\x00b\x01c\x1b[31md\x7f\u0085",
	"direction":        "\u202eevil\u202c \u2066x\u2069",
	"Arabic":           "شركة الاختبار",
	"Hebrew":           "חברת בדיקה",
	"Chinese":          "测试有限公司 mixed with Latin 混合",
	"combining":        "Z\u0301o\u0308e\u0323\u0302\u0301",
	"spaces":           "a\u00a0b\u2009c\u202fd\u200be\u00adf\tg",
	"long":             strings.Repeat("word ", 2000),
	"one long word":    strings.Repeat("W", 10_000),
	"long address":     "https://example.com/" + strings.Repeat("path/", 900),
	"PDF syntax":       `()\ <</Type /Page>> endobj stream {nb} %%EOF`,
	"links":            "javascript:alert(1) file:///etc/passwd",
	"lines":            "a\r\nb\rc\n\n\nd\u2028e\u2029",
	"blank":            " \t\n ",
	"markup":           "<b>&amp;</b> ]]> <?xpacket end?>",
}

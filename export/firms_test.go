package export

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// firms are the assessments that every format is tried on, by name.
func firms(t testing.TB) map[string]*Report {
	t.Helper()
	return map[string]*Report{
		"agency": agency(t), "forty": crowded(t), "nothing": nothing(t), "tiny": tiny(t),
		"all-unknown": allOne(t, func(*scoring.Cell) string { return questionnaire.NotSure }),
		"all-good":    allOne(t, func(c *scoring.Cell) string { return c.Control.Question.Options[0].ID }),
		"marked":      marked(t), "tracked": tracked(t),
	}
}

// allOne is the agency with each question answered in one way.
func allOne(t testing.TB, option func(*scoring.Cell) string) *Report {
	t.Helper()
	c := shipped(t)
	a := stackOf(t, c, "Northwind Digital", "google-workspace", "dropbox", "aws-lightsail")
	for i, cells := 0, scoring.Assess(c, a).Cells; i < len(cells); i++ {
		if cell := &cells[i]; cell.State != questionnaire.ByProvider {
			a.Set(questionnaire.CellID{Control: cell.Control.ID, Service: cell.Service}, questionnaire.Answer{Option: option(cell), Date: "2026-11-20"})
		}
	}
	return Build(c, a, pdfDay, time.Time{})
}

// oneService is a shop with a single service, asked the core questions.
func oneService(t testing.TB) *Report {
	t.Helper()
	c := shipped(t)
	a := stackOf(t, c, "Bäckerei Żółć & Söhne", "google-workspace")
	a.Profile.AnsweredBy, a.Profile.People = "Zażółć Gęślą", 3
	answerAll(c, a)
	return Build(c, a, pdfDay, time.Time{})
}

// marks are texts that break formats which are not careful: formulas, markup,
// quotes, shell and terminal commands, other scripts.
var marks = []string{`=HYPERLINK("http://x.example","a")`, "+1+1", "-2+3", "@SUM(A1)", "\tcmd", "<script>alert(1)</script>",
	"a,b;c\"d'e", "`id` $(id) $HOME", "line one\nline two", "\x1b[31mred\x1b[0m", "\u202eevil\u2066", "مرحبا שלום", "東京クラウド", "👩‍💻 team",
	"# not a heading | cell *bold* [x](javascript:alert(1))", "]]> --> {{.}}", "BEGIN:VEVENT;X\\,Y:", "Zażółć gęślą Đặng Ünal Ελλάδα Київ"}

// marked is the agency with such a text wherever a person can type one.
func marked(t testing.TB) *Report {
	t.Helper()
	r := agency(t)
	a := r.Assessment.Clone()
	n := 0
	next := func() string { n++; return marks[n%len(marks)] }
	a.Profile.Name, a.Profile.Sector, a.Profile.AnsweredBy, a.Profile.Consultant = marks[0], next(), next(), next()
	for _, m := range marks {
		a.AddService(questionnaire.Service{Name: m, Model: "saas", Plan: m, Data: []string{"financial"}})
	}
	for _, id := range cellIDs(r) {
		ans := a.Answers[id]
		ans.Note, ans.Evidence, ans.By = next(), next(), next()
		a.Answers[id] = ans
	}
	for _, act := range r.Plan.Actions {
		a.Track(act.ID, questionnaire.Tracking{Owner: next(), Note: next()})
	}
	return Build(r.Catalogue, &a, pdfDay, time.Time{})
}

// cellIDs are the answered cells in order.
func cellIDs(r *Report) (ids []questionnaire.CellID) {
	for _, row := range r.Answers() {
		if _, ok := r.Assessment.Answers[row.ID]; ok {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

// tracked is the agency some weeks on: actions done, under way, late and
// accepted, one open again after it was done, and a snapshot from before.
func tracked(t testing.TB) *Report {
	t.Helper()
	r := agency(t)
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
	plan := Build(r.Catalogue, &a, pdfDay, time.Time{}).Plan
	states := []questionnaire.Tracking{
		{Owner: "Mara Lind", Status: questionnaire.Doing, Due: "2026-11-30"},
		{Owner: "Jo Park", Status: questionnaire.Done, Done: "2026-11-01"}, // the answers are from after it
		{Owner: "Mara Lind", Status: questionnaire.Accepted, Reason: "The supplier leaves in spring", Expires: "2027-03-31"},
		{Owner: "Jo Park", Note: "Waits for the new phones", Due: "2026-11-10"},
		{Owner: "Mara Lind", Status: questionnaire.Accepted, Reason: "Too dear this year", Expires: "2026-10-31"},
	}
	for i, s := range states {
		a.Track(plan.Actions[i].ID, s)
	}
	return Build(r.Catalogue, &a, pdfDay, time.Time{})
}

// TestFormatsHoldEverything writes every firm in every format and has each
// file read back and counted.
func TestFormatsHoldEverything(t *testing.T) {
	for name, r := range firms(t) {
		for _, f := range Formats {
			b, err := f.Bytes(r, Extra{})
			if err != nil {
				t.Errorf("%s as %s: %v", name, f.Name, err)
				continue
			}
			if again, err := f.Bytes(r, Extra{}); err != nil || string(again) != string(b) {
				t.Errorf("%s as %s: the second time gives other bytes (%v)", name, f.Name, err)
			}
			if err := f.Check(b[:len(b)/2], r, ""); err == nil {
				t.Errorf("%s as %s: half a file passes as a whole one", name, f.Name)
			}
		}
	}
}

// unzipped is all that is in a packed file, one after the other.
func unzipped(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&all, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// TestRedactedFormats: nothing typed is left, and every number is the same.
func TestRedactedFormats(t *testing.T) {
	r := tracked(t)
	a := r.Assessment.Clone()
	const secret = "Zebrafinch"
	a.Profile.Name, a.Profile.Sector, a.Profile.AnsweredBy, a.Profile.Consultant = secret, secret, secret, secret
	a.Profile.Countries = []string{"Germany", secret}
	a.Profile.Logo = "/home/" + secret + "/logo.png"
	a.Services[0].Name, a.Services[0].Plan = secret, secret
	key := a.AddService(questionnaire.Service{Name: secret + " portal", Model: "saas", Data: []string{"financial"}})
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: key}, questionnaire.Answer{Option: "optional"})
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "gone-" + key}, questionnaire.Answer{Option: "optional"})
	for id, ans := range a.Answers {
		ans.Note, ans.Evidence, ans.By = secret, secret, secret
		a.Answers[id] = ans
	}
	for id, tr := range a.Actions {
		tr.Owner, tr.Note = secret, secret
		if tr.Reason != "" {
			tr.Reason = secret
		}
		a.Actions[id] = tr
	}
	a, err := questionnaire.Snapshot(a, "2026-09-01")
	if err != nil {
		t.Fatal(err)
	}
	open := Build(r.Catalogue, &a, pdfDay, time.Time{})
	redacted := Options{Redact: true}.Build(r.Catalogue, &a, pdfDay, time.Time{})
	if open.Result.Total != redacted.Result.Total || open.Counts() != redacted.Counts() || len(open.Plan.Accepted) != len(redacted.Plan.Accepted) {
		t.Errorf("redacting changed the result: %+v %+v, %+v %+v", open.Result.Total, redacted.Result.Total, open.Counts(), redacted.Counts())
	}
	for _, f := range Formats {
		b, err := f.Bytes(redacted, Extra{})
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		switch f.Name {
		case "pdf":
			text = textOf(t, b)
		case "xlsx":
			text = unzipped(t, b)
		}
		if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
			t.Errorf("%s still says what was typed", f.Name)
		}
	}
}

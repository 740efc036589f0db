package export

import (
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// TestFormatsHoldEverything writes every firm in every format and has each
// file read back and counted.
func TestFormatsHoldEverything(t *testing.T) {
	t.Parallel()
	for name, r := range some(t) {
		for _, f := range Formats {
			b, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Errorf("%s as %s: %v", name, f.Name, err)
				continue
			}
			if again, err := f.Bytes(r, doc.Extra{}); err != nil || string(again) != string(b) {
				t.Errorf("%s as %s: the second time gives other bytes (%v)", name, f.Name, err)
			}
			if err := f.Check(b[:len(b)/2], r, ""); err == nil {
				t.Errorf("%s as %s: half a file passes as a whole one", name, f.Name)
			}
		}
	}
}

// TestRedactedFormats: nothing typed is left, and every number is the same.
func TestRedactedFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	r := reporttest.Tracked(t)
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
	open := report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	redacted := report.Options{Redact: true}.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	if open.Result.Total != redacted.Result.Total || open.Counts() != redacted.Counts() || len(open.Plan.Accepted) != len(redacted.Plan.Accepted) {
		t.Errorf("redacting changed the result: %+v %+v, %+v %+v", open.Result.Total, redacted.Result.Total, open.Counts(), redacted.Counts())
	}
	for _, f := range Formats {
		b, err := f.Bytes(redacted, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		switch f.Name {
		case "pdf":
			text = reporttest.TextOf(t, b)
		case "xlsx", "docx", "pptx":
			text = reporttest.Unzipped(t, b)
		}
		if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
			t.Errorf("%s still says what was typed", f.Name)
		}
	}
}

// some are the firms of a format's tests; two of them where time is short.
func some(t *testing.T) map[string]*report.Report {
	t.Helper()
	if testing.Short() {
		return map[string]*report.Report{"tiny": reporttest.Tiny(t), "tracked": reporttest.Tracked(t)}
	}
	return reporttest.Firms(t)
}

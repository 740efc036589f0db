package report_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

var disputedCell = questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}

// disputed is a report in which three say one thing and the supplier another.
func disputed(t *testing.T, redact bool) *report.Report {
	t.Helper()
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.Set(disputedCell, questionnaire.Answer{})
	for _, who := range []string{"Anna", "Ben", "Carl"} {
		a.Respond(disputedCell, who, "everyone", questionnaire.Notes{}, "2026-11-20")
	}
	a.Respond(disputedCell, "the IT supplier", "admins", questionnaire.Notes{Note: "looked it up", Evidence: "scr-9.png"}, "2026-11-21")
	return report.Options{Redact: redact}.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

func TestDisputeInWords(t *testing.T) {
	r := disputed(t, false)
	k, _ := r.Catalogue.Control(disputedCell.Control)
	want := "3 say “" + k.Option("everyone").Label + "”, the IT supplier says “" + k.Option("admins").Label + "”"
	if got := report.DisputeText(k, r.Assessment.Words(disputedCell)); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	rows := r.Answers()
	i := slices.IndexFunc(rows, func(row report.AnswerRow) bool { return row.ID == disputedCell })
	if row := rows[i]; row.Answer != "Disputed: "+want || row.Standing != "disputed" || !strings.Contains(row.Note, "The IT supplier, 21 Nov 2026: ") || !strings.Contains(row.Note, "looked it up Evidence: scr-9.png") {
		t.Errorf("%+v", row)
	}
	for i := range r.Plan.Actions {
		if a := &r.Plan.Actions[i]; a.ID == "find-out-mfa-all-users" {
			if said := r.SaidSoFar(a); len(said) != 1 || !strings.HasSuffix(said[0], want) || !strings.Contains(r.StepsText(a), want) {
				t.Errorf("%q", said)
			}
			return
		}
	}
	t.Error("nobody finds it out")
}

func TestDisputeInJSON(t *testing.T) {
	r := disputed(t, false)
	var b bytes.Buffer
	if err := report.WriteReportJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	type cell struct {
		Control, Service string
		Answer           any
		Credit           *float64
		Disputed         bool
		Responses        []report.WordJSON
	}
	var j struct {
		Score   struct{ Cells []cell }
		Answers []cell
	}
	if err := json.Unmarshal(b.Bytes(), &j); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range append(j.Score.Cells, j.Answers...) {
		if c.Disputed {
			n++
			if c.Control != disputedCell.Control || c.Service != disputedCell.Service || c.Credit != nil || len(c.Responses) != 4 || c.Responses[3] != (report.WordJSON{Person: "the IT supplier", Option: "admins", Note: "looked it up", Evidence: "scr-9.png", Date: "2026-11-21"}) {
				t.Errorf("%+v", c)
			}
		}
	}
	if n != 2 {
		t.Errorf("it is disputed in %d places, not in score and answers", n)
	}
}

// Redacted, people are numbers and what they wrote is gone; who says what stays.
func TestDisputeRedacted(t *testing.T) {
	r := disputed(t, true)
	var b bytes.Buffer
	if err := report.WriteReportJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Anna", "Ben", "Carl", "supplier says", "looked it up", "scr-9"} {
		if strings.Contains(b.String(), name) {
			t.Errorf("%q is there", name)
		}
	}
	if words := r.Assessment.Words(disputedCell); len(words) != 4 || words[0].Person != "Person 1" || words[0].Option != "admins" || words[0].Date != "2026-11-21" {
		t.Errorf("%+v", words)
	}
	if got, want := r.Result.Total, disputed(t, false).Result.Total; got != want {
		t.Errorf("other numbers: %+v, %+v", got, want)
	}
}

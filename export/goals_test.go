package export

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestGoalsInReports: a report of a business with a goal says in every format that people
// read how it stands, with the notice and what that cannot say; one without says nothing.
func TestGoalsInReports(t *testing.T) {
	plain := reporttest.Tracked(t)
	r := reporttest.WithGoal(t, plain)
	wants := []string{"Harbour Rules (3)", "A second step for all", "No question has to do with fences.", "and decides alone", "Harbour Rules belong to the harbour.",
		"What it cannot: What the harbour master would say."}
	for _, name := range []string{"pdf", "html", "md"} {
		f, err := FormatNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		for of, r := range map[string]*report.Report{"": plain, "harbour": r} {
			b, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			text := string(b)
			if name == "pdf" {
				text = strings.Join(strings.Fields(reporttest.TextOf(t, b)), " ")
			}
			for _, want := range wants {
				if has := strings.Contains(text, want); has != (of != "") {
					t.Errorf("%s: %q is there: %v", name, want, has)
				}
			}
		}
	}
	for _, tt := range []struct {
		r    *report.Report
		rows int
	}{{plain, 0}, {r, 4}} {
		f, _ := FormatNamed("xlsx")
		b, err := f.Bytes(tt.r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		rows, _ := book.GetRows(report.ReadinessTitle)
		if len(rows) != tt.rows {
			t.Errorf("the sheet has %d rows, want %d: %q", len(rows), tt.rows, rows)
		}
		if shape := tt.r.Shape(); (shape.Readiness != nil) != (tt.rows > 0) {
			t.Errorf("as JSON: %+v", shape.Readiness)
		}
	}
}

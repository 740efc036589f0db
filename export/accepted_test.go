package export

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// An accepted risk leaves the plan and stands in the report on its own, with
// who decided it, why, and until when.
func TestPDFAcceptedRisk(t *testing.T) {
	before := reporttest.Agency(t)
	if len(before.Plan.Actions) == 0 {
		t.Fatal("the agency has nothing to do")
	}
	first := before.Plan.Actions[len(before.Plan.Actions)-1]
	a := before.Assessment.Clone()
	a.SetTracking(first.ID, questionnaire.Tracking{Status: questionnaire.Accepted, Owner: "Ada Quill", Reason: "Too dear this year", Expires: "2027-06-30"})
	r := report.Build(before.Catalogue, &a, before.Date, time.Time{})
	if got, want := r.Result.Total, before.Result.Total; got != want {
		t.Errorf("accepting changed the score from %v to %v", want, got)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, r, doc.Extra{}); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(reporttest.TextPages(t, b.Bytes()), " ")
	for _, want := range []string{"Accepted risks", "Ada Quill", "Too dear this year", "30 Jun 2027"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
}

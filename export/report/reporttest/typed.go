package reporttest

import (
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// TypedAll is the agency with those texts, in turns, wherever a person can type
// what a task says.
func TypedAll(t testing.TB, texts ...string) *report.Report {
	t.Helper()
	r := Agency(t)
	a := r.Assessment.Clone()
	n := 0
	next := func() string { n++; return texts[n%len(texts)] }
	a.Profile.Name, a.Services[0].Name = next(), next()
	for _, act := range r.Plan.Actions {
		a.SetTracking(act.ID, questionnaire.Tracking{Owner: next(), Note: next()})
	}
	if n < len(texts) {
		t.Fatalf("%d texts for %d places", len(texts), n)
	}
	return report.Build(r.Catalogue, &a, PDFDay, time.Time{})
}

package tracker

import (
	"testing"

	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// CISO Assistant files a control under the function that most of its numbers have.
func TestFunctionOfMostNumbers(t *testing.T) {
	for want, ids := range map[string][]string{
		"protect": {"GV.RR-04", "PR.AA-01", "PR.AA-05"},
		"govern":  {"GV.PO-01", "ID.AM-01"},
		"detect":  {"DE.CM-03"},
		"":        nil,
	} {
		k := &catalogue.Control{Refs: map[string][]string{"nist-csf": ids}}
		if got := csfFunction(report.Task{Action: &scoring.Action{Control: k}}); got != want {
			t.Errorf("%v is %q, not %q", ids, got, want)
		}
	}
}

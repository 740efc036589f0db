package report_test

import (
	"testing"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// TestEvidenceForFormerOption: evidence for an option that is gone is not said to be for
// the one that the answer comes to now.
func TestEvidenceForFormerOption(t *testing.T) {
	k := &catalogue.Control{Question: catalogue.Question{Former: map[string]string{"verbal": "none"}, Options: []catalogue.Option{{ID: "none", Label: "None"}}}}
	ans := questionnaire.Answer{Option: "none", Evidence: "A talk", EvidenceFor: "verbal"}
	if got, want := report.EvidenceText(k, ans), "A talk (given for “an earlier answer”)"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	if got := report.OptionWords(k, "verbal"); got != "None" {
		t.Errorf("the option is called %q", got)
	}
}

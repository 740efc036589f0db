package content_test

import "testing"

// TestHelpLines: countries bring in whom to call, however people write them, and a
// telephone number is there only where its page was opened.
func TestHelpLines(t *testing.T) {
	c := shipped(t)
	for country, want := range map[string]string{" UK": "Report Fraud", "France": "17Cyber", "es": "INCIBE", "Atlantis": "", "Scotland": ""} {
		got := ""
		for _, l := range c.HelpLinesFor([]string{country}) {
			got += l.Body
		}
		if got != want {
			t.Errorf("%q: %q, want %q", country, got, want)
		}
	}
	for _, l := range c.HelpLines {
		if l.Phone != "" && !l.Verified {
			t.Errorf("%s has a number that nobody looked up", l.Body)
		}
	}
}

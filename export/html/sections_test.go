package html

import (
	"bytes"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestHTMLSections: the page has each section that reports have, when it is
// asked for, and no template for another.
func TestHTMLSections(t *testing.T) {
	t.Parallel()
	r := reporttest.WithGoal(t, reporttest.WithAside(t))
	for _, s := range report.Sections {
		if !htmlTemplate().Has(s.ID) {
			t.Errorf("no template draws the section %q", s.ID)
			continue
		}
		var b bytes.Buffer
		if err := Write(&b, reporttest.With(r, report.Options{Sections: []string{s.ID}}), nil); err != nil {
			t.Fatal(err)
		}
		drawn := map[string]bool{}
		for _, n := range reporttest.Elements(reporttest.HTMLOf(t, b.Bytes()), "section") {
			drawn[reporttest.Attr(n, "id")] = true
		}
		for _, other := range report.Sections {
			if drawn[other.ID] != (other.ID == s.ID) {
				t.Errorf("asked for %q, the page has %v", s.ID, drawn)
			}
		}
	}
}

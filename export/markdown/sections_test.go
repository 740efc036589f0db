package markdown

import (
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestMDSections: Markdown has each section that reports have, and each says
// something when it alone is asked for.
func TestMDSections(t *testing.T) {
	t.Parallel()
	if len(mdParts) != len(report.Sections) {
		t.Errorf("%d parts are written, there are %d sections", len(mdParts), len(report.Sections))
	}
	r := reporttest.WithGoal(t, reporttest.WithAside(t))
	none := len(reporttest.Written(t, Write, reporttest.With(r, report.Options{Sections: []string{""}})))
	for _, s := range report.Sections {
		if mdParts[s.ID] == nil {
			t.Errorf("nothing writes the section %q", s.ID)
			continue
		}
		if n := len(reporttest.Written(t, Write, reporttest.With(r, report.Options{Sections: []string{s.ID}}))); n <= none {
			t.Errorf("the section %q is empty", s.ID)
		}
	}
}

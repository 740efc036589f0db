//go:build acceptance

package pdf

import (
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestTextAsPoppler makes sure that the tests read the same text from a report
// as pdftotext does.
func TestTextAsPoppler(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*report.Report{"agency": reporttest.Agency(t), "tracked": reporttest.Tracked(t), "forty": reporttest.Crowded(t), "east": withEast(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := PDFOf(t, r, doc.Extra{Fonts: fontsOf(typeface.Sample(eastern))})
			other, err := exec.Command(reporttest.Tool(t, "pdftotext"), "-raw", "-enc", "UTF-8", reporttest.Saved(t, out), "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			ours, theirs := strings.Split(reporttest.TextOf(t, out), "\f"), strings.Split(string(other), "\f")
			if len(ours) != len(theirs) {
				t.Fatalf("%d pages, not %d", len(ours), len(theirs))
			}
			for i := range ours {
				a, b := solid(ours[i]), solid(theirs[i])
				n := 0
				for n < min(len(a), len(b)) && a[n] == b[n] {
					n++
				}
				if a != b {
					t.Errorf("page %d: %.80q, and pdftotext has %.80q", i+1, a[n:], b[n:])
				}
			}
		})
	}
}

// solid is a text without its spaces, and without letters that run from right
// to left: poppler turns these, though they are in reading order, and marks
// where they begin and end.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Cf) {
			return -1
		}
		return r
	}, s)
}

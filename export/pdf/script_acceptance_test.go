//go:build acceptance

package pdf

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report/reporttest"
)

// TestScriptsAsPoppler: names come out of the file in the order in which they are
// read, and the file is sound to other programs.
func TestScriptsAsPoppler(t *testing.T) {
	t.Parallel()
	direction := regexp.MustCompile("[\u200e\u200f\u202a-\u202e]")
	for script, w := range inScripts {
		path := reporttest.Saved(t, PDFOf(t, written(t, w), doc.Extra{Fonts: scriptFonts(t)}))
		out, err := exec.Command(reporttest.Tool(t, "pdftotext"), "-enc", "UTF-8", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		said := direction.ReplaceAllString(string(out), "")
		for _, want := range []string{w.name, w.person} {
			if n := strings.Count(said, want); n < 3 {
				t.Errorf("%s: %q is %d times in the text", script, want, n)
			}
		}
		if strings.Contains(said, "\ufffd") {
			t.Errorf("%s: letters without a name", script)
		}
		if out, err := exec.Command(reporttest.Tool(t, "pdffonts"), path).CombinedOutput(); err != nil || strings.Count(string(out), " yes yes yes ") < 3 {
			t.Errorf("%s: %v\n%s", script, err, out)
		}
	}
}

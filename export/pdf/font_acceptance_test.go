//go:build acceptance

package pdf

import (
	"os/exec"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report/reporttest"
)

// TestFontIsEmbedded with a map to letters, beside the two that are always so.
func TestFontIsEmbedded(t *testing.T) {
	for _, c := range []struct {
		font []byte
		want int
	}{{typeface.Sample(eastern), 3}, {typeface.Sample("xyz"), 2}, {nil, 2}} {
		out, err := exec.Command(reporttest.Tool(t, "pdffonts"), reporttest.Saved(t, PDFOf(t, withEast(t), doc.Extra{Fonts: fontsOf(c.font)}))).CombinedOutput()
		if err != nil || strings.Count(string(out), " yes yes yes ") != c.want || strings.Count(string(out), "CID TrueType") != c.want {
			t.Errorf("not %d fonts: %v\n%s", c.want, err, out)
		}
	}
}

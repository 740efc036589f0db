package board

import (
	"fmt"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

// TestLines: at every size nothing is wider or higher than the window, the question and all
// answers are in sight from 60 by 16 on, and what a high window has room for is spread over it.
func TestLines(t *testing.T) {
	p := Page{Number: 7, All: 33, Of: "Google Workspace", Question: strings.Repeat("Who has to use a second step? ", 3), Standing: "Disputed: Anna says one thing, Ben another", Elsewhere: 2}
	for i := range 7 {
		p.Offers = append(p.Offers, Offer{Label: fmt.Sprint("Answer ", i+1), Text: "What that means, in a line that says it.", Counts: i == 1})
	}
	p.Offers[1].Who = []string{"Anna", "the IT supplier"}
	width := func(s string) int { return displaywidth.String(s) }
	said := func(lines []Line) string {
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(l.Text + "\n")
		}
		return b.String()
	}
	for w := 30; w <= 220; w += 19 {
		for h := 5; h <= 70; h++ {
			lines := p.Lines(w, h, width)
			if len(lines) > h {
				t.Fatalf("%d lines at %dx%d", len(lines), w, h)
			}
			for _, l := range lines {
				if width(l.Text) > w || width(strings.TrimSpace(l.Text)) > measure+measure/4 {
					t.Fatalf("%q at %dx%d", l.Text, w, h)
				}
			}
			all := said(lines)
			if w >= 60 && h >= 18 && (!strings.Contains(all, "7  Answer 7") || !strings.Contains(all, "● 2  Answer 2\n") || !strings.Contains(all, "Anna, the IT supplier")) {
				t.Errorf("at %dx%d:\n%s", w, h, all)
			}
		}
	}
	if all := said(p.Lines(200, 60, width)); !strings.Contains(all, "What that means") || !strings.HasPrefix(all, "\n") || strings.Count(all, "\n\n") < 8 {
		t.Errorf("a high window is not used:\n%s", all)
	}
}

package ui

import (
	"os"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// A counted driver counts the keys it presses, without the letters of what it types.
type counted struct {
	*driver
	n, rows, reasons int
}

func (c *counted) keys(names ...string) {
	c.t.Helper()
	c.n += len(names)
	c.driver.keys(names...)
}

// TestWalksAreShort goes from an empty assessment to a PDF for two businesses, at core depth
// and 80 by 24, with an answer of its own for each row, some of them not sure, not applicable
// and elsewhere. Answering takes a key for each row and one for each page, and every answer
// in the file is the one that was meant.
func TestWalksAreShort(t *testing.T) {
	if testing.Short() {
		t.Skip("two walks from start to end, key by key")
	}
	for name, stack := range map[string][]string{
		"nine-person dental practice": {"microsoft 365", "quickbooks online", "synology nas", "shared web hosting with cpanel", "wordpress (self-hosted)", "dropbox",
			"slack", "zoom", "mailchimp"},
		"twenty-five-person shop": {"google workspace", "shopify", "stripe", "klaviyo", "xero", "slack", "canva", "aws s3", "meta business suite"},
	} {
		t.Run(name, func(t *testing.T) {
			c := &counted{driver: start(t)}
			c.keys("enter")
			c.text("Walk Ltd")
			for c.app.step == stepProfile {
				c.keys("enter")
			}
			for _, service := range stack {
				c.text(service)
				c.keys("enter")
			}
			if n := len(c.app.s.Assessment.Services); n != len(stack) {
				t.Fatalf("%d services, want %d:\n%s", n, len(stack), c.screen())
			}
			c.keys("enter", "enter", "u", "enter")
			c.at(stepQuestions)
			before := c.n
			meant, pages := c.answerAll()
			answering := c.n - before
			for id, want := range meant {
				if got := c.saved().Answers[id].Option; got != want {
					t.Errorf("%s is %q in the file, want %q", id, got, want)
				}
			}
			if len(c.saved().Answers) != len(meant) {
				t.Errorf("%d answers in the file, %d were meant", len(c.saved().Answers), len(meant))
			}
			c.at(stepReview)
			c.keys("enter", "enter", "enter", "enter")
			c.see("Written: ")
			if b, err := os.ReadFile("walk-ltd.pdf"); err != nil || !strings.HasPrefix(string(b), "%PDF") {
				t.Errorf("no report: %v", err)
			}
			rows := c.rows
			t.Logf("%d keys from empty to PDF, %d of them for %d rows on %d pages", c.n, answering, rows, pages)
			if most := rows + pages + c.reasons; answering > most {
				t.Errorf("%d keys for %d rows on %d pages, want %d at most", answering, rows, pages, most)
			}
		})
	}
}

// answerAll answers every row with a key of its own, and goes on with enter. It returns what
// was meant, and how many pages there were.
func (c *counted) answerAll() (meant map[questionnaire.CellID]string, pages int) {
	meant = map[questionnaire.CellID]string{}
	for n := 0; c.app.step == stepQuestions; n++ {
		if n > 500 {
			c.t.Fatalf("it does not end:\n%s", c.screen())
		}
		p, ok := c.app.screen.(questions).current()
		switch _, asks := c.app.top().(dialog); {
		case asks:
			c.text("not here")
			c.keys("enter")
			c.reasons++
		case ok && p.here().Open():
			options := interview.OptionsOf(p.here().Control)
			o := options[(n*7+3)%len(options)]
			if n%3 > 0 { // mostly an answer of its own
				o = options[n%len(p.here().Control.Question.Options)]
			}
			for _, id := range p.here().IDs() {
				meant[id] = o.Id
			}
			c.rows++
			c.keys(o.Key)
		default:
			c.keys("enter")
			pages++
		}
	}
	return meant, pages
}

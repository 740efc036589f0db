package reporttest

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"yourpart/export/report"
)

// CalendarOf reads a calendar with another library.
func CalendarOf(t testing.TB, file []byte) *ical.Calendar {
	t.Helper()
	c, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("no calendar: %v", err)
	}
	return c
}

// TextProp is a property of a component as text, with escapes undone.
func TextProp(t testing.TB, c *ical.Component, name string) string {
	t.Helper()
	s, err := c.Props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// FactsOfICS reads events, or tasks, by the property that has their day.
func FactsOfICS(day string) func(*testing.T, []byte, *report.Report) Facts {
	return func(t *testing.T, file []byte, _ *report.Report) (f Facts) {
		c := CalendarOf(t, file)
		m := regexp.MustCompile(`^Score: (.*)\. Band: (.*)\. Report of`).FindStringSubmatch(TextProp(t, c.Component, "X-WR-CALDESC"))
		if m == nil {
			t.Fatal("the calendar does not say the score")
		}
		f.Range, f.Band = m[1], m[2]
		if f.Range != report.NoResult {
			f.Proven, _, _ = strings.Cut(f.Range, "–")
		}
		for _, e := range c.Children {
			if e.Props.Get("X-YOURPART-ACTION") == nil {
				continue
			}
			title := strings.TrimPrefix(TextProp(t, e, "SUMMARY"), "Done: ")
			if closedLine.MatchString(TextProp(t, e, "DESCRIPTION")) {
				f.action(title, "")
				continue
			}
			when, err := e.Props.DateTime(day, time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			f.action(title, when.Format(time.DateOnly))
		}
		return f
	}
}

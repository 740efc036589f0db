package scans_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/ui/scans"
)

var now = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

const fixtures = "../../questionnaire/evidence/testdata/"

// TestPaths takes one path as it is, and several as terminals drop them.
func TestPaths(t *testing.T) {
	dir := t.TempDir()
	one, two := filepath.Join(dir, "a b.json"), filepath.Join(dir, "c.json")
	for _, path := range []string{one, two} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", dir)
	tests := map[string][]string{
		one: {one}, "'" + one + "'": {one}, " \"" + one + "\" ": {one}, "'" + one + "' " + two: {one, two}, "missing one.json": {"missing one.json"},
		"'" + one + "' missing.json": {"'" + one + "' missing.json"},
	}
	if runtime.GOOS != "windows" {
		escaped := strings.ReplaceAll(one, " ", `\ `)
		tests[escaped], tests[escaped+" "+two] = []string{one}, []string{one, two}
		tests["~/c.json"], tests["'~/a b.json'"] = []string{two}, []string{one}
		address := "file://" + strings.ReplaceAll(one, " ", "%20")
		tests[address], tests[address+" file://localhost"+two] = []string{one}, []string{one, two}
	}
	for line, want := range tests {
		if got := scans.Paths(line); !slices.Equal(got, want) {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
	}
}

// TestOpenFile follows how far a file is, and stops.
func TestOpenFile(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := questionnaire.New("Acme Bakery")
	a.AddService(questionnaire.Service{ID: "microsoft-365"})
	w := &scans.Watch{}
	var seen []int
	w.Moved = func() { seen = append(seen, w.Percent()) }
	im, err := scans.OpenFile(c, &a, fixtures+"scubagear.json", now, "", "", w)
	if err != nil || len(im.Proposed) != 2 || len(seen) == 0 || seen[len(seen)-1] != 100 || w.Large() {
		t.Errorf("%d proposals, %v per cent, %v", len(im.Proposed), seen, err)
	}
	w = &scans.Watch{}
	w.Stop()
	if _, err := scans.OpenFile(c, &a, fixtures+"scubagear.json", now, "", "", w); !errors.Is(err, scans.ErrStopped) {
		t.Errorf("stopped it is %v", err)
	}
	for path, want := range map[string]string{".": "is a folder; name the scanner's file in it", "missing.json": "no such file"} {
		if _, err := scans.OpenFile(c, &a, path, now, "", "", nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// TestFits: of the options, those between what is shown and what is ruled out.
func TestFits(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	k, _ := c.Control("email-forwarding-blocked") // blocked, watched, open
	for _, tt := range []struct{ atLeast, atMost, fit string }{
		{"", "watched", "watched open"}, {"watched", "", "blocked watched"}, {"watched", "watched", "watched"}, {"blocked", "watched", "watched"}, {"open", "watched", "watched open"},
	} {
		p := scans.Proposed{Proposal: questionnaire.Proposal{AtLeast: tt.atLeast, AtMost: tt.atMost}, Control: k}
		var fit []string
		for _, o := range k.Question.Options {
			if p.Fits(o.ID) {
				fit = append(fit, o.ID)
			}
		}
		if got := strings.Join(fit, " "); got != tt.fit {
			t.Errorf("at least %q, at most %q: %s, want %s", tt.atLeast, tt.atMost, got, tt.fit)
		}
	}
	if p := (&scans.Proposed{Control: k}); p.Fits(questionnaire.NotSure) {
		t.Error("not sure is no option of the question")
	}
}

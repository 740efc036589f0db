package html

import (
	"regexp"
	"strings"
	"testing"

	"yourpart/export/report"
)

var cssColour = regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`)

// schemes are the colours of the light page and of the dark one.
func schemes(t *testing.T) (light, dark map[string]string) {
	t.Helper()
	lightPart, rest, ok := strings.Cut(htmlStyle, "@media screen and (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("there is no dark scheme")
	}
	darkPart, _, _ := strings.Cut(rest, "/* The page */")
	light, dark = map[string]string{}, map[string]string{}
	for _, m := range cssColour.FindAllStringSubmatch(lightPart, -1) {
		light[m[1]], dark[m[1]] = m[2], m[2]
	}
	for _, m := range cssColour.FindAllStringSubmatch(darkPart, -1) {
		dark[m[1]] = m[2]
	}
	return light, dark
}

// contrastOf is how much two colours differ in brightness.
func contrastOf(t *testing.T, a, b string) float64 {
	t.Helper()
	x, err := report.ParseColour("#" + a)
	if err != nil {
		t.Fatal(err)
	}
	y, err := report.ParseColour("#" + b)
	if err != nil {
		t.Fatal(err)
	}
	return report.Contrast(x, y)
}

// TestHTMLContrast: text is easy to read in the light and in the dark scheme,
// and what is drawn tells apart from what is behind it.
func TestHTMLContrast(t *testing.T) {
	text := map[string][]string{
		"ink": {"paper", "ground", "panel", "track"}, "muted": {"paper", "ground", "panel"}, "strong": {"paper", "panel"},
		"accent": {"paper", "ground", "panel"}, "alarm": {"paper"}, "paper": {"strong"},
		"yours-ink": {"yours-ground"}, "shared-ink": {"shared-ground"}, "theirs-ink": {"theirs-ground"},
		"band-ink": {"critical-ground", "at-risk-ground", "fair-ground", "good-ground"},
	}
	drawn := map[string][]string{"sure": {"track", "paper"}, "mark": {"paper"}, "accent": {"paper", "ground"}}
	light, dark := schemes(t)
	for name, scheme := range map[string]map[string]string{"light": light, "dark": dark} {
		for least, pairs := range map[float64]map[string][]string{report.LeastContrast: text, 3: drawn} {
			for front, grounds := range pairs {
				for _, ground := range grounds {
					if ratio := contrastOf(t, scheme[front], scheme[ground]); ratio < least {
						t.Errorf("%s: %s on %s has a contrast of %.2f, not %v", name, front, ground, ratio, least)
					}
				}
			}
		}
	}
}

// TestHTMLStyleSheet: each colour that is used is there, so that no text is
// drawn in a colour of the browser's.
func TestHTMLStyleSheet(t *testing.T) {
	light, _ := schemes(t)
	for _, m := range regexp.MustCompile(`var\(--([a-z-]+)\)`).FindAllStringSubmatch(htmlStyle, -1) {
		if light[m[1]] == "" && m[1] != "band" {
			t.Errorf("there is no colour --%s", m[1])
		}
	}
	if strings.Contains(htmlStyle, "http") || strings.Contains(htmlStyle, "@import") || strings.Contains(htmlStyle, "</") {
		t.Error("the style sheet asks for something")
	}
}

// TestHTMLOnPaper: on paper the decision comes right after the score, so that it is on
// page one, and what heads the heat map keeps to it.
func TestHTMLOnPaper(t *testing.T) {
	_, paper, ok := strings.Cut(htmlStyle, "@media print {")
	if !ok {
		t.Fatal("there are no rules for paper")
	}
	for _, rule := range []string{"#summary { display: flex; flex-direction: column; }", "#summary > .ask { order: 1; }", "#summary > .rest { order: 2; }"} {
		if !strings.Contains(paper, rule) {
			t.Errorf("there is no %q", rule)
		}
	}
	for _, m := range regexp.MustCompile(`\n  ([^{}]*) \{ break-after: avoid; \}`).FindAllStringSubmatch(paper, -1) {
		for _, part := range []string{"h3", ".intro", ".legend", "thead"} {
			if !strings.Contains(", "+m[1]+",", ", "+part+",") {
				t.Errorf("%s may part from what it heads", part)
			}
		}
	}
}

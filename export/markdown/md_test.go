package markdown

import (
	"slices"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"yourpart/export/report/reporttest"
)

// TestMDIsPlain: whatever people typed, a site shows it as text: no HTML, no
// link, no heading and no list of theirs.
func TestMDIsPlain(t *testing.T) {
	ours := []string{"html", "head", "body", "h1", "h2", "h3", "p", "strong", "ul", "ol", "li", "input", "blockquote",
		"table", "thead", "tbody", "tr", "th", "td", "br", "a"}
	for name, r := range reporttest.Firms(t) {
		page, _ := reporttest.MarkdownOf(t, reporttest.Written(t, Write, r))
		sources := map[string]bool{}
		for _, s := range r.Sources() {
			sources[s.URL] = true
		}
		for _, p := range r.PublicPages() {
			sources[p.URL] = true
		}
		for n := range page.Descendants() {
			if n.Type == nethtml.ElementNode && !slices.Contains(ours, n.Data) {
				t.Errorf("%s: there is a %s: %s", name, n.Data, reporttest.ReadText(n))
			}
			if n.Data == "a" && !sources[reporttest.Attr(n, "href")] {
				t.Errorf("%s: there is a link to %s", name, reporttest.Attr(n, "href"))
			}
		}
		for _, h := range reporttest.Elements(page, "h1", "h2", "h3") {
			if reporttest.ReadText(h) == "not a heading" {
				t.Errorf("%s: a typed heading is one", name)
			}
		}
		text := reporttest.ReadText(page)
		for _, service := range r.Stack() {
			if !strings.Contains(text, service) {
				t.Errorf("%s: %q is not there as typed", name, service)
			}
		}
	}
}

// TestMDText: signs that sites read as more than text.
func TestMDText(t *testing.T) {
	for typed, want := range map[string]string{
		"1. first": `1\. first`, "3.5 hours": "3.5 hours", "- a": `\- a`, "-2+3": "-2+3", "=====": `\=====`, "Sign-in": "Sign-in", "2) b": `2\) b`,
		"@octocat": "@<!-- -->octocat", "fixes #12": `fixes \#<!-- -->12`, "see https://x.example": "see https:<!-- -->//x.example",
		"www.x.example": "www<!-- -->.x.example", "WwW.x.example": "WwW<!-- -->.x.example", ":tada: 10:30:15": ":<!-- -->tada: 10:<!-- -->30:15", "{{.}}": "&#123;&#123;.&#125;&#125;",
		"a|b": `a\|b`, "<b>&": "&lt;b&gt;&amp;", "x\ny": "x y", "$a$": `\$a\$`, `\*`: `\\\*`, "[x](y)": `\[x\](y)`, "![x]": `!\[x\]`, "~~x~~": `\~\~x\~\~`,
	} {
		if got := Text(typed); got != want {
			t.Errorf("%q became %q, not %q", typed, got, want)
		}
	}
	if got := mdLink("a", "javascript:alert(1)"); got != "a" {
		t.Errorf("a link to a script is %q", got)
	}
	if got := mdLink("a", "https://x.example/ <b>"); got != "a" {
		t.Errorf("a broken link is %q", got)
	}
}

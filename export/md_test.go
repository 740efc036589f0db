package export

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v4"
	nethtml "golang.org/x/net/html"
)

// mdPage is a report in Markdown as a site shows it, with all HTML in it let
// through, and the facts in front of it.
func mdPage(t testing.TB, file []byte) (*nethtml.Node, map[string]string) {
	t.Helper()
	front, body, ok := strings.Cut(strings.TrimPrefix(string(file), "---\n"), "\n---\n")
	if !ok {
		t.Fatal("the facts in front do not end")
	}
	facts := map[string]string{}
	if err := yaml.Unmarshal([]byte(front), &facts); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	site := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := site.Convert([]byte(body), &out); err != nil {
		t.Fatal(err)
	}
	page, err := nethtml.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	return page, facts
}

// elements are the elements of a kind, in order.
func elements(n *nethtml.Node, kinds ...string) (found []*nethtml.Node) {
	for c := range n.Descendants() {
		if c.Type == nethtml.ElementNode && slices.Contains(kinds, c.Data) {
			found = append(found, c)
		}
	}
	return found
}

// readText is the text that people read in an element.
func readText(n *nethtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == nethtml.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func attr(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestMDIsPlain: whatever people typed, a site shows it as text: no HTML, no
// link, no heading and no list of theirs.
func TestMDIsPlain(t *testing.T) {
	ours := []string{"html", "head", "body", "h1", "h2", "h3", "p", "strong", "ul", "ol", "li", "input", "blockquote",
		"table", "thead", "tbody", "tr", "th", "td", "br", "a"}
	for name, r := range firms(t) {
		page, _ := mdPage(t, fileOf(t, "md", r))
		sources := map[string]bool{}
		for _, s := range r.Sources() {
			sources[s.URL] = true
		}
		for n := range page.Descendants() {
			if n.Type == nethtml.ElementNode && !slices.Contains(ours, n.Data) {
				t.Errorf("%s: there is a %s: %s", name, n.Data, readText(n))
			}
			if n.Data == "a" && !sources[attr(n, "href")] {
				t.Errorf("%s: there is a link to %s", name, attr(n, "href"))
			}
		}
		for _, h := range elements(page, "h1", "h2", "h3") {
			if readText(h) == "not a heading" {
				t.Errorf("%s: a typed heading is one", name)
			}
		}
		text := readText(page)
		for _, service := range r.stack() {
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
		if got := mdText(typed); got != want {
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

var mdTaskText = regexp.MustCompile(`^(\d+)\. (.*)$`)

// factsOfMD reads the file as a site shows it.
func factsOfMD(t *testing.T, file []byte, _ *Report) (f facts) {
	page, front := mdPage(t, file)
	f.Range, f.Band = front["score"], front["band"]
	if f.Range != NoResult {
		f.Proven, _, _ = strings.Cut(f.Range, "–")
	}
	for _, li := range elements(page, "li") {
		boxes, strong := elements(li, "input"), elements(li, "strong")
		if len(boxes) == 0 || boxes[0].Parent != li {
			continue
		}
		f.Actions++
		m := mdTaskText.FindStringSubmatch(readText(strong[0]))
		day := regexp.MustCompile(`, due (\d{4}-\d\d-\d\d), `).FindStringSubmatch(readText(li))
		if m == nil || day == nil {
			t.Fatalf("a task reads %q", readText(li))
		}
		f.Names, f.Due = append(f.Names, m[2]), append(f.Due, day[1]+" "+m[2])
	}
	for _, table := range elements(page, "table") {
		if heads := elements(table, "th"); len(heads) > 2 && readText(heads[2]) == "Yours alone" {
			for _, tr := range elements(table, "tr")[1:] {
				f.Services = append(f.Services, readText(elements(tr, "td")[0]))
			}
		}
	}
	return f
}

package reporttest

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v4"
	nethtml "golang.org/x/net/html"

	"yourpart/export/report"
)

// MarkdownOf is a report in Markdown as a site shows it, with all HTML in it let
// through, and the facts in front of it.
func MarkdownOf(t testing.TB, file []byte) (*nethtml.Node, map[string]string) {
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

var mdTaskText = regexp.MustCompile(`^(\d+)\. (.*)$`)

// closedTask begins what a task that is closed says after its title.
var closedTask = regexp.MustCompile(` \((?:done|no longer needed)\b`)

// FactsOfMD reads the file as a site shows it.
func FactsOfMD(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	page, front := MarkdownOf(t, file)
	f.Range, f.Band = front["score"], front["band"]
	if f.Range != report.NoResult {
		f.Proven, _, _ = strings.Cut(f.Range, "–")
	}
	for _, li := range Elements(page, "li") {
		boxes, strong := Elements(li, "input"), Elements(li, "strong")
		if len(boxes) == 0 || boxes[0].Parent != li {
			continue
		}
		if len(strong) == 0 { // closed
			f.action(closedTask.Split(ReadText(li), 2)[0], "")
			continue
		}
		m := mdTaskText.FindStringSubmatch(ReadText(strong[0]))
		day := regexp.MustCompile(`, due (\d{4}-\d\d-\d\d), `).FindStringSubmatch(ReadText(li))
		if m == nil || day == nil {
			t.Fatalf("a task reads %q", ReadText(li))
		}
		f.action(m[2], day[1])
	}
	for _, table := range Elements(page, "table") {
		if heads := Elements(table, "th"); len(heads) > 2 && ReadText(heads[2]) == "Yours alone" {
			for _, tr := range Elements(table, "tr")[1:] {
				f.Services = append(f.Services, ReadText(Elements(tr, "td")[0]))
			}
		}
	}
	return f
}

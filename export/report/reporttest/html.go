package reporttest

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"yourpart/export/report"
)

// HTMLOf parses a page of the report.
func HTMLOf(t testing.TB, file []byte) *nethtml.Node {
	t.Helper()
	page, err := nethtml.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// Has reports whether an element has an attribute of that name.
func Has(n *nethtml.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == key })
}

// All are the elements that have an attribute.
func All(page *nethtml.Node, key string) (found []*nethtml.Node) {
	for n := range page.Descendants() {
		if n.Type == nethtml.ElementNode && Has(n, key) {
			found = append(found, n)
		}
	}
	return found
}

// StandsAlone looks for what runs or asks for something, for a link outside
// that is not among those known, and for a style that the page's own policy
// would not let through.
func StandsAlone(t *testing.T, page *nethtml.Node, known map[string]bool) {
	t.Helper()
	for n := range page.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "iframe", "object", "embed", "form", "input", "base", "img"}, n.Data) {
			t.Errorf("there is a %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "srcset":
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && n.Data == "link" && a.Val != "data:,":
				t.Errorf("the page asks for %s", a.Val)
			case a.Key == "href" && n.Data == "a" && !strings.HasPrefix(a.Val, "#") && !known[a.Val]:
				t.Errorf("there is a link to %s", a.Val)
			}
		}
	}
	style := Elements(page, "style")
	if len(style) != 1 {
		t.Fatalf("%d style sheets", len(style))
	}
	sum := sha256.Sum256([]byte(style[0].FirstChild.Data))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
	if meta := Elements(page, "meta"); Attr(meta[1], "http-equiv") != "Content-Security-Policy" || Attr(meta[1], "content") != policy {
		t.Errorf("the policy is %q, not %q", Attr(meta[1], "content"), policy)
	}
}

// FactsOfHTML reads the page by what its elements are marked as.
func FactsOfHTML(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	page := HTMLOf(t, file)
	f.Range, f.Band = report.NoResult, report.NoResult
	for _, n := range All(page, "class") {
		switch class := Attr(n, "class"); {
		case class == "number":
			f.Range = ReadText(n)
			f.Proven, _, _ = strings.Cut(f.Range, "–")
		case strings.HasPrefix(class, "pill "):
			f.Band = ReadText(n)
		}
	}
	day := regexp.MustCompile(`\d+ [A-Z][a-z]{2} \d{4}`)
	for _, n := range All(page, "data-action") {
		title, due := "", ""
		if n.Data == "li" { // closed
			title, _, _ := strings.Cut(strings.TrimPrefix(ReadText(n), "✓ "), " Done on ")
			f.action(title, "")
			continue
		}
		if n.Data == "article" {
			_, title, _ = strings.Cut(ReadText(Elements(n, "h4")[0]), ". ")
			if facts := Elements(n, "dl"); len(facts) > 0 {
				due = ReadText(Elements(facts[0], "dd")[2])
			} else { // a later part of a control, which has them in a line
				due = day.FindString(ReadText(Elements(n, "p")[1]))
			}
		} else {
			title, _, _ = strings.Cut(ReadText(Elements(n, "span")[0]), " · for ")
			due = day.FindString(ReadText(Elements(n, "td")[3]))
		}
		d, err := time.Parse("2 Jan 2006", due)
		if err != nil {
			t.Fatal(err)
		}
		f.action(title, d.Format(time.DateOnly))
	}
	for _, n := range All(page, "data-service") {
		f.Services = append(f.Services, ReadText(Elements(n, "bdi")[0]))
	}
	return f
}

// Elements are the elements of a kind, in order.
func Elements(n *nethtml.Node, kinds ...string) (found []*nethtml.Node) {
	for c := range n.Descendants() {
		if c.Type == nethtml.ElementNode && slices.Contains(kinds, c.Data) {
			found = append(found, c)
		}
	}
	return found
}

// ReadText is the text that people read in an element.
func ReadText(n *nethtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == nethtml.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// Attr is the value of an element's attribute, empty where it has none.
func Attr(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	nethtml "golang.org/x/net/html"

	"yourpart/questionnaire"
)

func htmlOf(t testing.TB, file []byte) *nethtml.Node {
	t.Helper()
	page, err := nethtml.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func has(n *nethtml.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == key })
}

// all are the elements that have an attribute.
func all(page *nethtml.Node, key string) (found []*nethtml.Node) {
	for n := range page.Descendants() {
		if n.Type == nethtml.ElementNode && has(n, key) {
			found = append(found, n)
		}
	}
	return found
}

// eachPage visits the page of every firm. HTML_OUT names a folder to write
// them to, for a browser to look at.
func eachPage(t *testing.T, visit func(t *testing.T, r *Report, page *nethtml.Node)) {
	for name, r := range firms(t) {
		t.Run(name, func(t *testing.T) {
			file := fileOf(t, "html", r)
			if dir := os.Getenv("HTML_OUT"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, name+".html"), file, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			visit(t, r, htmlOf(t, file))
		})
	}
}

// TestHTMLStandsAlone: a page asks for nothing and runs nothing, whatever
// people typed. Only links lead out, to the report's own sources.
func TestHTMLStandsAlone(t *testing.T) {
	eachPage(t, func(t *testing.T, r *Report, page *nethtml.Node) {
		sources := map[string]bool{}
		for _, s := range r.Sources() {
			sources[s.URL] = true
		}
		standsAlone(t, page, sources)
	})
}

// standsAlone looks for what runs or asks for something, for a link outside
// that is not among those known, and for a style that the page's own policy
// would not let through.
func standsAlone(t *testing.T, page *nethtml.Node, known map[string]bool) {
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
	style := elements(page, "style")
	if len(style) != 1 {
		t.Fatalf("%d style sheets", len(style))
	}
	sum := sha256.Sum256([]byte(style[0].FirstChild.Data))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
	if meta := elements(page, "meta"); attr(meta[1], "http-equiv") != "Content-Security-Policy" || attr(meta[1], "content") != policy {
		t.Errorf("the policy is %q, not %q", attr(meta[1], "content"), policy)
	}
}

// TestHTMLStructure: who reads by ear or keyboard finds the way: a language, a
// title, landmarks, headings in order, named tables, and links that lead
// somewhere.
func TestHTMLStructure(t *testing.T) {
	eachPage(t, func(t *testing.T, r *Report, page *nethtml.Node) {
		root := elements(page, "html")[0]
		if attr(root, "lang") != "en" || readText(elements(page, "title")[0]) != ReportTitle+" – "+r.Name() {
			t.Errorf("the page is %q in %q", readText(elements(page, "title")[0]), attr(root, "lang"))
		}
		for _, kind := range []string{"header", "nav", "main", "footer", "h1"} {
			if n := len(elements(page, kind)); n != 1 {
				t.Errorf("%d of %s", n, kind)
			}
		}
		ids := map[string]bool{}
		for _, n := range all(page, "id") {
			if ids[attr(n, "id")] {
				t.Errorf("two elements are called %q", attr(n, "id"))
			}
			ids[attr(n, "id")] = true
		}
		for _, a := range elements(page, "a") {
			if to, inside := strings.CutPrefix(attr(a, "href"), "#"); inside && !ids[to] {
				t.Errorf("a link leads to %q, which is not there", to)
			}
		}
		for _, n := range all(page, "aria-labelledby") {
			if !ids[attr(n, "aria-labelledby")] {
				t.Errorf("%q names nothing", attr(n, "aria-labelledby"))
			}
		}
		if first := elements(page, "a")[0]; attr(first, "href") != "#content" {
			t.Errorf("the first link leads to %q", attr(first, "href"))
		}
		level := 0
		for _, h := range elements(page, "h1", "h2", "h3", "h4", "h5") {
			if next := int(h.Data[1] - '0'); next > level+1 {
				t.Errorf("%s %q comes after level %d", h.Data, readText(h), level)
			}
			level = int(h.Data[1] - '0')
		}
		for _, table := range elements(page, "table") {
			if len(elements(table, "caption")) != 1 {
				t.Error("a table has no caption")
			}
		}
		for _, th := range elements(page, "th") {
			if !has(th, "scope") || readText(th) == "" {
				t.Errorf("the head %q is for nothing or empty", readText(th))
			}
		}
	})
}

// TestHTMLSays: the page says what the report says, under the headings of its
// contents, with every name as typed.
func TestHTMLSays(t *testing.T) {
	eachPage(t, func(t *testing.T, r *Report, page *nethtml.Node) {
		text := readText(page)
		wants := append(r.stack(), r.Name(), r.Status(), r.Ask(), Coverage(r.Result.Total), planTitle, methodTitle, limits[0])
		wants = append(wants, r.MethodNotes()...)
		wants = append(wants, r.Formulas()...)
		for _, risk := range r.Risks(mostRisks) {
			wants = append(wants, risk.Text)
		}
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			wants = append(wants, Title(a), Points(a), ownerOr(a, ""), questionnaire.CleanLine(a.Note))
			for _, s := range r.Steps(a) {
				wants = append(wants, s.Guide.Where)
			}
		}
		for i := range r.Plan.Accepted {
			wants = append(wants, questionnaire.CleanLine(r.Plan.Accepted[i].Reason), acceptedTitle)
		}
		for _, d := range r.Plan.Recurring {
			wants = append(wants, d.Task, Day(d.Next))
		}
		for _, term := range r.Glossary() {
			wants = append(wants, term.Meaning)
		}
		if since := r.Since(); since != nil {
			wants = append(wants, progressTitle, since.Counts(), since.Bands())
		}
		for _, want := range wants {
			if !strings.Contains(text, strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%q is not there", want)
			}
		}
		p, err := newHTMLPage(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range p.Contents {
			if !slices.ContainsFunc(elements(page, "h2"), func(h *nethtml.Node) bool { return readText(h) == part.Title }) {
				t.Errorf("no heading %q", part.Title)
			}
		}
	})
}

// TestHTMLOptions: a page follows the options that make sense for it, and
// still leads nowhere that is not there.
func TestHTMLOptions(t *testing.T) {
	r := tracked(t)
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewRGBA(image.Rect(0, 0, 80, 20))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name        string
		o           Options
		there, gone []string
	}{
		{"two sections", Options{Sections: []string{"plan", "sign-off"}}, []string{"plan", "limits", "sign-off"}, []string{"summary", "find-out", "answers"}},
		{"nothing to show", Options{Sections: []string{"enquiries"}}, nil, []string{"summary", "plan"}},
		{"summary", Options{Summary: true}, []string{"summary", "results", "sign-off"}, []string{"plan", "answers"}},
		{"look", Options{Accent: "#ffdd00", Paper: "letter"}, []string{"summary", "plan", "answers"}, nil},
		{"redacted", Options{Redact: true}, []string{"summary", "plan", "answers"}, nil},
	} {
		var file bytes.Buffer
		if err := writeHTML(&file, c.o.Build(r.Catalogue, r.Assessment, pdfDay, time.Time{}), logo.Bytes()); err != nil {
			t.Fatal(err)
		}
		page := htmlOf(t, file.Bytes())
		ids := map[string]bool{}
		for _, n := range all(page, "id") {
			ids[attr(n, "id")] = true
		}
		for _, id := range c.there {
			if !ids[id] {
				t.Errorf("%s: %s is not there", c.name, id)
			}
		}
		for _, id := range c.gone {
			if ids[id] {
				t.Errorf("%s: %s is there", c.name, id)
			}
		}
		for _, a := range elements(page, "a") {
			if to, inside := strings.CutPrefix(attr(a, "href"), "#"); inside && !ids[to] {
				t.Errorf("%s: a link leads to %q, which is not there", c.name, to)
			}
		}
		style := elements(page, "style")[0].FirstChild.Data
		if policy := attr(elements(page, "meta")[1], "content"); policy != htmlPolicy(style) {
			t.Errorf("%s: the policy does not fit the style sheet", c.name)
		}
		img := elements(page, "img")
		if c.name != "look" {
			if len(img) != 0 || strings.Contains(style, "size: letter") {
				t.Errorf("%s: %d pictures", c.name, len(img))
			}
			continue
		}
		if len(img) != 1 || !strings.HasPrefix(attr(img[0], "src"), "data:image/png;base64,") || !strings.Contains(style, "size: letter") {
			t.Errorf("%s: %d pictures", c.name, len(img))
		}
		for _, m := range regexp.MustCompile(`\(prefers-color-scheme: (\w+)\) \{ :root \{ --accent: #([0-9a-f]{6})`).FindAllStringSubmatch(style, -1) {
			light, dark := schemes(t)
			for _, ground := range []string{"paper", "panel", "ground"} {
				behind := map[string]map[string]string{"light": light, "dark": dark}[m[1]][ground]
				if got := contrastOf(t, m[2], behind); got < leastContrast {
					t.Errorf("the accent #%s on %s of the %s scheme has a contrast of %.2f", m[2], ground, m[1], got)
				}
			}
		}
	}
	if err := writeHTML(io.Discard, with(r, Options{Sections: []string{"plans"}}), nil); err == nil {
		t.Error("a section that does not exist passes")
	}
}

// factsOfHTML reads the page by what its elements are marked as.
func factsOfHTML(t *testing.T, file []byte, _ *Report) (f facts) {
	page := htmlOf(t, file)
	f.Range, f.Band = NoResult, NoResult
	for _, n := range all(page, "class") {
		switch class := attr(n, "class"); {
		case class == "number":
			f.Range = readText(n)
			f.Proven, _, _ = strings.Cut(f.Range, "–")
		case strings.HasPrefix(class, "pill "):
			f.Band = readText(n)
		}
	}
	day := regexp.MustCompile(`\d+ [A-Z][a-z]{2} \d{4}`)
	for _, n := range all(page, "data-action") {
		title, due := "", ""
		if n.Data == "article" {
			_, title, _ = strings.Cut(readText(elements(n, "h4")[0]), ". ")
			due = readText(elements(elements(n, "dl")[0], "dd")[2])
		} else {
			title, _, _ = strings.Cut(readText(elements(n, "span")[0]), " · for ")
			due = day.FindString(readText(elements(n, "td")[3]))
		}
		d, err := time.Parse("2 Jan 2006", due)
		if err != nil {
			t.Fatal(err)
		}
		f.Actions++
		f.Names, f.Due = append(f.Names, title), append(f.Due, d.Format(time.DateOnly)+" "+title)
	}
	for _, n := range all(page, "data-service") {
		f.Services = append(f.Services, readText(elements(n, "bdi")[0]))
	}
	return f
}

package html

import (
	"bytes"
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

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/internal/text"
)

// eachPage visits the page of every firm. HTML_OUT names a folder to write
// them to, for a browser to look at.
func eachPage(t *testing.T, visit func(t *testing.T, r *report.Report, page *nethtml.Node)) {
	for name, r := range reporttest.Firms(t) {
		t.Run(name, func(t *testing.T) {
			file := reporttest.Written(t, plainly, r)
			if dir := os.Getenv("HTML_OUT"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, name+".html"), file, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			visit(t, r, reporttest.HTMLOf(t, file))
		})
	}
}

// TestHTMLStandsAlone: a page asks for nothing and runs nothing, whatever
// people typed. Only links lead out, to the report's own sources.
func TestHTMLStandsAlone(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, page *nethtml.Node) {
		sources := map[string]bool{}
		for _, s := range r.Sources() {
			sources[s.URL] = true
		}
		for _, p := range r.PublicPages() {
			sources[p.URL] = true
		}
		reporttest.StandsAlone(t, page, sources)
	})
}

// TestHTMLStructure: who reads by ear or keyboard finds the way: a language, a
// title, landmarks, headings in order, named tables, and links that lead
// somewhere.
func TestHTMLStructure(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, page *nethtml.Node) {
		root := reporttest.Elements(page, "html")[0]
		if reporttest.Attr(root, "lang") != "en" || reporttest.ReadText(reporttest.Elements(page, "title")[0]) != report.MainTitle+" – "+r.Name() {
			t.Errorf("the page is %q in %q", reporttest.ReadText(reporttest.Elements(page, "title")[0]), reporttest.Attr(root, "lang"))
		}
		for _, kind := range []string{"header", "nav", "main", "footer", "h1"} {
			if n := len(reporttest.Elements(page, kind)); n != 1 {
				t.Errorf("%d of %s", n, kind)
			}
		}
		ids := map[string]bool{}
		for _, n := range reporttest.All(page, "id") {
			if ids[reporttest.Attr(n, "id")] {
				t.Errorf("two elements are called %q", reporttest.Attr(n, "id"))
			}
			ids[reporttest.Attr(n, "id")] = true
		}
		for _, a := range reporttest.Elements(page, "a") {
			if to, inside := strings.CutPrefix(reporttest.Attr(a, "href"), "#"); inside && !ids[to] {
				t.Errorf("a link leads to %q, which is not there", to)
			}
		}
		for _, n := range reporttest.All(page, "aria-labelledby") {
			if !ids[reporttest.Attr(n, "aria-labelledby")] {
				t.Errorf("%q names nothing", reporttest.Attr(n, "aria-labelledby"))
			}
		}
		if first := reporttest.Elements(page, "a")[0]; reporttest.Attr(first, "href") != "#content" {
			t.Errorf("the first link leads to %q", reporttest.Attr(first, "href"))
		}
		level := 0
		for _, h := range reporttest.Elements(page, "h1", "h2", "h3", "h4", "h5") {
			if next := int(h.Data[1] - '0'); next > level+1 {
				t.Errorf("%s %q comes after level %d", h.Data, reporttest.ReadText(h), level)
			}
			level = int(h.Data[1] - '0')
		}
		for _, table := range reporttest.Elements(page, "table") {
			if len(reporttest.Elements(table, "caption")) != 1 {
				t.Error("a table has no caption")
			}
		}
		for _, th := range reporttest.Elements(page, "th") {
			if !reporttest.Has(th, "scope") || reporttest.ReadText(th) == "" {
				t.Errorf("the head %q is for nothing or empty", reporttest.ReadText(th))
			}
		}
	})
}

// TestHTMLSays: the page says what the report says, under the headings of its
// contents, with every name as typed.
func TestHTMLSays(t *testing.T) {
	eachPage(t, func(t *testing.T, r *report.Report, page *nethtml.Node) {
		said := reporttest.ReadText(page)
		wants := append(r.Stack(), r.Name(), r.Headline(), r.ScoreText(), r.EvidenceText(), r.DecisionLine(), r.FindLine(), report.PlanTitle, report.MethodTitle, report.Limits[0])
		wants = append(wants, r.MethodNotes()...)
		wants = append(wants, r.Formulas()...)
		for _, x := range r.Threats(report.MostThreats) {
			wants = append(wants, x.Title, x.Here, r.FigureLine(x), x.Strength(), r.CloserLine(x))
		}
		for _, o := range r.DecisionOptions() {
			wants = append(wants, o.Name, o.About, o.Work, o.First, o.Later, o.Result)
		}
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			wants = append(wants, r.TaskTitle(a), report.OwnerOr(a, ""))
			if a.Closed { // it has no points, and nothing is left to do
				wants = append(wants, report.UpperFirst(report.DoneText(a)))
				continue
			}
			wants = append(wants, report.Points(a), text.CleanLine(a.Note))
			if !r.Later(a) {
				wants = append(wants, r.Urgency(a))
			}
			for _, s := range r.Steps(a) {
				wants = append(wants, s.Guide.Where)
			}
		}
		for i := range r.Plan.Accepted {
			wants = append(wants, text.CleanLine(r.Plan.Accepted[i].Reason), report.AcceptedTitle)
		}
		for _, d := range r.Plan.Recurring {
			wants = append(wants, d.Task, report.Day(d.Next))
		}
		for _, term := range r.Glossary() {
			wants = append(wants, term.Meaning)
		}
		if since := r.Since(); since != nil {
			wants = append(wants, report.ProgressTitle, since.Counts(), since.Bands())
		}
		for _, want := range wants {
			if !strings.Contains(said, strings.Join(strings.Fields(want), " ")) {
				t.Errorf("%q is not there", want)
			}
		}
		p, err := newHTMLPage(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range p.Contents {
			if !slices.ContainsFunc(reporttest.Elements(page, "h2"), func(h *nethtml.Node) bool { return reporttest.ReadText(h) == part.Title }) {
				t.Errorf("no heading %q", part.Title)
			}
		}
	})
}

// TestHTMLOptions: a page follows the options that make sense for it, and
// still leads nowhere that is not there.
func TestHTMLOptions(t *testing.T) {
	r := reporttest.Tracked(t)
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewRGBA(image.Rect(0, 0, 80, 20))); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name        string
		o           report.Options
		there, gone []string
	}{
		{"two sections", report.Options{Sections: []string{"plan", "sign-off"}}, []string{"plan", "limits", "sign-off"}, []string{"summary", "find-out", "answers"}},
		{"nothing to show", report.Options{Sections: []string{"enquiries"}}, nil, []string{"summary", "plan"}},
		{"summary", report.Options{Summary: true}, []string{"summary", "results", "sign-off"}, []string{"plan", "answers"}},
		{"look", report.Options{Accent: "#ffdd00", Paper: "letter"}, []string{"summary", "plan", "answers"}, nil},
		{"redacted", report.Options{Redact: true}, []string{"summary", "plan", "answers"}, nil},
	} {
		var picture []byte
		if c.name == "look" {
			picture = logo.Bytes()
		}
		var file bytes.Buffer
		if err := Write(&file, c.o.Build(r.Catalogue, r.Assessment, reporttest.PDFDay, time.Time{}), picture); err != nil {
			t.Fatal(err)
		}
		page := reporttest.HTMLOf(t, file.Bytes())
		ids := map[string]bool{}
		for _, n := range reporttest.All(page, "id") {
			ids[reporttest.Attr(n, "id")] = true
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
		for _, a := range reporttest.Elements(page, "a") {
			if to, inside := strings.CutPrefix(reporttest.Attr(a, "href"), "#"); inside && !ids[to] {
				t.Errorf("%s: a link leads to %q, which is not there", c.name, to)
			}
		}
		style := reporttest.Elements(page, "style")[0].FirstChild.Data
		if policy := reporttest.Attr(reporttest.Elements(page, "meta")[1], "content"); policy != htmlPolicy(style) {
			t.Errorf("%s: the policy does not fit the style sheet", c.name)
		}
		img := reporttest.Elements(page, "img")
		if c.name != "look" {
			if len(img) != 0 || strings.Contains(style, "size: letter") {
				t.Errorf("%s: %d pictures", c.name, len(img))
			}
			continue
		}
		if len(img) != 1 || !strings.HasPrefix(reporttest.Attr(img[0], "src"), "data:image/png;base64,") || !strings.Contains(style, "size: letter") {
			t.Errorf("%s: %d pictures", c.name, len(img))
		}
		for _, m := range regexp.MustCompile(`\(prefers-color-scheme: (\w+)\) \{ :root \{ --accent: #([0-9a-f]{6})`).FindAllStringSubmatch(style, -1) {
			light, dark := schemes(t)
			for _, ground := range []string{"paper", "panel", "ground"} {
				behind := map[string]map[string]string{"light": light, "dark": dark}[m[1]][ground]
				if got := contrastOf(t, m[2], behind); got < report.LeastContrast {
					t.Errorf("the accent #%s on %s of the %s scheme has a contrast of %.2f", m[2], ground, m[1], got)
				}
			}
		}
	}
	if err := Write(io.Discard, reporttest.With(r, report.Options{Sections: []string{"plans"}}), nil); err == nil {
		t.Error("a section that does not exist passes")
	}
}

// plainly writes a page without a logo.
func plainly(w io.Writer, r *report.Report) error { return Write(w, r, nil) }

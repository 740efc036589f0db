package html

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yourpart/export/html/fill"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// byTheLibrary fills the templates with html/template, which knows our own types of safe
// text by other names.
func byTheLibrary(t *testing.T) *template.Template {
	t.Helper()
	var set *template.Template
	words := template.FuncMap(maps.Clone(htmlWords))
	words["asHTML"] = func(s fill.HTML) template.HTML { return template.HTML(s) }
	words["asCSS"] = func(s fill.CSS) template.CSS { return template.CSS(s) }
	words["asURL"] = func(v any) any {
		if s, ours := v.(fill.URL); ours {
			return template.URL(s)
		}
		return v
	}
	words["draw"] = func(p *htmlPage, id string) (template.HTML, error) {
		var b strings.Builder
		err := set.ExecuteTemplate(&b, id, p)
		return template.HTML(b.String()), err
	}
	own := strings.NewReplacer("{{.Policy}}", "{{asHTML .Policy}}", "{{.Style}}", "{{asCSS .Style}}", "{{.Data}}", "{{asURL .Data}}", "{{$.Draw .ID}}", "{{draw $ .ID}}")
	set = template.New("").Funcs(words)
	for _, name := range templateFiles(t) {
		text, err := fs.ReadFile(htmlFiles, name)
		if err != nil {
			t.Fatal(err)
		}
		template.Must(set.New(name).Parse(own.Replace(string(text))))
	}
	return set
}

func templateFiles(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(htmlFiles, "*.html")
	if err != nil || len(names) == 0 {
		t.Fatal("no templates", err)
	}
	return names
}

// TestAsTheLibrary: pages are those that html/template makes of the same templates.
func TestAsTheLibrary(t *testing.T) {
	t.Parallel()
	library := byTheLibrary(t)
	same := func(t *testing.T, name string, data any) {
		t.Helper()
		var want strings.Builder
		if err := library.ExecuteTemplate(&want, name, data); err != nil {
			t.Fatal(err)
		}
		got, err := htmlTemplate().Fill(name, data)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want.String() {
			at := 0
			for at < min(len(got), want.Len()) && got[at] == want.String()[at] {
				at++
			}
			from := max(0, at-100)
			t.Errorf("filled %q, and html/template fills %q", cut(string(got), from), cut(want.String(), from))
		}
	}
	firms := reporttest.Firms(t)
	firms["goal"] = reporttest.WithGoal(t, reporttest.WithAside(t))
	var clients []report.Client
	for _, name := range slices.Sorted(maps.Keys(firms)) {
		r := firms[name]
		clients = append(clients, r.Client(`"><script>`+name+`.json`))
		for _, o := range []report.Options{{}, {Redact: true}} {
			p, err := newHTMLPage(reporttest.With(r, o), nil)
			if err != nil {
				t.Fatal(err)
			}
			t.Run(name, func(t *testing.T) { same(t, "page.html", p) })
		}
	}
	p := &report.Portfolio{Date: firms["agency"].Date, Catalogue: "1", Clients: clients}
	frame, err := newHTMLFrame(p.Options, nil, report.PortfolioTitle)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "portfolio.html", portfolioPage{p, frame})
}

func cut(s string, from int) string { return s[min(from, len(s)):min(from+200, len(s))] }

var named = regexp.MustCompile(`\.([A-Z]\w*)`)

// TestMethodsAreListed: the list has each method that a template names, and no other.
func TestMethodsAreListed(t *testing.T) {
	t.Parallel()
	declared := map[string]bool{}
	for _, dir := range []string{".", "../report", "../../scoring", "../../questionnaire", "../../questionnaire/catalogue", "../../internal/text", "../../internal/country"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal(dir, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range f.Decls {
				if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil && f.Name.IsExported() {
					declared[f.Name.Name] = true
				}
			}
		}
	}
	want := map[string]bool{}
	for _, file := range templateFiles(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, action := range regexp.MustCompile(`(?s)\{\{.*?\}\}`).FindAllString(string(text), -1) {
			for _, m := range named.FindAllStringSubmatch(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(action, `""`), -1) {
				if declared[m[1]] {
					want[m[1]] = true
				}
			}
		}
	}
	for name := range want {
		if htmlMethods[name] == nil {
			t.Errorf("a template may call the method %s, which methods.go does not list", name)
		}
	}
	for name := range htmlMethods {
		if !want[name] {
			t.Errorf("methods.go lists %s, which no template calls", name)
		}
	}
}

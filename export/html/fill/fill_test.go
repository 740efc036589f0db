package fill_test

import (
	"html/template"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/export/html/fill"
)

type thing struct {
	Text  string
	Items []string
	None  *thing
	Some  *thing
	Any   any
	N     int
}

func (t *thing) Twice(s string) string { return s + s }

// parts are templates as pages have them, each with places where a value goes.
var parts = []string{
	`<!DOCTYPE html><title>{{.Text}}</title><p>{{.Text}}</p>`,
	`<a href="{{.Text}}" rel="x">{{.Text}}</a>`,
	`<a href="#{{.Text}}">a</a><a href="https://a.example/{{.Text}}">b</a><a href="/?q={{.Text}}">c</a>`,
	`<img src="{{.Text}}" alt=""><p data-action="{{.Text}}" data-other="{{.Text}}" class="a{{if .Text}} {{.Text}}{{end}}">x</p>`,
	`{{range $i, $s := .Items}}{{if $i}}, {{end}}<b>{{$s}}</b>{{else}}none{{end}}`,
	`{{with .None}}{{.Text}}{{else}}<i title="{{.N}}">{{or .None.Text "–"}}</i>{{end}}`,
	`{{with .Some}}{{.Twice $.Text}}{{end}}{{$.Twice "a"}}{{len .Items}}{{index .Items 0}}{{printf "%.2f" 1.5}}{{if not .N}}0{{end}}{{.Any}}`,
	`{{$x := .Text}}{{if .N}}{{$x := 2}}{{$x}}{{end}}{{$x}}{{template "sub" .Some}}{{define "sub"}}<li id="{{.Text}}">{{.N}}</li>{{end}}`,
}

// hostile are texts that mean something where they go.
var hostile = []string{"", "plain", `"><script>alert(1)</script>`, "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "https://a.example/?a=b&c=d#e+f",
	"mailto:a@b.example", "//a.example", "a/b:c", "%41%zz é", "it's + `x`", "\x00\x1b[31m", "a b\n\tc", "{{.}}", "-->", "</title><b>"}

// TestAsTheLibrary: every text is escaped in every place as html/template does it, and
// what one cannot fill, the other cannot either.
func TestAsTheLibrary(t *testing.T) {
	t.Parallel()
	methods := fill.Methods{"Twice": func(v reflect.Value) reflect.Value { return v.MethodByName("Twice") }}
	for _, part := range parts {
		library := template.Must(template.New("p.html").Parse(part))
		set, err := fill.Parse(fstest.MapFS{"p.html": {Data: []byte(part)}}, "*.html", nil, methods)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range hostile {
			for _, items := range [][]string{nil, {s, "b"}} {
				data := &thing{Text: s, Items: items, Some: &thing{Text: s, N: 3}, Any: s, N: len(s)}
				var want strings.Builder
				wrong := library.Execute(&want, data)
				got, err := set.Fill("p.html", data)
				if (err != nil) != (wrong != nil) {
					t.Errorf("%s with %q: %v, and the library says %v", part, s, err, wrong)
				} else if err == nil && string(got) != want.String() {
					t.Errorf("%s with %q: %q, and the library has %q", part, s, got, want.String())
				}
			}
		}
	}
}

// TestOwnText is filled in as it is where it belongs, and escaped elsewhere.
func TestOwnText(t *testing.T) {
	t.Parallel()
	type data struct {
		H fill.HTML
		C fill.CSS
		U fill.URL
	}
	set, err := fill.Parse(fstest.MapFS{"p.html": {Data: []byte(`<style>{{.C}}</style>{{.H}}{{.C}}<img src="{{.U}}" alt="{{.H}}">`)}}, "*.html", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, err := set.Fill("p.html", data{"<b>&amp;</b>", "a>b{}", "data:image/png;base64,AA=="})
	want := `<style>a>b{}</style><b>&amp;</b>a&gt;b{}<img src="data:image/png;base64,AA==" alt="&lt;b&gt;&amp;amp;&lt;/b&gt;">`
	if err != nil || string(got) != want {
		t.Errorf("%s, %v; want %s", got, err, want)
	}
}

// TestRefused: what has no safe place, or is not there, is an error.
func TestRefused(t *testing.T) {
	t.Parallel()
	for _, part := range []string{`<a href={{.Text}}>`, `<a {{.Text}}>`, `<b{{.Text}}>`, `<style>{{.Text}}</style>`, `{{.Missing}}`, `{{template "none"}}`, `{{range .N}}{{end}}`} {
		set, err := fill.Parse(fstest.MapFS{"p.html": {Data: []byte(part)}}, "*.html", nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := set.Fill("p.html", &thing{Text: "x", N: 1}); err == nil {
			t.Errorf("%s: filled as %s", part, got)
		}
	}
}

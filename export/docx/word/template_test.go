package word

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/office"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// written is a small document in a look.
func written(t testing.TB, look Look, fill func(*Doc)) []byte {
	t.Helper()
	d, err := New(look, report.About{Kind: "Plan", Name: "Northwind", Day: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	fill(d)
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// some fills a document with one of each thing.
func some(d *Doc) {
	d.SayIn(Title, "Northwind")
	d.PlaceContents("In this report")
	d.Heading(1, "First")
	list := d.List(1)
	d.Add(d.Item(list, Text("one")), d.Item(list, Text("two")), d.Bullet(Text("dot"), d.Link("page", "https://a.example/x")))
	d.Turn(true)
	d.Heading(1, "Wide")
	s := &Sheet{About: "A table", Columns: []Column{{Head: "Name", Width: 60}, {Head: "Number", Width: 40, Right: true}}}
	s.Row(d.StrongCell("a", "note"), Box{Fill: office.Navy, Paras: []string{d.P(Mark, d.Light("Y"))}})
	d.AddTable(s)
	d.Turn(false)
	d.Say("End")
}

// TestGermanTemplate: styles of a template are used by their English names under its own
// ids and stay as they are; its page, head, foot and colours stay, and its text, its
// author and what its text used are gone.
func TestGermanTemplate(t *testing.T) {
	template := reporttest.GermanTemplate(t)
	file := written(t, Look{Template: template}, some)
	if !bytes.Equal(file, written(t, Look{Template: template}, some)) {
		t.Error("the second time gives other bytes")
	}
	parts, was := reporttest.OfficeParts(t, file), reporttest.OfficeParts(t, template)
	text, styles := parts["word/document.xml"], parts["word/styles.xml"]
	for _, want := range []string{`<w:pStyle w:val="Titel"/>`, `<w:pStyle w:val="berschrift1"/>`, `<w:pStyle w:val="Listennummer"/>`, `w:right="1985"`, `<w:pgSz w:w="11906" w:h="16838"/>`, `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`,
		`w:fill="7A0019" w:themeFill="text2"`, `<w:tblW w:w="13152"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the text has no %s", want)
		}
	}
	if n := strings.Count(text, "<w:titlePg/>"); n != 1 {
		t.Errorf("%d sections have a first page of their own", n)
	}
	for _, name := range []string{"word/header1.xml", "word/theme/theme1.xml", "word/fontTable.xml"} {
		if parts[name] == "" || parts[name] != was[name] {
			t.Errorf("%s is another one", name)
		}
	}
	head, _, _ := strings.Cut(was["word/styles.xml"], "</w:styles>")
	if !strings.HasPrefix(styles, head) || strings.Count(styles, `w:val="heading 1"`) != 1 || !strings.Contains(styles, `<w:name w:val="Report Cell"/><w:basedOn w:val="Standard"/>`) {
		t.Error("its styles were changed, or ours do not rest on them")
	}
	all := strings.Join(slices.Collect(func(yield func(string) bool) {
		for _, p := range parts {
			if !yield(p) {
				return
			}
		}
	}), "")
	for _, gone := range []string{"Mustertext", "Erika Muster", "Normal.dotm", "documentProtection", "template.main+xml", "Kommentar"} {
		if strings.Contains(all, gone) {
			t.Errorf("it still has %q", gone)
		}
	}
	if numbering := parts["word/numbering.xml"]; !strings.Contains(numbering, `w:abstractNumId="9500"`) || !strings.Contains(numbering, `<w:num w:numId="9601">`) || strings.LastIndex(numbering, "<w:abstractNum ") > strings.Index(numbering, "<w:num ") {
		t.Errorf("its lists and ours are not both there, in order: %s", numbering)
	}
}

// packed is a package of parts.
func packed(t testing.TB, p office.Parts) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestTemplatesRefused: what cannot be a template, or would do more than look, is refused in
// one line.
func TestTemplatesRefused(t *testing.T) {
	good, err := office.Read(reporttest.GermanTemplate(t))
	if err != nil {
		t.Fatal(err)
	}
	change := func(fn func(office.Parts)) []byte {
		p := office.Parts{}
		for name, b := range good {
			p[name] = b
		}
		fn(p)
		return packed(t, p)
	}
	replace := func(name, old, with string) []byte {
		return change(func(p office.Parts) {
			if !strings.Contains(string(p[name]), old) {
				t.Fatalf("%s has no %s", name, old)
			}
			p[name] = []byte(strings.ReplaceAll(string(p[name]), old, with))
		})
	}
	const rels = "word/_rels/document.xml.rels"
	for name, tt := range map[string]struct {
		file []byte
		want string
	}{
		"empty":         {[]byte("PK"), "not a whole zip"},
		"half":          {reporttest.GermanTemplate(t)[:2000], "not a whole zip"},
		"large":         {make([]byte, MaxTemplate+1), "more than 10 MB"},
		"bomb":          {bomb(t), "unpacks to more than"},
		"macros":        {change(func(p office.Parts) { p["word/vbaProject.bin"] = []byte("x") }), "it has macros"},
		"dotm":          {replace(office.TypesPart, "template.main+xml", "template.macroEnabledTemplate.main+xml"), "it has macros"},
		"no styles":     {change(func(p office.Parts) { delete(p, "word/styles.xml") }), "its part for styles is missing"},
		"no text":       {change(func(p office.Parts) { delete(p, "word/document.xml") }), "no Word file"},
		"no types":      {change(func(p office.Parts) { delete(p, office.TypesPart) }), "no Office file"},
		"slide":         {replace(office.TypesPart, "wordprocessingml.template.main", "presentationml.presentation.main"), "no Word file"},
		"strict":        {replace(office.RootRels, office.Relations+"officeDocument", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"), "Strict Open XML"},
		"theme outside": {replace(rels, `Target="theme/theme1.xml"`, `Target="https://evil.example/t.xml" TargetMode="External"`), "fetches its theme from elsewhere"},
		"picture outside": {change(func(p office.Parts) {
			p["word/_rels/header1.xml.rels"] = office.Rels([]office.Rel{{ID: "r1", Type: office.Relations + "image", Target: "https://evil.example/p.png", Mode: "External"}})
		}), "its header fetches something from elsewhere"},
		"broken":   {replace("word/styles.xml", "</w:styles>", ""), "not sound XML"},
		"entities": {replace("word/styles.xml", "<w:styles", `<!DOCTYPE x [<!ENTITY a "b">]><w:styles`), "entities"},
		"narrow":   {replace("word/document.xml", `w:right="1985"`, `w:right="9000"`), "too little room"},
		"deep":     {replace("word/styles.xml", "</w:styles>", strings.Repeat("<w:a>", 300)+strings.Repeat("</w:a>", 300)+"</w:styles>"), "nested too deeply"},
	} {
		err := CheckTemplate(tt.file)
		if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, not one line with %q", name, err, tt.want)
		}
	}
	if err := CheckTemplate(reporttest.GermanTemplate(t)); err != nil {
		t.Error(err)
	}
}

// bomb is a small file that unpacks to a large one.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1_000_000)
	for range 70 {
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReportAsTemplate: what was written is a template for the next.
func TestReportAsTemplate(t *testing.T) {
	file := written(t, Look{Template: written(t, Look{Accent: "#7a0019", Paper: "letter"}, some)}, some)
	reporttest.OfficeParts(t, file)
	if got := reporttest.OfficeText(t, file); !strings.Contains(got, "End") || strings.Count(got, "End") != 1 {
		t.Errorf("%q", got)
	}
}

// TestAnyText: whatever is typed gives sound parts; only links to pages and mails open, and
// text from right to left is marked so.
func TestAnyText(t *testing.T) {
	typed := []string{"bell \x07 nul \x00 \uffff bad \xff\xfe", "]]> & <w:p> \"'", "\u202eturned", strings.Repeat("x", 10_000), "😀 👩‍👩‍👧 🇩🇪", "tab\tand\nline", "محمد عبد الله", "Mixed שלום text"}
	file := written(t, Look{}, func(d *Doc) {
		for _, s := range typed {
			d.Heading(2, s)
			d.Say(s)
			d.AddTable(&Sheet{About: s, Columns: []Column{{Head: s, Width: 1}}, Rows: [][]Box{{d.Cell(s, s)}}})
			d.Add(d.P(Normal, d.Link(s, s), d.Link("bad", "javascript:alert(1)"), d.Link("bad", "file:///etc/passwd"), d.Link("mail", "mailto:a@b.example"), d.Link("page", "https://a.example/"+s)))
		}
	})
	parts := reporttest.OfficeParts(t, file)
	text := parts["word/document.xml"]
	for _, never := range []string{"\x00", "\x07", "\u202e", "javascript", "passwd"} {
		if strings.Contains(text+parts["word/_rels/document.xml.rels"], never) {
			t.Errorf("it has %q", never)
		}
	}
	for _, want := range []string{"<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>", "]]&gt; &amp; &lt;w:p&gt; &quot;'", "😀 👩‍👩‍👧 🇩🇪"} {
		if !strings.Contains(text, want) {
			t.Errorf("it has no %q", want)
		}
	}
	if got := reporttest.OfficeText(t, file); !strings.Contains(got, "محمد عبد الله") || !strings.Contains(got, "tab\tand\nline") {
		t.Error("text is not read back as it was")
	}
	if _, err := Count(file); err != nil {
		t.Error(err)
	}
}

// TestSameBytes: the same document gives the same bytes, with a list, a link and a
// section of each kind.
func TestSameBytes(t *testing.T) {
	a, b := written(t, Look{Paper: "letter", Accent: "#123456"}, some), written(t, Look{Paper: "letter", Accent: "#123456"}, some)
	if !bytes.Equal(a, b) {
		t.Error("they differ")
	}
	if text := reporttest.OfficeParts(t, a)["word/document.xml"]; !strings.Contains(text, `<w:pgSz w:w="12240" w:h="15840"/>`) || !strings.Contains(text, `TOC \o`) {
		t.Error("the paper or the contents are not there")
	}
	if _, err := Count(a[:len(a)/2]); err == nil {
		t.Error("half a file passes as a whole one")
	}
}

// FuzzTemplate: no bytes in the place of a template do anything but give a sound document or
// an error of one line.
func FuzzTemplate(f *testing.F) {
	f.Add(reporttest.GermanTemplate(f))
	f.Add(written(f, Look{}, some))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, file []byte) {
		try(t, file)
		p, err := office.Read(file)
		if err != nil {
			return
		}
		try(t, packed(t, p)) // with sums that fit
	})
}

// FuzzTemplateParts has one part of a sound template changed, which the sums of a zip keep
// from happening in FuzzTemplate.
func FuzzTemplateParts(f *testing.F) {
	good, err := office.Read(reporttest.GermanTemplate(f))
	if err != nil {
		f.Fatal(err)
	}
	for name, part := range good {
		f.Add(name, part)
	}
	f.Fuzz(func(t *testing.T, name string, part []byte) {
		p := office.Parts{}
		for n, b := range good {
			p[n] = b
		}
		p[name] = part
		var b bytes.Buffer
		if err := p.Write(&b); err == nil {
			try(t, b.Bytes())
		}
	})
}

// try writes a document with a template.
func try(t *testing.T, template []byte) {
	t.Helper()
	d, err := New(Look{Template: template}, report.About{Name: "Northwind"})
	if len(template) == 0 {
		return
	}
	if err != nil {
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q", err)
		}
		return
	}
	some(d)
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := Count(b.Bytes()); err != nil {
		t.Fatal(fmt.Errorf("what was written cannot be read back: %w", err))
	}
}

package reporttest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
)

// An OfficePara is a paragraph of a Word document or a slide.
type OfficePara struct {
	Style string   // the id of its style; empty for the usual one
	Text  string   // a line break is one
	Marks []string // names of the bookmarks in it
}

// OfficeParts unpacks a file of Word or PowerPoint, and tells of parts that are no sound
// XML, of relationships that lead nowhere, and of parts of no kind.
func OfficeParts(t testing.TB, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := parts[f.Name]; twice {
			t.Errorf("%s is there twice", f.Name)
		}
		parts[f.Name] = string(b)
	}
	for name, part := range parts {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			soundXML(t, name, part)
			inSchemaOrder(t, name, part)
		}
		if strings.HasSuffix(name, ".rels") {
			leads(t, parts, name)
			continue
		}
		if ext := strings.TrimPrefix(path.Ext(name), "."); name != "[Content_Types].xml" && ext != "png" && !strings.Contains(parts["[Content_Types].xml"], `PartName="/`+name+`"`) {
			t.Errorf("%s is a part of no kind", name)
		}
	}
	return parts
}

func soundXML(t testing.TB, name, part string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

var (
	relTarget = regexp.MustCompile(`<Relationship Id="([^"]*)" Type="[^"]*" Target="([^"]*)"( TargetMode="External")?/>`)
	relUse    = regexp.MustCompile(` r:(?:id|embed)="([^"]*)"`)
)

// leads tells of relationships that lead nowhere, and of uses of one that is not there.
func leads(t testing.TB, parts map[string]string, rels string) {
	t.Helper()
	from := path.Join(path.Dir(path.Dir(rels)), strings.TrimSuffix(path.Base(rels), ".rels"))
	ids := map[string]bool{}
	for _, m := range relTarget.FindAllStringSubmatch(parts[rels], -1) {
		if ids[m[1]] {
			t.Errorf("%s: %s is there twice", rels, m[1])
		}
		ids[m[1]] = true
		to := path.Join(path.Dir(from), m[2])
		if strings.HasPrefix(m[2], "/") {
			to = m[2][1:]
		}
		if _, there := parts[to]; m[3] == "" && !there {
			t.Errorf("%s leads to %s, which is not there", rels, m[2])
		}
	}
	for _, m := range relUse.FindAllStringSubmatch(parts[from], -1) {
		if !ids[m[1]] {
			t.Errorf("%s uses %s, which is not there", from, m[1])
		}
	}
}

// OfficeParas are the paragraphs of a Word document or a slide, in order.
func OfficeParas(t testing.TB, file []byte) (out []OfficePara) {
	t.Helper()
	parts := OfficeParts(t, file)
	text := parts["word/document.xml"] + parts["ppt/slides/slide1.xml"]
	d := xml.NewDecoder(strings.NewReader(text))
	var open []OfficePara
	for {
		token, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		var now *OfficePara
		if n := len(open); n > 0 {
			now = &open[n-1]
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch {
			case e.Name.Local == "p" && (now == nil || !strings.Contains(e.Name.Space, "presentationml")):
				open = append(open, OfficePara{})
			case now == nil:
			case e.Name.Local == "pStyle":
				now.Style = attr(e, "val")
			case e.Name.Local == "bookmarkStart":
				now.Marks = append(now.Marks, attr(e, "name"))
			case e.Name.Local == "br":
				now.Text += "\n"
			case e.Name.Local == "tab":
				now.Text += "\t"
			case e.Name.Local == "t":
				var s string
				if err := d.DecodeElement(&s, &e); err != nil {
					t.Fatal(err)
				}
				now.Text += s
			}
		case xml.EndElement:
			if e.Name.Local == "p" && now != nil {
				out = append(out, *now)
				open = open[:len(open)-1]
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// OfficeText is the text of a Word document or a slide, a paragraph a line.
func OfficeText(t testing.TB, file []byte) string {
	t.Helper()
	var b strings.Builder
	for _, p := range OfficeParas(t, file) {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

// OfficeLinks are the addresses that links lead to.
func OfficeLinks(t testing.TB, file []byte) (out []string) {
	t.Helper()
	for name, part := range OfficeParts(t, file) {
		if strings.HasSuffix(name, ".rels") {
			for _, m := range relTarget.FindAllStringSubmatch(part, -1) {
				if m[3] != "" {
					out = append(out, m[2])
				}
			}
		}
	}
	return out
}

// undirected is text without the marks that keep names that are read from the right apart.
var undirected = strings.NewReplacer("\u202b", "", "\u202c", "", "\u200e", "")

// FactsOfDOCX reads a document by its styles and bookmarks.
func FactsOfDOCX(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	f.Range, f.Band = report.NoResult, report.NoResult
	all := OfficeParas(t, file)
	for i := range all {
		all[i].Text = undirected.Replace(all[i].Text)
	}
	closed := false
	for i, p := range all {
		if p.Style == "Heading1" || p.Style == "Heading2" {
			closed = p.Text == report.ClosedTitle
		}
		if p.Style == "ReportScore" {
			number, rest, _ := strings.Cut(p.Text, "  ")
			if rest != "" {
				f.Range = number
				f.Proven, _, _ = strings.Cut(number, "–")
				f.Band = strings.Trim(rest[strings.Index(rest, "\u00a0"):], "\u00a0")
			}
		}
		for _, m := range p.Marks {
			switch {
			case strings.HasPrefix(m, "_yp_service_"):
				name := p.Text[:strings.LastIndex(p.Text, " · ")]
				f.Services = append(f.Services, name)
			case strings.HasPrefix(m, "_yp_action_") && closed:
				f.action(p.Text, "")
			case strings.HasPrefix(m, "_yp_action_"):
				f.action(actionOf(t, all[i:]))
			}
		}
	}
	return f
}

var dayAlone = regexp.MustCompile(`^\d+ [A-Z][a-z]{2} \d{4}`)

// actionOf is the title and the day of an action that begins with a paragraph.
func actionOf(t *testing.T, all []OfficePara) (title, day string) {
	t.Helper()
	_, title, _ = strings.Cut(all[0].Text, ". ")
	if all[0].Style != "Heading3" {
		title, _, _ = strings.Cut(all[1].Text, " · for ")
	}
	is := false
	for _, p := range all {
		said := p.Text
		if all[0].Style == "Heading3" {
			if said, is = strings.CutPrefix(p.Text, "Due "); !is {
				continue
			}
		}
		if due := dayAlone.FindString(said); due != "" {
			d, err := time.Parse("2 Jan 2006", due)
			if err != nil {
				t.Fatal(err)
			}
			return title, d.Format(time.DateOnly)
		}
	}
	t.Fatalf("%s has no day", title)
	return "", ""
}

// FactsOfPPTX reads a slide.
func FactsOfPPTX(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	slide := OfficeParts(t, file)["ppt/slides/slide1.xml"]
	f.Range, f.Band = report.NoResult, report.NoResult
	shape := func(name string) string {
		m := regexp.MustCompile(`name="` + name + `".*?<a:t>(.*?)</a:t>`).FindStringSubmatch(slide)
		if m == nil {
			return ""
		}
		return m[1]
	}
	if band := shape("Band"); band != "" {
		f.Range, f.Band = shape("Score"), band
		f.Proven, _, _ = strings.Cut(f.Range, "–")
	}
	return f
}

package office

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
)

// Head is what every part of XML begins with.
const Head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Relations is the beginning of the type of every relationship.
const Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const packageNS = "http://schemas.openxmlformats.org/package/2006/"

// CoreRelation is the type of the relationship of a package to CorePart.
const CoreRelation = packageNS + "relationships/metadata/core-properties"

// Clean is text without what XML cannot hold and what draws nothing and can mislead;
// line breaks and tabs stay.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ' || r == 0xfffe || r == 0xffff || text.Hidden(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")

// Escape is clean text as it stands in XML, in an attribute too.
func Escape(s string) string { return escaper.Replace(Clean(s)) }

// Opens reports whether a link may lead to an address: that of a web page or of a mail.
func Opens(address string) bool {
	if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f || strings.ContainsRune(`<>"\^{}|`+"`", r) }) {
		return false
	}
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" && u.Host != "" || u.Scheme == "https" && u.Host != "" || u.Scheme == "mailto")
}

// A Rel is a relationship of a part.
type Rel struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// External reports whether it leads out of the file.
func (r Rel) External() bool { return r.Mode == "External" }

// Kind is the last word of its type, as "header".
func (r Rel) Kind() string { return path.Base(r.Type) }

// Part is the name of the part it leads to, from that of the part it belongs to.
func (r Rel) Part(from string) string {
	if to, ok := strings.CutPrefix(r.Target, "/"); ok {
		return path.Clean(to)
	}
	return path.Join(path.Dir(from), r.Target)
}

// RelsOf is the name of the part with the relationships of another.
func RelsOf(part string) string { return path.Join(path.Dir(part), "_rels", path.Base(part)+".rels") }

// ReadRels reads relationships; no part is none.
func ReadRels(part []byte) ([]Rel, error) {
	if part == nil {
		return nil, nil
	}
	var all struct {
		Rels []Rel `xml:"Relationship"`
	}
	if err := xml.Unmarshal(part, &all); err != nil {
		return nil, errors.New("its relationships cannot be read")
	}
	return all.Rels, nil
}

// Rels writes relationships.
func Rels(all []Rel) []byte {
	var b bytes.Buffer
	b.WriteString(Head + `<Relationships xmlns="` + packageNS + `relationships">`)
	for _, r := range all {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"`, Escape(r.ID), Escape(r.Type), Escape(r.Target))
		if r.Mode != "" {
			fmt.Fprintf(&b, ` TargetMode="%s"`, Escape(r.Mode))
		}
		b.WriteString("/>")
	}
	b.WriteString("</Relationships>")
	return b.Bytes()
}

// Root are the relationships of a package to its main part and to what it says of
// itself.
func Root(main string) []byte {
	return Rels([]Rel{{ID: "rId1", Type: Relations + "officeDocument", Target: main}, {ID: "rId2", Type: CoreRelation, Target: CorePart}})
}

// Types are the kinds of parts, by the ending of their names and by their names.
type Types struct {
	Defaults []struct {
		Extension   string `xml:"Extension,attr"`
		ContentType string `xml:"ContentType,attr"`
	} `xml:"Default"`
	Overrides []struct {
		Part        string `xml:"PartName,attr"`
		ContentType string `xml:"ContentType,attr"`
	} `xml:"Override"`
}

// CoreType is the kind of CorePart.
const CoreType = "application/vnd.openxmlformats-package.core-properties+xml"

// NewTypes are the kinds of endings that every package may have.
func NewTypes() *Types {
	t := &Types{}
	t.Default("png", "image/png")
	t.Default("rels", "application/vnd.openxmlformats-package.relationships+xml")
	t.Default("xml", "application/xml")
	return t
}

// Default says of what kind a part with an ending is, unless that is said already.
func (t *Types) Default(ending, kind string) {
	for _, d := range t.Defaults {
		if strings.EqualFold(d.Extension, ending) {
			return
		}
	}
	t.Defaults = append(t.Defaults, struct {
		Extension   string `xml:"Extension,attr"`
		ContentType string `xml:"ContentType,attr"`
	}{ending, kind})
}

// Of is of what kind a part is.
func (t *Types) Of(part string) string {
	for _, o := range t.Overrides {
		if strings.EqualFold(o.Part, "/"+part) {
			return o.ContentType
		}
	}
	for _, d := range t.Defaults {
		if strings.EqualFold("."+d.Extension, path.Ext(part)) {
			return d.ContentType
		}
	}
	return ""
}

// Set says of what kind a part is.
func (t *Types) Set(part, kind string) {
	for i := range t.Overrides {
		if strings.EqualFold(t.Overrides[i].Part, "/"+part) {
			t.Overrides[i].ContentType = kind
			return
		}
	}
	t.Overrides = append(t.Overrides, struct {
		Part        string `xml:"PartName,attr"`
		ContentType string `xml:"ContentType,attr"`
	}{"/" + part, kind})
}

// Keep forgets the parts that are not there.
func (t *Types) Keep(there func(part string) bool) {
	kept := t.Overrides[:0]
	for _, o := range t.Overrides {
		if there(strings.TrimPrefix(o.Part, "/")) {
			kept = append(kept, o)
		}
	}
	t.Overrides = kept
}

// XML is the part that says it.
func (t *Types) XML() []byte {
	var b bytes.Buffer
	b.WriteString(Head + `<Types xmlns="` + packageNS + `content-types">`)
	for _, d := range t.Defaults {
		fmt.Fprintf(&b, `<Default Extension="%s" ContentType="%s"/>`, Escape(d.Extension), Escape(d.ContentType))
	}
	for _, o := range t.Overrides {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, Escape(o.Part), Escape(o.ContentType))
	}
	b.WriteString("</Types>")
	return b.Bytes()
}

// Core is what a file says of itself, for programs that show it.
func Core(a report.About) []byte {
	made := a.Made().Format(time.RFC3339)
	var b bytes.Buffer
	fmt.Fprintf(&b, Head+`<cp:coreProperties xmlns:cp="%smetadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`, packageNS)
	fmt.Fprintf(&b, `<dc:title>%s</dc:title><dc:subject>%s</dc:subject>`, Escape(a.Kind+": "+text.CleanLine(a.Name)), Escape(a.Subject))
	creator := text.CleanLine(a.Author)
	if creator == "" {
		creator = report.MadeBy
	}
	fmt.Fprintf(&b, `<dc:creator>%s</dc:creator><cp:lastModifiedBy>%s</cp:lastModifiedBy>`, Escape(creator), report.MadeBy)
	fmt.Fprintf(&b, `<dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%s</dcterms:modified>`, made, made)
	fmt.Fprintf(&b, `<dc:language>%s</dc:language></cp:coreProperties>`, report.Language)
	return b.Bytes()
}

// A Span is where an element stands in a part, and what it is.
type Span struct {
	Start   xml.StartElement // with its prefix as the name's space
	From    int              // where it begins
	Inner   int              // where what is in it begins
	End     int              // behind it
	InnerTo int              // where what is in it ends
	Depth   int              // 0 is the root
	Parent  string           // the name of what it is in, with its prefix
}

// Name is the name of the element with its prefix, as "w:p".
func (s Span) Name() string { return prefixed(s.Start.Name) }

// Attr is an attribute by its name with the prefix, or empty.
func (s Span) Attr(name string) string {
	for _, a := range s.Start.Attr {
		if prefixed(a.Name) == name {
			return a.Value
		}
	}
	return ""
}

func prefixed(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// maxDepth is how deep elements may be in each other.
const maxDepth = 256

// Spans are the elements of a part that are wanted, in the order in which they end. The
// error says that the part is not sound XML.
func Spans(part []byte, want func(name string, depth int) bool) ([]Span, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not UTF-8") }
	var out, open []Span
	for {
		from := int(d.InputOffset())
		t, err := d.RawToken()
		if err == io.EOF && len(open) == 0 {
			return out, nil
		}
		if err != nil {
			return nil, errors.New("one of its parts is not sound XML")
		}
		switch t := t.(type) {
		case xml.Directive:
			return nil, errors.New("one of its parts defines entities, which is not allowed")
		case xml.StartElement:
			s := Span{Start: t.Copy(), From: from, Inner: int(d.InputOffset()), Depth: len(open)}
			if n := len(open); n > 0 {
				s.Parent = open[n-1].Name()
			}
			if open = append(open, s); len(open) > maxDepth {
				return nil, errors.New("one of its parts is nested too deeply")
			}
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1].Name() != prefixed(t.Name) {
				return nil, errors.New("one of its parts is not sound XML")
			}
			s := open[len(open)-1]
			open = open[:len(open)-1]
			s.InnerTo, s.End = from, int(d.InputOffset())
			if want(s.Name(), s.Depth) {
				out = append(out, s)
			}
		}
	}
}

// Without is a part without some of its elements.
func Without(part []byte, drop func(Span) bool) ([]byte, error) {
	all, err := Spans(part, func(string, int) bool { return true })
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(s Span) bool { return !drop(s) })
	slices.SortFunc(all, func(a, b Span) int { return a.From - b.From })
	var out []byte
	at := 0
	for _, s := range all {
		if s.From < at { // within one that is gone
			continue
		}
		out = append(out, part[at:s.From]...)
		at = s.End
	}
	return append(out, part[at:]...), nil
}

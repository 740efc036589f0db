package sheetml

import (
	"bytes"
	"fmt"
	"slices"

	"yourpart/export/office"
)

// The face and the size of all text in cells that have a style.
const (
	face = "Calibri"
	size = 10
)

const mainNS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

// A table is the elements of one kind, each once.
type table struct {
	name string
	all  []string
}

// of is the number of an element.
func (t *table) of(element string) int {
	if i := slices.Index(t.all, element); i >= 0 {
		return i
	}
	t.all = append(t.all, element)
	return len(t.all) - 1
}

func (t *table) write(b *bytes.Buffer) {
	if len(t.all) == 0 {
		return
	}
	fmt.Fprintf(b, `<%s count="%d">`, t.name, len(t.all))
	for _, e := range t.all {
		b.WriteString(e)
	}
	fmt.Fprintf(b, "</%s>", t.name)
}

// firstFormat is the number of the first format of one's own.
const firstFormat = 164

// styles is the part with the looks of cells.
func styles(all []Style) []byte {
	formats, fonts, fills := table{name: "numFmts"}, table{name: "fonts"}, table{name: "fills"}
	borders, cells := table{name: "borders"}, table{name: "cellXfs"}
	fonts.of(fmt.Sprintf(`<font><sz val="11"/><name val="%s"/><family val="2"/></font>`, face))
	fills.all = []string{`<fill><patternFill patternType="none"/></fill>`, `<fill><patternFill patternType="gray125"/></fill>`}
	borders.of(border(""))
	cells.all = append(cells.all, `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
	for _, s := range all {
		format := 0
		if s.Format != "" {
			format = firstFormat + formats.of(attribute(s.Format))
		}
		fill := 0
		if s.Fill != "" {
			fill = fills.of(fmt.Sprintf(`<fill><patternFill patternType="solid"><fgColor rgb="FF%s"/></patternFill></fill>`, s.Fill))
		}
		cells.all = append(cells.all, s.cell(format, fonts.of(s.font()), fill, borders.of(border(s.Line))))
	}
	for i, f := range formats.all {
		formats.all[i] = fmt.Sprintf(`<numFmt numFmtId="%d" formatCode="%s"/>`, firstFormat+i, f)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, office.Head+`<styleSheet xmlns="%s">`, mainNS)
	for _, t := range []*table{&formats, &fonts, &fills, &borders} {
		t.write(&b)
	}
	b.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	cells.write(&b)
	b.WriteString(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`)
	return b.Bytes()
}

func (s Style) font() string {
	bold, ink := "", ""
	if s.Bold {
		bold = "<b/>"
	}
	if s.Ink != "" {
		ink = fmt.Sprintf(`<color rgb="FF%s"/>`, s.Ink)
	}
	return fmt.Sprintf(`<font>%s<sz val="%d"/>%s<name val="%s"/><family val="2"/></font>`, bold, size, ink, face)
}

func border(line string) string {
	bottom := "<bottom/>"
	if line != "" {
		bottom = fmt.Sprintf(`<bottom style="thin"><color rgb="FF%s"/></bottom>`, line)
	}
	return "<border><left/><right/><top/>" + bottom + "<diagonal/></border>"
}

// cell is the look of a cell by the numbers of what it is made of.
func (s Style) cell(format, font, fill, border int) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0"`, format, font, fill, border)
	for _, a := range []struct {
		name string
		set  bool
	}{{"applyNumberFormat", format > 0}, {"applyFont", true}, {"applyFill", fill > 0}, {"applyBorder", border > 0}, {"applyAlignment", true}, {"applyProtection", s.Open}} {
		if a.set {
			fmt.Fprintf(&b, ` %s="1"`, a.name)
		}
	}
	up, across := "top", `horizontal="left" vertical="%s" wrapText="1" indent="1"`
	if s.Middle {
		up = "center"
	}
	if s.Right {
		across = `horizontal="right" vertical="%s"`
	}
	fmt.Fprintf(&b, `><alignment `+across+`/>`, up)
	if s.Open {
		b.WriteString(`<protection locked="0"/>`)
	}
	b.WriteString("</xf>")
	return b.String()
}

package sheetml

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"yourpart/export/office"
)

// What prints alike on every sheet: across on A4, as wide as the paper.
const printing = `<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0" footer="0"/>` +
	`<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="landscape"/>`

// locked lets people filter and change how a locked sheet looks, and nothing else.
const locked = `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0"` +
	` insertColumns="1" insertRows="1" insertHyperlinks="1" deleteColumns="1" deleteRows="1" selectLockedCells="0" sort="1" autoFilter="0" pivotTables="1" selectUnlockedCells="0"/>`

// area is the cells of a sheet, with names made by at; so many columns, or all where that is 0.
func (s *Sheet) area(at func(x, y int) string, columns int) string {
	if columns == 0 {
		columns = len(s.Columns)
	}
	return at(0, 0) + ":" + at(max(columns, 1)-1, max(len(s.Rows), 1)-1)
}

// part is the sheet in XML. The order of what is in it is laid down.
func (s *Sheet) part(texts *strs, first bool) []byte {
	var b bytes.Buffer
	b.WriteString(office.Head + `<worksheet xmlns="` + mainNS + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
	fmt.Fprintf(&b, `<dimension ref="%s"/><sheetViews><sheetView`, s.area(At, 0))
	if first {
		b.WriteString(` tabSelected="1"`)
	}
	b.WriteString(` workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>` +
		`<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	s.columns(&b)
	b.WriteString("<sheetData>")
	for y, r := range s.Rows {
		fmt.Fprintf(&b, `<row r="%d" ht="%s" customHeight="1">`, y+1, number(r.Height))
		for x, c := range r.Cells {
			c.write(&b, At(x, y), texts)
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>")
	if s.Locked {
		b.WriteString(locked)
	}
	fmt.Fprintf(&b, `<autoFilter ref="%s"/>`, s.area(At, 0))
	s.lists(&b)
	b.WriteString(printing)
	fmt.Fprintf(&b, `<headerFooter><oddFooter>%s</oddFooter></headerFooter></worksheet>`,
		element("&L"+strings.ReplaceAll(s.Foot, "&", "&&")+"&C&A&R&P of &N"))
	return b.Bytes()
}

func (s *Sheet) columns(b *bytes.Buffer) {
	if len(s.Columns) == 0 {
		return
	}
	b.WriteString("<cols>")
	for x, c := range s.Columns {
		hidden := ""
		if c.Hidden {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(b, `<col min="%d" max="%d" width="%s"%s customWidth="1"/>`, x+1, x+1, number(c.Width), hidden)
	}
	b.WriteString("</cols>")
}

// lists are what can be chosen.
func (s *Sheet) lists(b *bytes.Buffer) {
	if len(s.Lists) == 0 {
		return
	}
	fmt.Fprintf(b, `<dataValidations count="%d">`, len(s.Lists))
	for _, l := range s.Lists {
		style := ""
		if l.Take {
			style = ` errorStyle="warning"`
		}
		fmt.Fprintf(b, `<dataValidation type="list"%s allowBlank="1" showErrorMessage="1" errorTitle="%s" error="%s" sqref="%s"><formula1>%s</formula1></dataValidation>`,
			style, attribute(l.Title), attribute(l.Say), l.Cells, element(l.formula()))
	}
	b.WriteString("</dataValidations>")
}

// formula is where the values are, or the values.
func (l *List) formula() string {
	if len(l.Values) == 0 {
		return l.From
	}
	return `"` + strings.ReplaceAll(strings.Join(l.Values, ","), `"`, `""`) + `"`
}

func (c Cell) write(b *bytes.Buffer, at string, texts *strs) {
	fmt.Fprintf(b, `<c r="%s"`, at)
	if c.Style > 0 {
		fmt.Fprintf(b, ` s="%d"`, c.Style)
	}
	switch {
	case c.Numeric:
		fmt.Fprintf(b, "><v>%s</v></c>", number(c.Number))
	case c.Text != "":
		fmt.Fprintf(b, ` t="s"><v>%d</v></c>`, texts.of(c.Text))
	default:
		b.WriteString("/>")
	}
}

// number is a number as it is stored: all of it, and no exponent.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// strs are the texts of a workbook, each once.
type strs struct {
	at    map[string]int
	all   []string
	count int // of the cells that have one
}

func (t *strs) of(s string) int {
	t.count++
	i, ok := t.at[s]
	if !ok {
		i = len(t.all)
		t.at[s] = i
		t.all = append(t.all, s)
	}
	return i
}

// part is the texts in XML. A program may drop space at either end unless it is told not to.
func (t *strs) part() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, office.Head+`<sst xmlns="%s" count="%d" uniqueCount="%d">`, mainNS, t.count, len(t.all))
	for _, s := range t.all {
		keep := ""
		if strings.TrimSpace(s) != s || strings.Contains(s, "\n") {
			keep = ` xml:space="preserve"`
		}
		fmt.Fprintf(&b, "<si><t%s>%s</t></si>", keep, stored(s))
	}
	b.WriteString("</sst>")
	return b.Bytes()
}

package sheetml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// rowsOf are the rows of a sheet as this package reads them.
func rowsOf(file []byte, sheet int) (rows [][]string, err error) {
	r, err := Open(file)
	if err != nil {
		return nil, err
	}
	err = r.Rows(sheet, NoLimits, func(number int, cells []string) error {
		for len(rows) < number-1 {
			rows = append(rows, nil)
		}
		rows = append(rows, cells)
		return nil
	})
	return rows, err
}

// hard are texts that are hard to store.
var hard = []string{"plain", " space ", "two\nlines\n", "tab\tin", "<&>\"']]>", "_x0041_", "_x005F_x0041_", "_x0041_x0042_", "x_x", "_xZZZZ_", "=1+1", "żółć 漢字 😀", "Case", "case"}

// sample is a workbook with a bit of everything.
func sample() *Book {
	b := &Book{Styles: []Style{{Bold: true, Ink: "FFFFFF", Fill: "15284A", Middle: true}, {Ink: "112233", Line: "D6DCE4", Format: "yyyy-mm-dd"}, {Format: "0.0", Right: true}, {Fill: "FFFBE6", Open: true}},
		Facts: Facts{Title: `A "title" & more`, Creator: "us", Description: "why", Language: "en", Made: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Own: [][2]string{{"Catalogue", "1 & 2"}}}}
	first := Sheet{Name: "A & B", Columns: []Column{{Width: 10}, {Width: 20.5}, {Width: 7, Hidden: true}}, Foot: "R&D", Printed: 2, Locked: true,
		Rows:  []Row{{Height: 31, Cells: []Cell{{Style: 1, Text: "Text"}, {Style: 1, Text: "Number"}, {Style: 1, Text: "Day"}}}},
		Lists: []List{{Cells: "A2:A3", Values: []string{"a", `b "c" & d`}, Title: "Text", Say: "one of\nthem"}, {Cells: "B2", From: "Two!$A$1:$A$2", Take: true, Say: "x"}}}
	for i, s := range hard {
		first.Rows = append(first.Rows, Row{Height: 13.5, Cells: []Cell{{Style: 4, Text: s}, {Style: 3, Number: float64(i) / 3, Numeric: true},
			{Style: 2, Number: Serial(time.Date(2026, 12, 1+i, 0, 0, 0, 0, time.UTC)), Numeric: true}}})
	}
	first.Rows = append(first.Rows, Row{Height: 13.5, Cells: []Cell{{Style: 4}}})
	b.Sheets = []Sheet{first, {Name: "Two", Hidden: true}}
	return b
}

func written(t testing.TB, b *Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestOthersRead: another library finds every cell, list and fact of what is written, and this
// package finds the same cells; the same workbook is the same bytes.
func TestOthersRead(t *testing.T) {
	file := written(t, sample())
	if !bytes.Equal(file, written(t, sample())) {
		t.Error("equal workbooks are not equal bytes")
	}
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := f.GetRows("A & B", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	got, err := rowsOf(file, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range hard {
		if got[i+1][0] != s {
			t.Errorf("%q is read as %q", s, got[i+1][0])
		}
		if s == "_xZZZZ_" { // which the other takes for a code
			want[i+1][0] = s
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("read as %q, and by another as %q", got, want)
	}
	lists, err := f.GetDataValidations("A & B")
	if err != nil || len(lists) != 2 || lists[1].Formula1 != "Two!$A$1:$A$2" || *lists[0].Error != "one of\nthem" {
		t.Errorf("lists %+v, %v", lists, err)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Title != `A "title" & more` || props.Created != "2026-12-01T00:00:00Z" {
		t.Errorf("facts %+v, %v", props, err)
	}
	foot, err := f.GetHeaderFooter("A & B")
	if err != nil || foot.OddFooter != "&LR&&D&C&A&R&P of &N" {
		t.Errorf("foot %+v, %v", foot, err)
	}
	if names := f.GetDefinedName(); len(names) != 6 || names[2].RefersTo != "'A & B'!$A$1:$B$16" {
		t.Errorf("names %+v", names)
	}
}

// TestControls: what XML cannot hold is written as a code, and read as it was.
func TestControls(t *testing.T) {
	b := sample()
	const typed = "a\x01b\r\nc\ufffe"
	b.Sheets[0].Rows[1].Cells[0].Text = typed
	got, err := rowsOf(written(t, b), 0)
	if err != nil || got[1][0] != typed {
		t.Errorf("%q, %v", got, err)
	}
	long := strings.Repeat("😀", maxCell)
	if s := cut(long, maxCell); len(s) != maxCell/2*len("😀") {
		t.Errorf("%d bytes", len(s))
	}
}

// TestOrder: the elements of a sheet are in the order that is laid down, and no list is empty.
func TestOrder(t *testing.T) {
	b := sample()
	order := []string{"<sheetPr>", "<dimension ", "<sheetViews>", "<sheetFormatPr ", "<cols>", "<sheetData>", "<sheetProtection ", "<autoFilter ", "<dataValidations ", "<pageMargins ", "<pageSetup ", "<headerFooter>"}
	part, last := string(b.Sheets[0].part(&strs{at: map[string]int{}}, true)), -1
	for _, e := range order {
		at := strings.Index(part, e)
		if at <= last {
			t.Errorf("%s is at %d, after %d", e, at, last)
		}
		last = at
	}
	if part := string(b.Sheets[1].part(&strs{at: map[string]int{}}, false)); strings.Contains(part, "<cols>") || strings.Contains(part, "<dataValidations") {
		t.Errorf("an empty list: %s", part)
	}
}

// TestRefused: what Excel would offer to repair is not written.
func TestRefused(t *testing.T) {
	for name, spoil := range map[string]func(*Book){
		"no sheet":       func(b *Book) { b.Sheets = nil },
		"a hidden first": func(b *Book) { b.Sheets[0].Hidden = true },
		"one name twice": func(b *Book) { b.Sheets[1].Name = "a & b" },
		"a long name":    func(b *Book) { b.Sheets[1].Name = strings.Repeat("x", 32) },
		"a sign":         func(b *Book) { b.Sheets[1].Name = "a/b" },
		"no such style":  func(b *Book) { b.Sheets[0].Rows[0].Cells[0].Style = 9 },
		"a long list":    func(b *Book) { b.Sheets[0].Lists[0].Values = []string{strings.Repeat("x", 256)} },
		"more cells":     func(b *Book) { b.Sheets[0].Columns = nil },
	} {
		b := sample()
		spoil(b)
		if err := b.Write(&bytes.Buffer{}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// parts is a workbook of one sheet as some program could write it.
func parts(sheet string, more map[string]string) []byte {
	all := map[string]string{
		"_rels/.rels":                `<Relationships xmlns="x"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="S" sheetId="7" r:id="z"/></x:sheets></x:workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="x"><Relationship Id="z" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="../xl/sheets/One.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="/xl/texts.xml"/></Relationships>`,
		"xl/sheets/one.xml":          `<worksheet xmlns="m"><sheetData>` + sheet + `</sheetData></worksheet>`,
		"xl/texts.xml":               `<sst xmlns="m"><si><t>zero</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">ri </t></r><r><t>ch_x0021_</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si><si><t/></si></sst>`,
	}
	for name, text := range more {
		all[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range all {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(text))
	}
	_ = z.Close()
	return b.Bytes()
}

// TestReads: cells of every kind, and rows that leave out where they are.
func TestReads(t *testing.T) {
	for sheet, want := range map[string]string{
		`<row><c t="s"><v>1</v></c><c/><c t="s"><v> 0 </v></c></row>`:                                                     `[[ri ch!  zero]]`,
		`<row r="3"><c r="b3" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c><v>1</v></c></row>`:         `[[] [] [ inline 1]]`,
		`<row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-12-01</v></c><c t="n"><v>1.5E3</v></c></row>`: `[[1 #N/A 2026-12-01 1.5E3]]`,
		`<row><c t="str"><f>A1&amp;B1</f><v>was</v></c><c><f>1/0</f></c></row><row/><row><c><v>x</v></c></row>`:           `[[was ] [] [x]]`,
		`<row><c><v>a<![CDATA[<b>]]></v><extLst><c><v>no</v></c></extLst></c></row>`:                                      `[[a<b>]]`,
	} {
		rows, err := rowsOf(parts(sheet, nil), 0)
		if got := fmt.Sprint(rows); err != nil || got != want {
			t.Errorf("%s: %s, not %s (%v)", sheet, got, want, err)
		}
	}
	r, err := Open(parts("", nil))
	if err != nil || !r.Days1904 || !slices.Equal(r.Sheets, []string{"S"}) {
		t.Errorf("%+v, %v", r, err)
	}
	wide := "\xff\xfe"
	for _, c := range `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="m"><sheetData><row><c><v>ż</v></c></row></sheetData></worksheet>` {
		wide += string([]byte{byte(c), byte(c >> 8)})
	}
	if rows, err := rowsOf(parts("", map[string]string{"xl/sheets/one.xml": wide}), 0); fmt.Sprint(rows) != "[[ż]]" {
		t.Errorf("UTF-16: %q, %v", rows, err)
	}
}

// TestUnsound: a workbook that is damaged is refused, and never read in part.
func TestUnsound(t *testing.T) {
	for name, file := range map[string][]byte{
		"breaks off":     parts("", map[string]string{"xl/sheets/one.xml": `<worksheet><sheetData><row><c><v>1</v></c></row>`}),
		"entities":       parts("", map[string]string{"xl/sheets/one.xml": `<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>`}),
		"no such text":   parts(`<row><c t="s"><v>3</v></c></row>`, nil),
		"no number":      parts(`<row><c t="s"><v>x</v></c></row>`, nil),
		"rows back":      parts(`<row r="2"/><row r="1"/>`, nil),
		"a row too far":  parts(`<row r="1048577"/>`, nil),
		"cells back":     parts(`<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`, nil),
		"no such cell":   parts(`<row><c r="XFE1"><v>1</v></c></row>`, nil),
		"no sheet":       parts("", map[string]string{"xl/_rels/workbook.xml.rels": `<Relationships/>`}),
		"another coding": parts("", map[string]string{"xl/sheets/one.xml": `<?xml version="1.0" encoding="Shift_JIS"?><worksheet/>`}),
		"one part twice": parts("", map[string]string{"XL/texts.xml": ""}),
	} {
		if rows, err := rowsOf(file, 0); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %q, %v", name, rows, err)
		}
	}
}

// TestLimits: more than is asked for is an error, unless it is blank.
func TestLimits(t *testing.T) {
	for sheet, want := range map[string]error{
		`<row r="3"><c><v>1</v></c></row>`:                                    ErrMany,
		`<row><c r="C1"><v>1</v></c></row>`:                                   ErrMany,
		`<row r="3"><c><v> </v></c></row><row r="4"><c r="C4"><f/></c></row>`: nil,
		`<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`:               ErrLong,
	} {
		r, err := Open(parts(sheet, nil))
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Rows(0, Limits{Rows: 2, Columns: 2, Text: 7}, func(int, []string) error { return nil }); !errors.Is(err, want) {
			t.Errorf("%s: %v, not %v", sheet, err, want)
		}
	}
}

// TestNames: names of cells and days are as another library has them.
func TestNames(t *testing.T) {
	for _, x := range []int{0, 25, 26, 701, 702, MaxColumns - 1} {
		want, _ := excelize.CoordinatesToCellName(x+1, 7)
		if at := At(x, 6); at != want {
			t.Errorf("%s, not %s", at, want)
		}
		if got, err := columnOf(Absolute(x, 6)); err != nil || got != x {
			t.Errorf("%s is column %d, %v", want, got, err)
		}
	}
	for _, serial := range []int{30000, 46357, 120000} {
		for _, mac := range []bool{false, true} {
			want, _ := excelize.ExcelDateToTime(float64(serial), mac)
			if day := Day(serial, mac); !day.Equal(want) {
				t.Errorf("%d is %s, not %s", serial, day, want)
			}
		}
	}
	if n := Serial(Day(120000, false)); n != 120000 {
		t.Errorf("a day far off is %v", n)
	}
	if n := Serial(time.Date(2026, 12, 1, 18, 0, 0, 0, time.FixedZone("", 7200))); n != 46357.75 {
		t.Errorf("%v", n)
	}
}

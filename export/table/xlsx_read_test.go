package table

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yourpart/export/table/sheetml"
)

// bookOf is a workbook whose second sheet has these rows; nil is an empty one.
func bookOf(t testing.TB, rows [][]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Questions"); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := f.SetSheetRow("Questions", sheetml.At(0, i), &row); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReadWorkbook: the sheet that has the columns is read, with the numbers of its
// rows.
func TestReadWorkbook(t *testing.T) {
	g, err := ReadGrid(bookOf(t, [][]any{{"Questions for you"}, nil, {"Control", "answer", "note"}, {"a-b", "A", "one\ntwo"}, nil, {"c-d", 1.5, ""}}))
	if want := "3|Control|answer|note\n4|a-b|A|one\ntwo\n6|c-d|1.5\n"; err != nil || told(g) != want || !g.Even || !g.Rows[2].Apart {
		t.Errorf("read as %q, not %q (%v)", told(g), want, err)
	}
	g, err = ReadGrid(bookOf(t, [][]any{{"control,service,answer,note"}, {`a-b,x,A,"one`}, {"two; three", "four\""}, {"c-d,y,B,"}}))
	if want := "1|control|service|answer|note\n2|a-b|x|A|one\ntwo; three;four\n4|c-d|y|B|\n"; err != nil || told(g) != want {
		t.Errorf("one column is read as %q, not %q (%v)", told(g), want, err)
	}
}

// zipOf is a packed file with these parts.
func zipOf(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// repacked is a workbook with one part replaced.
func repacked(t *testing.T, file []byte, part, text string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, p := range z.File {
		r, err := p.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		parts[p.Name] = b.String()
	}
	parts[part] = text
	return zipOf(t, parts)
}

// TestHostileWorkbooks: a file that grows without end once unpacked, has rows or
// columns without end, or is none at all is refused in one line, at once.
func TestHostileWorkbooks(t *testing.T) {
	good := bookOf(t, [][]any{{"control", "answer"}, {"a-b", "A"}})
	const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	cell := func(row, at string) string {
		return `<row r="` + row + `"><c r="` + at + `" t="inlineStr"><is><t>x</t></is></c></row>`
	}
	many := map[string]string{"xl/workbook.xml": ""}
	for i := range mostParts {
		many[strings.Repeat("x", i+1)] = ""
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a bomb":          {zipOf(t, map[string]string{"xl/workbook.xml": "", "xl/media/a": strings.Repeat("0", mostUnpacked+1)}), "once unpacked"},
		"many parts":      {zipOf(t, many), "once unpacked"},
		"OpenDocument":    {zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "save it as Excel 2007"},
		"a binary book":   {zipOf(t, map[string]string{"xl/workbook.bin": ""}), "(.xlsb)"},
		"Numbers":         {zipOf(t, map[string]string{"Index/Document.iwa": ""}), "Export To"},
		"a document":      {zipOf(t, map[string]string{"word/document.xml": ""}), "not a workbook"},
		"half of one":     {good[:len(good)/2], "not a workbook"},
		"no XML":          {repacked(t, good, "xl/workbook.xml", "<<<"), "not a workbook"},
		"rows to the end": {repacked(t, good, "xl/worksheets/sheet2.xml", sheet+cell("1048576", "A1048576")+"</sheetData></worksheet>"), "no sheet of questions"},
		"a far column":    {repacked(t, good, "xl/worksheets/sheet2.xml", sheet+cell("1", "XFD1")+"</sheetData></worksheet>"), "no sheet of questions"},
		"no such cell":    {repacked(t, good, "xl/worksheets/sheet2.xml", sheet+cell("1", "AAAAAAAA99999999999")+"</sheetData></worksheet>"), "not a workbook"},
	} {
		g, err := ReadGrid(c.file)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, read as %q", name, err, told(g))
		}
	}
}

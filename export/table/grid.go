package table

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strings"

	"yourpart/internal/text"
)

// A Grid is a table that came back, from its head on.
type Grid struct {
	// Rows are those with something in them, the head first.
	Rows []GridRow
	// Even is true where a missing cell is an empty one, as in a workbook. In
	// text it may be a sign that a row was torn apart.
	Even bool
	// Remark is what a person should know of how it was read; mostly empty.
	Remark string
}

// A GridRow is one row of a table.
type GridRow struct {
	Number int // as a spreadsheet shows it, from 1; in a mail the number of the line
	Cells  []string
	Apart  bool // there is an empty row above

	line int // of the text on which it begins, from 1
}

// mostAbove is how many rows may be above the head, such as a title.
const mostAbove = 30

// errPacked says what a spreadsheet did that takes another list separator.
var errPacked = errors.New("the sheet was opened with another list separator, so each row is in one column; open the original again with Data › From Text/CSV and choose the comma, or ask for the sheet as xlsx")

// ReadGrid reads a table with the columns of a sheet or of a file of answers: a
// workbook (xlsx), CSV or tab separated text in the encodings that spreadsheets
// write, a table within a mail, or the Markdown sheet with boxes ticked. The error
// says how to save what cannot be read.
func ReadGrid(file []byte) (Grid, error) {
	if kind := foreign(file); kind != "" {
		return Grid{}, errors.New(kind)
	}
	if bytes.HasPrefix(file, []byte("PK\x03\x04")) {
		return readWorkbook(file)
	}
	s, remark, err := decoded(file)
	if err != nil {
		return Grid{}, err
	}
	g, err := gridOfText(unquoted(endings(s)))
	g.Remark = remark
	return g, err
}

// foreign says how to save a file of a kind that is not read, or is empty.
func foreign(file []byte) string {
	for _, k := range []struct{ begins, told string }{
		{"\xd0\xcf\x11\xe0", "an Excel workbook with a password or of the old kind (.xls); save it as Excel Workbook (.xlsx) without a password"},
		{"%PDF-", "a PDF, which cannot be read back; fill in the sheet as csv or xlsx"},
		{`{\rtf`, "a document (.rtf); copy its table into a spreadsheet and save it as CSV UTF-8"},
		{"<", "a web page or XML; copy its table into a spreadsheet and save it as CSV UTF-8"},
	} {
		if bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(file, []byte(byteOrderMark))), []byte(k.begins)) {
			return k.told
		}
	}
	return ""
}

// isHead reports whether a row names the columns of a sheet.
func isHead(cells []string) bool {
	has := func(name string) bool {
		return slices.ContainsFunc(cells, func(c string) bool { return HeadName(c) == name })
	}
	return has("control") && (has("answer") || has("option"))
}

// HeadName is the name of a column as it is compared.
func HeadName(cell string) string {
	return strings.ToLower(strings.Trim(text.CleanLine(cell), "\ufeff \"'“”"))
}

// fromHead is the rows from the head on; all of them where there is none.
func fromHead(rows []GridRow) ([]GridRow, bool) {
	for i, r := range rows[:min(len(rows), mostAbove)] {
		if isHead(r.Cells) {
			return rows[i:], true
		}
	}
	return rows, false
}

// packedRow is how a row begins that is in one column with all its cells: with
// the id of a question and a separator.
var packedRow = regexp.MustCompile(`^"?[a-z0-9]+(-[a-z0-9]+)+(@[a-z0-9-]+)?"?[,;\t]`)

// packed reports whether a spreadsheet put whole rows into one column.
func packed(rows []GridRow) bool {
	rows, headed := fromHead(rows)
	for i, r := range rows {
		if only := strings.TrimSpace(first(r.Cells)); only == "" || headed && strings.Join(r.Cells[1:], "") != "" {
			continue
		} else if packedRow.MatchString(only) || !headed && i < mostAbove && isHead(strings.FieldsFunc(strings.Join(r.Cells, ";"), isSeparator)) {
			return true
		}
	}
	return false
}

func first(cells []string) string {
	if len(cells) == 0 {
		return ""
	}
	return cells[0]
}

const separators = ",;\t"

func isSeparator(r rune) bool { return strings.ContainsRune(separators, r) }

// unpacked reads rows that a spreadsheet put into one column. Where the text has
// the separator of that spreadsheet it spread over several, which outer joins.
func unpacked(rows []GridRow, outer rune) ([]GridRow, error) {
	var b strings.Builder
	var numbers []int // of the row that each line is from
	for _, r := range rows {
		for len(numbers) > 0 && numbers[len(numbers)-1] < r.Number-1 { // an empty row within a cell
			b.WriteByte('\n')
			numbers = append(numbers, numbers[len(numbers)-1]+1)
		}
		cells := r.Cells
		for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1]) == "" {
			cells = cells[:len(cells)-1]
		}
		line := strings.Join(cells, string(outer))
		b.WriteString(line + "\n")
		for range strings.Count(line, "\n") + 1 {
			numbers = append(numbers, r.Number)
		}
	}
	for _, inner := range separators {
		if inner == outer {
			continue
		}
		read, err := parsed(b.String(), inner, false)
		read, headed := fromHead(read)
		if err != nil || !headed || packed(read) {
			continue
		}
		for i := range read {
			last := read[i].Cells[len(read[i].Cells)-1]
			if strings.HasPrefix(last, string(outer)) {
				return nil, errPacked // answers were put beside the one column, under no head
			}
			read[i].Number = numbers[min(read[i].line, len(numbers))-1]
		}
		return read, nil
	}
	return nil, errPacked
}

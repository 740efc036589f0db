package table

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoded is a text file in UTF-8, and what to say of one whose encoding had to be
// guessed.
func decoded(file []byte) (text, remark string, err error) {
	b := bytes.TrimPrefix(fromUTF16(file), []byte(byteOrderMark))
	const save = "save it as CSV UTF-8, or as xlsx"
	switch {
	case bytes.IndexByte(b, 0) >= 0:
		return "", "", errors.New("not text in an encoding that is read; " + save)
	case utf8.Valid(b):
		return string(b), "", nil
	case bytes.IndexByte(b, '\n') < 0: // an old Mac's letters are others
		return "", "", errors.New("not UTF-8; " + save)
	}
	for _, c := range b {
		if bytes.IndexByte([]byte{0x81, 0x8d, 0x8f, 0x90, 0x9d}, c) >= 0 { // which Windows-1252 has not
			return "", "", errors.New("not UTF-8; " + save)
		}
	}
	wide, err := charmap.Windows1252.NewDecoder().Bytes(b)
	return string(wide), "not UTF-8, so it is read as Windows-1252, the Western European one; where letters in notes are wrong, " + save, err
}

// fromUTF16 turns what a spreadsheet calls Unicode text into UTF-8. It begins
// with a mark that says in which order its bytes come; other files stay as they
// are.
func fromUTF16(b []byte) []byte {
	var order binary.ByteOrder = binary.LittleEndian
	switch {
	case len(b)%2 == 1:
		return b
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	case !bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return b
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return []byte(string(utf16.Decode(units)))
}

// endings gives a text line feeds where a spreadsheet on a Mac ends rows with
// carriage returns. Line feeds within cells stay.
func endings(text string) string {
	rows, cells, quoted := 0, 0, false // carriage returns, and line feeds, outside of cells
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\n':
			cells++
		case c == '\r' && !strings.HasPrefix(text[i+1:], "\n"):
			rows++
		}
	}
	if rows == 0 || cells > 0 {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// unquoted takes away the > that a mail program puts before lines, where the sheet
// is behind them.
func unquoted(text string) string {
	if _, _, comma := headLine(text); comma != 0 || ticked(text) {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		for strings.HasPrefix(l, ">") {
			l = strings.TrimPrefix(l[1:], " ")
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}

// sepLine is how Excel is told about the separator; it shows no row for it.
var sepLine = regexp.MustCompile(`^"?(?i:sep)=(.)"?[,;]*\r?\n`)

// quotedCell finds a cell of tab separated text that begins with a quote, as one
// with a line break does.
var quotedCell = regexp.MustCompile(`(?m)(^|\t)"`)

// gridOfText reads a table out of text.
func gridOfText(text string) (Grid, error) {
	if ticked(text) {
		return gridOfTicks(text), nil
	}
	comma := rune(0)
	if m := sepLine.FindStringSubmatch(text); m != nil {
		comma, _ = utf8.DecodeRuneInString(m[1])
		text = text[len(m[0]):]
	}
	lines, body, found := headLine(text)
	above := rowsAbove(text[:len(text)-len(body)], lines, found)
	if found != 0 || comma == 0 || !validComma(comma) {
		comma = found
	}
	if comma == 0 {
		comma = separator(body)
	}
	loose := comma == '\t' && !quotedCell.MatchString(body) // pasted, so a quote is an inch
	rows, err := parsed(body, comma, loose)
	if err != nil || packed(rows) {
		read, torn := unpackedText(body)
		if torn == nil {
			return Grid{Rows: below(read, above)}, nil
		}
		if err == nil || errors.Is(torn, errPacked) {
			return Grid{}, errPacked
		}
	}
	rows, _ = fromHead(rows)
	var q *quotesError
	if errors.As(err, &q) {
		q.row += above
	}
	return Grid{Rows: below(rows, above)}, err
}

// quotedRow finds a row that a spreadsheet took for one cell, and quoted.
var quotedRow = regexp.MustCompile(`(?m)^"[a-z0-9]+(-[a-z0-9]+)+(@[a-z0-9-]+)?[,;\t]`)

// unpackedText reads a text in which whole rows are in one column. The error is
// errPacked where they are, but cannot be made out.
func unpackedText(text string) ([]GridRow, error) {
	failed := errors.New("not in one column")
	for _, outer := range separators {
		spread, err := parsed(text, outer, true)
		if err != nil {
			continue
		}
		if read, err := unpacked(spread, outer); err == nil {
			return read, nil
		}
		if quotedRow.MatchString(text) {
			failed = errPacked
		}
	}
	return nil, failed
}

// below is rows that begin under so many others.
func below(rows []GridRow, above int) []GridRow {
	for i := range rows {
		rows[i].Number += above
	}
	return rows
}

// rowsAbove is how many rows a spreadsheet shows above the head: a title may go over
// several lines of one cell. Where the quotes do not match, each line is a row.
func rowsAbove(text string, lines int, comma rune) int {
	if comma == 0 || !strings.Contains(text, `"`) {
		return lines
	}
	rows, err := parsed(text, comma, false)
	if err != nil || len(rows) == 0 {
		return lines
	}
	last := rows[len(rows)-1]
	taken := last.line + strings.Count(strings.Join(last.Cells, ""), "\n")
	return last.Number + lines - taken
}

// headLine finds the line that names the columns: how many lines are above it, the
// text from it on, and its separator, 0 where there is no such line.
func headLine(text string) (above int, body string, comma rune) {
	rest := text
	for n := range mostAbove {
		line, after, more := strings.Cut(rest, "\n")
		for _, sep := range separators {
			if isHead(strings.Split(line, string(sep))) {
				return n, rest, sep
			}
		}
		if !more {
			break
		}
		rest = after
	}
	return 0, text, 0
}

// validComma reports whether csv takes a rune as the separator.
func validComma(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && r != utf8.RuneError && utf8.ValidRune(r)
}

// separator finds what is between columns: spreadsheets of many countries write
// semicolons.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	for _, r := range separators {
		if strings.ContainsRune(line, r) {
			return r
		}
	}
	return ','
}

// A quotesError says in which row quotes do not match. Nothing below it can be
// made out.
type quotesError struct{ row int }

func (e *quotesError) Error() string { return fmt.Sprintf("row %d: the quotes do not match", e.row) }

// parsed is the rows of a text that have something in them. Loose quotes are part
// of a cell that does not begin with one.
func parsed(text string, comma rune, loose bool) (rows []GridRow, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, loose, -1
	r.TrimLeadingSpace = comma != '\t' && !loose // a tab would be trimmed itself
	number, apart, from := 0, false, int64(0)
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		gap := emptyLines(text[from:])
		if number += gap + 1; err != nil {
			return rows, &quotesError{number}
		}
		from = r.InputOffset()
		apart = apart || gap > 0
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			apart = true
			continue
		}
		line, _ := r.FieldPos(0)
		rows = append(rows, GridRow{Number: number, Cells: cells, Apart: apart, line: line})
		apart = false
	}
}

// emptyLines counts the lines with nothing on them that a text begins with.
func emptyLines(text string) (n int) {
	for {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(text, "\r"), "\n")
		if !ok {
			return n
		}
		text = rest
		n++
	}
}

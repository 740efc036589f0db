package cli

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"yourpart/export/table"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// The columns of a file of answers. The first is needed, and one of optionColumn
// and answerColumn: a program writes an option's id, a person who fills in a
// sheet of questions a letter or words.
var csvColumns = []string{"control", optionColumn, answerColumn, "service", "note", "evidence"}

const (
	optionColumn = "option"
	answerColumn = "answer"
)

// readCSV reads a file of answers. Errors name the line.
func (a *app) readCSV(path string, c *catalogue.Catalogue, s *questionnaire.Assessment, date questionnaire.Date) ([]entry, error) {
	b, err := a.readAll(path)
	if err != nil {
		return nil, err
	}
	b = bytes.TrimPrefix(fromUTF16(b), []byte("\ufeff"))
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("%s: no UTF-8 text; save it as CSV UTF-8", shown(path))
	}
	if !bytes.ContainsRune(b, '\n') { // as spreadsheets on a Mac save it when asked to
		b = bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = separator(b)
	r.TrimLeadingSpace = r.Comma != '\t' // which would be trimmed itself
	at, width, unread, err := header(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), err)
	}
	if _, sheet := at[answerColumn]; sheet {
		r.FieldsPerRecord = -1 // some spreadsheets leave out the empty cells at the end of a row
	}
	const few = 9
	if n := len(unread) - few; n > 0 {
		unread = append(unread[:few], fmt.Sprintf("and %d more columns", n))
	}
	if len(unread) > 0 {
		a.note("%s: not read: %s", shown(path), strings.Join(unread, ", "))
	}
	out, blank, err := readRows(r, func(row []string) (entry, error) {
		row, err := evened(row, width, at["control"], c)
		if err != nil {
			return entry{}, err
		}
		return parseRow(at, row, c, s, date)
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), err)
	}
	if blank > 0 {
		a.note("%s: %s without an answer changed nothing", shown(path), text.Plural(blank, "row"))
	}
	return out, nil
}

// readRows reads the rows below the first line, and counts those that say
// nothing. The error says what is wrong with one row, and names the lines of
// all others that are wrong as well, so that a sheet is mended at one go.
func readRows(r *csv.Reader, parse func([]string) (entry, error)) (out []entry, blank int, wrong error) {
	var also []string
	lines := map[questionnaire.CellID]int{}
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil { // from here on nothing can be made out
			return nil, 0, cmp.Or(wrong, inWords(err))
		}
		line, _ := r.FieldPos(0)
		e, err := parse(row)
		first := lines[e.cell]
		switch {
		case err == errBlank:
			blank++
			continue
		case err == nil && first > 0:
			err = fmt.Errorf("%s is answered on line %d already; remove one of them", e.cell, first)
		}
		switch {
		case err == nil:
			lines[e.cell] = line
			out = append(out, e)
		case wrong == nil:
			wrong = fmt.Errorf("line %d: %w", line, err)
		default:
			also = append(also, strconv.Itoa(line))
		}
	}
	if len(also) > 0 {
		wrong = fmt.Errorf("%w; to mend as well: line %s", wrong, strings.Join(also, ", "))
	}
	return out, blank, wrong
}

// readAll reads a file or standard input, up to what an assessment may hold.
func (a *app) readAll(path string) ([]byte, error) {
	in := a.In
	if path != stdin {
		f, err := store.OpenInput(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", shown(path), store.Reason(err))
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, questionnaire.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), store.Reason(err))
	}
	if len(b) > questionnaire.MaxFile {
		return nil, fmt.Errorf("%s: larger than %d MiB; that is no file of answers", shown(path), questionnaire.MaxFile>>20)
	}
	return b, nil
}

// fromUTF16 turns what a spreadsheet calls Unicode text into UTF-8. It begins
// with a mark that says in which order its bytes stand; other files stay as
// they are.
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

// separator finds what stands between columns: spreadsheets of many countries
// write semicolons.
func separator(b []byte) rune {
	first, _, _ := bytes.Cut(b, []byte("\n"))
	for _, r := range ",;\t" {
		if bytes.ContainsRune(first, r) {
			return r
		}
	}
	return ','
}

// header reads the first line, finds each column, and names those that are not
// read, unless a sheet has them for people. A name that is nearly one of ours
// is a slip: what stands below it would be lost.
func header(r *csv.Reader) (at map[string]int, width int, unread []string, err error) {
	row, err := r.Read()
	if err == io.EOF {
		return nil, 0, nil, errors.New("empty; its first line names the columns: control,service,option,note,evidence")
	}
	if err != nil {
		return nil, 0, nil, inWords(err)
	}
	at = map[string]int{}
	for i, name := range row {
		name = text.CleanLine(strings.ToLower(name))
		if !slices.Contains(csvColumns, name) {
			if near := text.Nearest(name, csvColumns, 1); len(near) > 0 && !slices.Contains(table.SheetShown, name) {
				return nil, 0, nil, fmt.Errorf("line 1: no column %q; did you mean %s?", name, near[0])
			}
			if name != "" && !slices.Contains(table.SheetShown, name) {
				unread = append(unread, strconv.Quote(name))
			}
			continue
		}
		if _, twice := at[name]; twice {
			return nil, 0, nil, fmt.Errorf("line 1: the column %q stands twice", name)
		}
		at[name] = i
	}
	_, options := at[optionColumn]
	_, answers := at[answerColumn]
	switch _, controls := at["control"]; {
	case !controls:
		return nil, 0, nil, errors.New(`line 1: the column "control" is missing`)
	case !options && !answers:
		return nil, 0, nil, errors.New(`line 1: the column "option" is missing`)
	case options && answers:
		return nil, 0, nil, errors.New(`line 1: it has both "option" and "answer"; keep one of them`)
	}
	return at, len(row), unread, nil
}

// errRagged is the error for a row that does not fit under the first line.
var errRagged = errors.New("it has more or fewer columns than the first line")

// evened is a row of a sheet with as many cells as the first line has. What is
// not there must be no more than empty cells, and what is too much as well.
func evened(row []string, width, control int, c *catalogue.Catalogue) ([]string, error) {
	for len(row) > width && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	if len(row) == width {
		return row, nil
	}
	if len(row) > width || len(row) <= control {
		return nil, errRagged
	}
	if _, known := c.Control(strings.TrimSpace(row[control])); !known {
		return nil, errRagged // it may be the rest of a note
	}
	return append(row, make([]string, width-len(row))...), nil
}

// errBlank is the error for a row of a sheet that nobody has filled in.
var errBlank = errors.New("nobody has answered")

// parseRow reads one answer.
func parseRow(at map[string]int, row []string, c *catalogue.Catalogue, s *questionnaire.Assessment, date questionnaire.Date) (entry, error) {
	field := func(name string) string {
		if i, ok := at[name]; ok {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	cell, option := field("control"), field(optionColumn)
	if _, sheet := at[answerColumn]; sheet {
		k, known := c.Control(cell)
		option = field(answerColumn)
		switch {
		case option == "" && field("note")+field("evidence") == "":
			return entry{}, errBlank
		case option == "":
			return entry{}, errors.New("a note or evidence, but no answer; write not sure if nobody knows")
		case known:
			option = questionnaire.Choose(k, option)
		}
	}
	if service := field("service"); service != "" {
		cell += "@" + service
	}
	for _, name := range []string{"note", "evidence"} {
		if n := utf8.RuneCountInString(field(name)); n > text.MaxText {
			return entry{}, fmt.Errorf("its %s has %d characters; %d are kept, so make it shorter", name, n, text.MaxText)
		}
	}
	id, option, err := s.ParseAnswer(c, cell+"="+option)
	if err != nil {
		return entry{}, err
	}
	return entry{id, option, questionnaire.Notes{Note: text.CleanText(field("note")), Evidence: text.CleanText(field("evidence"))}, date}, nil
}

// inWords drops what a CSV error says about itself.
func inWords(err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return err
	}
	if errors.Is(p.Err, csv.ErrFieldCount) {
		return fmt.Errorf("line %d: %w", p.Line, errRagged)
	}
	return fmt.Errorf("line %d: the quotes do not match", p.Line)
}

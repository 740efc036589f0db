package cli

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yourpart/export/table"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// The columns of a file of answers. The first is needed, and one of optionColumn
// and answerColumn: a program writes an option's id, a person who fills in a
// sheet of questions a letter or words.
var sheetColumns = []string{"control", optionColumn, answerColumn, "service", "note", "evidence", byColumn, markColumn}

const (
	optionColumn = "option"
	answerColumn = "answer"
	byColumn     = "by"
	markColumn   = "sheet"
)

// A sheet is a file of answers that was read.
type sheet struct {
	name    string // as messages have it
	at      map[string]int
	width   int // columns of the head
	even    bool
	entries []entry
	faults  []rowFault
	blank   int  // rows that nobody has filled in
	ours    bool // it has the columns of a sheet of ours
	// unmarked, foreign and renamed count answers of which nothing says whose they are,
	// those of another business, and those of a copy of the file under another name.
	unmarked, foreign, renamed int
	same                       int        // answers that are as they were said before
	stale                      []rowFault // those that were answered here since
}

// A rowFault says what is wrong with one row.
type rowFault struct {
	row  int    // as a spreadsheet shows it
	cell string // the question it is about; empty where it names none
	err  error
}

func (f rowFault) Error() string {
	if f.cell == "" {
		return fmt.Sprintf("row %d: %v", f.row, f.err)
	}
	return fmt.Sprintf("row %d, %s: %v", f.row, f.cell, f.err)
}

// A reader is what rows are read with.
type reader struct {
	c     *catalogue.Catalogue
	s     *questionnaire.Assessment
	day   questionnaire.Date
	by    string // whose answers they are where no row says so
	force bool   // take what is of another business, or older than what is there
}

// readSheet reads a file of answers. Rows that are wrong are in its faults; the
// error is about the file as a whole.
func (a *app) readSheet(path string, rd reader) (*sheet, error) {
	b, err := a.readAll(path)
	if err != nil {
		return nil, err
	}
	return a.sheetOf(path, b, rd)
}

// sheetOf is readSheet of a file that was read already.
func (a *app) sheetOf(path string, b []byte, rd reader) (*sheet, error) {
	g, err := table.ReadGrid(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), err)
	}
	if g.Remark != "" {
		a.note("%s: %s", shown(path), g.Remark)
	}
	if len(g.Rows) == 0 {
		return nil, fmt.Errorf("%s: empty; its first line names the columns: control,service,option,note,evidence", shown(path))
	}
	sh := &sheet{name: shown(path), width: len(g.Rows[0].Cells)}
	unread, err := sh.header(g.Rows[0])
	if err != nil {
		return nil, fmt.Errorf("%s: row %d: %w", shown(path), g.Rows[0].Number, err)
	}
	_, letters := sh.at[answerColumn]
	sh.even = g.Even
	a.tellUnread(sh.name, unread)
	for _, passed := range sh.rows(g.Rows[1:], letters, rd) {
		a.note("%s: %s", sh.name, passed)
	}
	if err := sh.refused(rd); err != nil {
		return nil, err
	}
	if sh.same > 0 {
		a.note("%s: %s as before", sh.name, text.Plural(sh.same, "answer is", "answers are"))
	}
	if sh.blank > 0 {
		a.note("%s: %s without an answer changed nothing", sh.name, text.Plural(sh.blank, "row"))
	}
	return sh, nil
}

// tellUnread names the columns that are not read.
func (a *app) tellUnread(name string, unread []string) {
	const few = 9
	if n := len(unread) - few; n > 0 {
		unread = append(unread[:few], fmt.Sprintf("and %d more columns", n))
	}
	if len(unread) > 0 {
		a.note("%s: not read: %s", name, strings.Join(unread, ", "))
	}
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

// header finds each column, and returns those that are not read, unless a sheet
// has them for people. A name that is nearly one of ours is a slip: what is below
// it would be lost.
func (sh *sheet) header(head table.GridRow) (unread []string, err error) {
	sh.at = map[string]int{}
	for i, name := range head.Cells {
		name = table.HeadName(name)
		if !slices.Contains(sheetColumns, name) {
			if near := text.Nearest(name, sheetColumns, 1); len(near) > 0 && len(near[0]) > len(byColumn) && !slices.Contains(table.SheetShown, name) {
				return nil, fmt.Errorf("no column %q; did you mean %s?", name, near[0])
			}
			sh.ours = sh.ours || name == "question" || name == "choices"
			if name != "" && !slices.Contains(table.SheetShown, name) {
				unread = append(unread, strconv.Quote(name))
			}
			continue
		}
		if _, twice := sh.at[name]; twice {
			return nil, fmt.Errorf("the column %q is there twice", name)
		}
		sh.at[name] = i
	}
	_, options := sh.at[optionColumn]
	_, answers := sh.at[answerColumn]
	switch _, controls := sh.at["control"]; {
	case !controls:
		return nil, errors.New(`the column "control" is missing`)
	case !options && !answers:
		return nil, errors.New(`the column "option" is missing`)
	case options && answers:
		return nil, errors.New(`it has both "option" and "answer"; keep one of them`)
	}
	return unread, nil
}

// rows reads the rows below the head. It returns what to say of those that are
// there for people, such as a signature.
func (sh *sheet) rows(list []table.GridRow, letters bool, rd reader) (passed []string) {
	seen := map[questionnaire.CellID]int{}
	for _, r := range list {
		row, err := sh.evened(r, letters, rd.c)
		if row != nil && sh.forPeople(row, r) {
			passed = append(passed, fmt.Sprintf("row %d is no answer, so it is passed over: %s", r.Number, text.Cut(text.CleanLine(strings.Join(row, " ")), 60)))
			continue
		}
		var e entry
		if err == nil {
			e, err = sh.parse(row, rd)
		}
		switch {
		case err == errBlank:
			sh.blank++
			continue
		case errors.As(err, new(*staleError)):
			sh.stale = append(sh.stale, rowFault{r.Number, sh.named(r.Cells), err})
			continue
		case err == errSame:
			sh.same++
			seen[e.cell] = r.Number
			continue
		case err == nil && seen[e.cell] > 0:
			err = fmt.Errorf("answered in row %d already; remove one of them", seen[e.cell])
		}
		if err != nil {
			sh.faults = append(sh.faults, rowFault{r.Number, sh.named(r.Cells), err})
			continue
		}
		seen[e.cell], e.row = r.Number, r.Number
		sh.entries = append(sh.entries, e)
	}
	return passed
}

// idForm is what the id of a question looks like, right or wrong.
var idForm = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(@\S*)?$`)

// forPeople reports whether a row names no question and answers none: a heading,
// or a signature at the bottom.
func (sh *sheet) forPeople(row []string, r table.GridRow) bool {
	field := func(name string) string {
		if i, ok := sh.at[name]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	whole := sh.even || r.Apart || len(r.Cells) >= sh.width // not the rest of a torn one
	return whole && !idForm.MatchString(field("control")) && field(answerColumn)+field(optionColumn) == ""
}

// named is the question that a row is about, as far as it says so.
func (sh *sheet) named(row []string) string {
	field := func(name string) string {
		if i, ok := sh.at[name]; ok && i < len(row) {
			return text.Cut(text.CleanLine(row[i]), 60)
		}
		return ""
	}
	if cell, service := field("control"), field("service"); service != "" {
		return cell + "@" + service
	} else {
		return cell
	}
}

// errRagged is the error for a row that does not fit under the head.
var errRagged = errors.New("it has more or fewer columns than the first line")

// evened is a row with as many cells as the head has, even where it comes with an
// error. What is not there must be no more than empty cells, and what is too much
// as well.
func (sh *sheet) evened(r table.GridRow, letters bool, c *catalogue.Catalogue) ([]string, error) {
	row := r.Cells
	if !letters && !sh.even && len(row) != sh.width && !r.Apart { // no spreadsheet writes option
		return nil, errRagged
	}
	for len(row) > sh.width && strings.TrimSpace(row[len(row)-1]) == "" {
		row = row[:len(row)-1]
	}
	if len(row) > sh.width {
		return nil, errRagged
	}
	full := append(slices.Clip(row), make([]string, sh.width-len(row))...)
	if sh.even || len(row) == sh.width {
		return full, nil
	}
	if control := sh.at["control"]; control < len(row) {
		if _, known := c.Control(strings.TrimSpace(row[control])); known {
			return full, nil
		}
	}
	return full, errRagged // it may be the rest of a note
}

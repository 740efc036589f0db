package cli

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// The columns of a file of answers. The first two are needed.
var csvColumns = []string{"control", "option", "service", "note", "evidence"}

// readCSV reads a file of answers. Errors name the line.
func (a *app) readCSV(path string, c *catalogue.Catalogue, s *questionnaire.Assessment, date questionnaire.Date) ([]entry, error) {
	b, err := a.readAll(path)
	if err != nil {
		return nil, err
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("%s: no UTF-8 text; save it as CSV UTF-8", shown(path))
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma = separator(b)
	r.TrimLeadingSpace = true
	at, err := header(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), err)
	}
	var out []entry
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", shown(path), inWords(err))
		}
		e, err := parseRow(at, row, c, s, date)
		if err != nil {
			line, _ := r.FieldPos(0)
			return nil, fmt.Errorf("%s: line %d: %w", shown(path), line, err)
		}
		out = append(out, e)
	}
}

// readAll reads a file or standard input, up to what an assessment may hold.
func (a *app) readAll(path string) ([]byte, error) {
	in := a.In
	if path != stdin {
		f, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, questionnaire.Reason(err))
		}
		defer f.Close()
		in = f
	}
	b, err := io.ReadAll(io.LimitReader(in, questionnaire.MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(path), questionnaire.Reason(err))
	}
	if len(b) > questionnaire.MaxFile {
		return nil, fmt.Errorf("%s: larger than %d MiB; that is no file of answers", shown(path), questionnaire.MaxFile>>20)
	}
	return b, nil
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

// header reads the first line and finds each column; -1 for one not there.
func header(r *csv.Reader) (map[string]int, error) {
	row, err := r.Read()
	if err == io.EOF {
		return nil, errors.New("empty; its first line names the columns: control,service,option,note,evidence")
	}
	if err != nil {
		return nil, inWords(err)
	}
	at := map[string]int{}
	for i, name := range row {
		name = strings.ToLower(strings.TrimSpace(name))
		if !slices.Contains(csvColumns, name) {
			return nil, fmt.Errorf("line 1: no column %q; choose from control, service, option, note, evidence", name)
		}
		if _, twice := at[name]; twice {
			return nil, fmt.Errorf("line 1: the column %q stands twice", name)
		}
		at[name] = i
	}
	for _, name := range csvColumns[:2] {
		if _, ok := at[name]; !ok {
			return nil, fmt.Errorf("line 1: the column %q is missing", name)
		}
	}
	return at, nil
}

// parseRow reads one answer.
func parseRow(at map[string]int, row []string, c *catalogue.Catalogue, s *questionnaire.Assessment, date questionnaire.Date) (entry, error) {
	field := func(name string) string {
		if i, ok := at[name]; ok {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	cell := field("control")
	if service := field("service"); service != "" {
		cell += "@" + service
	}
	id, option, err := s.ParseAnswer(c, cell+"="+field("option"))
	if err != nil {
		return entry{}, err
	}
	return entry{id, questionnaire.Answer{Option: option, Date: date,
		Note: questionnaire.CleanText(field("note")), Evidence: questionnaire.CleanText(field("evidence"))}}, nil
}

// inWords drops what a CSV error says about itself.
func inWords(err error) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return err
	}
	if errors.Is(p.Err, csv.ErrFieldCount) {
		return fmt.Errorf("line %d: it has more or fewer columns than the first line", p.Line)
	}
	return fmt.Errorf("line %d: the quotes do not match", p.Line)
}

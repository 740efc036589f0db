// Package table writes a report, a portfolio or a sheet of open questions as a
// workbook or as CSV, with no cell that is a formula, and counts what such a file
// holds. It also reads sheets that were filled in. It does not know about files, nor how a
// figure came about.
package table

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"yourpart/export/report"
	"yourpart/export/table/sheetml"
)

// xlsxSheets makes the sheets of the workbook, in order. To add one, write a
// function that fills it and name it here.
var xlsxSheets = []func(*report.Report) xlsxSheet{overviewSheet, planSheet, dutiesSheet, answersSheet, evidenceSheet, aboutSheet}

// WriteXLSX writes the report as a workbook to work in: real dates and
// numbers, no formulas, nothing merged.
func WriteXLSX(w io.Writer, r *report.Report) error {
	var sheets []xlsxSheet
	for _, sheet := range xlsxSheets {
		sheets = append(sheets, sheet(r))
	}
	about := len(sheets) - 1 // which stays the last
	sheets = slices.Insert(sheets, about, scanSheets(r)...)
	if len(r.Goals()) > 0 {
		sheets = slices.Insert(sheets, about, readinessSheet(r))
	}
	return writeBook(w, sheets, report.AboutReport(r), r.Catalogue.Version)
}

// writeBook writes a workbook of so many sheets, and what a program shows about
// the file. What else is to be done to it is done at the end.
func writeBook(w io.Writer, sheets []xlsxSheet, about report.About, catalogue string, more ...func([]sheetml.Sheet)) error {
	book := sheetml.Book{Styles: looks, Facts: facts(about, catalogue)}
	for _, s := range sheets {
		book.Sheets = append(book.Sheets, s.laidOut(about.Kind))
	}
	for _, do := range more {
		do(book.Sheets)
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// facts says what the file is. The day of the report stands for the moment it
// was made, so that equal reports are equal files.
func facts(a report.About, catalogue string) sheetml.Facts {
	return sheetml.Facts{Title: a.Kind + " – " + a.Name, Subject: a.Subject, Creator: report.MadeBy, Made: a.Made(), Language: report.Language,
		Description: "Catalogue " + catalogue, Own: [][2]string{{"Catalogue", catalogue}}}
}

// ReadXLSX counts what a written workbook holds.
func ReadXLSX(file []byte) (n report.Counts, err error) {
	f, err := sheetml.Open(file)
	if err != nil {
		return n, err
	}
	services := map[string]bool{}
	for _, s := range []struct {
		sheet, column string
		count         func(cell string)
	}{
		{planSheetName, "No.", func(cell string) { n.Actions += min(len(cell), 1) }}, // accepted risks have no number
		{dutiesSheetName, "Key", func(cell string) { services[cell] = cell != "" }},
		{answersSheetName, "Control", func(cell string) { n.Answers += min(len(cell), 1) }},
	} {
		cells, err := xlsxColumn(f, s.sheet, s.column)
		if err != nil {
			return n, err
		}
		for _, c := range cells {
			s.count(c)
		}
	}
	delete(services, "")
	n.Services = len(services)
	return n, nil
}

// xlsxColumn is what stands under a head, by row.
func xlsxColumn(f *sheetml.Reader, sheet, head string) (cells []string, err error) {
	i := slices.Index(f.Sheets, sheet)
	if i < 0 {
		return nil, fmt.Errorf("there is no sheet %q", sheet)
	}
	at := -1
	err = f.Rows(i, sheetml.NoLimits, func(number int, row []string) error {
		if number == 1 {
			at = slices.Index(row, head)
			return nil
		}
		for at >= 0 && len(cells) < number-1 {
			cells = append(cells, "")
		}
		if at >= 0 && at < len(row) {
			cells[number-2] = row[at]
		}
		return nil
	})
	if err == nil && at < 0 {
		err = fmt.Errorf("the sheet %q has no column %q", sheet, head)
	}
	return cells, err
}

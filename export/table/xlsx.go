// Package table writes a report, a portfolio or a sheet of open questions as a
// workbook or as CSV, with no cell that is a formula, and counts what such a file
// holds. It also reads sheets that were filled in. It does not know about files, nor how a
// figure came about.
package table

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
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
// the file. Anything else is added at the end.
func writeBook(w io.Writer, sheets []xlsxSheet, about report.About, catalogue string, more ...func(*xlsxBook) error) error {
	f := excelize.NewFile()
	defer f.Close()
	book := &xlsxBook{f: f, kind: about.Kind}
	if err := errors.Join(book.fill(sheets), book.facts(about, catalogue)); err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	for _, add := range more {
		if err := add(book); err != nil {
			return fmt.Errorf("making the workbook: %w", err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		return fmt.Errorf("making the workbook: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing the workbook: %w", err)
	}
	return nil
}

// fill writes the sheets.
func (b *xlsxBook) fill(sheets []xlsxSheet) error {
	if err := b.styles(); err != nil {
		return err
	}
	for i, s := range sheets {
		if i == 0 {
			if err := b.f.SetSheetName("Sheet1", s.name); err != nil {
				return err
			}
		} else if _, err := b.f.NewSheet(s.name); err != nil {
			return err
		}
		if err := b.sheet(s); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// facts says what the file is. The day of the report stands for the moment it
// was made, so that equal reports are equal files.
func (b *xlsxBook) facts(a report.About, catalogue string) error {
	day := a.Made().Format(time.RFC3339)
	return errors.Join(
		b.documentFacts(&excelize.DocProperties{Title: a.Kind + " – " + a.Name, Subject: a.Subject,
			Creator: report.MadeBy, Created: day, Modified: day, Language: report.Language,
			Description: "Catalogue " + catalogue}),
		b.f.SetAppProps(&excelize.AppProperties{Application: report.MadeBy}),
		b.f.SetCustomProps(excelize.CustomProperty{Name: "Catalogue", Value: catalogue}))
}

// documentFacts sets them without the name of who changed the file last: the library writes
// it without its namespace, which makes other libraries refuse the whole workbook.
func (b *xlsxBook) documentFacts(facts *excelize.DocProperties) error {
	if err := b.f.SetDocProps(facts); err != nil {
		return err
	}
	const part = "docProps/core.xml"
	if v, ok := b.f.Pkg.Load(part); ok {
		b.f.Pkg.Store(part, bytes.ReplaceAll(v.([]byte), []byte("<lastModifiedBy></lastModifiedBy>"), nil))
	}
	return nil
}

// ReadXLSX counts what a written workbook holds.
func ReadXLSX(file []byte) (n report.Counts, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		return n, err
	}
	defer f.Close()
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
func xlsxColumn(f *excelize.File, sheet, head string) ([]string, error) {
	rows, err := f.GetRows(sheet)
	if err != nil {
		return nil, err
	}
	for at := 0; len(rows) > 0 && at < len(rows[0]); at++ {
		if rows[0][at] != head {
			continue
		}
		var cells []string
		for _, row := range rows[1:] {
			cell := ""
			if at < len(row) {
				cell = row[at]
			}
			cells = append(cells, cell)
		}
		return cells, nil
	}
	return nil, fmt.Errorf("the sheet %q has no column %q", sheet, head)
}

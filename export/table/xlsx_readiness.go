package table

import (
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// readinessSheet has a row for each requirement of each goal.
func readinessSheet(r *report.Report) xlsxSheet {
	s := xlsxSheet{name: report.ReadinessTitle, columns: []xlsxColumnSpec{
		{head: "Framework", width: 28}, {head: "Requirement", width: 46}, {head: "Standing", width: 18}, {head: "Why", width: 70}}}
	for _, y := range r.Goals() {
		for _, row := range y.Rows() {
			s.rows = append(s.rows, []any{y.Title(), row.Name, row.Standing, row.Why})
		}
	}
	return s
}

// evidenceSheet has a row for each control as it stands in some services.
func evidenceSheet(r *report.Report) xlsxSheet {
	s := xlsxSheet{name: "Evidence", columns: []xlsxColumnSpec{}}
	for i, head := range report.EvidenceHeads {
		s.columns = append(s.columns, xlsxColumnSpec{head: head, width: []float64{40, 40, 34, 12, 46, 13}[i]})
	}
	s.columns = append(s.columns, xlsxColumnSpec{head: "Control id", width: 30})
	for _, e := range r.EvidenceRows() {
		s.rows = append(s.rows, []any{e.Control.Title, e.Frameworks, strings.Join(e.Services, ", "), e.State, e.Shown(),
			report.DayText(questionnaire.Date(e.Date)), e.Control.ID})
	}
	return s
}

// scanSheets has a sheet for each table about scans.
func scanSheets(r *report.Report) (sheets []xlsxSheet) {
	for _, t := range r.ScanTables() {
		s := xlsxSheet{name: t.Short}
		for _, head := range t.Heads {
			s.columns = append(s.columns, xlsxColumnSpec{head: head, width: 36})
		}
		for _, row := range t.Rows {
			cells := make([]any, len(row))
			for i, c := range row {
				cells[i] = c
			}
			s.rows = append(s.rows, cells)
		}
		sheets = append(sheets, s)
	}
	return sheets
}

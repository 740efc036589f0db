package table

import "yourpart/export/report"

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

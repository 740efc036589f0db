package table

import (
	"yourpart/export/report"
	"yourpart/scoring"
)

// overviewName is the name of the sheet that a workbook opens with.
const overviewName = "Overview"

// overviewSheet says how things stand and what is asked for, and adds the plan up by
// quarter and by owner.
func overviewSheet(r *report.Report) xlsxSheet {
	in := r.Money().Code()
	s := xlsxSheet{name: overviewName, columns: []xlsxColumnSpec{{head: overviewName, width: 26}, {head: report.MainTitle, width: 60},
		{head: "Actions", width: 9, right: true}, {head: "Hours", width: 9}, {head: in + " once, likely", width: 13}, {head: in + " once, at most", width: 13},
		{head: in + " a year, likely", width: 13}, {head: in + " a year, at most", width: 13}}}
	add := func(what string, v any) {
		if v != "" {
			s.rows = append(s.rows, []any{what, v, nil, nil, nil, nil, nil, nil})
		}
	}
	total := r.Result.Total
	add("Business", r.Name())
	add("Date", r.Date)
	add("Score of 100", report.Range(total))
	if !total.None() {
		_, high := total.Whole()
		add("Proven", scoring.Down(total.Proven()))
		add("Possible", high)
	}
	add("Band", r.BandText())
	add("What holds the band", r.CapText())
	add("In a sentence", r.Headline())
	add("How things stand", r.ScoreText())
	add("Evidence", r.EvidenceText())
	add(report.AskTitle, r.Ask())
	add("Money", r.MoneyNote())
	for _, sum := range r.Sums() {
		s.rows = append(s.rows, []any{sum.By, sum.Name, sum.Actions, sum.Hours, sum.OnceLikely, sum.OnceMost, sum.YearLikely, sum.YearMost})
	}
	return s
}

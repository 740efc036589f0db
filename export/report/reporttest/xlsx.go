package reporttest

import (
	"bytes"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
)

// Workbook opens a written workbook and closes it when the test ends.
func Workbook(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Under is what stands under a head, as it is stored.
func Under(t testing.TB, f *excelize.File, sheet, head string) []string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	x := slices.Index(rows[0], head)
	if x < 0 {
		t.Fatalf("%s has no column %q: %q", sheet, head, rows[0])
	}
	var cells []string
	for _, row := range rows[1:] {
		cells = append(cells, append(row, make([]string, len(rows[0]))...)[x])
	}
	return cells
}

// DayIn is the day that a cell stores.
func DayIn(t testing.TB, cell string) string {
	t.Helper()
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatalf("%q is no date", cell)
	}
	day, err := excelize.ExcelDateToTime(n, false)
	if err != nil {
		t.Fatal(err)
	}
	return day.Format(time.DateOnly)
}

// FactsOfXLSX reads all four sheets.
func FactsOfXLSX(t *testing.T, file []byte, _ *report.Report) (out Facts) {
	f := Workbook(t, file)
	values := Under(t, f, "About", report.MainTitle)
	for i, what := range Under(t, f, "About", "About") {
		switch what {
		case "Score of 100, proven – possible":
			out.Range = values[i]
		case "Band":
			out.Band = values[i]
		case "Proven":
			out.Proven = values[i]
		}
	}
	titles, due := Under(t, f, "Action plan", "Action"), Under(t, f, "Action plan", "Due")
	for i, number := range Under(t, f, "Action plan", "No.") {
		if number != "" {
			day := ""
			if due[i] != "" {
				day = DayIn(t, due[i])
			}
			out.action(titles[i], day)
		}
	}
	names := Under(t, f, "Responsibilities", "Service")
	keys := Under(t, f, "Responsibilities", "Key")
	for i, key := range keys {
		if key != "" && (i == 0 || keys[i-1] != key) {
			out.Services = append(out.Services, unguarded(names[i]))
		}
	}
	return out
}

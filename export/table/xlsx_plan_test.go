package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// A plan that was written is read as it was written, from a workbook and from text.
func TestReadPlanAsWritten(t *testing.T) {
	r := reporttest.Late(t)
	for name, file := range map[string][]byte{
		"csv": reporttest.Written(t, WriteCSV, r), "xlsx": reporttest.Written(t, WriteXLSX, r),
	} {
		g, err := ReadPlan(file)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(g.Rows) != len(r.Plan.Actions) || len(g.At) != len(planTaken) {
			t.Fatalf("%s: %d rows, columns %v", name, len(g.Rows), g.At)
		}
		for i, a := range inOrder(r) {
			row := g.Rows[i]
			want := []string{string(questionnaire.DateOf(a.Due))}
			if a.Closed {
				want = nil
			}
			if got := g.Days(g.Cell(row, PlanDue)); !slices.Equal(got, want) {
				t.Errorf("%s: %s is due %q, not %q", name, a.ID, got, want)
			}
			m, err := questionnaire.ParsePlanMark(g.Cell(row, PlanMark))
			if err != nil || !r.Assessment.MarksPlan(m) || m.Status != a.Status || m.Owner != questionnaire.OwnerMark(a.Owner) || m.Agreed != a.Agreed {
				t.Errorf("%s: %s has the mark %+v, %v", name, a.ID, m, err)
			}
			if g.Cell(row, PlanID) != a.ID || g.Cell(row, PlanOwner) != report.Inert(a.Owner) || g.Cell(row, PlanStatus) != string(a.Status) || row.Number != i+2 {
				t.Errorf("%s: row %d is %q", name, row.Number, row.Cells)
			}
		}
	}
}

// Columns are found by the names of either kind of file in any order and case.
func TestReadPlanColumns(t *testing.T) {
	for _, head := range []string{"id,owner,due,status", "Status;ID;Due;Owner", "\ufeffOWNER\tother\tId", "title line\n\nAction,id,Status"} {
		g, err := ReadPlan([]byte(head + "\n"))
		if _, found := g.At[PlanID]; err != nil || !found || len(g.Rows) != 0 {
			t.Errorf("%q: %v, %v", head, g.At, err)
		}
	}
	for head, want := range map[string]string{
		"id,title":            "no plan: it has no column ID with Owner, Due or Status beside it",
		"owner,due,status":    "no plan",
		"":                    "no plan",
		"id,owner,Owner":      `row 1: the column "owner" is there twice`,
		"id,owner\n\"a,b\nc,": "the quotes do not match",
		"<html>":              "a web page or XML",
		"%PDF-1.7":            "a PDF",
		"PK\x03\x04nonsense":  "not a workbook that can be read",
	} {
		if _, err := ReadPlan([]byte(head)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %s", head, err, want)
		}
	}
}

// A day is read as people and spreadsheets write it; where two are meant, both are told.
func TestPlanDays(t *testing.T) {
	for cell, want := range map[string]string{
		"2026-12-01": "[2026-12-01]", "46357": "[2026-12-01]", "46357.75": "[2026-12-01]", "2026-12-01T00:00:00": "[2026-12-01]",
		"1.12.2026": "[2026-12-01]", "31/12/2026": "[2026-12-31]", "12/31/2026": "[2026-12-31]", "3/4/2027": "[2027-04-03 2027-03-04]", "4/4/2027": "[2027-04-04]",
		"2026/12/1": "[2026-12-01]", "soon": "[]", "": "[]", "7": "[]", "1e9": "[]", "2026-02-30": "[]", "NaN": "[]",
	} {
		if got := fmt.Sprint(PlanGrid{}.Days(cell)); got != want {
			t.Errorf("%q is %s, not %s", cell, got, want)
		}
	}
}

// A workbook of an old Mac counts its days from another year.
func TestPlanDaysFrom1904(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	yes := true
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
		t.Fatal(err)
	}
	for cell, v := range map[string]any{"A1": "ID", "B1": "Due", "A2": "policy", "B2": 44895} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	g, err := ReadPlan(b.Bytes())
	if err != nil || len(g.Rows) != 1 {
		t.Fatalf("%d rows, %v", len(g.Rows), err)
	}
	if got := fmt.Sprint(g.Days(g.Cell(g.Rows[0], PlanDue))); got != "[2026-12-01]" {
		t.Errorf("it is %s", got)
	}
}

// FuzzPlan reads any bytes as a plan. Rows come in order, days are days, and errors
// are one line.
func FuzzPlan(f *testing.F) {
	f.Add(bookOf(f, [][]any{{"ID", "Due", "Owner"}, {"policy", 46357, "Ada"}}))
	f.Add([]byte("id,owner,due,status\r\npolicy,\"Ada\nRoe\",2026-12-01,doing\r\n"))
	f.Add([]byte("sep=;\nID;Due;Status;Mark\npolicy;1.12.2026;done;a.2026-12-01.-.b.todo\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		g, err := ReadPlan(file)
		if err != nil {
			if s := err.Error(); s == "" || strings.ContainsAny(s, "\n\r\x1b") {
				t.Errorf("%q is not one line", s)
			}
			return
		}
		last := 0
		for _, row := range g.Rows {
			if row.Number <= last {
				t.Fatalf("row %d after %d", row.Number, last)
			}
			last = row.Number
			for _, day := range g.Days(g.Cell(row, PlanDue)) {
				if len(day) != len("2026-12-01") {
					t.Errorf("a day is %q", day)
				}
			}
			if m, err := questionnaire.ParsePlanMark(g.Cell(row, PlanMark)); err == nil && m.Business == "" {
				t.Error("a mark is of no business")
			}
		}
	})
}

package table

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/export/table/sheetml"
	"yourpart/questionnaire"
)

// sheetBook is the workbook of all questions of a business, with the notes that
// there are.
func sheetBook(t testing.TB) (*report.Report, []byte) {
	t.Helper()
	r := reporttest.With(reporttest.Agency(t), report.Options{Sheet: report.SheetOptions{All: true, To: "=Ben"}})
	return r, reporttest.Written(t, WriteSheetXLSX, r)
}

// TestSheetWorkbook: each question has a list of its own choices, what names it is
// hidden and locked, what is to be filled in is not, and its answers, notes and
// evidence are there.
func TestSheetWorkbook(t *testing.T) {
	r, file := sheetBook(t)
	f := reporttest.Workbook(t, file)
	lists, err := f.GetDataValidations(questionsSheetName)
	if err != nil {
		t.Fatal(err)
	}
	controls := reporttest.Under(t, f, questionsSheetName, "control")
	services := reporttest.Under(t, f, questionsSheetName, "service")
	answers := reporttest.Under(t, f, questionsSheetName, "answer")
	notes := reporttest.Under(t, f, questionsSheetName, "note")
	if len(lists) != len(controls) || len(controls) < 5 {
		t.Fatalf("%d lists for %d questions", len(lists), len(controls))
	}
	rows, err := f.GetRows(choicesSheetName)
	if err != nil {
		t.Fatal(err)
	}
	answered := 0
	for i, id := range controls {
		k, _ := r.Catalogue.Control(id)
		if want := len(k.Question.Options) + len(questionnaire.Fixed); len(rows[i+1]) != want || rows[i+1][0] != report.SheetAnswer(k, k.Question.Options[0].ID) {
			t.Errorf("%s offers %q", id, rows[i+1])
		}
		if lists[i].Sqref != sheetml.At(questionColumn("answer"), i+1) || !strings.HasPrefix(lists[i].Formula1, "Choices!"+sheetml.Absolute(0, i+1)+":") {
			t.Errorf("the list of %s is %s at %s", id, lists[i].Formula1, lists[i].Sqref)
		}
		ans := r.Assessment.Answers[questionnaire.CellID{Control: id, Service: services[i]}]
		if notes[i] != report.Inert(ans.Note) {
			t.Errorf("%s has the note %q, not %q", id, notes[i], ans.Note)
		}
		if answers[i] != "" {
			answered++
			if got := questionnaire.Choose(k, answers[i]); got != ans.Option {
				t.Errorf("%s comes with %q, and the answer is %q", id, answers[i], ans.Option)
			}
		}
	}
	if answered == 0 {
		t.Error("no answer is filled in")
	}
	for x, c := range questionColumns {
		visible, err := f.GetColVisible(questionsSheetName, sheetml.ColumnName(x))
		if err != nil || visible != !slices.Contains([]string{"control", "service", "sheet"}, c.head) {
			t.Errorf("%s is visible: %v (%v)", c.head, visible, err)
		}
		id, err := f.GetCellStyle(questionsSheetName, sheetml.At(x, 1))
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if open := err == nil && style.Protection != nil && !style.Protection.Locked; open != slices.Contains(toFillIn, c.head) {
			t.Errorf("%s is open to be filled in: %v", c.head, open)
		}
	}
	if v, err := f.GetSheetVisible(choicesSheetName); err != nil || v {
		t.Errorf("the choices are shown (%v)", err)
	}
}

// TestSheetWorkbookComesBack: what is written is read as it was written.
func TestSheetWorkbookComesBack(t *testing.T) {
	_, file := sheetBook(t)
	sameGrid(t, file, file)
}

// sameGrid compares the sheet in two workbooks, cell by cell.
func sameGrid(t *testing.T, written, back []byte) {
	t.Helper()
	g, err := ReadGrid(back)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := f.GetRows(questionsSheetName)
	if err != nil || len(want) != len(g.Rows) {
		t.Fatalf("%d rows of %d came back (%v)", len(g.Rows), len(want), err)
	}
	for y, row := range want {
		if g.Rows[y].Number != y+1 || !slices.Equal(g.Rows[y].Cells, row) {
			t.Errorf("row %d came back as %d: %q, not %q", y+1, g.Rows[y].Number, g.Rows[y].Cells, row)
		}
	}
}

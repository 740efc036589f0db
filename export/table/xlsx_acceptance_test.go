//go:build acceptance

package table

import (
	"bytes"
	"encoding/csv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/export/table/sheetml"
	"yourpart/questionnaire"
)

// TestXLSXInLibreOffice has another program open the workbook and save each
// sheet as CSV, and compares every cell.
func TestXLSXInLibreOffice(t *testing.T) {
	soffice := reporttest.Tool(t, "soffice")
	dir := t.TempDir()
	books := map[string]*excelize.File{}
	args := []string{"--headless", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile")),
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", dir}
	for name, r := range map[string]*report.Report{"tracked": reporttest.Tracked(t), "marked": reporttest.Marked(t), "nothing": reporttest.Nothing(t), "escaped": escaped(t)} {
		file := reporttest.Written(t, WriteXLSX, r)
		path := filepath.Join(dir, name+".xlsx")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		books[name], args = reporttest.Workbook(t, file), append(args, path)
	}
	if out, err := exec.Command(soffice, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, f := range books {
		for _, s := range f.GetSheetList() {
			sameCells(t, f, s, filepath.Join(dir, name+"-"+s+".csv"))
		}
	}
}

// sameCells compares a sheet with a CSV that another program made of it.
func sameCells(t *testing.T, f *excelize.File, sheet, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil || len(got) != len(want) {
		t.Fatalf("%s: %d rows of %d, %v", path, len(got), len(want), err)
	}
	for y, row := range want {
		for x, w := range row {
			if g := got[y][x]; !sameCell(t, w, g) {
				t.Errorf("%s %s: %q became %q", path, sheetml.At(x, y), w, g)
			}
		}
	}
}

// sameCell compares a stored value with what another program shows for it: a
// text, a number, or a date.
func sameCell(t *testing.T, stored, shown string) bool {
	if stored == shown {
		return true
	}
	n, err := strconv.ParseFloat(stored, 64)
	if err != nil {
		return false
	}
	if _, err := questionnaire.Date(shown).Time(); err == nil {
		return reporttest.DayIn(t, stored) == shown
	}
	m, err := strconv.ParseFloat(shown, 64)
	return err == nil && math.Abs(m-n) < 1e-9
}

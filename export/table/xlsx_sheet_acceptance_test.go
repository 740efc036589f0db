//go:build acceptance

package table

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"yourpart/export/report/reporttest"
)

// TestSheetInLibreOffice has another program open the workbook of questions and save
// it again, as a workbook and as CSV; nothing of it changes, and each question keeps
// its list.
func TestSheetInLibreOffice(t *testing.T) {
	soffice := reporttest.Tool(t, "soffice")
	_, file := sheetBook(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "sheet.xlsx")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	back := map[string][]byte{}
	for ext, filter := range map[string]string{"xlsx": "xlsx:Calc MS Excel 2007 XML", "csv": "csv:Text - txt - csv (StarCalc):59,34,76,1"} {
		if out, err := exec.Command(soffice, "--headless", profile, "--convert-to", filter, "--outdir", filepath.Join(dir, "back"), path).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		b, err := os.ReadFile(filepath.Join(dir, "back", "sheet."+ext))
		if err != nil {
			t.Fatal(err)
		}
		back[ext] = b
	}
	sameGrid(t, file, back["xlsx"])
	lists, err := reporttest.Workbook(t, back["xlsx"]).GetDataValidations(questionsSheetName)
	if want := len(reporttest.Under(t, reporttest.Workbook(t, file), questionsSheetName, "control")); err != nil || len(lists) != want {
		t.Errorf("%d lists of %d are left (%v)", len(lists), want, err)
	}
	g, err := ReadGrid(back["csv"])
	h, _ := ReadGrid(file)
	if err != nil || len(g.Rows) != len(h.Rows) {
		t.Fatalf("as CSV %d rows of %d came back (%v)", len(g.Rows), len(h.Rows), err)
	}
}

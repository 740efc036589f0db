package e2e

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// scriptFillPlan is "fill-plan FILE ACTION:COLUMN=VALUE ...": an exported plan, xlsx or
// csv, as it comes back with these cells. In a workbook a date becomes a date cell.
func scriptFillPlan(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fill-plan FILE ACTION:COLUMN=VALUE ...")
	}
	var rows [][]string
	book, set := (*excelize.File)(nil), func(x, y int, value string) { rows[y][x] = value }
	if filepath.Ext(args[0]) == ".xlsx" {
		var err error
		book, err = excelize.OpenFile(ts.MkAbs(args[0]))
		ts.Check(err)
		rows, err = book.GetRows("Action plan")
		ts.Check(err)
		set = func(x, y int, value string) {
			cell, err := excelize.CoordinatesToCellName(x+1, y+1)
			ts.Check(err)
			if day, err := time.Parse(time.DateOnly, value); err == nil {
				ts.Check(book.SetCellValue("Action plan", cell, day))
				return
			}
			ts.Check(book.SetCellStr("Action plan", cell, value))
		}
	} else {
		var err error
		rows, err = csv.NewReader(strings.NewReader(ts.ReadFile(args[0]))).ReadAll()
		ts.Check(err)
	}
	column := func(name string) int {
		return slices.IndexFunc(rows[0], func(head string) bool { return strings.EqualFold(head, name) })
	}
	for _, arg := range args[1:] {
		where, value, _ := strings.Cut(arg, "=")
		action, name, _ := strings.Cut(where, ":")
		y := slices.IndexFunc(rows, func(row []string) bool { return len(row) > column("id") && row[column("id")] == action })
		if y < 0 || column(name) < 0 {
			ts.Fatalf("%s has no %s", args[0], where)
		}
		set(column(name), y, value)
	}
	if book != nil {
		ts.Check(book.Save())
		ts.Check(book.Close())
		return
	}
	var b bytes.Buffer
	ts.Check(csv.NewWriter(&b).WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

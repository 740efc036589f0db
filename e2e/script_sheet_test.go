package e2e

import (
	"bytes"
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"yourpart/questionnaire/sheet"
)

// scriptFill is "fill FILE CELL=ANSWER ...": the sheet, a CSV, as it comes back with
// these answers. by:CELL=NAME fills in another column, and every=ANSWER every row.
func scriptFill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: fill FILE CELL=ANSWER ...")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(ts.ReadFile(args[0]), "\ufeff"))).ReadAll()
	ts.Check(err)
	column := func(name string) int { return slices.Index(rows[0], name) }
	filled := 0
	for _, arg := range args[1:] {
		cell, answer, _ := strings.Cut(arg, "=")
		under := "answer"
		if head, rest, named := strings.Cut(cell, ":"); named {
			under, cell = head, rest
		}
		for _, row := range rows[1:] {
			if at := row[column("control")] + "@" + row[column("service")]; strings.TrimSuffix(at, "@") == cell || cell == "every" {
				row[column(under)] = answer
				filled++
			}
		}
	}
	if filled < len(args)-1 {
		ts.Fatalf("%s asks only %d of %q", args[0], filled, args[1:])
	}
	var b bytes.Buffer
	ts.Check(csv.NewWriter(&b).WriteAll(rows))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// scriptWorkbook is "workbook CSV XLSX [TITLE]": a spreadsheet saved the CSV as a
// workbook, with a title in merged cells and an empty row above the columns.
func scriptWorkbook(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: workbook CSV XLSX [TITLE]")
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(ts.ReadFile(args[0]), "\ufeff"))).ReadAll()
	ts.Check(err)
	f := excelize.NewFile()
	defer f.Close()
	if len(args) == 3 {
		rows = slices.Concat([][]string{args[2:], nil}, rows)
		ts.Check(f.MergeCell("Sheet1", "A1", "G1"))
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		ts.Check(err)
		ts.Check(f.SetSheetRow("Sheet1", cell, &row))
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[1])))
}

// scriptTick is "tick FILE CELL=LETTER": the Markdown sheet with that box ticked.
func scriptTick(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tick FILE CELL=LETTER")
	}
	cell, letter, _ := strings.Cut(args[1], "=")
	questions := strings.SplitAfter(ts.ReadFile(args[0]), "For the record: ")
	at := slices.IndexFunc(questions, func(q string) bool { return strings.HasPrefix(q, "`"+cell+"`") }) - 1
	if at < 0 {
		ts.Fatalf("%s does not ask %s", args[0], cell)
	}
	box := regexp.MustCompile(`- \[ \] (\*\*` + letter + ` )`)
	questions[at] = box.ReplaceAllString(questions[at], "- [x] $1")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Join(questions, "")), 0o600))
}

// scriptReply is "reply FORM FILE WORD ...": what the form saves, or, after "typed" in
// place of the first word, what a person types who answers by message.
func scriptReply(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: reply FORM FILE [typed] WORD ...")
	}
	m := regexp.MustCompile(`data-sheet="([a-z2-7]{16})"`).FindStringSubmatch(ts.ReadFile(args[0]))
	if m == nil {
		ts.Fatalf("%s has no number", args[0])
	}
	words := args[2:]
	said := strings.Join(words, " ")
	text := "SHEET " + sheet.Grouped(m[1]) + " SUM " + sheet.Sum(m[1]+said) + "\n" + said + "\nEND\n"
	if words[0] == "typed" {
		text = "Hello, SHEET " + sheet.Grouped(m[1]) + " " + strings.Join(words[1:], " ") + "\nBye\n"
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

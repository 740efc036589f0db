package table

import (
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/clipperhouse/displaywidth"

	"yourpart/export/report"
	"yourpart/export/table/sheetml"
)

// An xlsxSheet is one sheet, ready to write. A cell is a string, an int, a
// float64, a time.Time or a term.
type xlsxSheet struct {
	name    string
	columns []xlsxColumnSpec
	rows    [][]any
	printed int // columns that are printed; 0 is all
}

// An xlsxColumnSpec is one column of a sheet.
type xlsxColumnSpec struct {
	head  string
	width float64  // in characters
	list  []string // values to choose from
	clip  bool     // long text that must not make its row taller
	right bool     // whole numbers to compare
}

// The rows of a sheet are as high as their text, up to so many lines.
const (
	xlsxHigh     = 13.5 // points
	xlsxMostLine = 12
	xlsxMostText = 16383 // characters, for a cell holds 32767 and some count as two
)

// The looks of cells, by number.
const (
	headLook = 1 + iota
	textLook
	dateLook
	pointsLook
	wholeLook
	moneyLook
	openLook // to be filled in
)

const (
	xlsxInk  = "1C2533"
	xlsxLine = "D6DCE4"
)

// looks are those looks in order.
var looks = []sheetml.Style{
	{Bold: true, Ink: "FFFFFF", Fill: "15284A", Middle: true},
	{Ink: xlsxInk, Line: xlsxLine},
	{Ink: xlsxInk, Line: xlsxLine, Format: "yyyy-mm-dd"},
	{Ink: xlsxInk, Line: xlsxLine, Format: "0.0", Right: true},
	{Ink: xlsxInk, Line: xlsxLine, Format: "0", Right: true},
	{Ink: xlsxInk, Line: xlsxLine, Format: "#,##0", Right: true},
	{Ink: xlsxInk, Line: xlsxLine, Fill: "FFFBE6", Open: true},
}

// laidOut is the sheet as it is written, for a workbook of a kind.
func (s xlsxSheet) laidOut(kind string) sheetml.Sheet {
	out := sheetml.Sheet{Name: s.name, Printed: s.printed, Foot: kind}
	heads := sheetml.Row{Height: 2*xlsxHigh + 4}
	for i, c := range s.columns {
		out.Columns = append(out.Columns, sheetml.Column{Width: c.width})
		heads.Cells = append(heads.Cells, textCell(c.head, headLook))
		if len(c.list) > 0 && len(s.rows) > 0 { // which takes no others
			out.Lists = append(out.Lists, sheetml.List{Cells: sheetml.At(i, 1) + ":" + sheetml.At(i, len(s.rows)), Values: c.list,
				Title: c.head, Say: "Choose one of: " + strings.Join(c.list, ", ")})
		}
	}
	out.Rows = append(out.Rows, heads)
	for _, row := range s.rows {
		high := sheetml.Row{Height: s.height(row)}
		for x, v := range row {
			cell := valueCell(v)
			if s.columns[x].right {
				cell.Style = wholeLook
			}
			high.Cells = append(high.Cells, cell)
		}
		out.Rows = append(out.Rows, high)
	}
	return out
}

// valueCell is a cell by the kind of its value.
func valueCell(v any) sheetml.Cell {
	switch v := v.(type) {
	case nil:
		return sheetml.Cell{Style: textLook}
	case int:
		return sheetml.Cell{Style: textLook, Number: float64(v), Numeric: true}
	case float64:
		return sheetml.Cell{Style: pointsLook, Number: v, Numeric: true}
	case report.Money:
		return sheetml.Cell{Style: moneyLook, Number: float64(v), Numeric: true}
	case time.Time:
		if v.IsZero() {
			return sheetml.Cell{Style: dateLook}
		}
		return sheetml.Cell{Style: dateLook, Number: sheetml.Serial(v), Numeric: true}
	case report.Term:
		return textCell(v.Text, textLook)
	}
	return textCell(fmt.Sprint(v), textLook)
}

// textCell is a cell of text, which stays text whatever it looks like.
func textCell(s string, look int) sheetml.Cell {
	return sheetml.Cell{Style: look, Text: report.Shortened(report.Inert(s), xlsxMostText)}
}

// height is what a row takes: its tallest text, within reason.
func (s xlsxSheet) height(row []any) float64 {
	most := 1
	for i, v := range row {
		if t, ok := v.(string); ok && !s.columns[i].clip {
			lines := 0
			for line := range strings.SplitSeq(t, "\n") {
				lines += max(1, int(math.Ceil(float64(displaywidth.String(line))*0.95/s.columns[i].width)))
			}
			most = max(most, lines)
		}
	}
	return float64(min(most, xlsxMostLine))*xlsxHigh + 3
}

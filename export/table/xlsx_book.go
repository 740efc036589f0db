package table

import (
	"errors"
	"math"
	"regexp"
	"strings"
	"time"

	"github.com/clipperhouse/displaywidth"
	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
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

// An xlsxBook writes sheets in one look.
type xlsxBook struct {
	f                                      *excelize.File
	kind                                   string // what it is, on the foot of each page
	head, text, date, points, whole, money int    // styles
}

// The rows of a sheet are as high as their text, up to so many lines.
const (
	xlsxLine     = 13.5 // points
	xlsxMostLine = 12
	xlsxMostText = 16383 // characters, for a cell holds 32767 and some count or grow to two
)

func (b *xlsxBook) styles() error {
	font := excelize.Font{Family: "Calibri", Size: 10, Color: "1C2533"}
	bold := excelize.Font{Family: "Calibri", Size: 10, Color: "FFFFFF", Bold: true}
	line := []excelize.Border{{Type: "bottom", Color: "D6DCE4", Style: 1}}
	atLeft := &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: true, Indent: 1}
	atRight := &excelize.Alignment{Vertical: "top", Horizontal: "right"}
	day, one, none, thousands := "yyyy-mm-dd", "0.0", "0", "#,##0"
	var errs []error
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&b.head, excelize.Style{Font: &bold, Alignment: &excelize.Alignment{Vertical: "center", Horizontal: "left", WrapText: true, Indent: 1},
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"15284A"}}}},
		{&b.text, excelize.Style{Font: &font, Alignment: atLeft, Border: line}},
		{&b.date, excelize.Style{Font: &font, Alignment: atLeft, Border: line, CustomNumFmt: &day}},
		{&b.points, excelize.Style{Font: &font, Alignment: atRight, Border: line, CustomNumFmt: &one}},
		{&b.whole, excelize.Style{Font: &font, Alignment: atRight, Border: line, CustomNumFmt: &none}},
		{&b.money, excelize.Style{Font: &font, Alignment: atRight, Border: line, CustomNumFmt: &thousands}},
	} {
		id, err := b.f.NewStyle(&s.style)
		*s.id = id
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// sheet writes one sheet.
func (b *xlsxBook) sheet(s xlsxSheet) error {
	var errs []error
	for i, c := range s.columns {
		name := colName(i)
		errs = append(errs, b.f.SetColWidth(s.name, name, name, c.width), b.cell(s.name, at(i, 0), c.head, b.head))
		if len(c.list) > 0 && len(s.rows) > 0 {
			errs = append(errs, b.choices(s.name, at(i, 1)+":"+at(i, len(s.rows)), c))
		}
	}
	errs = append(errs, b.f.SetRowHeight(s.name, 1, 2*xlsxLine+4))
	for y, row := range s.rows {
		for x, v := range row {
			if s.columns[x].right {
				errs = append(errs, b.cell(s.name, at(x, y+1), v, b.whole))
				continue
			}
			errs = append(errs, b.value(s.name, at(x, y+1), v))
		}
		errs = append(errs, b.f.SetRowHeight(s.name, y+2, s.height(row)))
	}
	errs = append(errs, b.view(s), b.page(s), b.f.SetSheetDimension(s.name, "A1:"+at(len(s.columns)-1, len(s.rows))))
	return errors.Join(errs...)
}

// value writes one cell by its kind.
func (b *xlsxBook) value(sheet, cell string, v any) error {
	switch v := v.(type) {
	case float64:
		return b.cell(sheet, cell, v, b.points)
	case time.Time:
		if v.IsZero() {
			return b.cell(sheet, cell, nil, b.date)
		}
		return b.cell(sheet, cell, v, b.date)
	case report.Money:
		return b.cell(sheet, cell, float64(v), b.money)
	case report.Term:
		return b.cell(sheet, cell, v.Text, b.text)
	}
	return b.cell(sheet, cell, v, b.text)
}

// cell writes a value in a style. Text stays text, whatever it looks like.
func (b *xlsxBook) cell(sheet, cell string, v any, style int) error {
	var err error
	switch v := v.(type) {
	case nil:
	case string:
		if v != "" {
			err = b.f.SetCellStr(sheet, cell, xlsxText(v))
		}
	default:
		err = b.f.SetCellValue(sheet, cell, v)
	}
	return errors.Join(err, b.f.SetCellStyle(sheet, cell, cell, style))
}

// escapeLike is what the format reads as the code of a character.
var escapeLike = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

// xlsxText is a text as a cell stores it.
func xlsxText(s string) string {
	return escapeLike.ReplaceAllString(report.Shortened(report.Inert(s), xlsxMostText), "_x005F_$1")
}

// choices offers the values of a list, and takes no others.
func (b *xlsxBook) choices(sheet, cells string, c xlsxColumnSpec) error {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(cells)
	if err := dv.SetDropList(c.list); err != nil {
		return err
	}
	dv.SetError(excelize.DataValidationErrorStyleStop, c.head, "Choose one of: "+strings.Join(c.list, ", "))
	return b.f.AddDataValidation(sheet, dv)
}

// view keeps the heads in sight and lets people filter.
func (b *xlsxBook) view(s xlsxSheet) error {
	return errors.Join(
		b.f.SetPanes(s.name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft",
			Selection: []excelize.Selection{{SQRef: "A2", ActiveCell: "A2", Pane: "bottomLeft"}}}),
		b.f.AutoFilter(s.name, "A1:"+at(len(s.columns)-1, len(s.rows)), nil))
}

// page makes a sheet print well: across, as wide as the paper, with its heads
// on every page.
func (b *xlsxBook) page(s xlsxSheet) error {
	across, a4, one, all, yes := "landscape", 9, 1, 0, true
	side, end := 0.4, 0.6
	printed := len(s.columns)
	if s.printed > 0 {
		printed = s.printed
	}
	return errors.Join(
		b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &across, Size: &a4, FitToWidth: &one, FitToHeight: &all}),
		b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}),
		b.f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end}),
		b.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&L" + b.kind + "&C&A&R&P of &N"}),
		b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + s.name + "'!$1:$1", Scope: s.name}),
		b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: s.name,
			RefersTo: "'" + s.name + "'!" + absolute(0, 0) + ":" + absolute(printed-1, len(s.rows))}))
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
	return float64(min(most, xlsxMostLine))*xlsxLine + 3
}

// colName is the letters of a column, counted from 0.
func colName(x int) string {
	name, _ := excelize.ColumnNumberToName(x + 1) // never beyond the last
	return name
}

// at is the name of a cell, counted from 0.
func at(x, y int) string {
	name, _ := excelize.CoordinatesToCellName(x+1, y+1)
	return name
}

func absolute(x, y int) string {
	name, _ := excelize.CoordinatesToCellName(x+1, y+1, true)
	return name
}

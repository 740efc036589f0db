package table

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/export/table/sheetml"
)

// The columns of a plan that reading it back takes, by their keys in CSV. A person's
// head for one is understood as well.
const (
	PlanID      = "id"
	PlanOwner   = "owner"
	PlanDue     = "due"
	PlanStatus  = "status"
	PlanReason  = "reason"
	PlanExpires = "expires"
	PlanMark    = "mark"
)

// planTaken are those columns; the others are there to be read.
var planTaken = []string{PlanID, PlanOwner, PlanDue, PlanStatus, PlanReason, PlanExpires, PlanMark}

// A PlanGrid is a plan that came back: its rows below the head, and where each of the
// columns is.
type PlanGrid struct {
	Rows   []GridRow
	At     map[string]int // by the keys above
	Remark string         // what a person should know of how it was read; mostly empty

	days1904 bool // the workbook counts its days from 1904
}

// planKey is the key of a column of the plan by its name, in any case; empty for one
// that is not taken.
func planKey(name string) string {
	name = HeadName(name)
	for _, c := range report.PlanColumns {
		if slices.Contains(planTaken, c.Key) && (name == c.Key || name == strings.ToLower(c.Head)) {
			return c.Key
		}
	}
	return ""
}

// isPlanHead reports whether a row names the columns of a plan.
func isPlanHead(cells []string) bool {
	has := map[string]bool{}
	for _, c := range cells {
		has[planKey(c)] = true
	}
	return has[PlanID] && (has[PlanOwner] || has[PlanDue] || has[PlanStatus])
}

// ReadPlan reads a plan that was exported as xlsx or csv, and saved again by any
// program. The error says how to save what cannot be read, or which column is missing.
func ReadPlan(file []byte) (PlanGrid, error) {
	if kind := foreign(file); kind != "" {
		return PlanGrid{}, errors.New(kind)
	}
	if bytes.HasPrefix(file, []byte("PK\x03\x04")) {
		return readPlanBook(file)
	}
	s, remark, err := decoded(file)
	if err != nil {
		return PlanGrid{}, err
	}
	g, err := planOfText(endings(s))
	g.Remark = remark
	return g, err
}

// planOfText reads a plan out of text with any separator that spreadsheets write.
func planOfText(s string) (PlanGrid, error) {
	if m := sepLine.FindString(s); m != "" {
		s = s[len(m):]
	}
	var failed error
	for _, comma := range separators {
		rows, err := parsed(s, comma, false)
		if g, found := planBelow(rows); found {
			return g.checked(err)
		}
		if failed == nil {
			failed = err
		}
	}
	if failed != nil {
		return PlanGrid{}, failed
	}
	return PlanGrid{}, errNoPlan
}

// errNoPlan is the error for a table without the columns of a plan.
var errNoPlan = errors.New("no plan: it has no column ID with Owner, Due or Status beside it; export one with -f xlsx or -f csv")

// readPlanBook reads the sheet of a workbook that has the columns of a plan.
func readPlanBook(file []byte) (g PlanGrid, err error) {
	if err := mayUnpack(file); err != nil {
		return g, err
	}
	f, err := sheetml.Open(file)
	if err != nil {
		return g, errBook
	}
	for i := range f.Sheets {
		rows, err := workbookRows(f, i)
		if err != nil {
			return g, err
		}
		if g, found := planBelow(rows); found {
			g.days1904 = f.Days1904
			return g.checked(nil)
		}
	}
	return g, errNoPlan
}

// planBelow is the plan under the head, where there is one.
func planBelow(rows []GridRow) (g PlanGrid, found bool) {
	for i, r := range rows[:min(len(rows), mostAbove)] {
		if !isPlanHead(r.Cells) {
			continue
		}
		g.Rows = rows[i:]
		return g, true
	}
	return g, false
}

// checked finds the columns in the head, which the rows no longer have then.
func (g PlanGrid) checked(err error) (PlanGrid, error) {
	if err != nil {
		return g, err
	}
	g.At = map[string]int{}
	for i, name := range g.Rows[0].Cells {
		key := planKey(name)
		if key == "" {
			continue
		}
		if _, twice := g.At[key]; twice {
			return g, fmt.Errorf("row %d: the column %q is there twice", g.Rows[0].Number, HeadName(name))
		}
		g.At[key] = i
	}
	g.Rows = g.Rows[1:]
	return g, nil
}

// Cell is what a row has in a column, without the mark that keeps it from being a
// formula; empty where it has none. A status is its id, whether a person's word for it or
// the id is there.
func (g PlanGrid) Cell(r GridRow, key string) string {
	i, ok := g.At[key]
	if !ok || i >= len(r.Cells) {
		return ""
	}
	s := strings.TrimSpace(r.Cells[i])
	if key == PlanStatus {
		return string(report.StatusOf(s))
	}
	if rest, marked := strings.CutPrefix(s, "'"); marked && report.Live(rest) {
		return rest
	}
	return s
}

// The days that a workbook may store: from 2000 to 2199, counted from 1900 or 1904.
const firstSerial, lastSerial = 30000, 120000

// Days are the days that a cell may mean, as YYYY-MM-DD: one, or two where a
// spreadsheet wrote day and month in an order that nobody can know. None is returned
// for what is no date.
func (g PlanGrid) Days(cell string) []string {
	if _, err := time.Parse(time.DateOnly, cell); err == nil {
		return []string{cell}
	}
	if day, _, timed := strings.Cut(cell, "T"); timed { // as a program writes a moment
		return g.Days(day)
	}
	if n, err := strconv.ParseFloat(cell, 64); err == nil {
		if !(n >= firstSerial && n <= lastSerial) { // which NaN is not
			return nil
		}
		return []string{sheetml.Day(int(n), g.days1904).Format(time.DateOnly)}
	}
	var days []string
	for _, layout := range []string{"2.1.2006", "2/1/2006", "1/2/2006", "2006/1/2"} {
		if day, err := time.Parse(layout, cell); err == nil && !slices.Contains(days, day.Format(time.DateOnly)) {
			days = append(days, day.Format(time.DateOnly))
		}
	}
	return days
}

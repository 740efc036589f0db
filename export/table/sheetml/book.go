// Package sheetml writes workbooks (xlsx, ISO 29500-1) with what our sheets have, and reads
// the cells of those that any spreadsheet saved. It does not know what the cells mean.
package sheetml

import (
	"errors"
	"strconv"
	"strings"
	"time"
)

// The most rows and columns that a sheet can have, and the days that are counted from.
const (
	MaxRows    = 1 << 20
	MaxColumns = 1 << 14
	maxCell    = 32767 // UTF-16 units of text in a cell
	maxList    = 255   // characters of a list that is written out
	maxName    = 31    // characters of the name of a sheet
)

// A Book is a workbook to write.
type Book struct {
	Styles []Style // the first is number 1 in cells; 0 is a cell without any
	Sheets []Sheet
	Facts  Facts
}

// Facts are what a file says of itself.
type Facts struct {
	Title, Subject, Creator, Description string
	Language                             string // such as en
	Made                                 time.Time
	Own                                  [][2]string // names and values of its own
}

// A Style is the look of a cell. Colours are in hexadecimal, as 15284A; an empty one is none.
type Style struct {
	Bold   bool
	Ink    string // of the text
	Fill   string
	Line   string // below the cell
	Format string // of numbers and days, as 0.0
	Right  bool   // at the right; otherwise at the left, in lines as long as the column is wide
	Middle bool   // halfway up; otherwise at the top
	Open   bool   // may be changed in a locked sheet
}

// A Sheet is one sheet.
type Sheet struct {
	Name    string
	Hidden  bool
	Locked  bool // all but cells of an open style; without a password
	Columns []Column
	Rows    []Row // the first is the head: it stays in sight, is on each page and has a filter
	Lists   []List
	Printed int    // columns that are printed; 0 is all
	Foot    string // at the left of the foot of each page
}

// A Column is how wide a column is, in characters.
type Column struct {
	Width  float64
	Hidden bool
}

// A Row is a row and how high it is, in points.
type Row struct {
	Height float64
	Cells  []Cell // no more than the sheet has columns
}

// A Cell has a text, a number or nothing.
type Cell struct {
	Style  int
	Text   string
	Number float64 // where it is Numeric
	// Numeric is true for numbers and days.
	Numeric bool
}

// A List is what can be chosen in cells.
type List struct {
	Cells      string   // such as B2:B9
	Values     []string // or, where there are none,
	From       string   // cells that have them, as Choices!$A$2:$D$2
	Title, Say string   // what is told of another value
	Take       bool     // which is taken all the same, if one insists
}

// Serial is a day and its time as a workbook stores it, as a clock in its place shows it.
func Serial(t time.Time) float64 {
	day := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	clock := time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second
	return float64((day.Unix()-first(false).Unix())/(24*60*60)) + // a Duration ends in 2192
		float64(clock)/float64(24*time.Hour)
}

// Day is the day of a number; days before March 1900 are one off, as workbooks have a
// 29 February 1900.
func Day(serial int, from1904 bool) time.Time { return first(from1904).AddDate(0, 0, serial) }

// first is the day with the number 0.
func first(from1904 bool) time.Time {
	if from1904 {
		return time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
}

// ColumnName is the letters of a column, counted from 0.
func ColumnName(x int) string {
	var b []byte
	for x++; x > 0; x = (x - 1) / 26 {
		b = append([]byte{byte('A' + (x-1)%26)}, b...)
	}
	return string(b)
}

// At is the name of a cell, counted from 0.
func At(x, y int) string { return ColumnName(x) + strconv.Itoa(y+1) }

// Absolute is that name as it stays when it is copied, as $B$2.
func Absolute(x, y int) string { return "$" + ColumnName(x) + "$" + strconv.Itoa(y+1) }

// errNoCell is the error for what is no name of a cell.
var errNoCell = errors.New("not the name of a cell")

// columnOf is the column of a cell by its name, counted from 0.
func columnOf(name string) (int, error) {
	x, i := 0, 0
	name = strings.ReplaceAll(name, "$", "")
	for ; i < len(name); i++ {
		c := name[i] &^ 0x20 // a capital
		if c < 'A' || c > 'Z' {
			break
		}
		if x = x*26 + int(c-'A') + 1; x > MaxColumns {
			return 0, errNoCell
		}
	}
	if row, err := strconv.Atoi(name[i:]); i == 0 || err != nil || row < 1 || row > MaxRows {
		return 0, errNoCell
	}
	return x - 1, nil
}

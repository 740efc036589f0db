package reporttest

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
)

// CSVRows are the rows of a file by the names of their columns.
func CSVRows(t testing.TB, file []byte) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]map[string]string, 0, len(all))
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		rows = append(rows, row)
	}
	return rows
}

// FactsOfCSV reads the plan; accepted risks have no number.
func FactsOfCSV(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	for _, row := range CSVRows(t, file) {
		if row["number"] == "" {
			continue
		}
		f.action(row["title"], row["due"])
	}
	return f
}

// unguarded is what was typed, without the guard against formulas.
func unguarded(cell string) string {
	if typed, ok := strings.CutPrefix(cell, "'"); ok && report.Live(typed) {
		return typed
	}
	return cell
}

// TableOf reads CSV by the letter of RFC 4180 and nothing else: every row ends
// with CR LF, and quotes stand around whole cells only.
func TableOf(t testing.TB, file []byte) (rows [][]string) {
	t.Helper()
	s := string(file)
	var row []string
	for s != "" {
		var cell string
		if strings.HasPrefix(s, `"`) {
			s = s[1:]
			for {
				before, after, closed := strings.Cut(s, `"`)
				if !closed {
					t.Fatalf("no closing quote after %q", cell)
				}
				if cell, s = cell+before, after; !strings.HasPrefix(s, `"`) {
					break
				}
				cell, s = cell+`"`, s[1:]
			}
		} else {
			n := strings.IndexAny(s, ",\r\n\"")
			if n < 0 {
				t.Fatalf("no end of row after %q", s)
			}
			cell, s = s[:n], s[n:]
		}
		row = append(row, cell)
		switch {
		case strings.HasPrefix(s, ","):
			s = s[1:]
		case strings.HasPrefix(s, "\r\n"):
			rows, row, s = append(rows, row), nil, s[2:]
		default:
			t.Fatalf("after the cell %q stands %q", cell, s[:min(len(s), 20)])
		}
	}
	return rows
}

// dueLine is where a tracker without a column for it has the date.
var dueLine = regexp.MustCompile(`(?m)^Due: (\d{4}-\d\d-\d\d) *\r?$`)

// FactsOfTable reads a tracker's file by the titles of its columns.
func FactsOfTable(title, due string) func(*testing.T, []byte, *report.Report) Facts {
	return func(t *testing.T, file []byte, _ *report.Report) (f Facts) {
		rows := TableOf(t, file)
		at, when := slices.Index(rows[0], title), slices.Index(rows[0], due)
		for _, row := range rows[1:] {
			day := row[when]
			if m := dueLine.FindStringSubmatch(day); m != nil {
				day = m[1]
			} else if len(day) != len(time.DateOnly) {
				day = ""
			}
			f.action(row[at], day)
		}
		return f
	}
}

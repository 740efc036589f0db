package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// WriteCSV writes the plan, one action a row, as RFC 4180 says. There is no
// byte order mark: programs stumble over it, and xlsx is there for Excel.
func WriteCSV(w io.Writer, r *report.Report) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	_ = out.Write(csvHead()) // Error says below whether any of it failed
	for _, row := range r.PlanRows() {
		cells := make([]string, len(report.PlanColumns))
		for i, c := range report.PlanColumns {
			cells[i] = csvCell(c.Value(r, row))
		}
		_ = out.Write(cells)
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	return nil
}

func csvHead() []string {
	head := make([]string, len(report.PlanColumns))
	for i, c := range report.PlanColumns {
		head[i] = c.Key
	}
	return head
}

// csvCell writes one value of the plan. Numbers have one decimal at most, as
// people see them everywhere.
func csvCell(v any) string {
	switch v := v.(type) {
	case int:
		return strconv.Itoa(v)
	case float64:
		if v*4 == math.Trunc(v*4) { // quarters of an hour
			return strconv.FormatFloat(v, 'f', -1, 64)
		}
		return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	case report.Money:
		return strconv.FormatFloat(float64(v), 'f', -1, 64)
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return string(questionnaire.DateOf(v))
	case report.Term:
		return v.Id
	}
	return report.Inert(v.(string))
}

// ReadCSV counts the actions of a written file.
func ReadCSV(file []byte) (report.Counts, error) {
	n := report.Counts{Services: report.NotCounted, Answers: report.NotCounted}
	if !bytes.HasSuffix(file, []byte("\r\n")) {
		return n, errors.New("the last line is cut short")
	}
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		return n, err
	}
	if len(rows) == 0 || !slices.Equal(rows[0], csvHead()) {
		return n, errors.New("the head line is missing")
	}
	for _, row := range rows[1:] {
		if row[0] != "" { // accepted risks have no number
			n.Actions++
		}
	}
	return n, nil
}

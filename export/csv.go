package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"yourpart/questionnaire"
)

// writeCSV writes the plan, one action a row, as RFC 4180 says. There is no
// byte order mark: programs stumble over it, and xlsx is there for Excel.
func writeCSV(w io.Writer, r *Report) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	_ = out.Write(csvHead()) // Error says below whether any of it failed
	for _, row := range r.planRows() {
		cells := make([]string, len(planColumns))
		for i, c := range planColumns {
			cells[i] = csvCell(c.value(r, row))
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
	head := make([]string, len(planColumns))
	for i, c := range planColumns {
		head[i] = c.key
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
		return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
	case time.Time:
		if v.IsZero() {
			return ""
		}
		return string(questionnaire.DateOf(v))
	case term:
		return v.id
	}
	return inert(v.(string))
}

// readCSV counts the actions of a written file.
func readCSV(file []byte) (Counts, error) {
	n := Counts{Services: NotCounted, Answers: NotCounted}
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

package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"

	"yourpart/export/report"
)

// WriteInsurerCSV writes what can be said to an insurer, one question a row below the
// lines of warning, which are in the first column.
func WriteInsurerCSV(w io.Writer, s *report.InsurerSheet) error {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	blank := func(first string) []string {
		return append([]string{first}, make([]string, len(report.InsurerHeads)-1)...)
	}
	var rows [][]string
	for _, line := range append(s.InsurerSays(), report.InsurerSource) {
		rows = append(rows, blank(line))
	}
	rows = append(rows, append([]string(nil), report.InsurerHeads...))
	for _, row := range s.Rows {
		rows = append(rows, row.Cells())
	}
	for _, row := range rows {
		for i := range row {
			row[i] = report.Inert(row[i])
		}
		_ = out.Write(row) // Error says below whether any of it failed
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("writing CSV: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// ReadInsurerCSV counts the questions of a written file.
func ReadInsurerCSV(file []byte) (report.Counts, error) {
	n := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	if !bytes.HasSuffix(file, []byte("\r\n")) {
		return n, errors.New("the last line is cut short")
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte(byteOrderMark)))).ReadAll()
	if err != nil {
		return n, err
	}
	for i, row := range rows {
		if row[0] == report.InsurerHeads[0] && row[1] == report.InsurerHeads[1] {
			n.Answers = len(rows) - i - 1
			return n, nil
		}
	}
	return n, errors.New("its head is missing")
}

package tracker

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"

	"yourpart/export/report"
)

// A taskTable is the file of one task tracker: a row for each action. Columns
// may have the same title, as Jira wants it for labels.
type taskTable []taskColumn

type taskColumn struct {
	title string
	value func(report.Task) string
}

func (c taskTable) titles() []string {
	titles := make([]string, len(c))
	for i, col := range c {
		titles[i] = col.title
	}
	return titles
}

// Write lays the plan out as CSV by RFC 4180, a row for each ticket. No cell is a
// formula.
func (c taskTable) Write(w io.Writer, r *report.Report) error { return c.write(w, r.Tickets()) }

// A controlTable has one row for each action, as what reads it keeps controls.
type controlTable taskTable

// Write lays the plan out as CSV by RFC 4180. No cell is a formula.
func (c controlTable) Write(w io.Writer, r *report.Report) error {
	return taskTable(c).write(w, r.Tasks())
}

// Read counts the rows of a written file.
func (c controlTable) Read(file []byte) (report.Counts, error) { return taskTable(c).Read(file) }

func (c taskTable) write(w io.Writer, tasks []report.Task) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(c.titles()); err != nil {
		return err
	}
	for _, t := range tasks {
		row := make([]string, len(c))
		for i, col := range c {
			row[i] = report.Inert(col.value(t))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Read counts the rows of a written file.
func (c taskTable) Read(file []byte) (report.Counts, error) {
	if !bytes.HasSuffix(file, []byte("\r\n")) {
		return report.Counts{}, errors.New("its last line is cut short")
	}
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		return report.Counts{}, fmt.Errorf("no CSV: %w", err)
	}
	if !slices.Equal(rows[0], c.titles()) {
		return report.Counts{}, errors.New("its columns are not the ones that were written")
	}
	actions := len(rows) - 1
	for _, row := range rows {
		actions -= report.Preparations(row...)
	}
	return report.Counts{Actions: actions, Services: report.NotCounted, Answers: report.NotCounted}, nil
}

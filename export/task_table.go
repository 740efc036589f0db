package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
)

// A taskTable is the file of one task tracker: a row for each action. Columns
// may have the same title, as Jira wants it for labels.
type taskTable []taskColumn

type taskColumn struct {
	title string
	value func(task) string
}

func (c taskTable) titles() []string {
	titles := make([]string, len(c))
	for i, col := range c {
		titles[i] = col.title
	}
	return titles
}

// write lays the plan out as CSV by RFC 4180. No cell is a formula.
func (c taskTable) write(w io.Writer, r *Report) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(c.titles()); err != nil {
		return err
	}
	for _, t := range r.tasks() {
		row := make([]string, len(c))
		for i, col := range c {
			row[i] = inert(col.value(t))
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// read counts the rows of a written file.
func (c taskTable) read(file []byte) (Counts, error) {
	if !bytes.HasSuffix(file, []byte("\r\n")) {
		return Counts{}, errors.New("its last line is cut short")
	}
	rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		return Counts{}, fmt.Errorf("no CSV: %w", err)
	}
	if !slices.Equal(rows[0], c.titles()) {
		return Counts{}, errors.New("its columns are not the ones that were written")
	}
	return Counts{Actions: len(rows) - 1, Services: NotCounted, Answers: NotCounted}, nil
}

package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
)

// SheetKept are the columns of a sheet that reading it back takes, and
// SheetShown those that are there for people.
var (
	SheetKept  = []string{"control", "service", "answer", "note", "evidence", "by", "sheet"}
	SheetShown = []string{"about", "topic", "question", "choices", "how to check", "whom to ask"}
)

// sheetColumns is how they stand: what names the question, what it says, what
// to fill in.
var sheetColumns = slices.Concat(SheetKept[:2], SheetShown, SheetKept[2:])

// byteOrderMark tells spreadsheets that a file is UTF-8. People open a sheet
// with one; nothing else of ours carries it.
const byteOrderMark = "\ufeff"

// WriteSheetCSV writes the open questions as a table to fill in, one row a
// question. It fails where the open questions cannot be made.
func WriteSheetCSV(w io.Writer, r *report.Report) error {
	parts, err := r.Sheet()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{slices.Clone(sheetColumns)} // each cell is made inert in place
	for _, p := range parts {
		for _, c := range p.Cells {
			topic, _ := r.Catalogue.Topic(c.Control.Topic)
			row := r.SheetRow(c)
			rows = append(rows, []string{c.Control.ID, c.Service, p.Name, topic.Title, c.Control.Question.Text, choicesText(c.Control),
				r.WhereToAsk(c), c.Control.Whom, row.Answer, row.Note, row.Evidence, row.By, row.Mark})
		}
	}
	for _, row := range rows {
		for i := range row {
			row[i] = report.Inert(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// choicesText is what can be answered, a choice a line.
func choicesText(k *catalogue.Control) string {
	var choices []string
	for _, ch := range report.SheetChoices(k) {
		choices = append(choices, strings.TrimSpace(ch.Letter+" "+ch.Label+": "+ch.Text))
	}
	return strings.Join(choices, "\n")
}

// ReadSheetCSV counts the questions of a sheet.
func ReadSheetCSV(file []byte) (report.Counts, error) {
	c := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	text, marked := bytes.CutPrefix(file, []byte(byteOrderMark))
	if !marked || !bytes.HasSuffix(text, []byte("\r\n")) {
		return c, errors.New("it is cut short")
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return c, fmt.Errorf("no CSV: %w", err)
	}
	if !slices.Equal(rows[0], sheetColumns) {
		return c, errors.New("its columns are not the ones that were written")
	}
	c.Answers = len(rows) - 1
	return c, nil
}

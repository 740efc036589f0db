package export

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// SheetKept are the columns of a sheet that reading it back takes, and
// SheetShown those that are there for people.
var (
	SheetKept  = []string{"control", "service", "answer", "note", "evidence"}
	SheetShown = []string{"about", "topic", "question", "choices", "how to check", "whom to ask"}
)

// sheetColumns is how they stand: what names the question, what it says, what
// to fill in.
var sheetColumns = slices.Concat(SheetKept[:2], SheetShown, SheetKept[2:])

// byteOrderMark tells spreadsheets that a file is UTF-8. People open a sheet
// with one; nothing else of ours carries it.
const byteOrderMark = "\ufeff"

func writeSheetCSV(w io.Writer, r *Report) error {
	parts, err := r.sheet()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{slices.Clone(sheetColumns)} // each cell is made inert in place
	for _, p := range parts {
		for _, c := range p.cells {
			topic, _ := r.Catalogue.Topic(c.Control.Topic)
			var choices []string
			for _, ch := range sheetChoices(c.Control) {
				choices = append(choices, strings.TrimSpace(ch.letter+" "+ch.label+": "+ch.text))
			}
			rows = append(rows, []string{c.Control.ID, c.Service, p.name, topic.Title, c.Control.Question.Text, strings.Join(choices, "\n"),
				r.whereToAsk(c), c.Control.Whom, "", "", ""})
		}
	}
	for _, row := range rows {
		for i := range row {
			row[i] = inert(row[i])
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

// readSheetCSV counts the questions of a sheet.
func readSheetCSV(file []byte) (Counts, error) {
	c := Counts{Actions: NotCounted, Services: NotCounted}
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

package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"yourpart/export/report"
	"yourpart/scoring"
)

// sheetEnd closes a sheet, so that one that is cut short is noticed.
const sheetEnd = "Thank you. Some answers open one more question; the next sheet has it.\n"

// WriteSheet writes the open questions as Markdown: an answer each to tick,
// and room for a note.
func WriteSheet(w io.Writer, r *report.Report) error {
	parts, err := r.Sheet()
	if err != nil {
		return err
	}
	var b strings.Builder
	n := 0
	for _, p := range parts {
		n += len(p.Cells)
	}
	fmt.Fprintf(&b, "# Questions for %s\n\n%s\n\n%s\n", Text(r.Name()), Text(r.SheetLine()), report.SheetIntro(n))
	n = 0
	for _, p := range parts {
		fmt.Fprintf(&b, "\n## %s\n", Text(p.Name))
		for _, c := range p.Cells {
			n++
			sheetQuestion(&b, r, n, c)
		}
	}
	fmt.Fprintf(&b, "\nThis sheet: `%s`\n\n%s", r.SheetMark(), sheetEnd)
	_, err = io.WriteString(w, b.String())
	return err
}

// sheetQuestion writes one question, with what is answered and noted so far.
func sheetQuestion(b *strings.Builder, r *report.Report, n int, c *scoring.Cell) {
	row := r.SheetRow(c)
	fmt.Fprintf(b, "\n### %d. %s\n\n%s\n\n", n, c.Control.Question.Text, report.Cited(c.Control))
	for _, ch := range report.SheetChoices(c.Control) {
		box := " "
		if ch.Answer() == row.Answer {
			box = "x"
		}
		fmt.Fprintf(b, "- [%s] **%s** %s\n", box, ch.Answer(), ch.Text)
	}
	filled := func(s string) string {
		if s == "" {
			return ""
		}
		return mdLines(s) + " "
	}
	fmt.Fprintf(b, "\nHow to check: %s  \nWhom to ask: %s  \nNote: %s \nEvidence: %s \nThis sheet: `%s`  \nFor the record: `%s`\n",
		r.WhereToAsk(c), c.Control.Whom, filled(row.Note), filled(row.Evidence), row.Mark, c.ID())
}

// ReadSheet counts the questions of a sheet.
func ReadSheet(file []byte) (report.Counts, error) {
	c := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	if !bytes.HasSuffix(file, []byte("\n"+sheetEnd)) {
		return c, errors.New("it is cut short")
	}
	for _, l := range bytes.Split(file, []byte("\n")) {
		if bytes.HasPrefix(l, []byte("For the record: `")) {
			c.Answers++
		}
	}
	return c, nil
}

package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// insurerEnd closes an answer sheet, so that one that is cut short is noticed.
const insurerEnd = "<!-- end of the answers -->\n"

// WriteInsurer writes what can be said to an insurer, with a warning on top.
func WriteInsurer(w io.Writer, s *report.InsurerSheet) error {
	d := &md{r: s.Report}
	fmt.Fprintf(d, "# %s: %s\n", report.InsurerTitle, Text(s.Report.Name()))
	d.say("%s", Text(fmt.Sprintf("%s · %s · %d of %d filled in", questionnaire.DateOf(s.Report.Date), s.Title, s.Filled(), len(s.Rows))))
	for _, line := range s.InsurerSays() {
		d.say("%s", Text(line))
	}
	d.say("Source: %s", mdLink(report.InsurerSource, report.InsurerSource))
	var rows [][]string
	for _, row := range s.Rows {
		cells := row.Cells()
		for i := range cells {
			cells[i] = mdLines(cells[i])
		}
		rows = append(rows, cells)
	}
	d.table(report.InsurerHeads, rows)
	d.WriteString("\n" + insurerEnd)
	_, err := io.WriteString(w, d.String())
	return err
}

// ReadInsurer counts the rows of a written sheet.
func ReadInsurer(file []byte) (report.Counts, error) {
	n := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	if !bytes.HasSuffix(file, []byte(insurerEnd)) {
		return n, errors.New("its last line is missing")
	}
	n.Answers = len(mdRows(strings.ReplaceAll(string(file), "\r\n", "\n")))
	return n, nil
}

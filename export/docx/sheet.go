package docx

import (
	"fmt"
	"io"

	"yourpart/export/docx/word"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// sheetTitle is what the open questions are called.
const sheetTitle = "Questions to answer"

// WriteSheet writes the open questions, with answers to tick and room for a note. It says
// nothing of scores or gaps, since it goes to others.
func WriteSheet(w io.Writer, r *report.Report, look word.Look) error {
	all, err := r.Sheet()
	if err != nil {
		return err
	}
	about := report.AboutReport(r)
	about.Kind, about.Subject, about.Author = sheetTitle, sheetTitle, ""
	d, err := newBook(r, look, about)
	if err != nil {
		return err
	}
	n := 0
	for _, p := range all {
		n += len(p.Cells)
	}
	d.SayIn(word.Eyebrow, r.SheetLine())
	d.SayIn(word.Title, "Questions for "+text.CleanLine(r.Name()))
	d.Say(report.SheetIntro(n) + " With “Not applicable” please say why, and with “Handled elsewhere” by what.")
	n = 0
	for _, p := range all {
		d.Heading(1, p.Name)
		for _, c := range p.Cells {
			n++
			d.question(n, c)
		}
	}
	d.SayIn(word.Small, fmt.Sprintf("This sheet: %s", r.SheetMark()))
	return finish(w, d.Doc)
}

// question is one of them, with what is answered and noted so far.
func (d *book) question(n int, c *scoring.Cell) {
	row := d.r.SheetRow(c)
	d.Heading(2, fmt.Sprintf("%d. %s", n, c.Control.Question.Text), d.Counted(aQuestion))
	d.SayIn(word.Fact, report.Cited(c.Control))
	for _, ch := range report.SheetChoices(c.Control) {
		box := "☐ "
		if ch.Answer() == row.Answer {
			box = "☑ "
		}
		d.Add(d.P(word.Cell, word.Text(box), d.Strong(ch.Answer()+"  "), word.Text(ch.Text)))
	}
	t := table("Room for a note and evidence", col("", 20), col("", 80))
	t.Bare = true
	for _, line := range [][2]string{{"How to check", d.r.WhereToAsk(c)}, {"Whom to ask", c.Control.Whom}, {"Note", text.CleanText(row.Note)}, {"Evidence", text.CleanText(row.Evidence)}} {
		t.Row(d.StrongCell(line[0]), d.Cell(line[1]))
	}
	d.AddTable(t)
	d.SayIn(word.Small, fmt.Sprintf("This sheet: %s · For the record: %s", row.Mark, c.ID()))
}

// ReadSheet counts the questions of a sheet.
func ReadSheet(file []byte) (report.Counts, error) {
	n, err := word.Count(file)
	return report.Counts{Actions: report.NotCounted, Services: report.NotCounted, Answers: n[aQuestion]}, err
}

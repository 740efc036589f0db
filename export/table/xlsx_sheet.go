package table

import (
	"fmt"
	"io"
	"slices"

	"yourpart/export/report"
	"yourpart/export/table/sheetml"
	"yourpart/questionnaire"
)

// The sheets of a workbook of questions. The second is hidden: it has what can be
// chosen, a row a question.
const (
	questionsSheetName = "Questions"
	choicesSheetName   = "Choices"
)

// questionColumns are in the order in which a person fills them in; what names the
// question is hidden at the end.
var questionColumns = []xlsxColumnSpec{
	{head: "about", width: 16}, {head: "topic", width: 13}, {head: "question", width: 34}, {head: "choices", width: 48},
	{head: "answer", width: 22}, {head: "note", width: 28}, {head: "evidence", width: 20}, {head: "by", width: 13},
	{head: "how to check", width: 44}, {head: "whom to ask", width: 20},
	{head: "control", width: 14}, {head: "service", width: 14}, {head: "sheet", width: 14},
}

// The columns to fill in, and the first of those that are hidden.
var (
	toFillIn    = []string{"answer", "note", "evidence", "by"}
	firstHidden = "control"
)

// questionColumn is where a column is, from 0.
func questionColumn(head string) int {
	return slices.IndexFunc(questionColumns, func(c xlsxColumnSpec) bool { return c.head == head })
}

// WriteSheetXLSX writes the questions as a workbook to fill in, one row a question,
// with a list of the answers in each. It fails where there is nothing to ask.
func WriteSheetXLSX(w io.Writer, r *report.Report) error {
	parts, err := r.Sheet()
	if err != nil {
		return err
	}
	s := xlsxSheet{name: questionsSheetName, columns: questionColumns, printed: questionColumn(firstHidden)}
	choices := xlsxSheet{name: choicesSheetName}
	for _, p := range parts {
		for _, c := range p.Cells {
			topic, _ := r.Catalogue.Topic(c.Control.Topic)
			row := r.SheetRow(c)
			s.rows = append(s.rows, []any{p.Name, topic.Title, c.Control.Question.Text, choicesText(c.Control), row.Answer, row.Note, row.Evidence, row.By,
				r.WhereToAsk(c), c.Control.Whom, c.Control.ID, c.Service, row.Mark})
			var list []any
			for i := range c.Control.Question.Options {
				list = append(list, report.SheetAnswer(c.Control, c.Control.Question.Options[i].ID))
			}
			for _, id := range questionnaire.Fixed {
				list = append(list, questionnaire.FixedLabel(id))
			}
			choices.rows = append(choices.rows, list)
		}
	}
	for _, list := range choices.rows {
		for len(choices.columns) < len(list) {
			choices.columns = append(choices.columns, xlsxColumnSpec{head: fmt.Sprint(len(choices.columns) + 1), width: 20})
		}
	}
	about := report.AboutReport(r)
	about.Kind, about.Name, about.Subject, about.Author = "Questions to answer", report.Day(r.Date), "", "" // it goes to others
	return writeBook(w, []xlsxSheet{s, choices}, about, r.Catalogue.Version, toBeFilledIn)
}

// toBeFilledIn offers each question's choices, hides what names it, and locks all but
// what is to be filled in. There is no password.
func toBeFilledIn(sheets []sheetml.Sheet) {
	questions, choices := &sheets[0], &sheets[1]
	questions.Locked, choices.Locked, choices.Hidden = true, true, true
	for x := questionColumn(firstHidden); x < len(questions.Columns); x++ {
		questions.Columns[x].Hidden = true
	}
	for y := 1; y < len(questions.Rows); y++ {
		for _, head := range toFillIn {
			questions.Rows[y].Cells[questionColumn(head)].Style = openLook
		}
		questions.Lists = append(questions.Lists, sheetml.List{Cells: sheetml.At(questionColumn("answer"), y),
			From:  choicesSheetName + "!" + sheetml.Absolute(0, y) + ":" + sheetml.Absolute(len(choices.Rows[y].Cells)-1, y),
			Title: "answer", Say: "Choose one of the list, or write its letter.", Take: true})
	}
}

// ReadSheetXLSX counts the questions of a workbook.
func ReadSheetXLSX(file []byte) (report.Counts, error) {
	c := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	f, err := sheetml.Open(file)
	if err != nil {
		return c, err
	}
	ids, err := xlsxColumn(f, questionsSheetName, "control")
	for _, id := range ids {
		c.Answers += min(len(id), 1)
	}
	return c, err
}

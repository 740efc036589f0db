package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// answers draws every answer with its note, evidence and date. Services with
// the very same answer share a row, and a question stands beside all of its
// answers.
func (d *book) answers() {
	rows := d.r.AnswerGroups()
	usual := usualDate(rows)
	about := d.r.AnswersAbout() + " M marks a must-have."
	if usual != "" {
		about += fmt.Sprintf(" Answers without a date are from %s.", report.DayOf(questionnaire.Date(usual)))
	}
	if len(rows) == 0 {
		d.Chapter(report.AnswersTitle, about, 60)
		d.Para(doc.BodyText, report.NoQuestions)
		return
	}
	// Of question and service: several services may share an answer, and long names as well.
	widths := [][2]float64{{150, 76}, {166, 76}, {186, 76}, {206, 76}, {150, 104}, {166, 104}, {139, 150}, {166, 150}}
	t := d.answersTable(rows, usual, widths[0])
	for _, w := range widths[1:] {
		if other := d.answersTable(rows, usual, w); other.Height() < t.Height() {
			t = other
		}
	}
	d.ChapterOf(report.AnswersTitle, about, t)
	t.End()
}

// answersTable gathers the answers in columns of those widths.
func (d *book) answersTable(rows []report.AnswerGroup, usual string, widths [2]float64) *doc.Table {
	const standing, weight = 36.0, 30.0
	question, service := widths[0], widths[1]
	t := d.TableIn(doc.AnnexText, doc.Column{Title: "Question", Width: question}, doc.Column{Title: "Weight", Width: weight}, doc.Column{Title: "Service", Width: service},
		doc.Column{Title: "Answer", Width: doc.Wide - question - weight - service - standing}, doc.Column{Title: "Standing", Width: standing})
	t.Pad = doc.Slim
	topic := ""
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].Control == rows[from].Control {
			to++
		}
		var cells [][]doc.Cell
		for _, row := range rows[from:to] {
			cells = append(cells, []doc.Cell{{Text: d.servicesText(row.Services)}, {Text: row.Answer, Under: d.noteText(row.AnswerRow, usual)},
				{Text: row.Standing, Style: standingStyle(row.Standing)}})
		}
		if rows[from].Topic != topic {
			topic = rows[from].Topic
			t.Topic(topic)
		}
		t.Spanned([]doc.Cell{{Text: rows[from].Question, Style: doc.AnnexText.Strong().In(doc.Navy)}, {Text: weightText(rows[from].Control)}}, cells)
		from = to
	}
	return t
}

// noteText is what was noted about an answer.
func (d *book) noteText(row report.AnswerRow, usual string) string {
	var parts []string
	if row.Together != "" {
		parts = append(parts, row.Together)
	}
	if row.Source != "" {
		parts = append(parts, "Source: "+row.Source)
	}
	if row.Date != "" && row.Date != usual {
		parts = append(parts, "Answered on "+report.DayOf(questionnaire.Date(row.Date)))
	}
	if row.Note != "" {
		parts = append(parts, "Note: "+row.Note)
	}
	if row.Scanned {
		parts = append(parts, report.ScanMark)
	}
	if row.Evidence != "" {
		parts = append(parts, "Evidence: "+row.EvidenceText())
	}
	if by := text.CleanLine(row.By); by != "" && by != text.CleanLine(d.r.Assessment.Profile.AnsweredBy) {
		parts = append(parts, "Answered by "+by)
	}
	return strings.Join(parts, "\n")
}

// servicesText names the services of an answer.
func (d *book) servicesText(names []string) string {
	if n := len(names); n > 1 && n == len(d.r.Assessment.Services) {
		return "All services"
	}
	return report.SentenceList(names, len(names))
}

// usualDate is the day of most answers.
func usualDate(rows []report.AnswerGroup) string {
	n, usual := map[string]int{}, ""
	for _, row := range rows {
		if row.Date == "" {
			continue
		}
		n[row.Date]++
		if n[row.Date] > n[usual] {
			usual = row.Date
		}
	}
	return usual
}

// weightText is how much a control counts, with M for a must-have.
func weightText(k *catalogue.Control) string {
	if k.MustHave {
		return fmt.Sprintf("%d M", k.Weight)
	}
	return fmt.Sprint(k.Weight)
}

// standingStyle sets a word in bold where there is something to do.
func standingStyle(word string) doc.Style {
	switch word {
	case "gap", "partly":
		return doc.AnnexText.Strong().In(doc.Alarm)
	case "open":
		return doc.AnnexText.Strong()
	}
	return doc.AnnexText
}

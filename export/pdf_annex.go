package export

import (
	"fmt"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// findOut draws what nobody knows yet, whom to ask and where to look.
func (d *pdf) findOut() {
	var open []*scoring.Action
	for i := range d.r.Plan.Actions {
		if a := &d.r.Plan.Actions[i]; a.Kind == scoring.FindOut {
			open = append(open, a)
		}
	}
	if len(open) == 0 {
		return
	}
	d.chapter(findTitle, findIntro, 170)
	const number, question, who, points = 20.0, 196.0, 76.0, 52.0
	t := d.table(pdfColumn{"", number, false}, pdfColumn{"Question", question, false},
		pdfColumn{"Where to look", wide - number - question - who - points, false},
		pdfColumn{"Owner, due", who, false}, pdfColumn{"Points", points, true})
	for _, a := range open {
		names := strings.Join(d.joined(tableText, "For: ", d.r.serviceList(a), question-cellGap, 2), " ")
		t.row(pdfCell{text: fmt.Sprint(d.numbers[a.ID])},
			pdfCell{text: a.Control.Question.Text, style: tableText.strong(), under: names + "\nAsk: " + a.Control.Whom},
			pdfCell{text: d.whereToLook(a)}, pdfCell{text: dueOwner(a)}, pdfCell{text: Points(a)})
	}
	t.end()
}

// dueOwner is who finds out, and until when.
func dueOwner(a *scoring.Action) string {
	if o := questionnaire.CleanLine(a.Owner); o != "" {
		return shortened(o, 60) + "\n" + Day(a.Due)
	}
	return "________\n" + Day(a.Due)
}

// whereToLook is the place in each product, or how to check in any.
func (d *pdf) whereToLook(a *scoring.Action) string {
	const most = 3
	var places []string
	groups := byGuide(d.r.Steps(a))
	for i, g := range groups {
		if i == most {
			places = append(places, fmt.Sprintf("and %d more", len(groups)-most))
			break
		}
		if len(a.Services) == 1 {
			places = append(places, g.step.Guide.Where)
			continue
		}
		places = append(places, sentenceList(g.names, 2)+": "+g.step.Guide.Where)
	}
	if len(places) == 0 {
		return a.Control.Check
	}
	return strings.Join(places, "\n")
}

// answers draws every answer with its note, evidence and date. Services with
// the very same answer share a row.
func (d *pdf) answers() {
	d.chapter(answersTitle, answersIntro, 200)
	rows := d.r.answerGroups()
	if len(rows) == 0 {
		d.para(bodyText, noQuestions)
		return
	}
	const standing, date = 50.0, 56.0
	service := 124.0
	if len(d.r.Assessment.Services) > 8 { // many may share an answer
		service = 200
	}
	t := d.tableIn(annexText, pdfColumn{"Service", service, false}, pdfColumn{"Answer", wide - service - standing - date, false},
		pdfColumn{"Standing", standing, false}, pdfColumn{"Date", date, true})
	topic, question := "", ""
	for _, row := range rows {
		if row.Topic != topic {
			topic, question = row.Topic, ""
			d.y += 3
			t.topic(topic)
		}
		if row.Question != question {
			question = row.Question
			t.band(question, weightText(row.Control), 2*annexText.lead)
		}
		t.row(pdfCell{text: sentenceList(row.services, len(row.services))}, pdfCell{text: row.Answer, under: noteText(row.AnswerRow)},
			pdfCell{text: row.Standing, style: standingStyle(row.Standing)}, pdfCell{text: dateText(row.Date)})
	}
	t.end()
}

// noteText is what was noted about an answer.
func noteText(row AnswerRow) string {
	var parts []string
	if row.Note != "" {
		parts = append(parts, "Note: "+row.Note)
	}
	if row.Evidence != "" {
		parts = append(parts, "Evidence: "+row.Evidence)
	}
	return strings.Join(parts, "\n")
}

// dateText writes a saved date as people do.
func dateText(s string) string {
	if t, err := questionnaire.Date(s).Time(); err == nil {
		return Day(t)
	}
	return s
}

// An answerGroup is one answer with all services that gave it.
type answerGroup struct {
	AnswerRow
	services []string
}

// answerGroups joins the rows of Answers that differ in the service only.
func (r *Report) answerGroups() []answerGroup {
	var out []answerGroup
	from := 0 // where the question at hand begins
next:
	for _, row := range r.Answers() {
		name := row.Service
		row.Service, row.ID.Service = "", ""
		if len(out) > 0 && out[len(out)-1].Control != row.Control {
			from = len(out)
		}
		for j := from; j < len(out); j++ {
			if out[j].AnswerRow == row {
				out[j].services = append(out[j].services, name)
				continue next
			}
		}
		out = append(out, answerGroup{row, []string{name}})
	}
	return out
}

// weightText is how much a control counts.
func weightText(k *catalogue.Control) string {
	if k.MustHave {
		return fmt.Sprintf("weight %d · must-have", k.Weight)
	}
	return fmt.Sprintf("weight %d", k.Weight)
}

// standingStyle sets a word in bold where there is something to do.
func standingStyle(word string) style {
	switch word {
	case "gap", "partly":
		return annexText.strong().in(alarm)
	case "open":
		return annexText.strong()
	}
	return annexText
}

// sources draws the web pages behind the report, as links.
func (d *pdf) sources() {
	all := d.r.Sources()
	if len(all) == 0 {
		return
	}
	d.heading("Sources", 60)
	d.para(bodyText.in(muted), sourcesIntro)
	d.y += 2
	st := style{false, 6.9, 9, accent}
	var lines []bodyLine
	about := ""
	for _, s := range all {
		if s.About != about {
			about = s.About
			lines = append(lines, bodyLine{text: d.fit(st.strong(), about, stepWide), style: st.strong().in(ink), starts: true, glued: true, para: len(lines) + 1})
		}
		para := len(lines) + 1
		for i, l := range d.wrap(st, strings.TrimPrefix(s.URL, "https://"), (wide-gutter)/2) {
			lines = append(lines, bodyLine{text: l, style: st, web: s.URL, starts: i == 0, para: para})
		}
	}
	d.columnsOf(lines, left, (wide-gutter)/2, st.lead, nil)
	d.y += 4
}

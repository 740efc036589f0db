package export

import (
	"fmt"
	"strings"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// summary is what to read where there is no time for more.
func (d *md) summary() {
	r := d.r
	if names := r.stack(); len(names) > 0 {
		d.say("Covers %s: %s.", count(len(names), "service", "services"), mdText(strings.Join(names, ", ")))
	}
	d.say("**%s**", mdText(r.Status()))
	figures := [][]string{{"Score", mdText(strings.TrimSpace(Range(r.Result.Total) + " " + RangeWords(r.Result.Total)))}, {"Band", mdText(r.BandText())}}
	for _, f := range r.Figures() {
		figures = append(figures, []string{mdText(f.Label), mdText(f.Value + f.Score)})
	}
	d.table([]string{"", "How things stand"}, figures)
	if text := r.CapText(); text != "" {
		d.say("> %s", mdText(text))
	}
	if text := r.SinceText(r.Since()); text != "" {
		d.say("%s", mdText(text))
	}
	if risks := r.Risks(mostRisks); len(risks) > 0 {
		d.heading(2, risksTitle)
		d.WriteString("\n")
		for i, risk := range risks {
			fmt.Fprintf(d, "%d. %s (%s)\n", i+1, mdText(risk.Text), mdText(risk.Note()))
		}
	}
	d.first()
	d.heading(2, askTitle)
	d.say("%s", mdText(r.Ask()))
}

// first lists what to begin with.
func (d *md) first() {
	actions := d.r.FirstActions(firstActions)
	if len(actions) == 0 {
		return
	}
	d.heading(2, "First "+count(len(actions), "action", "actions"))
	var rows [][]string
	for i := range actions {
		a := &actions[i]
		rows = append(rows, []string{strings.Join(d.r.numbersOf([]string{a.ID}), ""), mdText(Title(a)), mdText(d.r.ServiceNames(a)),
			mdText(ownerOr(a, "–")), Day(a.Due), Hours(a.Hours), Points(a)})
	}
	d.table([]string{">No.", "Action", "For", "Owner", "Due", ">Work", ">Points"}, rows)
}

// duties says who does what.
func (d *md) duties() {
	r := d.r
	d.heading(2, mapTitle)
	if len(r.Duties.Services) == 0 {
		d.say("%s", mdText(noServices))
		return
	}
	d.say("%s", mdText(mapIntro))
	var rows [][]string
	for i := range r.Duties.Services {
		s := &r.Duties.Services[i]
		row := []string{mdText(r.ServiceName(s.Key)), mdText(s.Model.String())}
		for _, p := range partyWords {
			row = append(row, mdText(strings.Join(layersOf(s, p.Party), "; ")))
		}
		rows = append(rows, row)
	}
	d.table([]string{"Service", "Model", "Yours alone", "Shared", "The provider's"}, rows)
	d.heading(3, yourPartTitle)
	rows = nil
	for i, l := range r.Catalogue.Layers {
		for _, p := range r.ownParts(i) {
			rows = append(rows, []string{mdText(l.Name), mdText(p.text), mdText(r.partFor(p))})
		}
	}
	d.table([]string{"Layer", "Your part", "For"}, rows)
	d.heading(3, theirPartTitle)
	d.WriteString("\n")
	for _, s := range r.Duties.Services {
		fmt.Fprintf(d, "- **%s:** %s\n", mdText(r.ServiceName(s.Key)), mdText(sentences(s.Provider)))
	}
}

// results gives the scores by service, by topic, and both.
func (d *md) results() {
	r := d.r
	d.heading(2, resultsTitle)
	if r.Result.Total.None() {
		d.say("%s", mdText(r.Status()))
		return
	}
	scores := func(title string, names []string, list []scoring.Score) {
		d.heading(3, title)
		var rows [][]string
		for i, s := range list {
			rows = append(rows, []string{mdText(names[i]), Range(s), Coverage(s)})
		}
		d.table([]string{"", ">Score of 100", ">Answered"}, rows)
	}
	var names []string
	var list []scoring.Score
	for _, s := range r.Result.Services {
		names, list = append(names, r.ServiceName(s.Key)), append(list, s.Score)
	}
	if len(list) > 0 {
		scores("By service", names, list)
	}
	names, list = nil, nil
	for _, t := range r.Result.Topics {
		names, list = append(names, t.Topic.Title), append(list, t.Score)
	}
	scores("By topic", names, list)
	d.heat(names)
}

// heat shows the topics of each service.
func (d *md) heat(topics []string) {
	d.heading(3, heatTitle)
	d.say("%s %s.", mdText(heatNote), mdText(heatUnknown))
	var rows [][]string
	for _, row := range d.r.heatRows() {
		cells := []string{mdText(row.name)}
		for _, s := range row.scores {
			text, _ := heatText(s)
			cells = append(cells, text)
		}
		rows = append(rows, cells)
	}
	heads := []string{"Service"}
	for _, t := range topics {
		heads = append(heads, ">"+t)
	}
	d.table(heads, rows)
}

// answers lists every answer; services that gave the same one share a row.
func (d *md) answers() {
	d.heading(2, answersTitle)
	groups := d.r.answerGroups()
	if len(groups) == 0 {
		d.say("%s", mdText(noQuestions))
		return
	}
	d.say("%s", mdText(answersIntro))
	var rows [][]string
	topic := ""
	for i, g := range groups {
		if g.Topic != topic {
			topic = g.Topic
			d.heading(3, topic)
		}
		if i == 0 || groups[i-1].Control != g.Control {
			d.say("**%s** (%s)", mdText(g.Question), mdText(weightWords(g.Control)))
			rows = nil
		}
		names := make([]string, len(g.services))
		for j, n := range g.services {
			names[j] = mdText(n)
		}
		rows = append(rows, []string{strings.Join(names, mdBreak), mdText(g.Answer), g.Standing, mdLines(strings.Join(g.remarks(), "\n")), DayOf(questionnaire.Date(g.Date))})
		if i+1 == len(groups) || groups[i+1].Control != g.Control {
			d.table([]string{"Service", "Answer", "Standing", "Note", "Date"}, rows)
		}
	}
}

// method says how the score comes about.
func (d *md) method() {
	d.heading(2, methodTitle)
	d.say("%s", mdText(methodIntro))
	d.list(d.r.MethodRules())
	d.list(d.r.Formulas())
	d.list(d.r.MethodNotes())
	rows := [][]string{}
	for _, f := range d.r.Factors() {
		rows = append(rows, []string{mdText(f.Service), mdText(f.Data), f.Stops, f.Factor})
	}
	if len(rows) > 0 {
		d.heading(3, factorsTitle)
		d.table([]string{"Service", "Data in it", "Stops the business", ">Factor"}, rows)
	}
}

// glossary explains the terms of art.
func (d *md) glossary() {
	terms := d.r.Glossary()
	if len(terms) == 0 {
		return
	}
	d.heading(2, glossaryTitle)
	d.WriteString("\n")
	for _, t := range terms {
		fmt.Fprintf(d, "- **%s:** %s\n", mdText(t.Term), mdText(t.Meaning))
	}
}

// sources lists the pages behind the report.
func (d *md) sources() {
	all := d.r.Sources()
	if len(all) == 0 {
		return
	}
	d.heading(2, sourcesTitle)
	d.say("%s", mdText(sourcesIntro))
	d.WriteString("\n")
	for _, s := range all {
		fmt.Fprintf(d, "- %s: %s\n", mdText(s.About), mdLink(strings.TrimPrefix(s.URL, "https://"), s.URL))
	}
}

// limits says what the report cannot, and leaves room to sign.
func (d *md) limits() {
	d.heading(2, limitsTitle)
	d.list(limits)
	d.heading(2, signTitle)
	d.say("%s", mdText(signIntro))
	var rows [][]string
	for _, s := range d.r.signers() {
		rows = append(rows, []string{mdText(s.Role), mdText(s.Name), "", ""})
	}
	d.table([]string{"", "Name", "Signature", "Date"}, rows)
}

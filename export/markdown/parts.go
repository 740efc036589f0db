package markdown

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// summary is what to read where there is no time for more.
func (d *md) summary() {
	r := d.r
	if names := r.Stack(); len(names) > 0 {
		d.say("Covers %s: %s.", text.Plural(len(names), "service", "services"), Text(strings.Join(names, ", ")))
	}
	d.say("**%s**", Text(r.Headline()))
	d.table([]string{"", "How things stand"}, [][]string{{"Score", Text(strings.TrimSpace(report.Range(r.Result.Total) + " " + report.RangeWords(r.Result.Total)))}, {"Band", Text(r.BandText())}})
	for _, text := range []string{r.ScoreText(), r.EvidenceText()} {
		if text != "" {
			d.say("%s", Text(text))
		}
	}
	for _, text := range []string{r.CapText(), r.AsideText(), r.AgeText()} {
		if text != "" {
			d.say("> %s", Text(text))
		}
	}
	if text := r.SinceText(r.Since()); text != "" {
		d.say("%s", Text(text))
	}
	d.whom()
	d.threats()
	if line := r.FindLine(); line != "" {
		d.say("**%s**", Text(line))
	}
	d.first()
	d.decision()
}

// threats lists what threatens the business most, with the action against each.
func (d *md) threats() {
	all := d.r.Threats(report.MostThreats)
	if len(all) == 0 {
		return
	}
	d.heading(2, report.ThreatsTitle)
	var rows [][]string
	for _, t := range all {
		rows = append(rows, []string{Text(t.Title), Text(strings.TrimSpace(t.Here + " " + d.r.FigureLine(t))), Text(t.Strength()), Text(d.r.CloserLine(t))})
	}
	d.table([]string{"Scenario", "What it would mean here", "Protection", "What acts first against it"}, rows)
}

// whom lists whom to ask where nothing is to fix yet.
func (d *md) whom() {
	groups := d.r.AskGroups()
	if !d.r.OnlyAsks() || len(groups) == 0 {
		return
	}
	d.heading(2, report.FoundTitle)
	var rows [][]string
	for _, g := range groups {
		rows = append(rows, []string{Text(report.UpperFirst(g.Whom)), fmt.Sprint(g.Questions), fmt.Sprintf("up to +%.1f", g.Gain)})
	}
	d.table([]string{"Person", ">Questions", ">Points"}, rows)
}

// decision puts the options of the decision side by side, and has lines to sign where they
// are asked for here.
func (d *md) decision() {
	r := d.r
	d.heading(2, report.AskTitle)
	d.say("%s", Text(r.DecisionLine()))
	var rows [][]string
	for _, o := range r.DecisionOptions() {
		rows = append(rows, []string{Text(o.Name + " (" + o.About + ")"), Text(o.Work), Text(o.First), Text(o.Later), Text(o.Result)})
	}
	if len(rows) > 0 {
		d.table(report.OptionHeads, rows)
		d.say("%s", Text(r.DecisionNote()))
	}
	if r.Options.SignsFirst() {
		d.sign()
	}
}

// first lists what to begin with.
func (d *md) first() {
	actions := d.r.PageActions(report.FirstActions)
	if len(actions) == 0 || d.r.OnlyAsks() {
		return
	}
	d.heading(2, report.FirstTitle)
	var rows [][]string
	for i := range actions {
		a := &actions[i]
		rows = append(rows, []string{strings.Join(d.r.NumbersOf([]string{a.ID}), ""), Text(report.Title(a)), Text(d.r.ServiceNames(a)),
			Text(report.OwnerOr(a, "–")), report.DueLate(a), report.Hours(a.Hours), report.Points(a)})
	}
	d.table([]string{">No.", "Action", "For", "Owner", "Due", ">Work", ">Points"}, rows)
}

// duties says who does what.
func (d *md) duties() {
	r := d.r
	d.heading(2, report.MapTitle)
	if len(r.Duties.Services) == 0 {
		d.say("%s", Text(report.NoServices))
		return
	}
	d.say("%s", Text(report.MapIntro))
	var rows [][]string
	for i := range r.Duties.Services {
		s := &r.Duties.Services[i]
		row := []string{Text(r.ServiceName(s.Key)), Text(s.Model.String())}
		for _, p := range report.PartyWords {
			row = append(row, Text(strings.Join(report.LayersOf(s, p.Party), "; ")))
		}
		rows = append(rows, row)
	}
	d.table([]string{"Service", "Model", "Yours alone", "Shared", "The provider's"}, rows)
	d.heading(3, report.YourPartTitle)
	rows = nil
	for i, l := range r.Catalogue.Layers {
		for _, p := range r.OwnParts(i) {
			rows = append(rows, []string{Text(l.Name), Text(p.Text), Text(r.PartFor(p))})
		}
	}
	d.table([]string{"Layer", "Your part", "For"}, rows)
	d.heading(3, report.TheirPartTitle)
	d.WriteString("\n")
	for _, s := range r.Duties.Services {
		fmt.Fprintf(d, "- **%s:** %s\n", Text(r.ServiceName(s.Key)), Text(report.Sentences(s.Provider)))
	}
}

// results gives the scores by service, by topic, and both.
func (d *md) results() {
	r := d.r
	d.heading(2, report.ResultsTitle)
	if r.Result.Total.None() {
		d.say("%s", Text(r.Status()))
		return
	}
	if threats := r.Threats(report.AllThreats); len(threats) > 0 && !r.OnlyAsks() {
		d.heading(3, report.PictureTitle)
		var rows [][]string
		for _, t := range threats {
			rows = append(rows, []string{Text(t.Title), fmt.Sprint(scoring.Down(t.InPlace)), fmt.Sprint(scoring.Down(t.In90Days))})
		}
		d.table([]string{"Known to be in place, of 100", ">Today", ">In 90 days"}, rows)
	}
	if text := r.CurveText(); text != "" {
		d.heading(3, report.CurveTitle)
		d.say("%s", Text(text))
	}
	scores := func(title string, list []report.BarRow) {
		d.heading(3, title)
		var rows [][]string
		for _, b := range list {
			rows = append(rows, []string{Text(b.Name), Text(b.Says()), report.Coverage(b.Score), fmt.Sprint(b.Questions)})
		}
		d.table([]string{"", ">Score of 100", ">Answered", ">Questions"}, rows)
	}
	if list := r.ServiceBars(); len(list) > 0 {
		scores("By service", list)
	}
	topics := r.TopicBars()
	scores("By topic", topics)
	names := make([]string, len(topics))
	for i, t := range topics {
		names[i] = t.Name
	}
	d.heat(names)
}

// heat shows the topics of each service.
func (d *md) heat(topics []string) {
	d.heading(3, report.HeatTitle)
	d.say("%s %s.", Text(report.HeatNote), Text(report.HeatUnknown))
	var rows [][]string
	for _, row := range d.r.HeatScores() {
		cells := []string{Text(row.Name)}
		for _, s := range row.Scores {
			text, _ := report.HeatText(s)
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
	d.heading(2, report.AnswersTitle)
	groups := d.r.AnswerGroups()
	if len(groups) == 0 {
		d.say("%s", Text(report.NoQuestions))
		return
	}
	d.say("%s", Text(d.r.AnswersAbout()))
	var rows [][]string
	topic := ""
	for i, g := range groups {
		if g.Topic != topic {
			topic = g.Topic
			d.heading(3, topic)
		}
		if i == 0 || groups[i-1].Control != g.Control {
			d.say("**%s** (%s)", Text(g.Question), Text(report.WeightWords(g.Control)))
			rows = nil
		}
		names := make([]string, len(g.Services))
		for j, n := range g.Services {
			names[j] = Text(n)
		}
		rows = append(rows, []string{strings.Join(names, mdBreak), Text(g.Answer), g.Standing, mdLines(strings.Join(g.Remarks(), "\n")), report.DayOf(questionnaire.Date(g.Date))})
		if i+1 == len(groups) || groups[i+1].Control != g.Control {
			d.table([]string{"Service", "Answer", "Standing", "Note", "Date"}, rows)
		}
	}
}

// method says how the score comes about.
func (d *md) method() {
	d.heading(2, report.MethodTitle)
	d.say("%s", Text(report.MethodIntro))
	d.list(d.r.MethodRules())
	d.list(d.r.Formulas())
	d.list(d.r.MethodNotes())
	rows := [][]string{}
	for _, f := range d.r.Factors() {
		rows = append(rows, []string{Text(f.Service), Text(f.Data), f.Stops, f.Factor})
	}
	if len(rows) > 0 {
		d.heading(3, report.FactorsTitle)
		d.table([]string{"Service", "Data in it", "Stops the business", ">Factor"}, rows)
	}
}

// glossary explains the terms of art.
func (d *md) glossary() {
	terms := d.r.Glossary()
	if len(terms) == 0 {
		return
	}
	d.heading(2, report.GlossaryTitle)
	d.WriteString("\n")
	for _, t := range terms {
		fmt.Fprintf(d, "- **%s:** %s\n", Text(t.Term), Text(t.Meaning))
	}
}

// sources lists the pages behind the report.
func (d *md) sources() {
	all := d.r.Sources()
	if len(all) == 0 {
		return
	}
	d.heading(2, report.SourcesTitle)
	d.say("%s", Text(report.SourcesIntro))
	d.WriteString("\n")
	for i, s := range all {
		fmt.Fprintf(d, "- %s %s: %s\n", Text(fmt.Sprintf("[%d]", i+1)), Text(s.About), mdLink(s.Text(), s.URL))
	}
}

// limits says what the report cannot, and leaves room to sign.
func (d *md) limits() {
	d.heading(2, report.LimitsTitle)
	d.list(d.r.LimitLines())
	if !d.r.Options.SignsFirst() {
		d.sign()
	}
}

// sign leaves room to sign.
func (d *md) sign() {
	d.heading(2, report.SignTitle)
	d.say("%s", Text(report.SignIntro))
	var rows [][]string
	for _, s := range d.r.Signers() {
		rows = append(rows, []string{Text(s.Role), Text(s.Name), "", ""})
	}
	d.table([]string{"", "Name", "Signature", "Date"}, rows)
}

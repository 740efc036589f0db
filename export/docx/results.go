package docx

import (
	"fmt"
	"strings"

	"yourpart/export/docx/word"
	"yourpart/export/office"
	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// leastColumn is how narrow a column of the map may be, in twentieths of a point, and
// gridShare how much of the width of a map its columns have, of 100.
const (
	leastColumn = 320
	gridShare   = 66
)

// duties says who does what: the map, on a page on its side where its columns have no room
// on one that is upright, and the parts in words.
func (d *book) duties() {
	r := d.r
	if len(r.Duties.Services) == 0 {
		d.chapter(report.MapTitle, report.MapIntro)
		d.Say(report.NoServices)
		return
	}
	d.Turn(d.Room()*gridShare/100/max(1, len(r.Catalogue.Layers)) < leastColumn)
	d.chapter(report.MapTitle, report.MapIntro)
	d.legend()
	d.grid()
	d.Turn(false)
	d.yourPart()
	d.Heading(2, report.TheirPartTitle)
	t := table("What each provider does", col("Service", 26), col("The provider's part", 74))
	for _, s := range r.Duties.Services {
		t.Row(d.StrongCell(r.ServiceName(s.Key)), d.Cell(report.Sentences(s.Provider)))
	}
	d.AddTable(t)
}

// partyBox is the letter of a party on its ground.
func (d *book) partyBox(p catalogue.Party) word.Box {
	b := word.Box{Fill: office.Panel, Paras: []string{d.P(word.Mark, word.Text(p.Letter()))}}
	switch p {
	case catalogue.Customer:
		b.Fill = office.Navy
		b.Paras = []string{d.P(word.Mark, d.Light(p.Letter()))}
	case catalogue.Shared:
		b.Fill = office.Mid
		b.Paras = []string{d.P(word.Mark, d.Strong(p.Letter()))}
	}
	return b
}

// legend says what the letters stand for.
func (d *book) legend() {
	t := &word.Sheet{Style: word.Grid, About: "What the letters of the map stand for", Bare: true, Narrow: true}
	var cells []word.Box
	for _, w := range report.PartyWords {
		t.Columns = append(t.Columns, word.Column{Width: 400}, word.Column{Width: 2600})
		cells = append(cells, d.partyBox(w.Party), d.Cell(" "+w.Text))
	}
	t.Row(cells...)
	d.AddTable(t)
}

// turnedHead is the head of a narrow column.
func (d *book) turnedHead(s string) word.Box {
	return word.Box{Turned: true, Paras: []string{d.P(word.CellHead, word.Text(s))}}
}

// grid is the map itself.
func (d *book) grid() {
	r := d.r
	t := &word.Sheet{Style: word.Grid, About: "Who answers for each layer of each service", Columns: []word.Column{{Width: (100 - gridShare) * 10}}}
	t.Heads = []word.Box{{Paras: []string{d.P(word.CellHead, word.Text("Service"))}}}
	for _, l := range r.Catalogue.Layers {
		t.Columns = append(t.Columns, word.Column{Width: max(3, gridShare*10/max(1, len(r.Catalogue.Layers)))})
		t.Heads = append(t.Heads, d.turnedHead(l.Name))
	}
	for i := range r.Duties.Services {
		s := &r.Duties.Services[i]
		row := []word.Box{d.RunCell([]word.Run{d.Counted(aService), d.Strong(report.Shortened(r.ServiceName(s.Key), longestName)), word.Text(" · " + s.Model.String())})}
		for j := range r.Catalogue.Layers {
			if j < len(s.Layers) {
				row = append(row, d.partyBox(s.Layers[j].Party))
				continue
			}
			row = append(row, word.Box{})
		}
		t.Row(row...)
	}
	d.AddTable(t)
}

// longestName is how many characters of a service's name a narrow cell has.
const longestName = 120

// yourPart lists in words what each layer asks of the business.
func (d *book) yourPart() {
	d.Heading(2, report.YourPartTitle)
	t := table("What each layer asks of the business", col("Layer", 24), col("Your part", 54), col("For", 22))
	for i, l := range d.r.Catalogue.Layers {
		for _, p := range d.r.OwnParts(i) {
			t.Row(d.StrongCell(l.Name), d.Cell(p.Text), d.Cell(d.r.PartFor(p)))
		}
	}
	d.AddTable(t)
}

// results gives the scores by scenario, by service, by topic, and both.
func (d *book) results() {
	r := d.r
	d.chapter(report.ResultsTitle, "")
	if r.Result.Total.None() {
		d.Say(r.Status())
		return
	}
	d.picture()
	if says := r.CurveText(); says != "" {
		d.Heading(2, report.CurveTitle)
		d.Say(says)
	}
	if list := r.ServiceBars(); len(list) > 0 {
		d.scores("By service", list)
	}
	topics := r.TopicBars()
	d.scores("By topic", topics)
	d.SayIn(word.Small, report.BarsNote)
	d.heat(topics)
}

// barRoom is how wide a bar in a table is, as a share of the table.
const barRoom = 34

// barCell is a bar in a table.
func (d *book) barCell(about string, solid, more int, fill string, hatch bool) word.Box {
	const sides = 160
	return word.Box{Paras: []string{d.P(word.Gap), d.barOf(about, d.Room()*barRoom/100-sides, solid, more, fill, hatch)}}
}

// picture shows what the plan changes against each scenario.
func (d *book) picture() {
	threats := d.r.Threats(report.AllThreats)
	if len(threats) == 0 || d.r.OnlyAsks() {
		return
	}
	d.Heading(2, report.PictureTitle)
	d.Say(strings.Replace(report.PictureIntro, "; hatched is not known", "", 1))
	t := table("What is in place against each scenario, of 100", col("Scenario", 42), col("", barRoom), num("Today", 10), num("In 90 days", 14))
	for _, s := range threats {
		now, then := scoring.Down(s.InPlace), scoring.Down(s.In90Days)
		t.Row(d.StrongCell(s.Title), d.barCell(fmt.Sprintf("%d today, %d in 90 days", now, then), now, max(0, then-now), office.Mid, false), d.NumberCell(fmt.Sprint(now)), d.NumberCell(fmt.Sprint(then)))
	}
	d.AddTable(t)
}

// scores lists scores with what they rest on.
func (d *book) scores(title string, list []report.BarRow) {
	d.Heading(2, title)
	t := table(title, col("Name", 28), col("", barRoom), num("Score of 100", 16), num("Answered", 11), num("Questions", 11))
	for _, b := range list {
		bar := word.Box{}
		if lo, hi := b.Score.Whole(); b.Standing == "" && !b.Score.None() {
			bar = d.barCell(b.Says(), lo, hi-lo, office.Mid, true)
		}
		t.Row(d.StrongCell(b.Name), bar, d.NumberCell(b.Says()), d.NumberCell(report.Coverage(b.Score)), d.NumberCell(fmt.Sprint(b.Questions)))
	}
	d.AddTable(t)
}

// heat shows the topics of each service.
func (d *book) heat(topics []report.BarRow) {
	d.Heading(2, report.HeatTitle)
	d.Say(report.HeatNote + " " + report.HeatUnknown + ".")
	t := &word.Sheet{Style: word.Grid, About: "Proven score of each topic for each service", Columns: []word.Column{{Width: 30}}}
	t.Heads = []word.Box{{Paras: []string{d.P(word.CellHead, word.Text("Service"))}}}
	for _, topic := range topics {
		t.Columns = append(t.Columns, word.Column{Width: max(4, 70/max(1, len(topics)))})
		t.Heads = append(t.Heads, d.turnedHead(topic.Name))
	}
	for _, row := range d.r.HeatScores() {
		cells := []word.Box{d.StrongCell(report.Shortened(row.Name, longestName))}
		for _, s := range row.Scores {
			says, band := report.HeatText(s)
			cell := word.Box{Fill: bandGrounds[band], Paras: []string{d.P(word.Mark, word.Text(says))}}
			cells = append(cells, cell)
		}
		t.Row(cells...)
	}
	d.AddTable(t)
}

// progress says what changed since the last snapshot, and what was fixed and is open again.
func (d *book) progress() {
	c, again := d.r.Since(), d.r.Reopened()
	if c == nil && len(again) == 0 {
		return
	}
	d.chapter(report.ProgressTitle, "")
	if c != nil {
		d.changes(c)
	}
	if len(again) == 0 {
		return
	}
	d.Heading(2, fmt.Sprintf("%s: %d", report.AgainTitle, len(again)))
	t := table(report.AgainTitle, col("Action", 44), col("For", 28), col("Fixed on", 16), num("Points", 12))
	for i := range again {
		a := &again[i]
		t.Row(d.StrongCell(report.Title(a)), d.Cell(d.r.ServiceNames(a)), d.Cell(report.DayOf(a.Reopened)), d.NumberCell(report.Points(a)))
	}
	d.AddTable(t)
}

// changes says what changed from one side to the other.
func (d *book) changes(c *report.Compared) {
	d.Say(fmt.Sprintf("Compared with %s. %s %s.", c.Old.When("an earlier day"), c.Bands(), c.Counts()))
	t := table("The score then and now", col("Score, proven – possible", 46), num("Was", 18), num("Is", 18), num("Proven", 18))
	for _, s := range c.Scores() {
		t.Row(d.StrongCell(s.What), d.NumberCell(s.Was), d.NumberCell(s.Is), d.NumberCell(s.Moved))
	}
	d.AddTable(t)
	for _, l := range c.Lists() {
		d.Heading(2, fmt.Sprintf("%s: %d", l.Title, len(l.Changes)))
		t := table(l.Title, col("Question", 26), col("Service", 20), col("Was", 22), col("Is", 22))
		if l.Points {
			t.Columns = append(t.Columns, num("Points", 10))
		}
		for _, ch := range l.Changes {
			cells := []word.Box{d.StrongCell(ch.Control.Title), d.Cell(c.ServiceName(ch.Service)), d.Cell(report.Stands(ch.Control, ch.Was)), d.Cell(report.Stands(ch.Control, ch.Is))}
			if l.Points {
				cells = append(cells, d.NumberCell(l.Moved(ch)))
			}
			t.Row(cells...)
		}
		d.AddTable(t)
	}
	if len(c.Why) > 0 {
		d.Heading(2, report.WhyTitle)
		d.bullets(c.Why)
	}
}

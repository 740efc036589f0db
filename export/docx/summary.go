package docx

import (
	"cmp"
	"fmt"

	"yourpart/export/docx/word"
	"yourpart/export/office"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// summary is what to read where there is no time for more.
func (d *book) summary() {
	r := d.r
	if names := r.Stack(); len(names) > 0 {
		list := report.SentenceList(names, len(names))
		d.SayIn(word.Small, fmt.Sprintf("Covers %s: %s.", text.Plural(len(names), "service", "services"), list))
	}
	d.Heading(1, report.SummaryTitle)
	d.SayIn(word.Lead, r.Headline())
	d.score()
	d.whom()
	d.threats()
	if line := r.FindLine(); line != "" {
		d.Add(d.P(word.Normal, d.Strong(line)))
	}
	d.first()
	d.decision()
	if r.Options.SignsFirst() {
		d.sign()
	}
}

// score writes the range as a number and as a bar, in a box.
func (d *book) score() {
	r := d.r
	total := r.Result.Total
	line := []word.Run{word.Text(report.Range(total))}
	if !total.None() {
		line = append(line, d.Sized("  "+report.RangeWords(total)+"   ", 20), d.Coloured(r.BandText(), cmp.Or(bandGrounds[r.Result.Band], "F4F6F9"), 24))
	}
	box := word.Box{Paras: []string{d.P(word.Score, line...)}}
	if !total.None() {
		box.Paras = append(box.Paras, d.bar(), d.P(word.Gap), d.scale(), d.P(word.Gap))
	}
	says := r.ScoreText()
	if e := r.EvidenceText(); e != "" {
		says += " " + e
	}
	for _, s := range []string{says, r.CapText(), r.AsideText(), r.AgeText(), r.SinceText(r.Since())} {
		if s != "" {
			box.Paras = append(box.Paras, d.P(word.Cell, word.Text(s)))
		}
	}
	card := &word.Sheet{Style: word.Card, About: r.RangeAlt(), Bare: true, Columns: []word.Column{col("", 1)}}
	card.Row(box)
	d.AddTable(card)
}

// cardSides is what the box around the bar takes at its sides.
const cardSides = 420

// bar is the range of the whole.
func (d *book) bar() string {
	lo, hi := d.r.Result.Total.Whole()
	return d.barOf(d.r.RangeAlt(), d.Room()-cardSides, lo, hi-lo, office.Mid, true)
}

// barOf is a bar of so many of 100 that are solid, and more behind them, in so much room. It is
// made of cells, which need no picture and take the colours of a template.
func (d *book) barOf(about string, room, solid, more int, fill string, hatch bool) string {
	s := &word.Sheet{Style: word.Grid, About: about, Bare: true, Narrow: true}
	var cells []word.Box
	add := func(points int, c word.Box) {
		if points > 0 {
			s.Columns = append(s.Columns, word.Column{Width: points * room / 100})
			c.Paras = []string{d.P(word.Bar)}
			cells = append(cells, c)
		}
	}
	add(solid, word.Box{Fill: office.Navy})
	add(more, word.Box{Fill: fill, Hatch: hatch, Edged: true})
	add(100-solid-more, word.Box{Fill: office.White, Edged: true})
	s.Row(cells...)
	return d.TableXML(s)
}

// scale are the bands below the bar.
func (d *book) scale() string {
	all := d.Room() - cardSides
	s := &word.Sheet{Style: word.Grid, About: "The bands of the score", Bare: true, Narrow: true}
	var cells []word.Box
	for _, b := range report.BandScale {
		s.Columns = append(s.Columns, word.Column{Width: (b.To - b.From) * all / 100})
		cells = append(cells, word.Box{Fill: bandGrounds[b.Band], Paras: []string{d.P(word.Mark, word.Text(b.Text()))}})
	}
	s.Row(cells...)
	return d.TableXML(s)
}

// whom lists whom to ask where nothing is known to fix.
func (d *book) whom() {
	groups := d.r.AskGroups()
	if !d.r.OnlyAsks() || len(groups) == 0 {
		return
	}
	d.Heading(2, report.FoundTitle)
	t := table("The open questions by whom to ask", col("Person", 66), num("Questions", 17), num("Points", 17))
	for _, g := range groups {
		t.Row(d.StrongCell(report.UpperFirst(g.Whom)), d.NumberCell(fmt.Sprint(g.Questions)), d.NumberCell(fmt.Sprintf("up to +%.1f", g.Gain)))
	}
	d.AddTable(t)
}

// threats lists what threatens the business most, with the action against each.
func (d *book) threats() {
	all := d.r.Threats(report.MostThreats)
	if len(all) == 0 {
		return
	}
	d.Heading(2, report.ThreatsTitle)
	t := table("Scenarios, the worst first", col("Scenario, and what it would mean here", 58), col("What acts first against it", 42))
	for _, s := range all {
		against := d.Cell(s.Strength())
		if s.Action != nil {
			against = d.RunCell([]word.Run{d.title(s.Action, fmt.Sprintf("%d. %s", s.Number, d.r.TaskTitle(s.Action)))},
				report.UpperFirst(d.r.WhoWhen(s.Action)), s.Strength())
		}
		t.Row(d.StrongCell(s.Title, s.Here, d.r.FigureLine(s)), against)
	}
	d.AddTable(t)
}

// first lists what to begin with.
func (d *book) first() {
	actions := d.r.PageActions(report.FirstActions)
	if len(actions) == 0 || d.r.OnlyAsks() {
		return
	}
	d.Heading(2, report.FirstTitle)
	t := table("What to begin with", num("No.", 6), col("Action", 44))
	if !d.redacted() {
		t.Columns = append(t.Columns, col("Owner", 14))
	}
	t.Columns = append(t.Columns, col("Due", 14), num("Work", 12), num("Points", 10))
	for i := range actions {
		a := &actions[i]
		cells := []word.Box{d.NumberCell(fmt.Sprint(d.numbers[a.ID])), d.RunCell([]word.Run{d.title(a, report.Title(a))}, d.r.ServiceNames(a))}
		if !d.redacted() {
			cells = append(cells, d.Cell(report.OwnerOr(a, "–")))
		}
		t.Row(append(cells, d.Cell(report.DueLate(a)), d.NumberCell(report.Hours(a.Hours)), d.NumberCell(report.Points(a)))...)
	}
	d.AddTable(t)
}

// decision puts the options side by side.
func (d *book) decision() {
	d.Heading(2, report.AskTitle)
	d.Add(d.P(word.Normal, d.Strong(d.r.DecisionLine())))
	options := d.r.DecisionOptions()
	if len(options) == 0 {
		return
	}
	t := table("The options of the decision")
	for i, w := range []int{17, 19, 26, 24, 14} {
		t.Columns = append(t.Columns, col(report.OptionHeads[i], w))
	}
	for _, o := range options {
		t.Row(d.StrongCell(o.Name, o.About), d.Cell(o.Work), d.Cell(o.First), d.Cell(o.Later), d.StrongCell(o.Result))
	}
	d.AddTable(t)
	d.SayIn(word.Small, d.r.DecisionNote())
}

// limits says what the report cannot, and leaves room to sign.
func (d *book) limits() {
	d.Heading(1, report.LimitsTitle)
	d.bullets(d.r.LimitLines())
	if !d.r.Options.SignsFirst() {
		d.sign()
	}
}

// sign leaves room to sign.
func (d *book) sign() {
	d.Heading(2, report.SignTitle)
	d.Say(report.SignIntro)
	t := table("Lines to sign", col("", 24), col("Name", 28), col("Signature", 30), col("Date", 18))
	for _, s := range d.r.Signers() {
		role := d.StrongCell(s.Role)
		role.Paras = append([]string{d.P(word.Cell)}, role.Paras...) // room to write above
		name := d.Cell(s.Name)
		name.Paras = append([]string{d.P(word.Cell)}, name.Paras...)
		t.Row(role, name, word.Box{}, word.Box{})
	}
	d.AddTable(t)
}

package export

import (
	"fmt"
	"strings"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// plan draws the work by bucket.
func (d *pdf) plan() {
	p := d.r.Plan
	d.chapter(planTitle, d.r.PlanIntro()+" Tick the box when it is done, then answer its question again.", 250)
	if len(p.Actions) == 0 {
		d.para(bodyText, d.r.Ask())
		return
	}
	d.overview()
	for _, b := range d.r.Buckets() {
		d.bucket(b)
	}
}

// overview draws one row for each bucket with the score after it.
func (d *pdf) overview() {
	const bar = 150.0
	t := d.table(pdfColumn{"When", 112, false}, pdfColumn{"To fix", 44, true}, pdfColumn{"To find out", 58, true}, pdfColumn{"Work", 62, true},
		pdfColumn{"", 14, false}, pdfColumn{"Proven score after it", bar, false})
	total := d.r.Result.Total
	row := func(when, fixes, finds, hours string, proven float64) {
		y := d.y + rowPad
		t.row(pdfCell{text: when, style: tableText.strong()}, pdfCell{text: fixes}, pdfCell{text: finds}, pdfCell{text: hours}, pdfCell{}, pdfCell{})
		x := right - bar - 32
		d.rangeBar(x, y+1.5, bar, 8.5, scoring.Score{Earned: proven, Total: 100})
		d.atRight(right, y, tableText.strong(), fmt.Sprint(scoring.Down(proven)))
	}
	if !total.None() {
		row("Today", "", "", "", total.Proven())
	}
	for _, b := range d.r.Buckets() {
		d.need(24) // the row and its bar on one page
		row(b.Bucket.String(), fmt.Sprint(b.Fixes), fmt.Sprint(b.FindOuts), Hours(b.Hours), b.Proven)
	}
	t.end()
}

// bucket draws the actions that are due by one time.
func (d *pdf) bucket(b BucketSum) {
	d.heading(b.Title(), bodyText.lead+3+d.firstCardNeeds(b.Bucket))
	d.para(bodyText.in(muted), b.Note())
	d.y += 3
	for i := range d.r.Plan.Actions {
		if a := &d.r.Plan.Actions[i]; a.Bucket == b.Bucket && a.Kind == scoring.Fix {
			d.card(a)
		}
	}
}

// A card is one action of the plan, ready to draw.
type card struct {
	a          *scoring.Action
	title, why []string
	about      []string // services, state, what comes first
	facts      []fact
	cost       []string
	below      bool // the cost stands on lines of its own
	body       []bodyLine
}

// A fact is a value with its label in front.
type fact struct{ label, value string }

const (
	cardIndent = 20.0
	cardWide   = wide - cardIndent
)

var (
	whyText  = style{false, 8.5, 11.6, ink}
	factText = style{true, 8.2, 11.6, ink}
)

// card draws one action: what, why, who, when, and the steps.
func (d *pdf) card(a *scoring.Action) {
	c := d.cardOf(a)
	d.need(d.cardNeeds(c))
	if d.y > top {
		d.hairline(d.y)
		d.y += 6
	}
	d.cardHead(c)
	d.cardFacts(c)
	d.columnsOf(c.body, left+cardIndent, stepWide, stepText.lead, func() {
		d.in("P", func() {
			d.at(left+cardIndent, d.y, smallText, d.fit(smallText, fmt.Sprintf("%d. %s, continued", d.numbers[a.ID], Title(a)), cardWide))
		})
		d.y += smallText.lead + 3
	})
	d.y += 8
}

// cardNeeds is what a card takes down to its first steps.
func (d *pdf) cardNeeds(c *card) float64 {
	start := min(len(c.body), 8)
	return min(bottom-top-80, d.cardHeight(c)+float64((start+1)/2)*stepText.lead+10)
}

// firstCardNeeds is what the first card of a bucket takes.
func (d *pdf) firstCardNeeds(b scoring.Bucket) float64 {
	for i := range d.r.Plan.Actions {
		if a := &d.r.Plan.Actions[i]; a.Bucket == b && a.Kind == scoring.Fix {
			return d.cardNeeds(d.cardOf(a))
		}
	}
	return 0
}

func (d *pdf) cardOf(a *scoring.Action) *card {
	c := &card{a: a, body: d.steps(a)}
	c.title = d.wrapMost(cardText, fmt.Sprintf("%d. %s", d.numbers[a.ID], Title(a)), cardWide-80, 3)
	c.why = d.wrap(whyText, a.Control.Why, cardWide)
	c.about = d.joined(smallText, "For: ", d.r.serviceList(a), cardWide, 2)
	if flags := d.flags(a); flags != "" {
		if n := len(c.about); n == 1 && d.width(smallText, c.about[0]+" · "+flags) <= cardWide {
			c.about[0] += " · " + flags
		} else {
			c.about = append(c.about, d.wrapMost(smallText, flags, cardWide, 2)...)
		}
	}
	c.facts = []fact{
		{"Owner", d.fit(factText, ownerOrLine(a.Tracking), 110)}, {"Start", Day(a.Start)},
		{"Due", Day(a.Due)}, {"Work", Hours(a.Hours)},
	}
	cost := a.Control.Remediation.Cost.Text
	c.below = d.width(tableText, d.line(cost)) > right-d.costAt(c)
	c.cost = d.wrapMost(tableText, cost, right-d.costAt(c), 2)
	return c
}

// flags says what is special about an action: its state, what it holds down,
// and what comes before it.
func (d *pdf) flags(a *scoring.Action) string {
	var flags []string
	if a.Gate {
		flags = append(flags, "must-have, holds the band down")
	}
	switch a.Status {
	case questionnaire.Doing:
		flags = append(flags, "under way")
	case questionnaire.Done:
		flags = append(flags, "marked as done: answer its question again to count it")
	}
	if needs := d.needs(a); needs != "" {
		flags = append(flags, needs)
	}
	return strings.Join(flags, " · ")
}

// needs names the actions that come first.
func (d *pdf) needs(a *scoring.Action) string {
	var names []string
	for _, id := range a.Needs {
		names = append(names, fmt.Sprint(d.numbers[id]))
	}
	if len(names) == 0 {
		return ""
	}
	return "after action " + sentenceList(names, len(names))
}

// cardHeight is the height of a card down to its steps.
func (d *pdf) cardHeight(c *card) float64 {
	return 6 + float64(len(c.title))*cardText.lead + float64(len(c.about))*smallText.lead +
		float64(len(c.why))*whyText.lead + d.factsHeight(c) + 6
}

// cardHead draws the box to tick, the title, and why.
func (d *pdf) cardHead(c *card) {
	d.tick(left, d.y+2, 9.5, c.a.Status == questionnaire.Done)
	d.in("H3", func() { d.lines(left+cardIndent, d.y, cardText, c.title) })
	d.in("P", func() { d.atRight(right, d.y, cardText.in(accent), Points(c.a)+" points") })
	d.y += float64(len(c.title)) * cardText.lead
	d.in("P", func() { d.y = d.lines(left+cardIndent, d.y, smallText, c.about) })
	d.y += 2
	d.in("P", func() { d.y = d.lines(left+cardIndent, d.y, whyText, c.why) })
	d.y += 3
}

// factWidth is what a fact takes of its line.
func (d *pdf) factWidth(f fact) float64 {
	return d.width(tableText, f.label) + 4 + d.width(factText, d.line(f.value)) + 14
}

// costAt is where the cost begins: behind all facts and its label, or behind
// its label on a line of its own.
func (d *pdf) costAt(c *card) float64 {
	x := left + cardIndent + d.width(tableText, "Cost") + 4
	if c.below {
		return x
	}
	for _, f := range c.facts {
		x += d.factWidth(f)
	}
	return x
}

func (d *pdf) factsHeight(c *card) float64 {
	n := 1
	if c.below {
		n += len(c.cost)
	}
	return float64(n)*factText.lead + 3
}

// cardFacts draws owner, days, work and cost in a row.
func (d *pdf) cardFacts(c *card) {
	x, y, label := left+cardIndent, d.y, tableText.in(muted)
	label.lead = factText.lead
	for _, f := range c.facts {
		d.in("P", func() {
			d.at(x, y, label, f.label)
			d.at(x+d.width(label, f.label)+4, y, factText, f.value)
		})
		x += d.factWidth(f)
	}
	if c.below {
		x, y = left+cardIndent, y+factText.lead
	}
	cost := tableText
	cost.lead = factText.lead
	d.in("P", func() {
		if len(c.cost) > 0 {
			d.at(x, y, label, "Cost")
			d.lines(d.costAt(c), y, cost, c.cost)
		}
	})
	d.y += d.factsHeight(c)
}

// Package slide writes page one of a report as one slide that people edit in PowerPoint
// and others, and counts what such a file holds. It does not know how a figure came about.
package slide

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"yourpart/export/office"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// Sizes are in points. The slide is 960 by 540, as PowerPoint has it.
const (
	broad, high = 960.0, 540.0
	left        = 40.0
	across      = broad - 2*left
	least       = 16 // no text is smaller
	lead        = 1.2
)

// How many there are of what the slide lists.
const (
	mostThreats = 4
	mostActions = 4
)

// A deck is a slide being written.
type deck struct {
	r       *report.Report
	palette map[string]string
	shapes  strings.Builder
	n       int
	order   *office.Order
	logo    *report.Logo
}

// Write writes the slide. A report without its first page has none of what is on it.
func Write(w io.Writer, r *report.Report, logo []byte) error {
	d := &deck{r: r, palette: office.Palette(r.Options.Accent), n: 1, order: office.NewOrder()}
	d.order.Typed(r.Assessment, r.Options)
	if len(logo) > 0 {
		var err error
		if d.logo, err = report.DecodeLogo(logo); err != nil {
			return err
		}
	}
	d.head()
	if shows(r.Options) {
		d.score()
		d.threats()
		if r.OnlyAsks() {
			d.whom()
		} else {
			d.actions()
		}
		d.decision()
	} else {
		d.box("Note", left, 90, across, 40, para{s: "There is nothing to show in the sections asked for.", size: 18})
	}
	about := report.AboutReport(r)
	about.Author = "" // who is not on the slide
	return d.parts(about).Write(w)
}

// shows reports whether page one is asked for.
func shows(o report.Options) bool { return slices.Contains(o.Shown(), report.SectionSummary) }

// Counts is how much the slide has to hold: the actions it lists.
func Counts(r *report.Report) report.Counts {
	if !shows(r.Options) || r.OnlyAsks() {
		return report.Counts{}
	}
	return report.Counts{Actions: len(r.PageActions(mostActions))}
}

// Read counts the actions on a slide.
func Read(file []byte) (report.Counts, error) {
	parts, err := office.Read(file)
	if err != nil {
		return report.Counts{}, err
	}
	part := parts[slidePart]
	if part == nil {
		return report.Counts{}, errors.New("it has no slide")
	}
	all, err := office.Spans(part, func(name string, _ int) bool { return name == "p:cNvPr" })
	n := 0
	for _, s := range all {
		if strings.HasPrefix(s.Attr("name"), actionName) {
			n++
		}
	}
	return report.Counts{Actions: n}, err
}

// actionName begins the name of the shape of each action.
const actionName = "Action "

// head writes whom the slide is about, when, and what is wrong.
func (d *deck) head() {
	room := across
	if d.logo != nil {
		w := d.picture(broad-left, 20, 130, 38)
		room -= w + 14
	}
	const day = 200.0
	d.box("Day", left+room-day, 26, day, 24, para{s: report.Day(d.r.Date) + " · confidential", size: least, slot: office.Muted, align: "r"})
	d.title(left, 18, room-day-10, 40, text.CleanLine(d.r.Name())+": "+report.LowerFirst(report.MainTitle))
	if shows(d.r.Options) {
		d.box("Headline", left, 62, across, 46, para{s: d.r.Headline(), size: 18, bold: true})
	}
}

// score draws the range as a number and a bar over the bands.
func (d *deck) score() {
	total := d.r.Result.Total
	const y, number, pill = 114.0, 150.0, 196.0
	if total.None() {
		d.box("Score", left, y, across, 44, para{s: report.Range(total) + " " + report.RangeWords(total), size: 24, bold: true, slot: office.Navy})
		return
	}
	d.box("Score", left, y-4, number, 44, para{s: report.Range(total), size: 34, bold: true, slot: office.Navy})
	d.box("Score in words", left, y+38, number, 22, para{s: "of 100 in place", size: least, slot: office.Muted})
	d.fill("Band", left+across-pill, y+6, pill, 28, grounds[string(d.r.Result.Band)], false, "", para{s: d.r.BandText(), size: least, bold: true, align: "ctr"})
	x, bar := left+number+10, across-number-pill-30
	lo, hi := total.Whole()
	at := func(points int) float64 { return bar * float64(points) / 100 }
	d.fill("Range", x, y+8, bar, 22, "FFFFFF", false, d.r.RangeAlt(), para{})
	d.part("In place", x, y+8, at(lo), office.Navy, false, fmt.Sprintf("%d of 100 in place", lo))
	d.part("Possible", x+at(lo), y+8, at(hi-lo), office.Navy, true, fmt.Sprintf("possible up to %d", hi))
	for _, b := range report.BandScale {
		d.fill("Band "+string(b.Band), x+at(b.From), y+38, at(b.To-b.From)-2, 22, grounds[string(b.Band)], false, "", para{s: b.Band.String(), size: least, align: "ctr"})
	}
}

// grounds are those of the bands.
var grounds = map[string]string{"": "F4F6F9", "critical": "E9A3A0", "at-risk": "F6C58F", "fair": "FBEFC4", "good": "DDF0DF"}

// part is a piece of the bar; one without width is not drawn.
func (d *deck) part(name string, x, y, w float64, slot string, hatch bool, about string) {
	if w > 0 {
		d.fill(name, x, y, w, 22, slot, hatch, about, para{})
	}
}

// The two columns.
const (
	columnTop = 182.0
	rowHigh   = 44.0
	column    = across/2 - 12
	second    = left + across/2 + 12
)

func rowTop(i int) float64 { return columnTop + 30 + float64(i)*rowHigh }

// columnHead is over one of them.
func (d *deck) columnHead(x float64, s string) {
	d.box(s, x, columnTop, column, 26, para{s: s, size: 18, bold: true, slot: office.Navy})
}

// threats are the scenarios, one text box each.
func (d *deck) threats() {
	all := d.r.Threats(mostThreats)
	if len(all) == 0 {
		return
	}
	d.columnHead(left, report.ThreatsTitle)
	for i, t := range all {
		d.box(fmt.Sprintf("Scenario %d", i+1), left, rowTop(i), column, rowHigh, para{s: t.Title, size: least, bold: true, most: 1}, para{s: t.Strength(), size: least, slot: office.Muted, most: 1})
	}
}

// actions are what to begin with.
func (d *deck) actions() {
	all := d.r.PageActions(mostActions)
	if len(all) == 0 {
		return
	}
	d.columnHead(second, report.FirstTitle)
	numbers := d.r.Numbers()
	for i := range all {
		a := &all[i]
		who := report.UpperFirst(d.r.WhoWhen(a)) + " · " + report.Hours(a.Hours) + " · " + report.Points(a) + " points"
		d.box(fmt.Sprint(actionName, i+1), second, rowTop(i), column, rowHigh, para{s: fmt.Sprintf("%d. %s", numbers[a.ID], d.r.TaskTitle(a)), size: least, bold: true, most: 1}, para{s: who, size: least, slot: office.Muted, most: 1})
	}
}

// whom is whom to ask, where nothing is known to fix.
func (d *deck) whom() {
	groups := d.r.AskGroups()
	d.columnHead(second, report.FoundTitle)
	for i, g := range groups[:min(len(groups), mostActions)] {
		d.box(fmt.Sprintf("Person %d", i+1), second, rowTop(i), column, rowHigh, para{s: report.UpperFirst(g.Whom), size: least, bold: true, most: 1},
			para{s: fmt.Sprintf("%s · up to +%.1f points", text.Plural(g.Questions, "question"), g.Gain), size: least, slot: office.Muted, most: 1})
	}
}

// decision is what is asked, with the options side by side.
func (d *deck) decision() {
	const top, pad = 398.0, 16.0
	d.fill("Decision", left, top, across, high-top-12, office.Panel, false, "", para{})
	d.fill("Decision edge", left, top, 4, high-top-12, office.Accent, false, "", para{})
	options := d.r.DecisionOptions()
	most := 4
	if len(options) > 0 {
		most = 2
	}
	d.box("Decision asked", left+pad, top+6, across-2*pad, 22, para{s: report.AskTitle, size: least, bold: true, slot: office.Accent})
	d.box("Decision in words", left+pad, top+26, across-2*pad, float64(most)*least*lead+4, para{s: d.r.DecisionLine(), size: least, bold: true, most: most})
	if len(options) == 0 {
		return
	}
	w := (across - 2*pad) / float64(len(options))
	for i, o := range options {
		d.box(fmt.Sprintf("Option %d", i+1), left+pad+float64(i)*w, top+67, w-12, 60, para{s: o.Name + " (" + o.About + ")", size: least, bold: true, slot: office.Navy, most: 1},
			para{s: o.Work, size: least, most: 1}, para{s: "then " + o.Result, size: least, most: 1})
	}
}

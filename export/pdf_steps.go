package export

import (
	"fmt"
	"math"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// stepText sets the steps of an action; every line of them is equally high, so
// that they can be cut anywhere into two columns.
var stepText = style{false, 7.9, 10.5, ink}

// A bodyLine is one line of the steps.
type bodyLine struct {
	text   string
	mark   string // number or dot in front
	style  style
	indent float64
	web    string
	starts bool // a new thought; a good place to begin a column
	glued  bool // must not be the last line of a column
	para   int  // lines of one paragraph share it
}

const (
	gutter   = 18.0
	stepWide = (cardWide - gutter) / 2
	stepMark = 11.0
)

// steps lists what to do in each product, and in general where a service has
// no guide of its own: two ways of saying the same make a report long.
func (d *pdf) steps(a *scoring.Action) []bodyLine {
	b := &body{d: d}
	if note := questionnaire.CleanText(a.Note); note != "" {
		b.add(stepText.strong().in(navy), "", "Note: "+note, "")
	}
	groups := byGuide(d.r.Steps(a))
	for _, g := range groups {
		b.guide(g)
	}
	if d.r.needsGeneralSteps(a) {
		b.heading(map[bool]string{true: "Steps", false: "In general"}[len(groups) == 0])
		for i, s := range a.Control.Remediation.Steps {
			b.add(stepText, fmt.Sprintf("%d", i+1), s, "")
		}
	}
	if rep := a.Control.Remediation.Repeat; rep != nil {
		b.add(stepText, "»", fmt.Sprintf("Then every %s: %s", Every(rep.Days), rep.Task), "")
	}
	return b.lines
}

// A guided is one guide with the services it is for.
type guided struct {
	names []string
	step  Step
}

// byGuide joins the steps of services that have the very same guide.
func byGuide(steps []Step) []guided {
	var out []guided
	at := map[*catalogue.Guide]int{}
	for _, s := range steps {
		if i, ok := at[s.Guide]; ok {
			out[i].names = append(out[i].names, s.Service)
			continue
		}
		at[s.Guide] = len(out)
		out = append(out, guided{[]string{s.Service}, s})
	}
	return out
}

// A body gathers lines.
type body struct {
	d     *pdf
	lines []bodyLine
	paras int
}

func (b *body) heading(s string) {
	if len(b.lines) > 0 {
		b.lines = append(b.lines, bodyLine{style: stepText})
	}
	b.glue(func() { b.add(stepText.strong().in(navy), "", s, "") })
}

// glue keeps what is added with the line after it.
func (b *body) glue(add func()) {
	at := len(b.lines)
	add()
	for i := at; i < len(b.lines); i++ {
		b.lines[i].glued = true
	}
}

func (b *body) add(st style, mark, s, web string) {
	indent := 0.0
	if mark != "" {
		indent = stepMark
	}
	b.paras++
	for i, l := range b.d.wrap(st, s, stepWide-indent) {
		line := bodyLine{text: l, style: st, indent: indent, web: web, para: b.paras}
		if i == 0 {
			line.mark, line.starts = mark, true
		}
		b.lines = append(b.lines, line)
	}
}

// guide adds one product's own way.
func (b *body) guide(g guided) {
	b.heading("In " + sentenceList(g.names, 4))
	guide := g.step.Guide
	if guide.Where != "" {
		b.glue(func() { b.add(stepText.strong(), "", guide.Where, "") })
	}
	b.add(stepText, "", guide.Fix, "")
	if guide.Cheaper != "" {
		b.add(stepText, "", "On a cheaper plan: "+strings.TrimPrefix(guide.Cheaper, "On a cheaper plan: "), "")
	}
	note := stepText
	note.size, note.color = 7.4, muted
	b.add(note, "", g.step.GuideNote(), guide.Source)
}

// columnsOf draws lines in two columns of about equal length, over as many
// pages as that takes. Where a page is turned, again says what goes on.
func (d *pdf) columnsOf(lines []bodyLine, x, w, lead float64, again func()) {
	turn := func() {
		d.newPage()
		if again != nil {
			again()
		}
	}
	for len(lines) > 0 {
		rows := int(d.room() / lead)
		if rows < min(4, (len(lines)+1)/2) {
			turn()
			continue
		}
		first := split(lines, rows)
		y := d.y
		end := d.column(x, y, lead, lines[:first])
		rest := trimLines(lines[first:])
		n := min(rows, len(rest))
		for n > 1 && n < len(rest) && rest[n-1].glued {
			n--
		}
		d.y = max(end, d.column(x+w+gutter, y, lead, rest[:n]))
		if lines = trimLines(rest[n:]); len(lines) > 0 {
			turn()
		}
	}
}

// split tells how many lines go to the first column where there is room for so
// many rows. Columns should be of equal length, but better begin with a
// heading than in the middle of a thought.
func split(lines []bodyLine, rows int) int {
	n := len(lines)
	best, least := min(rows, n), math.Inf(1)
	for i := 1; i <= min(rows, n); i++ {
		if lines[i-1].glued {
			continue
		}
		cost := float64(max(i, n-i))
		if n-i > rows { // goes on on the next page anyway
			cost = float64(n + rows - i)
		}
		if i < n {
			cost += awkward(lines[i])
		}
		if cost <= least {
			best, least = i, cost
		}
	}
	return best
}

// awkward is how bad it is to begin a column with a line, in lines.
func awkward(l bodyLine) float64 {
	switch {
	case l.text == "" || l.glued && l.starts:
		return 0
	case l.starts:
		return 2
	}
	return 4
}

// trimLines drops empty lines in front.
func trimLines(lines []bodyLine) []bodyLine {
	for len(lines) > 0 && lines[0].text == "" {
		lines = lines[1:]
	}
	return lines
}

// column draws lines and returns where they end. Lines of one paragraph are
// one element.
func (d *pdf) column(x, y, lead float64, lines []bodyLine) float64 {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].para == lines[i].para {
			j++
		}
		d.in("P", func() {
			for _, l := range lines[i:j] {
				d.at(x, y, l.style.in(accent), l.mark)
				if l.web != "" {
					d.web(x+l.indent, y, l.style, l.text, l.web)
				} else {
					d.at(x+l.indent, y, l.style, l.text)
				}
				y += lead
			}
		})
		i = j
	}
	return y
}

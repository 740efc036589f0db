package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// answerLine is the height of a line to write on.
const answerLine = 19.0

// linesGap is between such lines and what comes next.
const linesGap = 6.0

// A closer page has short answers, lower lines to write on or none, smaller
// gaps, and in the end smaller letters.
type closer struct {
	short     bool
	line, gap float64
	st        style
}

var closeness = []closer{{false, answerLine, 9, bodyText}, {true, 15, 5, bodyText}, {true, 0, 3, bodyText}, {true, 0, 2, tableText}}

// enquiries draws a page for each party outside the firm, to cut out and send.
// It says nothing of scores or gaps.
func (d *book) enquiries() {
	for i, e := range d.r.Enquiries() {
		d.newPage()
		d.cutOut()
		if i == 0 {
			d.bookmark(report.EnquiryTitle, 0)
			d.listed(report.EnquiryTitle, d.y)
		}
		d.enquiry(e)
	}
}

// enquiry draws the page of one party. Where there is much to ask it is drawn
// closer together; only where that is not enough it goes on on a second page.
func (d *book) enquiry(e report.Enquiry) {
	d.bookmark("For "+e.To, 1)
	d.in("P", func() { d.at(left, d.y, kickerText, "To cut out and send") })
	d.y += kickerText.lead + 2
	d.in("H1", func() {
		d.y = d.lines(left, d.y, h1Text, d.wrapMost(h1Text, e.Title(), wide, 2))
	})
	d.y += 2
	d.para(bodyText.in(muted), d.sender(e))
	d.y += 5
	d.para(bodyText, report.EnquiryWords(e))
	d.y += 8
	const closing = 46.0
	var blocks []block
	spare := 0.0
	for _, c := range closeness {
		blocks = d.questionsOf(e, c)
		if spare = d.room() - closing - heightOf(blocks); spare >= 0 {
			break
		}
	}
	if spare < 0 { // more than one page
		blocks = d.questionsOf(e, closeness[1])
	}
	d.blocks(blocks, spare, e.Title()+", continued")
	d.anythingElse(d.room() - closing)
	d.closing(closing)
}

// anythingElse uses up what is left of a page for what nobody asked about.
func (d *book) anythingElse(room float64) {
	const gap = 10.0
	st := bodyText.strong()
	n := min(10, int((room-gap-st.lead)/answerLine))
	if n < 2 {
		return
	}
	d.y += gap
	d.in("P", func() { d.at(left, d.y, st, "Anything else we should know") })
	d.y += st.lead
	d.writingLines(left, n)
}

// writingLines draws lines to write on.
func (d *book) writingLines(x float64, n int) {
	for range n {
		d.segment(x, d.y+answerLine-6, right, d.y+answerLine-6, 0.5, rule)
		d.y += answerLine
	}
}

// blocks draws blocks one below the other, and uses up spare room for more
// lines to write on.
func (d *book) blocks(blocks []block, spare float64, again string) {
	writes := 0
	for _, b := range blocks {
		writes += b.writes
	}
	lines := max(0, min(3, int((spare/float64(max(1, writes))-linesGap)/answerLine)))
	for _, b := range blocks {
		more := answerLine * float64(lines*b.writes)
		if d.room() < b.height+more {
			d.newPage()
			d.cutOut()
			d.para(smallText, again)
			d.y += 6
		}
		b.draw(d.y)
		d.y += b.height
		d.writingLines(left+16, lines*b.writes)
		if more > 0 {
			d.y += linesGap
		}
	}
}

// sender says from whom the questions come, and until when.
func (d *book) sender(e report.Enquiry) string {
	facts := []string{}
	if !d.r.Options.Redact {
		from := "From " + d.r.Name()
		if by := questionnaire.CleanLine(d.r.Assessment.Profile.AnsweredBy); by != "" {
			from += ", " + by
		}
		facts = append(facts, from)
	}
	facts = append(facts, report.Day(d.r.Date), "please answer by "+report.Day(e.Until))
	return strings.Join(facts, " · ")
}

// A block is something of known height that is drawn as a whole.
type block struct {
	height float64
	writes int // 1 where more lines to write on are welcome
	draw   func(y float64)
}

func heightOf(blocks []block) (sum float64) {
	for _, b := range blocks {
		sum += b.height
	}
	return sum
}

// questionsOf lays out the questions, and what a provider is to confirm.
func (d *book) questionsOf(e report.Enquiry, c closer) []block {
	var out []block
	for i, q := range e.Questions {
		choices := []string{"It is in our plan", "In another plan (please name it)", "You do not offer it", "You do it for us"}
		if !e.Provider {
			choices = optionTexts(q.Control, c.short)
		}
		out = append(out, d.question(i+1, q, choices, e, c))
	}
	if len(e.Confirm) > 0 {
		out = append(out, d.confirmHead())
	}
	for _, part := range e.Confirm {
		out = append(out, d.confirm(part, c))
	}
	return out
}

// optionTexts are the answers to a question, in full or in short.
func optionTexts(k *catalogue.Control, short bool) []string {
	var out []string
	for _, o := range k.Question.Options {
		if short {
			out = append(out, o.Label)
			continue
		}
		out = append(out, o.Text)
	}
	return append(out, "Not known")
}

// question lays out one question with boxes to tick and a line to write on.
func (d *book) question(n int, q report.OutsideQuestion, choices []string, e report.Enquiry, c closer) block {
	const indent = 16.0
	st := c.st.strong()
	head := d.wrap(st, e.Text(q), wide-indent)
	var about []string
	beside := 0.0 // where it stands in the line of the question
	if len(q.Services) > 0 && len(e.Services) > 1 {
		about = d.joined(smallText, "For ", q.Services, wide-indent, 2)
		if x := d.width(st, head[0]) + 8; c.line == 0 && len(head) == 1 && x+140 < wide-indent {
			if line := d.joined(smallText, "For ", q.Services, wide-indent-x, 1); !strings.HasSuffix(line[0], "…") {
				beside, about = x, line
			}
		}
	}
	ticks, tall, end := d.ticks(choices, wide-indent)
	under := about
	if beside > 0 {
		under = nil
	}
	height := float64(len(head))*st.lead + float64(len(under))*smallText.lead + 2 + tall + c.line + c.gap
	return block{height, 1, func(y float64) {
		d.in("P", func() {
			d.at(left, y, st.in(accent), fmt.Sprint(n))
			y = d.lines(left+indent, y, st, head)
		})
		if beside > 0 {
			d.in("P", func() { d.at(left+indent+beside, y-st.lead+(st.lead-smallText.lead)*0.75, smallText, about[0]) })
		}
		d.in("P", func() { y = d.lines(left+indent, y, smallText, under) })
		ticks(left+indent, y+2)
		if y += 2 + tall; c.line == 0 { // a few words go beside the boxes
			d.segment(left+indent+end, y-4, right, y-4, 0.5, rule)
			return
		}
		label := "How do you know, or what differs:"
		if e.Provider {
			label = "Which plan, and where we look or switch it on:"
		}
		d.in("P", func() { d.at(left+indent, y+c.line-smallText.lead-4, smallText, label) })
		d.segment(left+indent+d.width(smallText, label)+5, y+c.line-4, right, y+c.line-4, 0.5, rule)
	}}
}

// ticks lays out boxes to tick, side by side where there is room, and tells
// where the last line of them ends.
func (d *book) ticks(choices []string, w float64) (draw func(x, y float64), height, end float64) {
	const box, gap = 8.0, 16.0
	type spot struct {
		x, y  float64
		lines []string
	}
	st := tableText
	var spots []spot
	x, y := 0.0, 0.0
	for _, c := range choices {
		need := box + 5 + d.width(st, d.line(c))
		if x > 0 && x+need > w {
			x, y = 0, y+st.lead+3
		}
		lines := d.wrap(st, c, w-box-5)
		spots = append(spots, spot{x, y, lines})
		x += need + gap
		if len(lines) > 1 {
			x, y = 0, y+float64(len(lines))*st.lead+3
		}
	}
	end = x
	if x > 0 {
		y += st.lead + 3
	}
	return func(x0, y0 float64) {
		for _, s := range spots {
			d.tick(x0+s.x, y0+s.y+1.6, box, false)
			d.in("P", func() { d.lines(x0+s.x+box+5, y0+s.y, st, s.lines) })
		}
	}, y, end
}

// confirmHead heads what a provider is to confirm.
func (d *book) confirmHead() block {
	lines := d.wrap(bodyText, report.ConfirmWords, wide)
	return block{h2Text.lead + float64(len(lines))*bodyText.lead + 12, 0, func(y float64) {
		y += 5
		d.in("H2", func() { d.at(left, y, h2Text, "Your part") })
		d.in("P", func() { d.lines(left, y+h2Text.lead+1, bodyText, lines) })
	}}
}

// confirm lays out one layer of a provider's part.
func (d *book) confirm(part report.TheirPart, c closer) block {
	const indent = 16.0
	lines := d.wrap(c.st, part.Layer+": "+part.Text, wide-indent)
	return block{float64(len(lines))*c.st.lead + 5, 1, func(y float64) {
		d.tick(left+1, y+2, c.st.size, false)
		d.in("P", func() { d.lines(left+indent, y, c.st, lines) })
	}}
}

// closing ends the page with lines for whoever answers.
func (d *book) closing(height float64) {
	d.need(height)
	y := d.bottom() - 24
	for i, label := range []string{"Answered by", "For (company)", "Date"} {
		w := (wide - 2*gutter) / 3
		x := left + float64(i)*(w+gutter)
		d.segment(x, y, x+w, y, 0.7, ink)
		d.in("P", func() { d.at(x, y+2, labelText, label) })
	}
	d.y = d.bottom()
}

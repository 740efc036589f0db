package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
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
	st        doc.Style
}

var closeness = []closer{{false, answerLine, 9, doc.BodyText}, {true, 15, 5, doc.BodyText}, {true, 0, 3, doc.BodyText}, {true, 0, 2, doc.TableText}}

// enquiries draws a page for each party outside the firm, to cut out and send.
// It says nothing of scores or gaps.
func (d *book) enquiries() {
	for i, e := range d.r.Enquiries() {
		d.Page()
		d.CutOut()
		if i == 0 {
			d.Bookmark(report.EnquiryTitle, 0)
			d.Listed(report.EnquiryTitle, d.Y)
		}
		d.enquiry(e)
	}
	if !d.r.Options.Shows(report.SectionFindOut) { // which has them otherwise
		d.publicPages()
	}
}

// enquiry draws the page of one party. Where there is much to ask it is drawn
// closer together; only where that is not enough it goes on on a second page.
func (d *book) enquiry(e report.Enquiry) {
	d.Bookmark("For "+e.To, 1)
	d.In("P", func() { d.At(doc.Left, d.Y, doc.KickerText, "To cut out and send") })
	d.Y += doc.KickerText.Lead + 2
	d.In("H1", func() {
		d.Y = d.Lines(doc.Left, d.Y, doc.H1Text, d.WrapMost(doc.H1Text, e.Title(), doc.Wide, 2))
	})
	d.Y += 2
	d.Para(doc.BodyText.In(doc.Muted), d.sender(e))
	d.Y += 5
	d.Para(doc.BodyText, report.EnquiryWords(e))
	d.Y += 8
	const closing = 46.0
	var blocks []block
	spare := 0.0
	for _, c := range closeness {
		blocks = d.questionsOf(e, c)
		if spare = d.Room() - closing - heightOf(blocks); spare >= 0 {
			break
		}
	}
	if spare < 0 { // more than one page
		blocks = d.questionsOf(e, closeness[1])
	}
	d.blocks(blocks, spare, e.Title()+", continued")
	d.anythingElse(d.Room() - closing)
	d.closing(closing)
}

// anythingElse uses up what is left of a page for what nobody asked about.
func (d *book) anythingElse(room float64) {
	const gap = 10.0
	st := doc.BodyText.Strong()
	n := min(10, int((room-gap-st.Lead)/answerLine))
	if n < 2 {
		return
	}
	d.Y += gap
	d.In("P", func() { d.At(doc.Left, d.Y, st, "Anything else we should know") })
	d.Y += st.Lead
	d.writingLines(doc.Left, n)
}

// writingLines draws lines to write on.
func (d *book) writingLines(x float64, n int) {
	for range n {
		d.Segment(x, d.Y+answerLine-6, doc.Right, d.Y+answerLine-6, 0.5, doc.Rule)
		d.Y += answerLine
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
		if d.Room() < b.height+more {
			d.Page()
			d.CutOut()
			d.Para(doc.SmallText, again)
			d.Y += 6
		}
		b.draw(d.Y)
		d.Y += b.height
		d.writingLines(doc.Left+16, lines*b.writes)
		if more > 0 {
			d.Y += linesGap
		}
	}
}

// sender says from whom the questions come, and until when.
func (d *book) sender(e report.Enquiry) string {
	facts := []string{}
	if !d.r.Options.Redact {
		from := "From " + d.r.Name()
		if by := text.CleanLine(d.r.Assessment.Profile.AnsweredBy); by != "" {
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
	st := c.st.Strong()
	head := d.Wrap(st, e.Text(q), doc.Wide-indent)
	var about []string
	beside := 0.0 // where it stands in the line of the question
	if len(q.Services) > 0 {
		about = d.Joined(doc.SmallText, "For ", q.Services, doc.Wide-indent, 2)
		if x := d.Width(st, head[0]) + 8; c.line == 0 && len(head) == 1 && x+140 < doc.Wide-indent {
			if line := d.Joined(doc.SmallText, "For ", q.Services, doc.Wide-indent-x, 1); !strings.HasSuffix(line[0], "…") {
				beside, about = x, line
			}
		}
	}
	ticks, tall, end := d.ticks(choices, noChoice, doc.Wide-indent)
	under := about
	if beside > 0 {
		under = nil
	}
	height := float64(len(head))*st.Lead + float64(len(under))*doc.SmallText.Lead + 2 + tall + c.line + c.gap
	return block{height, 1, func(y float64) {
		d.In("P", func() {
			d.At(doc.Left, y, st.In(doc.Accent), fmt.Sprint(n))
			y = d.Lines(doc.Left+indent, y, st, head)
		})
		if beside > 0 {
			d.In("P", func() {
				d.At(doc.Left+indent+beside, y-st.Lead+(st.Lead-doc.SmallText.Lead)*0.75, doc.SmallText, about[0])
			})
		}
		d.In("P", func() { y = d.Lines(doc.Left+indent, y, doc.SmallText, under) })
		ticks(doc.Left+indent, y+2)
		if y += 2 + tall; c.line == 0 { // a few words go beside the boxes
			d.Segment(doc.Left+indent+end, y-4, doc.Right, y-4, 0.5, doc.Rule)
			return
		}
		label := "How do you know, or what differs:"
		if e.Provider {
			label = "Which plan, and where we look or switch it on:"
		}
		d.In("P", func() { d.At(doc.Left+indent, y+c.line-doc.SmallText.Lead-4, doc.SmallText, label) })
		d.Segment(doc.Left+indent+d.Width(doc.SmallText, label)+5, y+c.line-4, doc.Right, y+c.line-4, 0.5, doc.Rule)
	}}
}

// noChoice in place of which choice is ticked is none.
const noChoice = -1

// ticks lays out boxes to tick, side by side where there is room, and tells
// where the last line of them ends. One of them may be ticked already.
func (d *book) ticks(choices []string, ticked int, w float64) (draw func(x, y float64), height, end float64) {
	const box, gap = 8.0, 16.0
	type spot struct {
		x, y  float64
		lines []string
	}
	st := doc.TableText
	var spots []spot
	x, y := 0.0, 0.0
	for _, c := range choices {
		need := box + 5 + d.Width(st, d.Line(c))
		if x > 0 && x+need > w {
			x, y = 0, y+st.Lead+3
		}
		lines := d.Wrap(st, c, w-box-5)
		spots = append(spots, spot{x, y, lines})
		x += need + gap
		if len(lines) > 1 {
			x, y = 0, y+float64(len(lines))*st.Lead+3
		}
	}
	end = x
	if x > 0 {
		y += st.Lead + 3
	}
	return func(x0, y0 float64) {
		for i, s := range spots {
			d.Tick(x0+s.x, y0+s.y+1.6, box, i == ticked)
			d.In("P", func() { d.Lines(x0+s.x+box+5, y0+s.y, st, s.lines) })
		}
	}, y, end
}

// confirmHead heads what a provider is to confirm.
func (d *book) confirmHead() block {
	lines := d.Wrap(doc.BodyText, report.ConfirmWords, doc.Wide)
	return block{doc.H2Text.Lead + float64(len(lines))*doc.BodyText.Lead + 12, 0, func(y float64) {
		y += 5
		d.In("H2", func() { d.At(doc.Left, y, doc.H2Text, "Your part") })
		d.In("P", func() { d.Lines(doc.Left, y+doc.H2Text.Lead+1, doc.BodyText, lines) })
	}}
}

// confirm lays out one layer of a provider's part.
func (d *book) confirm(part report.TheirPart, c closer) block {
	const indent = 16.0
	lines := d.Wrap(c.st, part.Layer+": "+part.Text, doc.Wide-indent)
	return block{float64(len(lines))*c.st.Lead + 5, 1, func(y float64) {
		d.Tick(doc.Left+1, y+2, c.st.Size, false)
		d.In("P", func() { d.Lines(doc.Left+indent, y, c.st, lines) })
	}}
}

// closing ends the page with lines for the person who answers.
func (d *book) closing(height float64) {
	d.Need(height)
	y := d.Bottom() - 24
	for i, label := range []string{"Answered by", "For (company)", "Date"} {
		w := (doc.Wide - 2*doc.Gutter) / 3
		x := doc.Left + float64(i)*(w+doc.Gutter)
		d.Segment(x, y, x+w, y, 0.7, doc.Ink)
		d.In("P", func() { d.At(x, y+2, doc.LabelText, label) })
	}
	d.Y = d.Bottom()
}

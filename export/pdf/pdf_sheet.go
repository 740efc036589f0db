package pdf

import (
	"fmt"
	"io"
	"strings"

	"yourpart/export/report"
	"yourpart/scoring"
)

// sheetTitle is what the open questions on paper are called.
const sheetTitle = "Questions to answer"

// WriteSheet draws the open questions on paper, with boxes to tick and lines
// to write on. It says nothing of scores or gaps, since it goes to others.
func WriteSheet(w io.Writer, r *report.Report, x Extra) error {
	parts, err := r.Sheet()
	if err != nil {
		return err
	}
	out, err := recovered(func() ([]byte, error) {
		d, err := newBook(r, x)
		if err != nil {
			return nil, err
		}
		d.describe(sheetTitle, sheetTitle)
		d.sheet(parts)
		return d.finish(nil)
	})
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// sheetRole is the element that each question of a sheet is, and nothing else.
const sheetRole = "Div"

// ReadSheet counts the questions of a sheet. It carries no data, since it
// goes to others: the elements that hold one are counted.
func ReadSheet(file []byte) (report.Counts, error) { return ReadLockedSheet(file, "") }

// ReadLockedSheet does so for a sheet that a passphrase opens.
func ReadLockedSheet(file []byte, passphrase string) (report.Counts, error) {
	c := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	r, err := openPDF(file)
	if err == nil {
		err = r.unlock(passphrase)
	}
	if err != nil {
		return c, err
	}
	for n, p := range r.places {
		if p.kind != 2 {
			continue // no element stands by itself
		}
		body, err := r.object(n)
		if err != nil {
			return c, err
		}
		if strings.HasPrefix(body, "<</Type /StructElem /S /"+sheetRole+" ") {
			c.Answers++
		}
	}
	return c, nil
}

func (d *book) sheet(parts []report.SheetPart) {
	d.newPage()
	d.in("P", func() { d.at(left, d.y, kickerText, report.Day(d.r.Date)) })
	d.y += kickerText.lead + 2
	d.in("H1", func() {
		d.y = d.lines(left, d.y, h1Text, d.wrapMost(h1Text, "Questions for "+d.r.Name(), wide, 2))
	})
	d.y += 3
	n := 0
	for _, p := range parts {
		n += len(p.Cells)
	}
	d.para(bodyText, report.SheetIntro(n)+" With “Not applicable” please say why, and with “Handled elsewhere” by what.")
	n = 0
	for _, p := range parts {
		for i, c := range p.Cells {
			n++
			b := d.sheetQuestion(n, c)
			if i == 0 {
				d.heading(report.Shortened(p.Name, 70), b.height)
			}
			d.need(b.height)
			d.in(sheetRole, func() { b.draw(d.y) })
			d.y += b.height
		}
	}
	d.closing(46)
	d.cutOutAll()
	d.frame()
}

// sheetQuestion lays out one question with its answers, where to look, and a
// line for a note.
func (d *book) sheetQuestion(n int, c *scoring.Cell) block {
	const indent = 18.0
	w := wide - indent
	ask := bodyText.strong()
	head := d.wrap(ask, c.Control.Question.Text, w)
	ticks, tall := d.sheetTicks(report.SheetChoices(c.Control), w)
	look := d.wrap(smallText, "How to check: "+d.r.WhereToAsk(c), w)
	whom := d.wrap(smallText, "Whom to ask: "+c.Control.Whom, w)
	height := float64(len(head))*ask.lead + 3 + tall + 2 + float64(len(look)+len(whom))*smallText.lead + answerLine + smallText.lead + 8
	return block{height, 1, func(y float64) {
		d.in("P", func() {
			d.at(left, y, ask.in(d.shade(accent)), fmt.Sprint(n))
			y = d.lines(left+indent, y, ask, head)
		})
		ticks(left+indent, y+3)
		y += 3 + tall + 2
		d.in("P", func() { y = d.lines(left+indent, y, smallText, look) })
		d.in("P", func() { y = d.lines(left+indent, y, smallText, whom) })
		label := "Note, and what shows it:"
		d.in("P", func() { d.at(left+indent, y+answerLine-smallText.lead-4, smallText, label) })
		d.segment(left+indent+d.width(smallText, label)+5, y+answerLine-4, right, y+answerLine-4, 0.5, rule)
		d.in("P", func() { d.at(left+indent, y+answerLine-1, labelText, c.ID().String()) })
	}}
}

// sheetTicks lays out a question's own answers one below the other, and the
// ones that every question takes side by side.
func (d *book) sheetTicks(choices []report.SheetChoice, w float64) (draw func(x, y float64), height float64) {
	var rows [][]string
	var fixed []string
	for _, ch := range choices {
		if ch.Letter == "" {
			fixed = append(fixed, ch.Label) // the introduction says what they mean
			continue
		}
		rows = append(rows, []string{ch.Letter + ". " + ch.Text})
	}
	var draws []func(x, y float64)
	var at []float64
	for _, row := range append(rows, fixed) {
		ticks, tall, _ := d.ticks(row, w)
		draws, at = append(draws, ticks), append(at, height)
		height += tall
	}
	return func(x, y float64) {
		for i, ticks := range draws {
			ticks(x, y+at[i])
		}
	}, height
}

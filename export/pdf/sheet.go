package pdf

import (
	"fmt"
	"io"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/file"
	"yourpart/export/report"
	"yourpart/scoring"
)

// sheetTitle is what the open questions on paper are called.
const sheetTitle = "Questions to answer"

// WriteSheet draws the open questions on paper, with boxes to tick and lines
// to write on. It says nothing of scores or gaps, since it goes to others.
func WriteSheet(w io.Writer, r *report.Report, x doc.Extra) error {
	parts, err := r.Sheet()
	if err != nil {
		return err
	}
	out, err := doc.Recovered(func() ([]byte, error) {
		d, err := doc.Lettered(x, func(x doc.Extra) (*book, error) {
			d, err := newBook(r, x)
			if err == nil {
				d.Describe(sheetTitle, sheetTitle)
				d.sheet(parts)
			}
			return d, err
		})
		if err != nil {
			return nil, err
		}
		return d.Finish(nil)
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
func ReadSheet(b []byte) (report.Counts, error) { return ReadLockedSheet(b, "") }

// ReadLockedSheet is ReadSheet for a sheet that a passphrase opens.
func ReadLockedSheet(b []byte, passphrase string) (report.Counts, error) {
	c := report.Counts{Actions: report.NotCounted, Services: report.NotCounted}
	r, err := file.Open(b)
	if err == nil {
		err = r.Unlock(passphrase)
	}
	if err != nil {
		return c, err
	}
	for n, p := range r.Places {
		if p.Kind != 2 {
			continue // no element stands by itself
		}
		body, err := r.Object(n)
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
	d.Page()
	d.In("P", func() { d.At(doc.Left, d.Y, doc.KickerText, d.Fit(doc.KickerText, d.r.SheetLine(), doc.Wide)) })
	d.Y += doc.KickerText.Lead + 2
	d.In("H1", func() {
		d.Y = d.Lines(doc.Left, d.Y, doc.H1Text, d.WrapMost(doc.H1Text, "Questions for "+d.r.Name(), doc.Wide, 2))
	})
	d.Y += 3
	n := 0
	for _, p := range parts {
		n += len(p.Cells)
	}
	d.Para(doc.BodyText, report.SheetIntro(n)+" With “Not applicable” please say why, and with “Handled elsewhere” by what.")
	n = 0
	for _, p := range parts {
		for i, c := range p.Cells {
			n++
			b := d.sheetQuestion(n, c)
			if i == 0 {
				d.Heading(report.Shortened(p.Name, 70), b.height)
			}
			d.Need(b.height)
			d.In(sheetRole, func() { b.draw(d.Y) })
			d.Y += b.height
		}
	}
	d.closing(46)
	d.CutOutAll()
	d.Foot = d.r.SheetLine() + " · " + d.r.Name()
	d.Frame()
}

// mostSaid is how many lines of a note, and of what shows an answer, are printed.
const mostSaid = 12

// soFar is what is answered and noted already, in lines of text.
func (d *book) soFar(row report.SheetRow, w float64) (lines []string) {
	for _, f := range []struct{ label, text string }{{"Answer so far: ", row.Answer}, {"Note: ", row.Note}, {"Evidence: ", row.Evidence}} {
		if f.text != "" {
			lines = append(lines, d.WrapMost(doc.SmallText, f.label+f.text, w, mostSaid)...)
		}
	}
	return lines
}

// sheetQuestion lays out one question with its answers, of which the one so far is
// ticked, where to look, and a line for a note.
func (d *book) sheetQuestion(n int, c *scoring.Cell) block {
	const indent = 18.0
	w := doc.Wide - indent
	ask := doc.BodyText.Strong()
	head := d.Wrap(ask, c.Control.Question.Text, w)
	row := d.r.SheetRow(c)
	ticks, tall := d.sheetTicks(report.SheetChoices(c.Control), row.Answer, w)
	said := d.soFar(row, w)
	look := d.Wrap(doc.SmallText, "How to check: "+d.r.WhereToAsk(c), w)
	whom := d.Wrap(doc.SmallText, "Whom to ask: "+c.Control.Whom, w)
	height := float64(len(head))*ask.Lead + 3 + tall + 2 + float64(len(look)+len(whom)+len(said))*doc.SmallText.Lead + answerLine + doc.SmallText.Lead + 8
	return block{height, 1, func(y float64) {
		d.In("P", func() {
			d.At(doc.Left, y, ask.In(d.Shade(doc.Accent)), fmt.Sprint(n))
			y = d.Lines(doc.Left+indent, y, ask, head)
		})
		ticks(doc.Left+indent, y+3)
		y += 3 + tall + 2
		d.In("P", func() { y = d.Lines(doc.Left+indent, y, doc.SmallText, look) })
		d.In("P", func() { y = d.Lines(doc.Left+indent, y, doc.SmallText, whom) })
		if len(said) > 0 {
			d.In("P", func() { y = d.Lines(doc.Left+indent, y, doc.SmallText.In(doc.Ink), said) })
		}
		label := "Note, and what shows it:"
		d.In("P", func() { d.At(doc.Left+indent, y+answerLine-doc.SmallText.Lead-4, doc.SmallText, label) })
		d.Segment(doc.Left+indent+d.Width(doc.SmallText, label)+5, y+answerLine-4, doc.Right, y+answerLine-4, 0.5, doc.Rule)
		d.In("P", func() { d.At(doc.Left+indent, y+answerLine-1, doc.LabelText, c.ID().String()) })
	}}
}

// sheetTicks lays out a question's own answers one below the other, and the
// ones that every question takes side by side. The answer is ticked, if there is one.
func (d *book) sheetTicks(choices []report.SheetChoice, answer string, w float64) (draw func(x, y float64), height float64) {
	var draws []func(x, y float64)
	var at []float64
	row := func(texts []string, ticked int) {
		ticks, tall, _ := d.ticks(texts, ticked, w)
		draws, at = append(draws, ticks), append(at, height)
		height += tall
	}
	var fixed []string
	ticked := noChoice
	for _, ch := range choices {
		this := answer != "" && ch.Answer() == answer
		switch {
		case ch.Letter == "":
			if this {
				ticked = len(fixed)
			}
			fixed = append(fixed, ch.Label) // the introduction says what they mean
		case this:
			row([]string{ch.Letter + ". " + ch.Text}, 0)
		default:
			row([]string{ch.Letter + ". " + ch.Text}, noChoice)
		}
	}
	row(fixed, ticked)
	return func(x, y float64) {
		for i, ticks := range draws {
			ticks(x, y+at[i])
		}
	}, height
}

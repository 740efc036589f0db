package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
)

// A matrix is a grid of small cells with a name for each row and turned heads
// for the columns.
type matrix struct {
	rows  []string
	notes []string // in grey behind a row's name
	heads []string
	cell  func(row, col int) (text string, bg, fg report.RGB)
	words map[string]string // that the text of a cell is read out as
}

const (
	matrixRow  = 14.5
	matrixName = 148.0
	headMost   = 94.0 // a longer head takes two lines
)

var gridText = doc.Style{Size: 8, Lead: 9.6, Color: doc.Ink}

// headHeight is what the turned heads of a matrix take.
func (d *book) headHeight(m matrix) float64 {
	tall := 0.0
	for _, h := range m.heads {
		for _, l := range d.WrapMost(gridText, h, headMost, 2) {
			tall = max(tall, d.Width(gridText, l))
		}
	}
	return tall
}

// gridHeight is the height of a matrix with at most so many rows.
func (d *book) gridHeight(m matrix, rows int) float64 {
	sum := d.headHeight(m) + 4
	for i := range min(rows, len(m.rows)) {
		sum += rowHeight(d.gridName(m, i))
	}
	return sum
}

// gridName is the name of a row in lines, with room for its note.
func (d *book) gridName(m matrix, i int) []string {
	room := matrixName - 6
	if m.notes != nil {
		room -= d.Width(doc.LabelText, m.notes[i]) + 4
	}
	return d.Wrap(gridText, m.rows[i], room)
}

// rowHeight is what a row takes whose name has those lines.
func rowHeight(name []string) float64 {
	return max(matrixRow, float64(len(name))*gridText.Lead+4)
}

// grid draws a matrix; its heads come again on every page.
func (d *book) grid(m matrix) {
	st, tall := gridText, d.headHeight(m)
	w := min(25, (doc.Wide-matrixName)/float64(max(1, len(m.heads))))
	head := func() {
		d.Y += tall + 4
		d.In("TR", func() {
			d.In("TH", func() { d.At(doc.Left, d.Y-st.Lead-2, st.Strong(), "Service") })
			for i, h := range m.heads {
				lines := d.WrapMost(st, h, headMost, 2)
				x := doc.Left + matrixName + w*(float64(i)+0.5) - 4.2*float64(len(lines)-1)
				d.In("TH", func() {
					for j, l := range lines {
						d.Upward(x+8.4*float64(j), d.Y-3, st, l)
					}
				})
			}
		})
		d.Segment(doc.Left, d.Y, doc.Left+matrixName+w*float64(len(m.heads)), d.Y, 0.9, doc.Navy)
	}
	d.Need(d.gridHeight(m, 4))
	d.Begin("Table", "")
	head()
	f := d.Headed(head)
	for i := range m.rows {
		name := d.gridName(m, i)
		f.Add(doc.Piece{Height: rowHeight(name), Rows: 1, Draw: func() {
			d.In("TR", func() { d.gridRow(m, i, w, name) })
			d.Y += rowHeight(name)
		}})
	}
	f.End()
	d.End()
	d.Y += 5
}

// gridRow draws one row, with the lines of its name.
func (d *book) gridRow(m matrix, i int, w float64, name []string) {
	tall := rowHeight(name)
	d.In("TH", func() {
		end := d.Lines(doc.Left, d.Y+2.5, gridText, name)
		if m.notes != nil && len(name) > 0 {
			d.At(doc.Left+d.Width(gridText, name[len(name)-1])+4, end-gridText.Lead, doc.LabelText, m.notes[i])
		}
	})
	for j := range m.heads {
		text, bg, fg := m.cell(i, j)
		x := doc.Left + matrixName + w*float64(j)
		d.Rect(x+0.5, d.Y+0.75, w-1, tall-1.5, bg)
		cst := doc.Style{Bold: true, Size: 8, Lead: 10.5, Color: fg}
		d.In("TD", func() {
			d.ReadAs(m.words[text], func() { d.AtCentre(x+w/2, d.Y+(tall-cst.Lead)/2, cst, text) })
		})
	}
}

// partyColours go from dark for the business's own to white.
func partyColours(p catalogue.Party) (bg, fg report.RGB) {
	switch p {
	case catalogue.Customer:
		return doc.Navy, doc.White
	case catalogue.Shared:
		return doc.Mid, doc.Ink
	}
	return report.Panel, doc.Muted
}

// letterWords are what the letters of the map are read out as.
var letterWords = map[string]string{catalogue.Customer.Letter(): "yours", catalogue.Shared.Letter(): "shared",
	catalogue.Provider.Letter(): "the provider’s", report.BothLetters: "yours or shared"}

// responsibilities draws who does what.
func (d *book) responsibilities() {
	r := d.r
	d.Chapter(report.MapTitle, report.MapIntro, 300)
	if len(r.Duties.Services) == 0 {
		d.Para(doc.BodyText, report.NoServices)
		return
	}
	d.partyLegend()
	m := matrix{words: letterWords}
	for _, l := range r.Catalogue.Layers {
		m.heads = append(m.heads, l.Name)
	}
	for _, s := range r.Duties.Services {
		m.rows = append(m.rows, r.ServiceName(s.Key))
		m.notes = append(m.notes, s.Model.String())
	}
	m.cell = func(i, j int) (string, report.RGB, report.RGB) {
		layers := r.Duties.Services[i].Layers
		if j >= len(layers) {
			return "", doc.White, doc.Ink
		}
		bg, fg := partyColours(layers[j].Party)
		return layers[j].Party.Letter(), bg, fg
	}
	d.grid(m)
	d.yourPart()
	d.theirPart()
}

// partyLegend says what the letters stand for.
func (d *book) partyLegend() {
	x := doc.Left
	d.In("P", func() {
		for _, p := range report.PartyWords {
			bg, fg := partyColours(p.Party)
			d.Rect(x, d.Y+1, 13, 11, bg)
			d.AtCentre(x+6.5, d.Y+0.5, doc.Style{Bold: true, Size: 8, Lead: 12, Color: fg}, p.Party.Letter())
			d.At(x+18, d.Y, doc.BodyText, p.Text)
			x += 18 + d.Width(doc.BodyText, p.Text) + 20
		}
	})
	d.Y += doc.BodyText.Lead + 4
}

// yourPart lists in words what each layer asks of the business.
func (d *book) yourPart() {
	t := d.yourPartTable(76)
	if wider := d.yourPartTable(120); wider.Height() < t.Height() { // long names
		t = wider
	}
	d.Heading(report.YourPartTitle, t.Opening())
	t.End()
}

// yourPartTable gathers it, with a column of that width for the services.
func (d *book) yourPartTable(forWhom float64) *doc.Table {
	const layer, letters = 104.0, 25.0
	t := d.TableIn(doc.AnnexText, doc.Column{Title: "Layer", Width: layer}, doc.Column{Title: "", Width: letters},
		doc.Column{Title: "Your part", Width: doc.Wide - layer - letters - forWhom}, doc.Column{Title: "For", Width: forWhom})
	t.Pad = doc.Slim
	for i, l := range d.r.Catalogue.Layers {
		name := l.Name
		for _, p := range d.r.OwnParts(i) {
			names := typeface.Unbroken(d.Joined(doc.AnnexText, "", p.Names, forWhom-doc.CellGap, 3))
			if len(p.Names) == len(d.r.Duties.Services) && len(p.Names) > 1 {
				names = "All services"
			}
			t.Row(doc.Cell{Text: name, Style: doc.AnnexText.Strong()}, doc.Cell{Text: p.Letters, Style: doc.AnnexText.Strong(), Words: letterWords[p.Letters]}, doc.Cell{Text: p.Text}, doc.Cell{Text: names})
			name = ""
		}
	}
	return t
}

// theirPart lists what the providers do.
func (d *book) theirPart() {
	t := d.TableIn(doc.AnnexText, doc.Column{Title: "Service", Width: 106}, doc.Column{Title: "The provider's part", Width: doc.Wide - 106})
	var names [][]string // that share a text
	var texts []string
	at := map[string]int{}
	for _, s := range d.r.Duties.Services {
		text := report.Sentences(s.Provider)
		i, there := at[text]
		if !there {
			i = len(texts)
			at[text] = i
			texts, names = append(texts, text), append(names, nil)
		}
		names[i] = append(names[i], d.r.ServiceName(s.Key))
	}
	for i, text := range texts {
		t.Row(doc.Cell{Text: report.SentenceList(names[i], len(names[i])), Style: doc.AnnexText.Strong()}, doc.Cell{Text: text})
	}
	d.Heading(report.TheirPartTitle, t.Opening())
	t.End()
}

package pdf

import (
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
}

const (
	matrixRow  = 14.5
	matrixName = 148.0
	headMost   = 94.0 // a longer head takes two lines
)

var gridText = style{size: 7.6, lead: 10.5, color: ink}

// headHeight is what the turned heads of a matrix take.
func (d *book) headHeight(m matrix) float64 {
	tall := 0.0
	for _, h := range m.heads {
		for _, l := range d.wrapMost(gridText, h, headMost, 2) {
			tall = max(tall, d.width(gridText, l))
		}
	}
	return tall
}

// gridHeight is the height of a matrix with at most so many rows.
func (d *book) gridHeight(m matrix, rows int) float64 {
	return d.headHeight(m) + 4 + float64(min(rows, len(m.rows)))*matrixRow
}

// grid draws a matrix; its heads come again on every page.
func (d *book) grid(m matrix) {
	st, tall := gridText, d.headHeight(m)
	w := min(25, (wide-matrixName)/float64(max(1, len(m.heads))))
	head := func() {
		d.y += tall + 4
		d.in("TR", func() {
			d.in("TH", func() { d.at(left, d.y-st.lead-2, st.strong(), "Service") })
			for i, h := range m.heads {
				lines := d.wrapMost(st, h, headMost, 2)
				x := left + matrixName + w*(float64(i)+0.5) - 4.2*float64(len(lines)-1)
				d.in("TH", func() {
					for j, l := range lines {
						d.upward(x+8.4*float64(j), d.y-3, st, l)
					}
				})
			}
		})
		d.segment(left, d.y, left+matrixName+w*float64(len(m.heads)), d.y, 0.9, navy)
	}
	d.need(d.gridHeight(m, 6))
	d.open("Table", "")
	head()
	f := d.headed(head)
	for i := range m.rows {
		f.add(piece{height: matrixRow, rows: 1, draw: func() {
			d.in("TR", func() { d.gridRow(m, i, w, st) })
			d.y += matrixRow
		}})
	}
	f.end()
	d.close()
	d.y += 5
}

func (d *book) gridRow(m matrix, i int, w float64, st style) {
	d.in("TH", func() {
		note := ""
		if m.notes != nil {
			note = m.notes[i]
		}
		room := matrixName - 6 - d.width(labelText, note) - 4
		name := d.fit(st, m.rows[i], room)
		d.at(left, d.y+2, st, name)
		d.at(left+d.width(st, name)+4, d.y+2.6, labelText, note)
	})
	for j := range m.heads {
		text, bg, fg := m.cell(i, j)
		x := left + matrixName + w*float64(j)
		d.rect(x+0.5, d.y+0.75, w-1, matrixRow-1.5, bg)
		cst := style{bold: true, size: 7.6, lead: 10.5, color: fg}
		d.in("TD", func() { d.atCentre(x+w/2, d.y+2, cst, text) })
	}
}

// partyColours go from dark for the business's own to white.
func partyColours(p catalogue.Party) (bg, fg report.RGB) {
	switch p {
	case catalogue.Customer:
		return navy, white
	case catalogue.Shared:
		return mid, ink
	}
	return report.Panel, muted
}

// responsibilities draws who does what.
func (d *book) responsibilities() {
	r := d.r
	d.chapter(report.MapTitle, report.MapIntro, 300)
	if len(r.Duties.Services) == 0 {
		d.para(bodyText, report.NoServices)
		return
	}
	d.partyLegend()
	m := matrix{}
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
			return "", white, ink
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
	x := left
	d.in("P", func() {
		for _, p := range report.PartyWords {
			bg, fg := partyColours(p.Party)
			d.rect(x, d.y+1, 13, 11, bg)
			d.atCentre(x+6.5, d.y+0.5, style{bold: true, size: 7.6, lead: 12, color: fg}, p.Party.Letter())
			d.at(x+18, d.y, bodyText, p.Text)
			x += 18 + d.width(bodyText, p.Text) + 20
		}
	})
	d.y += bodyText.lead + 4
}

// yourPart lists in words what each layer asks of the business.
func (d *book) yourPart() {
	const layer, letters, forWhom = 104.0, 25.0, 76.0
	t := d.tableIn(annexText, pdfColumn{title: "Layer", w: layer}, pdfColumn{title: "", w: letters},
		pdfColumn{title: "Your part", w: wide - layer - letters - forWhom}, pdfColumn{title: "For", w: forWhom})
	t.pad = slim
	for i, l := range d.r.Catalogue.Layers {
		name := l.Name
		for _, p := range d.r.OwnParts(i) {
			names := unbroken(d.joined(annexText, "", p.Names, forWhom-cellGap, 3))
			if len(p.Names) == len(d.r.Duties.Services) && len(p.Names) > 1 {
				names = "All services"
			}
			t.row(pdfCell{text: name, style: annexText.strong()}, pdfCell{text: p.Letters, style: annexText.strong()}, pdfCell{text: p.Text}, pdfCell{text: names})
			name = ""
		}
	}
	d.heading(report.YourPartTitle, t.opening())
	t.end()
}

// theirPart lists what the providers do.
func (d *book) theirPart() {
	t := d.tableIn(annexText, pdfColumn{title: "Service", w: 106}, pdfColumn{title: "The provider's part", w: wide - 106})
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
		t.row(pdfCell{text: report.SentenceList(names[i], len(names[i])), style: annexText.strong()}, pdfCell{text: text})
	}
	d.heading(report.TheirPartTitle, t.opening())
	t.end()
}

package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/scoring"
)

// mostPictured is how many scenarios the picture has.
const mostPictured = 8

// picture draws what the plan changes: scenarios today and after 90 days, and beside them
// the score over time.
func (d *book) picture(title string) {
	threats, curve := d.r.Threats(mostPictured), d.r.Curve()
	if len(threats) == 0 || d.r.OnlyAsks() { // nothing known changes anything
		return
	}
	const wide, name, today, numbers = 352.0, 200.0, 46.0, 74.0
	var names [][]string
	height := 0.0
	for _, t := range threats {
		lines := d.WrapMost(doc.TableText, t.Title, name-8, 2)
		names = append(names, lines)
		height += scenarioHeight(lines)
	}
	intro := d.WrapMost(doc.SmallText, report.PictureIntro, doc.Wide, 2)
	d.Heading(title, height+doc.SmallText.Lead*2+doc.LabelText.Lead+12)
	d.In("P", func() { d.Y = d.Lines(doc.Left, d.Y, doc.SmallText, intro) })
	d.Y += 4
	top := d.Y
	d.Begin("Table", "")
	d.In("TR", func() {
		st := doc.LabelText
		d.In("TH", func() { d.At(doc.Left, d.Y, st, "Scenario") })
		d.In("TH", func() { d.AtRight(doc.Left+wide-today, d.Y, st, "Today") })
		d.In("TH", func() { d.AtRight(doc.Left+wide, d.Y, st, "In 90 days") })
	})
	d.Y += doc.LabelText.Lead + 3
	for i, t := range threats {
		h := scenarioHeight(names[i])
		d.In("TR", func() {
			d.In("TH", func() { d.Lines(doc.Left, d.Y, doc.TableText, names[i]) })
			d.ChangeBar(doc.Left+name, d.Y+1+(h-4-doc.TableText.Lead)/2, wide-name-numbers, 9, t.InPlace, t.In90Days, t.Unknown)
			d.In("TD", func() { d.AtRight(doc.Left+wide-today, d.Y, doc.TableText, fmt.Sprint(scoring.Down(t.InPlace))) })
			d.In("TD", func() {
				d.AtRight(doc.Left+wide, d.Y, doc.TableText.Strong(), fmt.Sprint(scoring.Down(t.In90Days)))
			})
		})
		d.Y += h
	}
	d.End()
	end := d.Y
	if len(curve) > 1 {
		d.curve(curve, doc.Left+wide+24, top, doc.Wide-wide-24, end-top)
	}
	d.Y = end + 10
}

func scenarioHeight(lines []string) float64 { return float64(len(lines))*doc.TableText.Lead + 4 }

// curve draws the score over time in a box: what was, and dashed what the plan comes to.
func (d *book) curve(points []report.PicturePoint, x, y, w, h float64) {
	d.In("P", func() { d.At(x, y, doc.LabelText.Strong().In(doc.Navy), report.CurveTitle) })
	top, bottom := y+doc.LabelText.Lead+8, y+h-doc.LabelText.Lead-4
	if bottom-top > 150 {
		bottom = top + 150
	}
	first, last := points[0].Day, points[len(points)-1].Day
	span := last.Sub(first).Hours()
	at := func(p report.PicturePoint) (float64, float64) {
		return x + 14 + (w-28)*p.Day.Sub(first).Hours()/span, bottom - (bottom-top)*float64(p.Points)/100
	}
	d.Figure("The score over time. "+d.r.CurveText(), x, top-6, w, bottom-top+doc.LabelText.Lead+8, func() {
		for _, mark := range []float64{0, scoring.AtRiskFrom, scoring.FairFrom, scoring.GoodFrom, 100} {
			my := bottom - (bottom-top)*mark/100
			d.Segment(x, my, x+w, my, 0.4, doc.Rule)
		}
		for i, p := range points {
			px, py := at(p)
			if i > 0 {
				bx, by := at(points[i-1])
				d.step(bx, by, px, py, p.Planned)
			}
			d.Rect(px-2, py-2, 4, 4, doc.Navy)
			switch {
			case i == 0 || i == len(points)-1:
				d.AtCentre(px, py-4-doc.TableText.Lead, doc.TableText.Strong(), fmt.Sprint(p.Points))
			case !p.Planned && points[i+1].Planned: // today, with what was and what comes on both sides
				d.AtCentre(px, py+4, doc.TableText.Strong(), fmt.Sprint(p.Points))
			}
		}
		d.At(x, bottom+3, doc.LabelText, report.Day(first))
		d.AtRight(x+w, bottom+3, doc.LabelText, report.Day(last))
	})
}

// step draws from one point to the next, dashed where it has not happened.
func (d *book) step(x1, y1, x2, y2 float64, planned bool) {
	if !planned {
		d.Segment(x1, y1, x2, y2, 1.4, doc.Navy)
		return
	}
	const dashes = 7
	for i := range dashes {
		from, to := float64(i)/dashes, (float64(i)+0.55)/dashes
		d.Segment(x1+(x2-x1)*from, y1+(y2-y1)*from, x1+(x2-x1)*to, y1+(y2-y1)*to, 1.4, doc.Navy)
	}
}

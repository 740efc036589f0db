package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// readiness says how the answers stand against the goals of the business.
func (d *book) readiness() {
	list := d.r.Goals()
	if len(list) == 0 && !d.r.WantsReadiness() {
		return
	}
	d.Chapter(report.ReadinessTitle, d.r.ReadyIntro(), 100)
	for i := range list {
		y := &list[i]
		d.Para(doc.TableText.Strong(), y.Title())
		d.Para(doc.TableText, y.Counts()+".")
		if open := y.Open(); len(open) > 0 {
			standing, name := 84.0, 150.0
			t := d.TableIn(doc.AnnexText, doc.Column{Title: "Requirement", Width: name}, doc.Column{Title: "Standing", Width: standing},
				doc.Column{Title: "Why", Width: doc.Wide - name - standing})
			for _, row := range open {
				t.Row(doc.Cell{Text: report.Shortened(row.Name, 160), Style: doc.AnnexText.Strong()}, doc.Cell{Text: row.Standing}, doc.Cell{Text: report.Shortened(row.Why, 400)})
			}
			t.End()
		}
		if good := y.Good(); good != "" {
			d.Para(doc.TableText, good)
		}
		for _, line := range y.Says() {
			d.Bullet(doc.TableText, line)
		}
	}
}

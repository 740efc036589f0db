package markdown

import "yourpart/export/report"

// readiness says how the answers stand against the goals of the business.
func (d *md) readiness() {
	list := d.r.Goals()
	if len(list) == 0 && !d.r.WantsReadiness() {
		return
	}
	d.heading(2, report.ReadinessTitle)
	d.say("%s", Text(d.r.ReadyIntro()))
	for i := range list {
		y := &list[i]
		d.heading(3, y.Title())
		d.say("%s.", Text(y.Counts()))
		var rows [][]string
		for _, row := range y.Open() {
			rows = append(rows, []string{Text(row.Name), Text(row.Standing), Text(row.Why)})
		}
		if len(rows) > 0 {
			d.table([]string{"Requirement", "Standing", "Why"}, rows)
		}
		if good := y.Good(); good != "" {
			d.say("%s", Text(good))
		}
		d.list(y.Says())
	}
}

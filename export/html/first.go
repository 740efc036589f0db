package html

import (
	"fmt"
	"strings"

	"yourpart/export/report"
)

// TopThreats are the scenarios that the summary names.
func (p *htmlPage) TopThreats() []report.Threat { return p.Threats(report.MostThreats) }

// AllThreats are those that the results show.
func (p *htmlPage) AllThreats() []report.Threat {
	if p.OnlyAsks() { // nothing known changes anything
		return nil
	}
	return p.Threats(report.AllThreats)
}

// An htmlAsk is whom to ask, how much, and for how many points.
type htmlAsk struct {
	Person    string
	Questions int
	Points    string
}

// Whom lists whom to ask where nothing is known to fix.
func (p *htmlPage) Whom() (out []htmlAsk) {
	if !p.OnlyAsks() {
		return nil
	}
	for _, g := range p.AskGroups() {
		out = append(out, htmlAsk{report.UpperFirst(g.Whom), g.Questions, fmt.Sprintf("up to +%.1f", g.Gain)})
	}
	return out
}

// CurvePoints are the corners of the curve, in a box of 600 by 120: those of the past up to today, or
// those of the plan from today.
func (p *htmlPage) CurvePoints(planned bool) string {
	curve := p.Curve()
	first, last := curve[0].Day, curve[len(curve)-1].Day
	var out []string
	for i, c := range curve {
		today := !c.Planned && (i+1 == len(curve) || curve[i+1].Planned)
		if c.Planned == planned || today {
			x := 600 * c.Day.Sub(first).Hours() / last.Sub(first).Hours()
			out = append(out, fmt.Sprintf("%.1f,%.1f", x, 110-float64(c.Points)))
		}
	}
	return strings.Join(out, " ")
}

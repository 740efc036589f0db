package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/scoring"
)

// tells ends a card with how to tell that the action is done, and which requirements of
// frameworks it serves. A later part of a control leaves that to the first.
func (b *body) tells(a *scoring.Action) {
	if b.d.r.Later(a) {
		return
	}
	done, serves := report.DoneWhen(a), b.d.r.Serves(a)
	if done+serves != "" {
		b.apart()
	}
	if done != "" {
		b.hung(stepText, "Done when: ", done, "")
	}
	if serves != "" {
		b.hung(stepText.In(doc.Muted), "", serves, "")
	}
}

// cost is what an action costs, with the mark of its estimate.
func (d *book) cost(a *scoring.Action) string { return d.marks.Estimate(d.r.ActionCostShort(a)) }

package interview

import (
	"yourpart/export/report"
	"yourpart/scoring"
)

// DoneText asks whether the answers shall say what was done.
func DoneText(r *report.Report, a *scoring.Action) string {
	return "Done. Shall the answers say that it is in place for " + r.ServiceNames(a) + "? The score follows the answers."
}

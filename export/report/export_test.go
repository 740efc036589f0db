package report

import "yourpart/questionnaire"

// What the tests of this package look at from outside, since the sample reports
// they use import it.
var (
	Outsider     = outsider
	Schema       = reportSchema
	Descriptions = reportDescriptions
	TurnIn       = turnIn
	TurnOf       = turnOf
)

// Upright is how a picture lies that needs no turn.
const Upright = upright

// Provider is who runs a service.
func (r *Report) Provider(s questionnaire.Service) string { return r.provider(s) }

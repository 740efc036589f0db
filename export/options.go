package export

import (
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// Options say how a report is laid out and what it shows. They never change a
// number. The zero value is the whole report.
type Options struct {
	// Redact takes out what names people or the firm; see
	// questionnaire.Redacted.
	Redact bool
	// Services are the keys of the services that a sheet of open questions
	// asks about; none means all, and the whole firm.
	Services []string
}

// Build works out a report under these options.
func (o Options) Build(c *catalogue.Catalogue, a *questionnaire.Assessment, date, start time.Time) *Report {
	if o.Redact {
		r := questionnaire.Redacted(*a)
		a = &r
	}
	r := Build(c, a, date, start)
	r.Options = o
	return r
}

package report

import "yourpart/questionnaire/catalogue"

// HelpTitle heads whom to call.
const HelpTitle = "When things go wrong: whom to call"

// HelpLines are whom to call in the countries of the business. A redacted report has
// none, as they would tell where it is.
func (r *Report) HelpLines() []catalogue.HelpLine {
	if r.Options.Redact {
		return nil
	}
	return r.Catalogue.HelpLinesFor(r.Assessment.Profile.Countries)
}

// HelpText is what a help line is for, with its telephone number where that is known.
func HelpText(l catalogue.HelpLine) string {
	if l.Phone == "" {
		return l.About
	}
	return l.About + " Telephone " + l.Phone + "."
}

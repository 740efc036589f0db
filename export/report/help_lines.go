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

// CheckHelp is said of a help line of which no page was read.
const CheckHelp = "Check this: its page was not read for this catalogue."

// HelpText is what a help line is for, with its telephone number where that is known.
// It says so where the line is still to be checked.
func HelpText(l catalogue.HelpLine) string {
	said := l.About
	if l.Phone != "" {
		said += " Telephone " + l.Phone + "."
	}
	if !l.Verified {
		said += " " + CheckHelp
	}
	return said
}

package report

import (
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// LawsTitle heads what has to be reported, to whom and by when, and HelpTitle whom to call.
const (
	LawsTitle = "Laws and deadlines"
	LawsIntro = "To whom a leak or an attack has to be reported, and by when, by the countries and the kinds of data that were named."
	LawsLimit = "This is no legal advice. Other laws may hold, and these may bind only some: have a lawyer say which bind this business."
	HelpTitle = "When things go wrong: whom to call"
)

// LawHeads are over the columns of LawRow.Cells.
var LawHeads = []string{"Law", "What it asks", "Report to", "By when"}

// A LawRow is one law as a table has it.
type LawRow struct{ catalogue.Law }

// Cells are the row under LawHeads.
func (l LawRow) Cells() []string {
	or := func(s string) string {
		if s == "" {
			return "–"
		}
		return UpperFirst(s)
	}
	return []string{l.Name, l.About, or(l.To), or(l.Deadline)}
}

// From is the site of the law's source, with its month where that is known: "ico.org.uk, as
// of Nov 2026".
func (l LawRow) From() string { return said(host(l.Source), asOf(l.AsOf)) }

// Laws are the laws that the business's data brings in where its people live, in the
// catalogue's order. A redacted report has none, as they would tell where it is.
func (r *Report) Laws() (rows []LawRow) {
	if r.Options.Redact {
		return nil
	}
	for _, l := range questionnaire.Laws(r.Catalogue, r.Assessment) {
		rows = append(rows, LawRow{l})
	}
	return rows
}

// TellsLaws reports whether the report has a section on laws: there is a law or somebody
// to call, or it was asked for by name.
func (r *Report) TellsLaws() bool {
	return len(r.Laws())+len(r.HelpLines()) > 0 || r.Options.asks(SectionLaws)
}

// LawNotes are what is said under the laws, a sentence or two each: what is not known, and
// how far this can be relied on.
func (r *Report) LawNotes() []string {
	p := r.Assessment.Profile
	switch {
	case r.Options.Redact:
		return []string{"Laws and help lines are left out here, as they would tell where the business is."}
	case len(p.Countries) == 0:
		return []string{"No country is named, so laws that hold in one are missing. Name those in which customers and staff live.", LawsLimit}
	}
	var unknown []string
	for _, c := range p.Countries {
		if !r.Catalogue.KnowsCountry(c) {
			unknown = append(unknown, catalogue.CountryName(strings.ToLower(strings.TrimSpace(c))))
		}
	}
	var notes []string
	if len(unknown) > 0 {
		notes = append(notes, "No law of "+SentenceList(unknown, len(unknown))+" is known here; there may well be one.")
	}
	return append(notes, LawsLimit)
}

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

// A lawsJSON is what a leak has to be reported to whom, and whom to call, as JSON.
type lawsJSON struct {
	Notes []string             `json:"notes"`
	Laws  []catalogue.Law      `json:"laws"`
	Help  []catalogue.HelpLine `json:"help"`
}

func (r *Report) lawsShape() lawsJSON {
	j := lawsJSON{r.LawNotes(), []catalogue.Law{}, append([]catalogue.HelpLine{}, r.HelpLines()...)}
	for _, row := range r.Laws() {
		j.Laws = append(j.Laws, row.Law)
	}
	return j
}

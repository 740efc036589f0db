package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// Options say how a report is laid out and what it shows. They never change a
// number. The zero value is the whole report. A format ignores what makes no
// sense for it.
type Options struct {
	// Redact takes out what names people or the firm; see
	// questionnaire.Redacted.
	Redact bool
	// Sheet says what a sheet of questions asks, and whom.
	Sheet SheetOptions
	// Paper is the id of one of Papers; empty is the first.
	Paper string
	// Sections are ids of Sections to show; none means all.
	Sections []string
	// Summary asks for two pages for those who decide, in place of Sections.
	Summary bool
	// SignOff puts the lines to sign on page one, under the decision, where the report has
	// that page, and not at its end.
	SignOff bool
	// Annex is the id of one of Annexes and says where a PDF has its annex; empty is
	// inside, so that the file is whole.
	Annex string
	// Since is the name of a round, or its day, to say what changed since; empty is the
	// newest from before the day of the report.
	Since string
	// Currency is the code of the currency to show money in; empty is that of the business.
	Currency string
	// Accent is a colour such as "#0d6e68"; empty is our own. Where it is too
	// light to read on white it is darkened; see ReadableAccent.
	Accent string
}

// SheetOptions say what a sheet of questions asks, and whom. The zero value is
// all that is open, for anybody.
type SheetOptions struct {
	// Services are the keys of the services that are asked about, and Business asks
	// about the business as a whole; without either it is all of them.
	Services []string
	Business bool
	// Topics are the ids of the topics that are asked about; none means all.
	Topics []string
	// All asks again what is answered, with the answers filled in.
	All bool
	// To is whom it is sent to, and Number the number under which the assessment
	// has it; both are empty where it is not noted.
	To, Number string
}

// A Choice is an id with a line about it for people.
type Choice struct{ ID, About string }

// Papers are the sizes a report is laid out for.
var Papers = []Choice{{"a4", "210 × 297 mm"}, {"letter", "8.5 × 11 inches, for North America"}}

// The ids of Annexes.
const (
	AnnexSeparate = "separate"
	AnnexInside   = "inside"
	AnnexNone     = "none"
)

// Annexes are the ways to hand out the annex of a report. The first is the usual one.
var Annexes = []Choice{{AnnexSeparate, "in a file of its own, NAME.annex.pdf"}, {AnnexInside, "at the end of the report"}, {AnnexNone, "left out"}}

// Check returns what is wrong with the options, if anything.
func (o Options) Check() error {
	if o.Paper != "" {
		if err := among("paper", []string{o.Paper}, Papers); err != nil {
			return err
		}
	}
	if o.Annex != "" {
		if err := among("annex", []string{o.Annex}, Annexes); err != nil {
			return err
		}
	}
	if err := among("section", o.Sections, Sections); err != nil {
		return err
	}
	if o.Summary && len(o.Sections) > 0 {
		return errors.New("a summary has its own two pages; ask for sections or for a summary")
	}
	if o.Accent != "" {
		_, _, err := ReadableAccent(o.Accent)
		return err
	}
	return nil
}

// among tells which of some ids is none of the choices.
func among(what string, ids []string, choices []Choice) error {
	for _, id := range ids {
		if slices.ContainsFunc(choices, func(c Choice) bool { return c.ID == id }) {
			continue
		}
		names := make([]string, len(choices))
		for i, c := range choices {
			names[i] = c.ID
		}
		return fmt.Errorf("no %s %q; choose from %s", what, id, strings.Join(names, ", "))
	}
	return nil
}

// Narrowed reports whether parts are left out. What is, is nowhere in the file:
// neither attached nor in what it says of itself.
func (o Options) Narrowed() bool { return o.Summary || len(o.Sections) > 0 }

// Narrowed reports whether parts of the report are left out.
func (r *Report) Narrowed() bool { return r.Options.Narrowed() }

// SignsFirst reports whether the lines to sign are on page one.
func (o Options) SignsFirst() bool { return o.SignOff && o.Shows(SectionSummary) && !o.Redact }

// Shows reports whether a section is asked for.
func (o Options) Shows(section string) bool {
	return len(o.Sections) == 0 || slices.Contains(o.Sections, section)
}

// asks reports whether a section is asked for by its name.
func (o Options) asks(section string) bool { return slices.Contains(o.Sections, section) }

// InAnnex reports whether a section belongs to the annex of a PDF: what backs the
// report up and is not needed to act on it.
func InAnnex(section string) bool {
	switch section {
	case SectionAnswers, SectionEvidence, SectionMethod, SectionGlossary, SectionSources, SectionEnquiries:
		return true
	}
	return false
}

// OnlyAnnex reports whether all that is asked for belongs to the annex. Nothing is
// taken apart then.
func (o Options) OnlyAnnex() bool {
	return len(o.Sections) > 0 && !slices.ContainsFunc(o.Sections, func(id string) bool { return !InAnnex(id) })
}

// MayPart reports whether a PDF may have an annex in a file of its own: what it has of
// that depends on the plan.
func (o Options) MayPart() bool {
	if o.Annex != AnnexSeparate || o.Summary || o.OnlyAnnex() {
		return false
	}
	return o.Shows(SectionPlan) || slices.ContainsFunc(o.Sections, InAnnex)
}

// noRound is what no round of a redacted assessment is called.
const noRound = "-"

// Build works out a report under these options.
func (o Options) Build(c *catalogue.Catalogue, a *questionnaire.Assessment, date, start time.Time) *Report {
	scans := len(a.Proposals) > 0
	if o.Redact {
		plain, withheld := questionnaire.Redacted(c, *a)
		if p, err := a.Find(o.Since); o.Since != "" && err == nil { // rounds have other names there
			o.Since = withheld.Rounds[slices.IndexFunc(a.Rounds, func(r questionnaire.Past) bool { return r.Name == p.Name })].Name
		} else if o.Since != "" {
			o.Since = noRound
		}
		c, a = plain, &withheld
	}
	r := Build(c, a, date, start)
	r.Options, r.imported = o, scans
	return r
}

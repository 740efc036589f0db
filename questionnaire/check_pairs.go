package questionnaire

import (
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
)

// A saying is a control with options that all say the same of it.
type saying struct {
	control string
	options []string
}

// A pair is a claim that cannot be true where every answer to the denials is
// one that denies it. A claim about a service is held against that service
// and against the whole firm; a claim of the whole firm against every service.
type pair struct {
	claim   saying
	denials []saying
	text    string
}

var noServiceBackup = []saying{{"backup-servers-databases", []string{"none"}}, {"backup-saas-independent", []string{"none"}}}

// pairs lists contradictions that no follow-up rules out. Where an overlay has
// no such control, its pair finds nothing. To add one, write its line here.
var pairs = []pair{
	{saying{"backup-restore-tested", []string{"half-year", "year"}}, noServiceBackup,
		"a restore was tested in the past year, but no service is backed up"},
	{saying{"backup-offsite-copy", []string{"three-apart", "two-apart"}}, noServiceBackup,
		"backups are kept in another place, but no service is backed up"},
	{saying{"backup-cannot-be-altered", []string{"nobody", "separate-login"}}, noServiceBackup,
		"backups are protected, but no service is backed up"},
	{saying{"backup-servers-databases", []string{"daily-watched", "daily"}}, []saying{{"backup-offsite-copy", []string{"none"}}},
		"backed up every day, but the firm says that it keeps no backup"},
	{saying{"backup-saas-independent", []string{"daily", "monthly"}}, []saying{{"backup-offsite-copy", []string{"none"}}},
		"copied to another place, but the firm says that it keeps no backup"},
	{saying{"mfa-admins-phishing-resistant", []string{"key", "app", "texted"}}, []saying{{"mfa-all-users", []string{"nobody"}}},
		"admins have a second step, but nobody uses one"},
	{saying{"mfa-all-users", []string{"everyone", "admins"}}, []saying{{"mfa-admins-phishing-resistant", []string{"nothing"}}},
		"admins have to use a second step, but at least one has none"},
	{saying{"owner-account-locked-away", []string{"locked", "daily"}}, []saying{{"mfa-all-users", []string{"nobody"}}},
		"the owner's account has a second step, but nobody uses one"},
	{saying{"code-pipeline-protected", []string{"all-three"}}, []saying{{"mfa-all-users", []string{"admins", "optional", "nobody"}}},
		"everyone who works on the code has a second step, but not everyone has one"},
	{saying{"logs-reviewed", []string{"weekly", "monthly"}}, []saying{{"logs-on", []string{"nothing"}}},
		"records are looked at, but nothing is recorded"},
	{saying{"leaver-offboarding", []string{"day", "days"}}, []saying{{"services-listed", []string{"none"}}},
		"leavers are worked through a list of all services, but there is no such list"},
}

// contradictions finds answers that cannot both be true.
func (l *look) contradictions() (out []Remark) {
	for _, p := range pairs {
		for _, cell := range l.byControl[p.claim.control] {
			if cell.State != Asked || !slices.Contains(p.claim.options, cell.Answer.Option) {
				continue
			}
			if denied := l.denied(cell, p.denials); denied != "" {
				out = append(out, Remark{Cell: cell.ID(), Text: p.text + " (" + denied + ")",
					Remedy: "look at both answers again: one of them is wrong"})
			}
		}
	}
	return out
}

// denied names the controls whose answers all deny a claim, or is empty. One
// answer that does not deny it is enough for the claim to stand.
func (l *look) denied(claim *Cell, denials []saying) string {
	var names []string
	for _, d := range denials {
		before := len(names)
		for _, cell := range l.byControl[d.control] {
			if claim.Service != "" && cell.Service != "" && cell.Service != claim.Service {
				continue
			}
			if (cell.State != Asked && cell.State != Inherited) || !slices.Contains(d.options, cell.Answer.Option) {
				return ""
			}
			if len(names) == before {
				names = append(names, d.control)
			}
		}
	}
	return strings.Join(names, ", ")
}

// A Contradiction is what a scan shows and what was answered, where nobody has decided
// between them.
type Contradiction struct {
	Cell       *Cell
	Proposal   *Proposal
	Suggestion Suggestion
}

// Contradictions lists the answers among some cells that a scan contradicts and nobody has
// decided about, in the order of the proposals.
func (a *Assessment) Contradictions(c *catalogue.Catalogue, cells []Cell) (out []Contradiction) {
	if len(a.Proposals) == 0 {
		return nil
	}
	byID := map[CellID]*Cell{}
	for i := range cells {
		if s := cells[i].State; s == Asked || s == OutsideAnswer {
			byID[cells[i].ID()] = &cells[i]
		}
	}
	for i := range a.Proposals {
		p := &a.Proposals[i]
		cell := byID[p.Cell]
		if cell == nil || p.Decision != "" {
			continue
		}
		if s, ok := a.Suggestion(c, p); ok && s.Group == GroupContradicts {
			out = append(out, Contradiction{cell, p, s})
		}
	}
	return out
}

// scans finds answers that a scan contradicts, where nobody has decided.
func (l *look) scans() (out []Remark) {
	for _, open := range l.a.Contradictions(l.c, l.cells) {
		cell, p := open.Cell, open.Proposal
		shows := "a scan shows something else"
		if o := cell.Control.Option(open.Suggestion.Option); o != nil {
			shows = "answered “" + l.label(cell) + "”, where a scan shows “" + o.Label + "”"
		}
		out = append(out, Remark{Cell: p.Cell, Text: shows + " (" + p.Evidence + ")",
			Remedy: "look at what it found; then give the other answer, or keep this one: yourpart import FILE --keep " + p.Cell.String()})
	}
	return out
}

// label is how an answer is said in a word or two.
func (l *look) label(cell *Cell) string {
	option := l.a.Answers[cell.ID()].Option
	if o := cell.Control.Option(option); o != nil {
		return o.Label
	}
	return FixedText(option)
}

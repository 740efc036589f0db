package interview

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// About is all there is to say of one action: why, and how in each product.
func (s *Interview) About(a *scoring.Action) (p []string) {
	k, r := a.Control, s.Report
	days := report.Day(a.Due)
	if a.Start.Before(a.Due) {
		days = report.Day(a.Start) + " to " + days
	}
	if a.Closed {
		p = append(p, r.ServiceNames(a)+" · "+report.DoneText(a))
	} else {
		p = append(p, fmt.Sprintf("%s · %s · %s · %s", r.ServiceNames(a), report.Points(a), report.Hours(a.Hours), days))
	}
	p = append(p, s.state(a)...)
	if said := r.Urgency(a); said != "" {
		p = append(p, said)
	}
	p = append(p, "")
	if a.Kind == scoring.FindOut {
		p = append(append(p, r.SaidSoFar(a)...), "Ask "+k.Whom+".", k.Check, "")
	} else {
		p = append(p, k.Why, "")
		p = append(p, guidance(r.Guidance(a))...)
		p = append(p, "Cost: "+r.ActionCost(a), r.MoneyNote(), "")
	}
	if len(a.Needs) > 0 {
		p = append(p, "Comes after: "+strings.Join(s.titles(a.Needs), ", "))
	}
	if rep := k.Remediation.Repeat; rep != nil && a.Kind == scoring.Fix {
		p = append(p, "Then every "+report.Every(rep.Days)+": "+rep.Task)
	}
	return p
}

// guidance is how an action is done, part by part.
func guidance(g report.Guidance) (p []string) {
	if g.Warning != "" {
		p = append(p, g.Warning, "")
	}
	for _, part := range g.Parts {
		p = append(p, part.Title+":")
		for _, i := range part.Items {
			if i.Note == "" {
				p = append(p, i.Line())
				continue
			}
			p = append(p, "In "+i.In()+":", "  "+i.Where, "  "+i.Text, "  "+i.Note)
		}
		p = append(p, "")
	}
	return p
}

// NameOf is what an action is called in a list: its title, with its service first
// where it is one of the parts of a long action.
func (s *Interview) NameOf(a *scoring.Action) string {
	if a.Part() {
		return s.Report.ServiceNames(a) + ": " + report.Title(a)
	}
	return report.Title(a)
}

// AboutBatch lists the questions of a batch, each with whom to ask and where to look.
func (s *Interview) AboutBatch(b report.Batch) (p []string) {
	p = append(p, "Nobody could answer these yet. Ask them in one go; each answer then counts, or brings a fix into the plan.", "")
	for _, a := range b.Actions {
		p = append(p, fmt.Sprintf("%s (%s), %s", a.Control.Title, s.Report.ServiceNames(a), report.Points(a)),
			"  Ask "+a.Control.Whom+". "+s.Report.Look(a))
	}
	return p
}

// state is how the action stands and what was noted.
func (s *Interview) state(a *scoring.Action) (p []string) {
	state := fmt.Sprintf("Status: %s · owner: %s", a.Status, OrNobody(a.Owner))
	if a.Status == questionnaire.Accepted {
		state = fmt.Sprintf("The risk is accepted until %s by %s: %s", report.DayOf(a.Expires), OrNobody(a.Owner), text.CleanLine(a.Reason))
	}
	p = append(p, state)
	if warn := s.Warning(a); warn != "" {
		p = append(p, SentenceOf(warn))
	}
	if agreed := report.AgreedText(a); agreed != "" && a.Late == 0 {
		p = append(p, SentenceOf(agreed))
	}
	if note := text.CleanLine(a.Note); note != "" {
		p = append(p, "Note: "+note)
	}
	return p
}

// titles are the actions with those ids as people know them.
func (s *Interview) titles(ids []string) (titles []string) {
	for _, id := range ids {
		for i := range s.Report.Plan.Actions {
			if a := &s.Report.Plan.Actions[i]; a.ID == id {
				titles = append(titles, s.NameOf(a))
			}
		}
	}
	return titles
}

// Warning says what is wrong with how an action stands, or is empty.
func (s *Interview) Warning(a *scoring.Action) string {
	if text := report.Returned(a); text != "" {
		return text
	}
	if a.Late > 0 {
		return report.AgreedText(a)
	}
	return ""
}

// SentenceOf begins text with a capital and ends it with a full stop.
func SentenceOf(text string) string { return strings.ToUpper(text[:1]) + text[1:] + "." }

// OrNobody is an owner's name on one line, or "nobody yet" where there is none.
func OrNobody(owner string) string {
	if owner = text.CleanLine(owner); owner != "" {
		return owner
	}
	return "nobody yet"
}

// Explained adds what the glossary says about the terms of some lines.
func (s *Interview) Explained(lines []string) []string {
	terms := s.Catalogue.Terms(lines...)
	if len(terms) == 0 {
		return lines
	}
	lines = append(lines, "", "Words used here:")
	for _, t := range terms {
		lines = append(lines, t.Term+": "+t.Meaning)
	}
	return lines
}

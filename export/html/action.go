package html

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// An htmlAction is one action as the page shows it.
type htmlAction struct {
	*scoring.Action
	Number   int  // in the plan
	Linked   bool // there is more about it on the page
	Redacted bool // so that nobody knows who has it
	page     *htmlPage
	r        *report.Report
}

// Costs is what the action costs, with the mark of the estimate.
func (a htmlAction) Costs() string { return a.page.Cites.Estimate(a.r.ActionCost(a.Action)) }

// Why is why it matters, with the mark of its figure.
func (a htmlAction) Why() string { return a.page.Cites.Why(a.Control) }

// Note is how sure a step is, with the number of its page.
func (a htmlAction) Note(i report.GuidanceItem) string { return a.page.Cites.Note(i) }

// DoneWhen is how to tell that it is done; a later part of a control leaves that to the
// first, and so it does with Serves.
func (a htmlAction) DoneWhen() string {
	if a.Later() {
		return ""
	}
	return report.DoneWhen(a.Action)
}

// Serves are the requirements of frameworks that it serves.
func (a htmlAction) Serves() string {
	if a.Later() {
		return ""
	}
	return a.r.Serves(a.Action)
}

// Mark names the action where people do not read it.
func (a htmlAction) Mark() string { return a.r.Mark(a.Action) }

// Anchor is where links to the action lead.
func (a htmlAction) Anchor() string { return "do-" + strings.ReplaceAll(a.Mark(), "@", "--") }

func (p *htmlPage) actions(list []scoring.Action, keep func(*scoring.Action) bool) (out []htmlAction) {
	numbers := p.Numbers()
	for i := range list {
		if a := &list[i]; keep(a) {
			section := map[scoring.Kind]string{scoring.Fix: report.SectionPlan, scoring.FindOut: report.SectionFindOut}[a.Kind]
			out = append(out, htmlAction{a, numbers[a.ID], p.Section(section) != nil, p.Options.Redact, p, p.Report})
		}
	}
	return out
}

// An htmlBucket is one bucket of the plan with its fixes.
type htmlBucket struct {
	report.BucketSum
	Actions []htmlAction
}

// PlanBuckets are the fixes of the plan by bucket.
func (p *htmlPage) PlanBuckets() (out []htmlBucket) {
	for _, b := range p.Buckets() {
		out = append(out, htmlBucket{b, p.actions(p.Plan.Actions, func(a *scoring.Action) bool { return a.Bucket == b.Bucket && a.Kind == scoring.Fix })})
	}
	return out
}

// FindOuts are the actions to find something out.
func (p *htmlPage) FindOuts() []htmlAction {
	return p.actions(p.Plan.Actions, func(a *scoring.Action) bool { return a.Kind == scoring.FindOut && !a.Closed })
}

// Closed are the actions that are done and counted.
func (p *htmlPage) Closed() []htmlAction {
	return p.actions(p.Plan.Actions, func(a *scoring.Action) bool { return a.Closed })
}

// DoneText says that a closed action is done, and when.
func (a htmlAction) DoneText() string { return report.UpperFirst(report.DoneText(a.Action)) }

// Again are the actions whose gap was closed once and is open again.
func (p *htmlPage) Again() []htmlAction {
	return p.actions(p.Plan.Actions, func(a *scoring.Action) bool { return a.Reopened != "" })
}

// Accepted are the risks that are accepted for now.
func (p *htmlPage) Accepted() []htmlAction {
	return p.actions(p.Plan.Accepted, func(*scoring.Action) bool { return true })
}

// First are the actions to begin with, under their numbers in the plan.
func (p *htmlPage) First() []htmlAction {
	first := map[string]bool{}
	for _, a := range p.PageActions(report.FirstActions) {
		first[a.ID] = a.Kind == scoring.Fix
	}
	return p.actions(p.Plan.Actions, func(a *scoring.Action) bool { return first[a.ID] })
}

// Title is what the action is called.
func (a htmlAction) Title() string { return a.r.TaskTitle(a.Action) }

// Of names its services where its title does not.
func (a htmlAction) Of() string {
	if a.Part() {
		return ""
	}
	return a.For()
}

// Later reports whether an earlier part of its control has said what holds for both.
func (a htmlAction) Later() bool { return a.r.Later(a.Action) }

// SameSteps says that it is done as an earlier part is.
func (a htmlAction) SameSteps() string { return a.r.SameSteps(a.Action) }

// For names its services.
func (a htmlAction) For() string { return a.r.ServiceNames(a.Action) }

// Points is what it adds.
func (a htmlAction) Points() string { return report.Points(a.Action) }

// Who has the action; nobody is empty.
func (a htmlAction) Who() string { return report.OwnerOr(a.Action, "") }

// FixedOn is the day it was fixed before.
func (a htmlAction) FixedOn() string { return report.DayOf(a.Reopened) }

// Urgency says who puts it first and what it is mostly against.
func (a htmlAction) Urgency() string { return a.r.Urgency(a.Action) }

// State says how far it is, where that is not simply to do.
func (a htmlAction) State() string { return report.StateText(a.Action) }

// Until is the last day that a risk is accepted.
func (a htmlAction) Until() string { return report.DayOf(a.Expires) }

// Ticked reports whether it is done.
func (a htmlAction) Ticked() bool { return a.Status == questionnaire.Done }

// Marks say what is special about it.
func (a htmlAction) Marks() []string {
	if a.Later() {
		return a.r.LaterFlags(a.Action)
	}
	return a.r.Flags(a.Action)
}

// Notes are the lines somebody noted.
func (a htmlAction) Notes() []string { return htmlLines(a.r.Noted(a.Action)) }

// Guidance is how it is done, part by part.
func (a htmlAction) Guidance() report.Guidance { return a.r.GuidanceHere(a.Action) }

// Then is the duty that comes after.
func (a htmlAction) Then() string {
	rep := a.Control.Remediation.Repeat
	if rep == nil || a.Later() {
		return ""
	}
	return fmt.Sprintf("Then every %s: %s", report.Every(rep.Days), rep.Task)
}

// Look is where to find out, a line for each product.
func (a htmlAction) Look() []string { return strings.Split(a.r.StepsText(a.Action), "\n") }

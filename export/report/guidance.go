package report

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Guidance is how an action is done, in the order in which to do it: what must be
// true first, the steps, how to see that it worked and that nothing broke, and the way
// back. The control's own steps are the frame, and each product's way stands inside.
type Guidance struct {
	// Warning says what may go wrong, for where people or data are at stake; else empty.
	Warning string
	Parts   []GuidancePart
}

// A GuidancePart is one of the parts, under its title.
type GuidancePart struct {
	Title string
	Items []GuidanceItem
}

// A GuidanceItem is a step in general, or what there is to do in some products.
type GuidanceItem struct {
	Number int      // of a step, from 1; 0 for none
	Step   int      // the number that a step has in the catalogue, from 1; 0 for none
	Names  []string // of services; none in general
	Where  string   // the menu path or page
	Text   string
	Note   string // how sure it is
	Source string // web address of it
}

// In names the products, as "Dropbox and Box", or is empty in general.
func (i GuidanceItem) In() string { return SentenceList(i.Names, 4) }

// The titles of the parts.
const (
	BeforeTitle = "Before you start"
	DoTitle     = "Do"
	LookTitle   = "Then look"
	UndoTitle   = "Undo if something stops"
)

// Guidance is how a fix is done. It has no parts for what is to find out or closed.
func (r *Report) Guidance(a *scoring.Action) Guidance {
	if a.Kind == scoring.FindOut || a.Closed {
		return Guidance{}
	}
	g := Guidance{Warning: r.hazardWarning(a, "“"+BeforeTitle+"”")}
	for _, part := range []GuidancePart{
		{BeforeTitle, r.prepare(a)}, {DoTitle, r.do(a)}, {LookTitle, r.then(a)}, {UndoTitle, r.undo(a)},
	} {
		if len(part.Items) > 0 {
			g.Parts = append(g.Parts, part)
		}
	}
	return g
}

// GuidanceHere is the guidance as a page has it on which the actions stand one after
// the other: what an earlier part of the control said for all of them is not repeated.
func (r *Report) GuidanceHere(a *scoring.Action) Guidance {
	g := r.Guidance(a)
	if services, _ := switched(a); !r.Later(a) || len(r.Steps(a)) < services {
		return g
	}
	var parts []GuidancePart
	for _, p := range g.Parts {
		p.Items = slices.DeleteFunc(slices.Clone(p.Items), func(i GuidanceItem) bool {
			return len(i.Names) == 0 && r.saidBefore(a, p.Title, i.Text) != ""
		})
		if len(p.Items) > 0 {
			parts = append(parts, p)
		}
	}
	if at := g.before(); len(at) > 0 && (Guidance{Parts: parts}).before() == nil {
		g.Warning = r.hazardWarning(a, "“"+BeforeTitle+"” of action "+r.saidBefore(a, BeforeTitle, at[0].Text))
	}
	g.Parts = parts
	return g
}

// before are the items of what must be true first.
func (g Guidance) before() []GuidanceItem {
	if len(g.Parts) > 0 && g.Parts[0].Title == BeforeTitle {
		return g.Parts[0].Items
	}
	return nil
}

// saidBefore is the number of the earlier part of an action's control that says a text
// in general under a title, or is empty where none does.
func (r *Report) saidBefore(a *scoring.Action, title, text string) string {
	for _, b := range r.before(a) {
		if title == DoTitle && !b.TodoIn(0).Same(a.TodoIn(0)) {
			continue // what is left of its steps is to be read in one
		}
		for _, p := range r.Guidance(b).Parts {
			if p.Title == title && slices.ContainsFunc(p.Items, func(i GuidanceItem) bool { return len(i.Names) == 0 && i.Text == text }) {
				return strings.Join(r.NumbersOf([]string{b.ID}), "")
			}
		}
	}
	return ""
}

// Hazard is the worst that an action may do in any of its products; nothing where no step
// is left that switches something.
func (r *Report) Hazard(a *scoring.Action) catalogue.Hazard {
	worst := a.Control.Hazard
	services, anything := switched(a)
	if !anything {
		return catalogue.NoHazard
	}
	if steps := r.Steps(a); len(steps) > 0 && len(steps) >= services {
		worst = catalogue.NoHazard // each product says its own
		for _, s := range steps {
			h := s.Guide.HazardOf(a.Control)
			if slices.Index(catalogue.Hazards, h) < slices.Index(catalogue.Hazards, worst) {
				worst = h
			}
		}
	}
	if worst == "" {
		return catalogue.NoHazard
	}
	return worst
}

// hazardWarning is the line above the steps, with what is to be done before them.
func (r *Report) hazardWarning(a *scoring.Action, what string) string {
	first := " Do " + what + " first."
	switch r.Hazard(a) {
	case catalogue.LockOut:
		return "This can lock people out." + first
	case catalogue.DataLoss:
		return "This can delete data." + first
	case catalogue.MailLoss:
		return "This can stop e-mail." + first
	case catalogue.Outage:
		return "This can stop something that is in use." + first
	}
	return ""
}

// prepare is what must be true first: in general, and in each product.
func (r *Report) prepare(a *scoring.Action) (items []GuidanceItem) {
	says := func(g *catalogue.Guide) string { return strings.Join(g.Before, " ") }
	if _, anything := switched(a); anything && !r.allSay(a, says) {
		for _, s := range a.Control.Remediation.Before {
			items = append(items, GuidanceItem{Text: s})
		}
	}
	if r.aloneAtRisk(a) {
		items = append(items, GuidanceItem{Text: insteadOfSecond})
	}
	return append(items, r.inProducts(a, says)...)
}

// insteadOfSecond says to a business of one person what to do where the steps of a product
// are written for several.
const insteadOfSecond = "Where the steps of a product speak of a second admin or of other people, printed recovery codes or a " +
	"spare key of your own do instead: lock them away in another place, and try one of them first."

// aloneAtRisk reports whether an action can lock out the one person that there is, and the
// steps of a product are shown for it.
func (r *Report) aloneAtRisk(a *scoring.Action) bool {
	return r.Assessment.Profile.People == 1 && r.Hazard(a) == catalogue.LockOut && len(r.Steps(a)) > 0
}

// allSay reports whether every service of an action in which something is switched has a
// guide that says something of its own, so that what the control says need not be said as well.
func (r *Report) allSay(a *scoring.Action, says func(*catalogue.Guide) string) bool {
	steps := r.Steps(a)
	services, _ := switched(a)
	return len(steps) > 0 && len(steps) >= services &&
		!slices.ContainsFunc(steps, func(s Step) bool { return says(s.Guide) == "" })
}

// do is the control's own steps that are left, and each product's way.
func (r *Report) do(a *scoring.Action) (items []GuidanceItem) {
	items = r.stepsLeft(a)
	for _, g := range ByGuide(r.Steps(a)) {
		text := g.Step.Guide.Fix
		if c := g.Cheaper(); c != "" {
			text += " On a cheaper edition: " + c
		}
		items = append(items, GuidanceItem{Names: g.Names, Where: g.Step.Guide.Where, Text: text,
			Note: g.Step.GuideNote(), Source: g.Step.Guide.Source})
	}
	return items
}

// then is how to see that it worked and that nothing broke.
func (r *Report) then(a *scoring.Action) []GuidanceItem {
	return r.orGeneral(a, func(g *catalogue.Guide) string { return g.Then }, a.Control.Remediation.Then)
}

// undo is the way back.
func (r *Report) undo(a *scoring.Action) []GuidanceItem {
	return r.orGeneral(a, func(g *catalogue.Guide) string { return g.Undo }, a.Control.Remediation.Undo)
}

// orGeneral is what each product says and, unless all do, what the control says.
func (r *Report) orGeneral(a *scoring.Action, says func(*catalogue.Guide) string, general string) []GuidanceItem {
	items := r.inProducts(a, says)
	if _, anything := switched(a); anything && general != "" && !r.allSay(a, says) {
		items = append(items, GuidanceItem{Text: general})
	}
	return items
}

// inProducts gives what each product says, the same only once.
func (r *Report) inProducts(a *scoring.Action, says func(*catalogue.Guide) string) (items []GuidanceItem) {
	for _, s := range r.Steps(a) {
		text := says(s.Guide)
		if text == "" {
			continue
		}
		at := slices.IndexFunc(items, func(i GuidanceItem) bool { return i.Text == text })
		if at < 0 {
			at = len(items)
			items = append(items, GuidanceItem{Text: text})
		}
		items[at].Names = append(items[at].Names, s.Service)
	}
	return items
}

// Line is an item in one paragraph of plain text, without its note.
func (i GuidanceItem) Line() string {
	var head string
	switch {
	case i.Number > 0:
		head = fmt.Sprintf("%d. ", i.Number)
	case len(i.Names) > 0 && i.Where != "":
		head = "In " + i.In() + ": " + i.Where + ". "
	case len(i.Names) > 0:
		head = "In " + i.In() + ": "
	}
	return head + i.Text
}

// Lines are the guidance as lines of plain text.
func (g Guidance) Lines() (lines []string) {
	if g.Warning != "" {
		lines = append(lines, g.Warning)
	}
	for _, p := range g.Parts {
		lines = append(lines, p.Title+":")
		for _, i := range p.Items {
			lines = append(lines, i.Line())
			if i.Note != "" {
				lines = append(lines, i.Note)
			}
		}
	}
	return lines
}

// Prepares reports whether there is something to do before the action itself, where
// that can go wrong, so that it is two tasks for people who track them.
func (r *Report) Prepares(a *scoring.Action) bool {
	return a.Kind == scoring.Fix && a.Open() && r.Hazard(a) != catalogue.NoHazard && len(r.prepare(a)) > 0
}

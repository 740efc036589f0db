// Package report turns an assessment into a Report, a Portfolio or an Enquiry and
// provides every word and figure that formats and screens show. Formats lay out;
// they never compute, so no two can disagree. It writes no files.
package report

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Report is everything an export says. Screens read the same value.
type Report struct {
	Catalogue  *catalogue.Catalogue
	Assessment *questionnaire.Assessment
	Date       time.Time // of the report
	Duties     questionnaire.Responsibilities
	Result     scoring.Result
	Plan       scoring.Plan
	Options    Options // how it is laid out

	Names    map[string]string // of the services, by key
	imported bool              // a scan was imported, of which a redacted copy says no more

	once *worked // what takes time and is asked for again and again; nil where nothing is kept
}

// A worked holds what follows from a result and its plan alone, worked out when it is first
// asked for.
type worked struct {
	losses    func() []scoring.Loss
	decisions func() []scoring.Decision
	numbers   func() map[string]int
	glossary  func() []catalogue.Term
}

// losses are the scenarios of the result, the worst first.
func (r *Report) losses() []scoring.Loss {
	if r.once == nil {
		return r.Result.Losses(&r.Plan)
	}
	return r.once.losses()
}

// decisions are the ways to decide about the plan.
func (r *Report) decisions() []scoring.Decision {
	if r.once == nil {
		return r.Result.Decisions(&r.Plan, r.Assessment.Profile)
	}
	return r.once.decisions()
}

// Build works out a report. The plan starts on start, or on the day the
// profile names where start is zero, or on the day of the report.
func Build(c *catalogue.Catalogue, a *questionnaire.Assessment, date, start time.Time) *Report {
	if t, err := a.Profile.Start.Time(); err == nil && start.IsZero() {
		start = t
	}
	if start.IsZero() {
		start = date
	}
	r := &Report{Catalogue: c, Assessment: a, Date: date, Duties: questionnaire.Derive(c, a), Names: map[string]string{}}
	for _, s := range a.Services {
		r.Names[s.Key] = text.CleanLine(questionnaire.Name(c, s))
		if questionnaire.Unknown(c, s) {
			r.Names[s.Key] += " (not known here)"
		}
	}
	r.count(start)
	return r
}

// count works out what the answers make of it.
func (r *Report) count(start time.Time) {
	r.Result = scoring.Assess(r.Catalogue, r.Assessment)
	r.Plan = scoring.MakePlan(&r.Result, r.Assessment, r.Date, start)
	result, plan, profile := &r.Result, r.Plan, r.Assessment.Profile
	r.once = &worked{sync.OnceValue(func() []scoring.Loss { return result.Losses(&plan) }),
		sync.OnceValue(func() []scoring.Decision { return result.Decisions(&plan, profile) }),
		sync.OnceValue(func() map[string]int { return numbersOf(&plan) }), sync.OnceValue(r.glossary)}
}

// Again is the report after answers or the tracking of actions changed in its
// assessment. Who does what is taken over, as the stack and the profile are
// still the same.
func (r *Report) Again() *Report {
	again := *r
	again.count(r.Plan.Start)
	return &again
}

// WholeFirm is what a cell without a service is about.
const WholeFirm = "Whole firm"

// Name is what the business is called, for headings.
func (r *Report) Name() string {
	if n := text.CleanLine(r.Assessment.Profile.Name); n != "" {
		return n
	}
	return "Unnamed business"
}

// ServiceName is what people call the service with that key; the empty key is
// the whole firm.
func (r *Report) ServiceName(key string) string {
	if key == "" {
		return WholeFirm
	}
	return r.Names[key]
}

// ServiceNames joins the names of an action's services.
func (r *Report) ServiceNames(a *scoring.Action) string {
	if len(a.Services) == 0 {
		return WholeFirm
	}
	names := make([]string, len(a.Services))
	for i, k := range a.Services {
		names[i] = r.ServiceName(k)
	}
	return strings.Join(names, ", ")
}

// Mark names an action in a file where people do not read it: its id. A file of
// which parts are left out does not say what the business calls a control of its
// own, nor a service.
func (r *Report) Mark(a *scoring.Action) string {
	if !r.Narrowed() {
		return a.ID
	}
	mark, service, _ := strings.Cut(a.ID, "@")
	if !r.Catalogue.ShipsControl(a.Control.ID) {
		at := slices.IndexFunc(r.Catalogue.Controls, func(k catalogue.Control) bool { return k.ID == a.Control.ID })
		mark = strings.TrimSuffix(mark, a.Control.ID) + fmt.Sprint("own-control-", at+1)
	}
	if service != "" {
		mark += fmt.Sprint("@service-", slices.Index(r.Assessment.Keys(), service)+1)
	}
	return mark
}

// Title is what an action is called: by what is left to do where that is the same in all
// of its services, and else by all that closes the gap, as what is closed is.
func Title(a *scoring.Action) string {
	if a.Kind == scoring.FindOut {
		return "Find out: " + a.Control.Title
	}
	return left{todo: a.Todo()}.title(a.Control)
}

// Points is what an action adds, as "+4.2", or "up to +4.2" for finding out.
func Points(a *scoring.Action) string {
	if a.Kind == scoring.FindOut {
		return fmt.Sprintf("up to +%.1f", a.Gain)
	}
	return fmt.Sprintf("+%.1f", a.Gain)
}

// A Step is how an action is done in one product.
type Step struct {
	Service string // its name
	Guide   *catalogue.Guide
	Day     time.Time // of the report
}

// Steps gives the product's own way for each service of an action that has one, unless
// all that it says is done there.
func (r *Report) Steps(a *scoring.Action) []Step {
	var steps []Step
	for i, key := range a.Services {
		if g := r.Guide(key, a.Control.ID); g != nil && guided(a, i) {
			steps = append(steps, Step{r.ServiceName(key), g, r.Date})
		}
	}
	if len(a.Services) == 0 && guided(a, 0) { // a duty of the business may still have its place in a product
		for _, s := range r.Assessment.Services {
			if g := r.Guide(s.Key, a.Control.ID); g != nil {
				steps = append(steps, Step{r.ServiceName(s.Key), g, r.Date})
			}
		}
	}
	return steps
}

// Look is where to find something out: what people say who disagree, the place in the first product that has
// a guide, or how to check in any.
func (r *Report) Look(a *scoring.Action) string {
	if said := r.SaidSoFar(a); len(said) > 0 {
		return strings.Join(said, "; ")
	}
	if steps := r.Steps(a); len(steps) > 0 {
		return steps[0].Service + ": " + steps[0].Guide.Where
	}
	return a.Control.Check
}

// FirstActions are the first n fixes of the plan that are not done; where there is
// none, what is to find out.
func (r *Report) FirstActions(n int) []scoring.Action {
	for _, kind := range []scoring.Kind{scoring.Fix, scoring.FindOut} {
		var out []scoring.Action
		for _, a := range r.Plan.Actions {
			if a.Kind == kind && a.Status != questionnaire.Done && len(out) < n {
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// A Guided is one guide with the services it is for.
type Guided struct {
	Names []string
	Step  Step
}

// ByGuide joins the steps of services that have the very same guide.
func ByGuide(steps []Step) []Guided {
	var out []Guided
	at := map[*catalogue.Guide]int{}
	for _, s := range steps {
		if i, ok := at[s.Guide]; ok {
			out[i].Names = append(out[i].Names, s.Service)
			continue
		}
		at[s.Guide] = len(out)
		out = append(out, Guided{[]string{s.Service}, s})
	}
	return out
}

package catalogue

import "slices"

// Scope says whether a control is asked for each service or once.
type Scope string

// The scopes.
const (
	PerService   Scope = "service"
	Organisation Scope = "organisation"
)

// Tier says in which depth a control is asked.
type Tier string

// The tiers. Core depth asks core controls only, full depth asks both.
const (
	Core Tier = "core"
	Full Tier = "full"
)

// A Control is a safeguard that should be in place, with the question that
// finds out and the remediation that puts it there.
type Control struct {
	ID     string   `yaml:"id" json:"id"`
	Title  string   `yaml:"title" json:"title"`
	Topic  string   `yaml:"-" json:"topic"` // the file it stands in
	Scope  Scope    `yaml:"scope" json:"scope"`
	Layers []string `yaml:"layers" json:"layers"`
	Where  Where    `yaml:"where" json:"where"`
	// Weight is 1 to 10; MustHave caps the band when the control is absent.
	Weight   int  `yaml:"weight" json:"weight"`
	MustHave bool `yaml:"must_have,omitempty" json:"must_have"`
	// Enough is the least credit that lifts the cap of a must-have; 0 is any.
	Enough float64 `yaml:"enough,omitempty" json:"enough,omitempty"`
	Tier   Tier    `yaml:"tier" json:"tier"`
	// Core narrows where it is asked at core depth.
	Core *Narrow `yaml:"core,omitempty" json:"core,omitempty"`
	// WasCore is set where it was core in an earlier version: an answer from then
	// still counts at core depth.
	WasCore bool `yaml:"was_core,omitempty" json:"was_core,omitempty"`
	// OfGuest is set where software that runs on a host has work of its own in the
	// first layer, so that both are asked about.
	OfGuest bool `yaml:"of_guest,omitempty" json:"of_guest,omitempty"`
	// NeedsTeam is set where it takes a second person: nobody who works alone is
	// asked. Solo has the words for one person otherwise.
	NeedsTeam bool  `yaml:"needs_team,omitempty" json:"needs_team,omitempty"`
	Solo      *Solo `yaml:"solo,omitempty" json:"solo,omitempty"`
	// Urgency is its place in the plan, and Scenarios what it helps against, the
	// most of it first.
	Urgency   Urgency      `yaml:"urgency,omitempty" json:"urgency"`
	Scenarios []Protection `yaml:"scenarios,omitempty" json:"scenarios,omitempty"`
	// Inherit lists through what a service may take its answer from another:
	// "account" (they share one login) or "sign-in" (people reach it through
	// the other's sign-in).
	Inherit []string `yaml:"inherit,omitempty" json:"inherit,omitempty"`
	// AskWhen lists conditions that must all hold for the question to be asked.
	AskWhen []Condition `yaml:"ask_when,omitempty" json:"ask_when,omitempty"`
	// Why is one or two sentences, with at most one figure, whose page is
	// WhySource.
	Why       string `yaml:"why" json:"why"`
	WhySource string `yaml:"why_source,omitempty" json:"why_source,omitempty"`
	// WhyBy is who published that page, and WhyDate the month, YYYY-MM, in which, or in
	// which a page without a date was read. Both may be empty.
	WhyBy   string `yaml:"why_by,omitempty" json:"why_by,omitempty"`
	WhyDate string `yaml:"why_date,omitempty" json:"why_date,omitempty"`
	// Risk says what goes wrong without it, in words for a director.
	Risk     string   `yaml:"risk" json:"risk"`
	Question Question `yaml:"question" json:"question"`
	// Check is how to find out in any product; Whom is the person to ask.
	Check       string      `yaml:"check" json:"check"`
	Whom        string      `yaml:"whom" json:"whom"`
	Remediation Remediation `yaml:"remediation" json:"remediation"`
	// Hazard is what putting it in place may do beside.
	Hazard Hazard `yaml:"hazard,omitempty" json:"hazard,omitempty"`
	// OtherRefs are identifiers in published frameworks of which the catalogue has no
	// list, or beyond its list, by the key of the framework.
	OtherRefs map[string][]string `yaml:"refs,omitempty" json:"-"`
	// Refs are those and the numbers that lists of requirements have for it.
	Refs map[string][]string `yaml:"-" json:"refs,omitempty"`
	// Retired holds the replacement's id or a reason. A retired control makes
	// no cells; answers to it are kept.
	Retired string `yaml:"retired,omitempty" json:"retired,omitempty"`

	bits bits // of Where and Layers
	solo *Control
}

// Where narrows a control to the services and firms it makes sense for. An
// empty list does not narrow.
type Where struct {
	Models       []Model  `yaml:"models" json:"models"`
	Capabilities []string `yaml:"capabilities,omitempty" json:"capabilities,omitempty"` // any of them
	Data         []string `yaml:"data,omitempty" json:"data,omitempty"`                 // any of them
	// Facts are profile facts, any of which calls for an organisation's
	// control even when no service does.
	Facts []string `yaml:"facts,omitempty" json:"facts,omitempty"`
}

// A Condition holds when the earlier control was answered with one of the
// options, which must come from one end of its scale.
type Condition struct {
	Control string   `yaml:"control" json:"control"`
	Is      []string `yaml:"is" json:"is"`
}

// A Question has two to four options, best first.
type Question struct {
	Text    string   `yaml:"text" json:"text"`
	Options []Option `yaml:"options" json:"options"`
	// Former says which option an answer of an earlier version comes to, by the id that
	// is gone. It never earns more than the answer did.
	Former map[string]string `yaml:"former,omitempty" json:"former,omitempty"`
}

// An Option is one way to answer. Credit is 0 to 1; the best has 1, the last 0.
type Option struct {
	ID     string  `yaml:"id" json:"id"`
	Label  string  `yaml:"label" json:"label"` // at most 14 characters
	Text   string  `yaml:"text" json:"text"`   // a full sentence
	Credit float64 `yaml:"credit" json:"credit"`
	// Headline says how things are in words for the first page of a report, as part of a
	// sentence and no more than Text says; Placeholder in it stands for the services. It may be
	// empty.
	Headline string `yaml:"headline,omitempty" json:"headline,omitempty"`
	// Todo is what is left to do from here; without it that is all of the
	// remediation. The first of With whose services the stack has goes before it.
	Todo *Todo      `yaml:"todo,omitempty" json:"todo,omitempty"`
	With []TodoWith `yaml:"todo_with,omitempty" json:"todo_with,omitempty"`
}

// Placeholder stands in a headline for the names of the services.
const Placeholder = "{where}"

// A Remediation is what closes the gap.
type Remediation struct {
	Title string `yaml:"title" json:"title"` // imperative
	// Before is what must be true first, Steps what to do, Then how to see that it
	// worked and that nothing broke, and Undo how to take it back.
	Before []string `yaml:"before,omitempty" json:"before,omitempty"`
	Steps  []string `yaml:"steps" json:"steps"`
	Then   string   `yaml:"then,omitempty" json:"then,omitempty"`
	Undo   string   `yaml:"undo,omitempty" json:"undo,omitempty"`
	// PerProduct is set where each guide has Before and Undo of its own.
	PerProduct bool `yaml:"per_product,omitempty" json:"per_product,omitempty"`
	// Hours for the first service, and for each further one.
	Hours Hours `yaml:"hours" json:"hours"`
	Cost  Cost  `yaml:"cost" json:"cost"`
	// Needs are controls whose actions come first.
	Needs []string `yaml:"needs,omitempty" json:"needs,omitempty"`
	// Repeat is set where the duty comes back.
	Repeat *Repeat `yaml:"repeat,omitempty" json:"repeat,omitempty"`
}

// Hours of a person's work.
type Hours struct {
	First float64 `yaml:"first" json:"first"`
	Each  float64 `yaml:"each,omitempty" json:"each"`
}

// Cost is what money the action takes beside the hours: a hint in words, and
// a range in US dollars per unit named by Per.
type Cost struct {
	Text string  `yaml:"text" json:"text"`
	Low  float64 `yaml:"low,omitempty" json:"low"`
	High float64 `yaml:"high,omitempty" json:"high"`
	Per  string  `yaml:"per,omitempty" json:"per,omitempty"` // once, month, year, person, person-month
}

// Repeat is a recurring duty.
type Repeat struct {
	Days  int     `yaml:"days" json:"days"`
	Task  string  `yaml:"task" json:"task"`
	Hours float64 `yaml:"hours,omitempty" json:"hours,omitempty"` // of work each time, for all services together
}

// Months is how many months a number of days between two times stands for:
// 30 and 31 are a month, 90 to 92 a quarter, 180 to 184 half a year, 365 a year. It
// is 0 where days are meant, such as weeks.
func Months(days int) int {
	if years := days / 365; years > 0 && days%365 <= years {
		return 12 * years
	}
	if m := days / 30; m > 0 && m <= 12 && days%30 <= min(m, 4) {
		return m
	}
	return 0
}

// TimesAYear is how often something comes back in a year.
func (r *Repeat) TimesAYear() float64 {
	if m := Months(r.Days); m > 0 {
		return 12 / float64(m)
	}
	return 365 / float64(r.Days)
}

// Option returns the option with that id, or what a former one comes to, or nil.
func (k *Control) Option(id string) *Option {
	if is, former := k.Question.Former[id]; former {
		id = is
	}
	for i := range k.Question.Options {
		if k.Question.Options[i].ID == id {
			return &k.Question.Options[i]
		}
	}
	return nil
}

// AsksAfterBest tells which end of the earlier question's scale the condition
// takes: true when it names the best option, so that passing the question
// over means the answer was poor.
func (c Condition) AsksAfterBest(earlier *Control) bool {
	return slices.Contains(c.Is, earlier.Question.Options[0].ID)
}

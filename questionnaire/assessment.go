// Package questionnaire holds an assessment: what a business uses, what it
// answered, which questions that calls for, and who is responsible for what.
//
// Everything here is a pure function of the catalogue and the assessment. What
// owns the disk is package store.
package questionnaire

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"yourpart/questionnaire/catalogue"
)

// Format is the version of the saved file that this program writes.
const Format = 2

// An Assessment is one saved questionnaire. It holds only what a person said;
// scores and plans are always computed anew.
type Assessment struct {
	Format int `json:"format"`
	// ID tells this business from others whatever it is called. It is random, and
	// empty until the first save. IDsFrom is what the business was called when a
	// file of format 1 was first saved by this program: the ids that exports give
	// to tasks and events were made from it, and still are.
	ID        string `json:"id,omitempty"`
	IDsFrom   string `json:"ids_from,omitempty"`
	Catalogue string `json:"catalogue"` // version it was last saved with
	// Revision counts the changes. It never goes down, so it tells which of two
	// reports of one day is the later one.
	Revision int               `json:"revision,omitempty"`
	Profile  Profile           `json:"profile"`
	Services []Service         `json:"services"` // in the order they were named
	Answers  map[CellID]Answer `json:"answers"`
	// Responses holds what people said about the cells of which somebody noted
	// that, by person; Answers has what counts of it. The empty name is the file's
	// own word. Settled holds decisions on what counts.
	Responses map[CellID]map[string]Response `json:"responses,omitempty"`
	Settled   map[CellID]Settlement          `json:"settled,omitempty"`
	Actions   map[string]Tracking            `json:"actions"` // by action id
	// Agreed is the plan that the business agreed to last, nil where it has not.
	Agreed *Agreement `json:"agreed,omitempty"`
	// Rounds holds earlier states to compare with, oldest first.
	Rounds []Past `json:"rounds,omitempty"`
	// Sheets are the questions that were sent to somebody.
	Sheets []Sheet `json:"sheets,omitempty"`
	// Proposals are what scans show, sorted by their keys.
	Proposals []Proposal `json:"proposals,omitempty"`
	// Log holds the last changes, the oldest first.
	Log []Entry `json:"log,omitempty"`

	former former // of one that was read from a file of format 1
	stamp  Stamp  // of the changes to come
	step   step   // that changes belong to now
}

// A Depth says how much is asked.
type Depth string

// The depths.
const (
	CoreDepth Depth = "core"
	FullDepth Depth = "full"
)

// A Profile describes the business. Only Name is needed. The first of Countries is
// the one whose days off and money count.
type Profile struct {
	Name       string   `json:"name"`
	Sector     string   `json:"sector,omitempty"`
	People     int      `json:"people,omitempty"` // 0 is not said
	Countries  []string `json:"countries,omitempty"`
	Currency   string   `json:"currency,omitempty"` // code by ISO 4217; empty is that of the country
	AnsweredBy string   `json:"answered_by,omitempty"`
	Consultant string   `json:"consultant,omitempty"`
	Logo       string   `json:"logo,omitempty"` // path of a PNG or JPEG for the report
	Depth      Depth    `json:"depth"`
	// Goals are frameworks that the business wants to be ready for, by their ids; their
	// questions are asked at any depth.
	Goals        []string `json:"goals,omitempty"`
	HoursPerWeek float64  `json:"hours_per_week"`
	Start        Date     `json:"start,omitempty"` // of the plan
}

// DefaultHours is how many hours a week a small business is taken to have.
const DefaultHours = 4

// A Date is a day as YYYY-MM-DD, or empty.
type Date string

// DateOf is the day of t.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// The years that a date may have.
const firstYear, lastYear = 2000, 2199

// Today is the day that a clock shows, as midnight UTC: all dates are whole
// days. A clock that lost the day shows the nearest one that a date may be, so
// that answers can still be saved.
func Today(now time.Time) time.Time {
	y, m, d := now.Date()
	switch {
	case y < firstYear:
		y, m, d = firstYear, time.January, 1
	case y > lastYear:
		y, m, d = lastYear, time.December, 31
	}
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Time is midnight UTC of the day. The error says what a date looks like.
func (d Date) Time() (time.Time, error) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}, fmt.Errorf("no date %q; write it like 2026-11-30", string(d))
	}
	return t, nil
}

// A Service is one entry of the stack: a service of the catalogue, or one the
// user described.
type Service struct {
	Key     string          `json:"key"`               // unique in the stack
	ID      string          `json:"service,omitempty"` // in the catalogue; empty for a custom one
	Name    string          `json:"name,omitempty"`    // of a custom one, or the user's own name for it
	Model   catalogue.Model `json:"model,omitempty"`   // of a custom one
	Variant string          `json:"variant,omitempty"`
	// Data lists data categories; empty means nobody has said yet.
	Data []string `json:"data"`
	// Stops is true when the business stops within a day without it.
	Stops bool `json:"stops_business,omitempty"`
	// SignIn is the key of the service whose sign-in people use to reach this
	// one, OwnLogin where it shares none, or empty for the usual.
	SignIn string `json:"sign_in,omitempty"`
	Plan   string `json:"plan,omitempty"` // subscription
	// Parts are the capabilities of a service of several parts that are used; nil is
	// all of them, as nobody said.
	Parts []string `json:"parts,omitempty"`
	// RunsOn is the key of the service of the stack that this one is installed on, or
	// the id of a kind of host where that is none of them; empty is the usual.
	RunsOn string `json:"runs_on,omitempty"`
}

// OwnLogin as a service's SignIn says that it has a login of its own although
// the catalogue would have it share one.
const OwnLogin = "own"

// Custom reports whether the user described the service.
func (s Service) Custom() bool { return s.ID == "" }

// A CellID names one control for one service; Service is empty for the whole
// organisation. As text it is CONTROL@SERVICE or CONTROL.
type CellID struct{ Control, Service string }

// An Answer is what a person said about one cell.
type Answer struct {
	// Option is the id of an option of the question, or NotSure,
	// NotApplicable or HandledElsewhere.
	Option   string `json:"option"`
	Note     string `json:"note,omitempty"` // the reason, for not applicable
	Evidence string `json:"evidence,omitempty"`
	// EvidenceFor is the option that the evidence was given for, where that is
	// another one than Option. Such evidence does not count.
	EvidenceFor string `json:"evidence_for,omitempty"`
	Date        Date   `json:"date,omitempty"`
	By          string `json:"by,omitempty"`
	// Together is set where it was given for several services at once.
	Together bool `json:"together,omitempty"`
	// Counter counts the changes of an answer of which nobody noted who gave it.
	Counter int `json:"counter,omitempty"`
}

// now is the answer with its option as the question has it today.
func (a Answer) now(k *catalogue.Control) Answer {
	if is, former := k.Question.Former[a.Option]; former {
		if a.EvidenceFor == "" && a.Evidence != "" {
			a.EvidenceFor = a.Option // it was given for what was said then
		}
		a.Option = is
	}
	return a
}

// The answers that every question takes beside its options.
const (
	NotSure          = "not-sure"
	NotApplicable    = "not-applicable"    // needs a reason in Note
	HandledElsewhere = "handled-elsewhere" // needs a note on where
)

// Fixed lists them, as they are offered.
var Fixed = []string{NotSure, NotApplicable, HandledElsewhere}

// New is an empty assessment for a business of that name.
func New(name string) Assessment {
	return Assessment{
		Format:    Format,
		Catalogue: catalogue.Version,
		Profile:   Profile{Name: name, Depth: CoreDepth, HoursPerWeek: DefaultHours},
		Services:  []Service{},
		Answers:   map[CellID]Answer{},
		Actions:   map[string]Tracking{},
	}
}

// maxRevision is far more changes than anybody makes, and leaves room for what
// is added to it.
const maxRevision = 1_000_000_000

// Revise counts a change.
func (a *Assessment) Revise() { a.Revision = min(a.Revision+1, maxRevision) }

// Clone is a copy that shares nothing with a but what is never changed: its
// rounds, and the words of people about one cell.
func (a Assessment) Clone() Assessment {
	a.Profile.Countries, a.Profile.Goals = slices.Clone(a.Profile.Countries), slices.Clone(a.Profile.Goals)
	a.Services = copiedServices(a.Services)
	a.Answers = maps.Clone(a.Answers)
	a.Responses = maps.Clone(a.Responses) // what they lead to is never changed
	a.Settled = maps.Clone(a.Settled)
	a.Actions = maps.Clone(a.Actions)
	a.Agreed = a.Agreed.copied()
	a.Rounds = slices.Clone(a.Rounds)
	a.Sheets = slices.Clone(a.Sheets)
	a.Proposals = slices.Clone(a.Proposals)
	a.Log = slices.Clone(a.Log)
	return a
}

// Service returns the stack's entry with that key, or nil.
func (a *Assessment) Service(key string) *Service {
	for i := range a.Services {
		if a.Services[i].Key == key {
			return &a.Services[i]
		}
	}
	return nil
}

// Set puts an answer in place exactly as it is. An answer without an option
// takes the old one away. Whoever changes one uses [Assessment.Answer].
func (a *Assessment) Set(id CellID, ans Answer) {
	if ans.Option == "" {
		delete(a.Answers, id)
		return
	}
	if a.Answers == nil {
		a.Answers = map[CellID]Answer{}
	}
	a.Answers[id] = ans
}

// Facts are what the profile tells about the firm, by the ids of the
// catalogue's vocabulary. Where nothing was said, a firm counts as a team.
func (p Profile) Facts(c *catalogue.Catalogue) []string {
	var facts []string
	if p.People != 1 {
		facts = append(facts, "team")
	}
	switch {
	case p.People == 1:
		facts = append(facts, "alone")
	case p.People > 1:
		facts = append(facts, "office")
	}
	return append(facts, c.FactsOf(p.Countries)...)
}

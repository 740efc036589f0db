package questionnaire

import (
	"fmt"
	"maps"
	"slices"

	"yourpart/questionnaire/catalogue"
)

// Limits on what the history of one assessment holds. A new snapshot pushes
// the oldest ones out.
const (
	MaxHistory = 200
	// maxRecalled bounds answers and services over all snapshots, so that the
	// file stays far below MaxFile. A service counts as serviceSize answers.
	maxRecalled = 100_000
	serviceSize = 5
)

// A Past is a snapshot: what an assessment said on an earlier day, with all
// that is needed to work its score out again and nothing more. It is never
// changed once taken.
type Past struct {
	Date      Date              `json:"date"`
	Catalogue string            `json:"catalogue"`
	Depth     Depth             `json:"depth"`
	People    int               `json:"people,omitempty"`
	Countries []string          `json:"countries,omitempty"`
	Services  []Service         `json:"services"` // without their plans
	Answers   map[CellID]string `json:"answers"`  // the options alone
}

// Snapshot is the assessment with what it says now added to its history under
// that date, in place of another of the same day. The history stays in order,
// oldest first.
func Snapshot(a Assessment, date Date) (Assessment, error) {
	if _, err := date.Time(); err != nil {
		return a, err
	}
	past := a.past(date)
	a = a.Clone()
	at, there := slices.BinarySearchFunc(a.History, date, func(p Past, d Date) int { return compareDates(p.Date, d) })
	if there {
		a.History[at] = past
	} else {
		a.History = slices.Insert(a.History, at, past)
	}
	a.History = a.History[forget(a.History):]
	return a, nil
}

// RemoveSnapshot takes the snapshot of that day out of the history. The error lists
// the days there are.
func (a *Assessment) RemoveSnapshot(date Date) error {
	if _, err := a.On(date); err != nil {
		return err
	}
	a.History = slices.DeleteFunc(slices.Clone(a.History), func(p Past) bool { return p.Date == date })
	return nil
}

// past is what the assessment says now.
func (a Assessment) past(date Date) Past {
	a = a.Clone()
	p := Past{Date: date, Catalogue: a.Catalogue, Depth: a.Profile.Depth, People: a.Profile.People,
		Countries: a.Profile.Countries, Services: a.Services, Answers: make(map[CellID]string, len(a.Answers))}
	for i := range p.Services {
		p.Services[i].Plan = ""
	}
	for id, ans := range a.Answers {
		p.Answers[id] = ans.Option
	}
	return p.normal()
}

// forget counts the oldest snapshots that are too many. The newest one stays.
func forget(history []Past) int {
	size := 0
	for i := len(history) - 1; i >= 0; i-- {
		size += len(history[i].Answers) + serviceSize*len(history[i].Services)
		if len(history)-i > MaxHistory || (size > maxRecalled && i < len(history)-1) {
			return i + 1
		}
	}
	return 0
}

func compareDates(a, b Date) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// At is the assessment as it was in a snapshot: its stack and options then,
// under the name it has now. Notes, owners and the history are not part of it.
func (a Assessment) At(p Past) Assessment {
	b := New(a.Profile.Name)
	b.Catalogue = p.Catalogue
	b.Profile.Depth, b.Profile.People, b.Profile.Countries = p.Depth, p.People, slices.Clone(p.Countries)
	b.Profile.HoursPerWeek, b.Profile.Start = a.Profile.HoursPerWeek, a.Profile.Start
	b.Services = slices.Clone(p.Services)
	for i := range b.Services {
		b.Services[i].Data = slices.Clone(b.Services[i].Data)
	}
	for id, option := range p.Answers {
		b.Answers[id] = Answer{Option: option, Date: p.Date}
	}
	return b
}

// Latest is the newest snapshot, or nil.
func (a *Assessment) Latest() *Past {
	if len(a.History) == 0 {
		return nil
	}
	return &a.History[len(a.History)-1]
}

// On is the snapshot of that day. The error lists the days there are.
func (a *Assessment) On(date Date) (*Past, error) {
	for i := range a.History {
		if a.History[i].Date == date {
			return &a.History[i], nil
		}
	}
	return nil, fmt.Errorf("no snapshot of %s; %s", date, a.days())
}

// days says which snapshots there are, the last few where they are many.
func (a *Assessment) days() string {
	const few = 6
	switch n := len(a.History); {
	case n == 0:
		return "there is none yet"
	case n == 1:
		return fmt.Sprintf("the only one is of %s", a.History[0].Date)
	default:
		text, from := "there are", max(0, n-few)
		for i, p := range a.History[from:] {
			if i > 0 {
				text += ","
			}
			text += " " + string(p.Date)
		}
		if from > 0 {
			text += fmt.Sprintf(" and %d before", from)
		}
		return text
	}
}

// Finished reports whether every question that is asked has an answer. When an
// assessment becomes finished, it is time for a snapshot.
func Finished(c *catalogue.Catalogue, a *Assessment) bool {
	cells := Cells(c, a)
	return countAsked(cells) > 0 && openCells(cells) == 0
}

// LastAnswered is the day of the newest answer that has one, or empty.
func (a *Assessment) LastAnswered() (last Date) {
	for _, ans := range a.Answers {
		last = max(last, ans.Date)
	}
	return last
}

// normal replaces lists that are nil, as Assessment.normal does. What it
// changes is its own.
func (p Past) normal() Past {
	p.Services = normalServices(slices.Clone(p.Services))
	if len(p.Countries) == 0 {
		p.Countries = nil
	}
	if p.Answers == nil {
		p.Answers = map[CellID]string{}
	}
	return p
}

// validateHistory tells what makes the snapshots unusable, if anything.
func (a Assessment) validateHistory() error {
	if len(a.History) > MaxHistory {
		return fmt.Errorf("history: more than %d snapshots", MaxHistory)
	}
	for i, p := range a.History {
		if _, err := p.Date.Time(); err != nil {
			return fmt.Errorf("history: %w", err)
		}
		if i > 0 && p.Date <= a.History[i-1].Date {
			return fmt.Errorf("history: %s stands after %s; one snapshot a day, the oldest first", p.Date, a.History[i-1].Date)
		}
		if err := p.validate(); err != nil {
			return fmt.Errorf("history: %s: %w", p.Date, err)
		}
	}
	return nil
}

func (p Past) validate() error {
	if err := checkDepth(p.Depth); err != nil {
		return err
	}
	if err := checkSaid(p.People); err != nil {
		return err
	}
	if len(p.Services) > MaxServices || len(p.Answers) > MaxAnswers {
		return fmt.Errorf("more than %d services or %d answers", MaxServices, MaxAnswers)
	}
	if err := validateServices(p.Services); err != nil {
		return err
	}
	for id, option := range p.Answers {
		if err := checkCell(id, option); err != nil {
			return err
		}
	}
	return nil
}

// equal reports whether two snapshots say the same, but for their date.
func (p Past) equal(q Past) bool {
	return p.Catalogue == q.Catalogue && p.Depth == q.Depth && p.People == q.People &&
		slices.Equal(p.Countries, q.Countries) && maps.Equal(p.Answers, q.Answers) &&
		slices.EqualFunc(p.Services, q.Services, equalServices)
}

func equalServices(s, t Service) bool {
	data := slices.Equal(s.Data, t.Data)
	s.Data, t.Data = nil, nil
	return data && s.Key == t.Key && s.ID == t.ID && s.Name == t.Name && s.Model == t.Model &&
		s.Variant == t.Variant && s.Stops == t.Stops && s.SignIn == t.SignIn
}

// Changed reports whether the assessment says anything that its newest snapshot
// does not.
func (a Assessment) Changed() bool {
	last := a.Latest()
	return last == nil || !a.past(last.Date).equal(*last)
}

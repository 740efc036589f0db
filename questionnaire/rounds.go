package questionnaire

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"yourpart/internal/text"
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
	Name      string            `json:"name"` // unique; the date where nobody gave another
	Date      Date              `json:"date"`
	Catalogue string            `json:"catalogue"`
	Depth     Depth             `json:"depth"`
	People    int               `json:"people,omitempty"`
	Countries []string          `json:"countries,omitempty"`
	Goals     []string          `json:"goals,omitempty"`
	Services  []Service         `json:"services"` // without their plans
	Answers   map[CellID]string `json:"answers"`  // the options alone
	// Together are the cells of which the answer was given for several at once, in order.
	Together []CellID `json:"together,omitempty"`
}

// Snapshot is the assessment with what it says now kept as a round named by that
// date, in place of one there is.
func Snapshot(a Assessment, date Date) (Assessment, error) {
	if _, err := date.Time(); err != nil {
		return a, err
	}
	a = a.Clone()
	a.keep(string(date), date)
	return a, nil
}

// Round keeps what the assessment says now as a round under a name, as of a day
// that is not after today. A round is locked: one of that name stays unless it is to
// be replaced. It reports whether it was; on an error nothing has changed.
func (a *Assessment) Round(name string, date, today Date, replace bool) (replaced bool, err error) {
	if name = text.CleanLine(name); name == "" {
		name = string(date)
	}
	if err := checkRoundName(name); err != nil {
		return false, err
	}
	if _, err := date.Time(); err != nil {
		return false, err
	}
	if err := date.Future(today); err != nil {
		return false, fmt.Errorf("a round keeps what was said, and %w", err)
	}
	was := a.Named(name)
	if was != nil && was.Date == date && was.equal(a.past(date)) {
		return false, nil // it is kept already
	}
	if was != nil && !replace {
		return false, fmt.Errorf("there is a round %q of %s already, which stays as it is; choose another name, or replace it with --force", name, was.Date)
	}
	kept := a.Clone()
	kept.keep(name, date)
	if kept.Named(name) == nil {
		return false, fmt.Errorf("%s is before the newest rounds the file has room for", date)
	}
	a.Rounds, a.Log = kept.Rounds, kept.Log
	a.step = kept.step
	return was != nil, nil
}

// keep puts what the assessment says now among its rounds.
func (a *Assessment) keep(name string, date Date) {
	past := a.past(date)
	past.Name = name
	was := a.roundPart(name)
	a.putRound(name, &past)
	if p := a.roundPart(name); p.Round != nil {
		p.Round = &Past{Name: name, Date: date} // all of it is among the rounds
		a.log(OfRound, name, was, p)
	}
}

// roundPart is the round of that name.
func (a *Assessment) roundPart(name string) (p Part) {
	if r := a.Named(name); r != nil {
		past := *r
		p.Round = &past
	}
	return p
}

// putRound puts a round in place, or takes it away where it is nil. The oldest are
// forgotten where they are too many.
func (a *Assessment) putRound(name string, p *Past) {
	rounds := slices.DeleteFunc(slices.Clone(a.Rounds), func(o Past) bool { return o.Name == name })
	if p != nil {
		rounds = append(rounds, *p)
	}
	slices.SortFunc(rounds, Past.compare)
	a.Rounds = rounds[forget(rounds):]
}

// Named is the round of that name, or nil.
func (a *Assessment) Named(name string) *Past {
	for i := range a.Rounds {
		if a.Rounds[i].Name == name {
			return &a.Rounds[i]
		}
	}
	return nil
}

// RemoveRound takes the round of that name, or of that day, out. The error lists the
// rounds there are.
func (a *Assessment) RemoveRound(name string) error {
	p, err := a.Find(name)
	if err != nil {
		return err
	}
	name = p.Name
	was := a.roundPart(name)
	a.putRound(name, nil)
	a.log(OfRound, name, was, Part{})
	return nil
}

// past is what the assessment says now.
func (a Assessment) past(date Date) Past {
	a = a.Clone()
	p := Past{Name: string(date), Date: date, Catalogue: a.Catalogue, Depth: a.Profile.Depth, People: a.Profile.People,
		Countries: a.Profile.Countries, Goals: a.Profile.Goals, Services: a.Services, Answers: make(map[CellID]string, len(a.Answers))}
	for i := range p.Services {
		p.Services[i].Plan = ""
	}
	for id, ans := range a.Answers {
		p.Answers[id] = ans.Option
		if ans.Together {
			p.Together = append(p.Together, id)
		}
	}
	slices.SortFunc(p.Together, CellID.compare)
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

// At is the assessment as it was in a snapshot: its stack and options then,
// under the name it has now. Notes, owners and the history are not part of it.
func (a Assessment) At(p Past) Assessment {
	b := New(a.Profile.Name)
	b.Catalogue = p.Catalogue
	b.Profile.Depth, b.Profile.People, b.Profile.Countries, b.Profile.Goals = p.Depth, p.People, slices.Clone(p.Countries), slices.Clone(p.Goals)
	b.Profile.HoursPerWeek, b.Profile.Start = a.Profile.HoursPerWeek, a.Profile.Start
	b.Services = copiedServices(p.Services)
	for id, option := range p.Answers {
		b.Answers[id] = Answer{Option: option, Date: p.Date}
	}
	for _, id := range p.Together {
		if ans, there := b.Answers[id]; there {
			ans.Together = true
			b.Answers[id] = ans
		}
	}
	return b
}

// Latest is the newest snapshot, or nil.
func (a *Assessment) Latest() *Past {
	if len(a.Rounds) == 0 {
		return nil
	}
	return &a.Rounds[len(a.Rounds)-1]
}

// Find is the round of that name, else the last one of that day. The error lists the
// rounds there are.
func (a *Assessment) Find(name string) (*Past, error) {
	if p := a.Named(name); p != nil {
		return p, nil
	}
	for i := len(a.Rounds) - 1; i >= 0; i-- {
		if a.Rounds[i].Date == Date(name) {
			return &a.Rounds[i], nil
		}
	}
	return nil, fmt.Errorf("no round %q; %s", text.CleanLine(name), a.names())
}

// names says which rounds there are, the last few where they are many.
func (a *Assessment) names() string {
	const few = 6
	switch n := len(a.Rounds); {
	case n == 0:
		return "there is none yet"
	case n == 1:
		return "the only one is " + a.Rounds[0].Called()
	default:
		text, from := "there are", max(0, n-few)
		for i, p := range a.Rounds[from:] {
			if i > 0 {
				text += ","
			}
			text += " " + p.Called()
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
	if len(p.Goals) == 0 {
		p.Goals = nil
	}
	if len(p.Together) == 0 {
		p.Together = nil
	}
	if p.Answers == nil {
		p.Answers = map[CellID]string{}
	}
	return p
}

// compare orders rounds: the oldest first, those of one day by their names.
func (p Past) compare(q Past) int {
	return cmp.Or(cmp.Compare(p.Date, q.Date), cmp.Compare(p.Name, q.Name))
}

// equal reports whether two snapshots say the same, but for their date.
func (p Past) equal(q Past) bool {
	return p.Catalogue == q.Catalogue && p.Depth == q.Depth && p.People == q.People &&
		slices.Equal(p.Countries, q.Countries) && slices.Equal(p.Goals, q.Goals) && maps.Equal(p.Answers, q.Answers) && slices.Equal(p.Together, q.Together) &&
		slices.EqualFunc(p.Services, q.Services, equalServices)
}

func equalServices(s, t Service) bool {
	lists := slices.Equal(s.Data, t.Data) && slices.Equal(s.Parts, t.Parts)
	return lists && s.Key == t.Key && s.ID == t.ID && s.Name == t.Name && s.Model == t.Model &&
		s.Variant == t.Variant && s.Stops == t.Stops && s.SignIn == t.SignIn && s.RunsOn == t.RunsOn
}

// Changed reports whether the assessment says anything that its newest snapshot
// does not.
func (a Assessment) Changed() bool {
	last := a.Latest()
	return last == nil || !a.past(last.Date).equal(*last)
}

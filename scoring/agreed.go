package scoring

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// notBefore is the later of two days.
func notBefore(day, today time.Time) time.Time {
	if day.Before(today) {
		return today
	}
	return day
}

// promise takes over what was agreed about the action: who sees to it, and the day.
// A day that is past makes an open action late; one to come is kept. That is kept by id,
// so an action stays the one that was agreed while its answers, and what they leave to
// do, change.
func (a *Action) promise(s *questionnaire.Assessment, today time.Time) {
	p := s.Promised(a.ID)
	a.Owner = cmp.Or(a.Owner, p.Owner)
	if p.Due == "" {
		return // which most actions have, and an error costs more than all else here
	}
	day, err := p.Due.Time()
	if err != nil {
		return
	}
	a.Agreed = p.Due
	switch late := int(today.Sub(day).Hours() / 24); {
	case late <= 0:
		a.kept = day
	case a.Open() && a.Status != questionnaire.Accepted:
		a.Late = late
	}
}

// keepDay makes the day agreed the one the action is due. Where nobody works that
// day it is the working day before, or the next one where the plan begins later.
func (a *Action) keepDay(start time.Time, days Workdays) {
	a.Due = a.kept
	for !days.Is(a.Due) && a.Due.After(start) {
		a.Due = a.Due.AddDate(0, 0, -1)
	}
	a.Due = days.Next(a.Due)
	if a.Start.After(a.Due) {
		a.Start = a.Due
	}
}

// addClosed adds the actions that were tracked or agreed and of which nothing is open
// any more, the last one done first: who imported them before wants to see them done.
// What belongs to a control that is gone or retired, or to a service that is not in
// the stack, is left out.
func (p *Plan) addClosed(r *Result, s *questionnaire.Assessment) {
	ids := map[string]bool{}
	for id := range s.Actions {
		ids[id] = true
	}
	if s.Agreed != nil {
		for id := range s.Agreed.Actions {
			ids[id] = true
		}
	}
	if len(ids) == 0 {
		return
	}
	cells := map[*catalogue.Control][]Cell{}
	for group := range questionnaire.ByControl(r.Cells) {
		cells[group[0].Control] = group
	}
	inParts(ids, cells)
	open := map[*catalogue.Control][]*Action{}
	for _, list := range [][]Action{p.Actions, p.Accepted} {
		for i := range list {
			open[list[i].Control] = append(open[list[i].Control], &list[i])
			delete(ids, list[i].ID)
		}
	}
	var closed []Action
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		a, service, ok := r.named(id)
		if !ok || a.covered(open[a.Control], service) || service != "" && s.Service(service) == nil {
			continue
		}
		a.close(cells[a.Control], service, s, p.Start)
		closed = append(closed, a)
	}
	slices.SortStableFunc(closed, func(a, b Action) int { return cmp.Compare(b.Done, a.Done) })
	p.Actions = append(p.Actions, closed...)
}

// inParts puts the parts of an action in place of the whole where one of them is named,
// as the plan has it.
func inParts(ids map[string]bool, cells map[*catalogue.Control][]Cell) {
	for k, group := range cells {
		if !ids[k.ID] || !slices.ContainsFunc(group, func(c Cell) bool { return c.Service != "" && ids[c.ID().String()] }) {
			continue
		}
		delete(ids, k.ID)
		for i := range group {
			if c := &group[i]; c.Service != "" && c.State != questionnaire.ByProvider {
				ids[c.ID().String()] = true
			}
		}
	}
}

// named is the action that an id names, and the service where it is a part,
// CONTROL@SERVICE.
func (r *Result) named(id string) (a Action, service string, ok bool) {
	a.ID = id
	find := func(name string) bool {
		cell, err := questionnaire.ParseCellID(name)
		if err != nil {
			return false
		}
		k, known := r.catalogue.Control(cell.Control)
		if !known || k.Retired != "" {
			return false
		}
		a.Control, service = k, cell.Service
		return true
	}
	if a.Kind = Fix; find(id) {
		return a, service, true
	}
	a.Kind = FindOut
	rest, finds := strings.CutPrefix(id, findOutPrefix)
	return a, service, finds && find(rest)
}

// covered reports whether one of the open actions of its control, or an accepted risk,
// is about what the action is: for the service where that is a part. A fix is not done
// either while nobody knows how things are.
func (a *Action) covered(open []*Action, service string) bool {
	return slices.ContainsFunc(open, func(b *Action) bool {
		return (b.Kind == a.Kind || a.Kind == Fix) && (service == "" || slices.Contains(b.Services, service))
	})
}

// close makes the action one that is done. Nothing is left to do of it, and what was left
// when it was agreed is kept nowhere, so it is called by all that closes the gap. Its
// day is the one that was noted, else that of the latest answer to its cells.
func (a *Action) close(cells []Cell, service string, s *questionnaire.Assessment, start time.Time) {
	a.Closed, a.Needless, a.Services, a.Needs = true, true, []string{}, []string{}
	answered := questionnaire.Date("")
	for i := range cells {
		c := &cells[i]
		if service != "" && c.Service != service || c.State == questionnaire.ByProvider {
			continue
		}
		if c.Service != "" {
			a.Services = append(a.Services, c.Service)
		}
		answered = max(answered, c.Answer.Date)
		a.Needless = a.Needless && !(c.Known && c.Weight > 0)
	}
	t := s.TrackingOf(a.ID)
	if t.Status != questionnaire.Done || t.Done == "" {
		t = t.Move(questionnaire.Done, answered)
	} else {
		a.Needless = false // somebody said that it is done
	}
	a.Tracking = t
	p := s.Promised(a.ID)
	a.Owner, a.Agreed = p.Owner, p.Due
	a.Start, a.Due = start, start
	if day, err := a.Done.Time(); err == nil {
		a.Start, a.Due = day, day
	}
}

// Left is how many actions of the plan are not closed. They come first.
func (p *Plan) Left() int {
	for i := range p.Actions {
		if p.Actions[i].Closed {
			return i
		}
	}
	return len(p.Actions)
}

// Agreement is the plan as it can be agreed to on a day: what is open, with the days
// planned now and who sees to it. Risks that are accepted and what is done are not
// part of it.
func (p *Plan) Agreement(day questionnaire.Date, by string) questionnaire.Agreement {
	g := questionnaire.Agreement{Date: day, By: by, Actions: map[string]questionnaire.Promise{}}
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Open() {
			g.Actions[a.ID] = questionnaire.Promise{Due: questionnaire.DateOf(a.Due), Owner: a.Owner}
		}
	}
	return g
}

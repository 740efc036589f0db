package questionnaire

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"yourpart/internal/text"
)

// An Agreement is the plan that a business agreed to: by which day each action is to
// be done, and by whom.
type Agreement struct {
	Date    Date               `json:"date"`         // on which it was agreed
	By      string             `json:"by,omitempty"` // who agreed to it
	Actions map[string]Promise `json:"actions"`      // by action id
}

// A Promise is what was agreed for one action.
type Promise struct {
	Due   Date   `json:"due"`
	Owner string `json:"owner,omitempty"`
}

// MaxAgreed is how many actions an agreed plan holds at most.
const MaxAgreed = 10_000

// Check returns what is wrong with an agreed plan, if anything.
func (g Agreement) Check() error {
	if _, err := g.Date.Time(); err != nil {
		return err
	}
	if len(g.Actions) > MaxAgreed {
		return fmt.Errorf("more than %d actions", MaxAgreed)
	}
	for id, p := range g.Actions {
		if id == "" {
			return errors.New("an action has no id")
		}
		if _, err := p.Due.Time(); err != nil {
			return fmt.Errorf("%s: %w", id, err)
		}
	}
	return nil
}

// Agree makes the days and owners of g the agreed plan, as of the day in it. What was
// agreed before for actions that are not in g stays, as for those that are done. A
// day that was set by hand and differs from the one agreed now is taken away: this is
// the later decision. It returns the agreed plan before, or nil; on an error, which
// says what is wrong, nothing has changed.
func (a *Assessment) Agree(g Agreement) (was *Agreement, err error) {
	was = a.Agreed
	now := Agreement{Date: g.Date, By: text.CleanLine(g.By), Actions: map[string]Promise{}}
	if was != nil {
		maps.Copy(now.Actions, was.Actions)
	}
	for id, p := range g.Actions {
		now.Actions[id] = Promise{p.Due, text.CleanLine(p.Owner)}
	}
	if err := now.Check(); err != nil {
		return was, err
	}
	before := a.agreedPart()
	a.Agreed = &now
	a.log(OfAgreed, "", before, a.agreedPart())
	for _, id := range slices.Sorted(maps.Keys(g.Actions)) {
		if t := a.Actions[id]; t.Due != "" && t.Due != g.Actions[id].Due {
			if _, err := a.Track(id, Tracking{Due: Clear}, g.Date); err != nil {
				return was, fmt.Errorf("%s: %w", id, err)
			}
		}
	}
	return was, nil
}

// Promised is what was agreed for an action: the day set by hand where there is one,
// which is the later decision, else that of the agreed plan, and who sees to it. A
// part of an action, CONTROL@SERVICE, goes by what holds for the whole where it has
// nothing of its own.
func (a *Assessment) Promised(action string) Promise {
	p := a.promisedTo(action)
	if id, err := ParseCellID(action); err == nil && id.Service != "" && (p.Due == "" || p.Owner == "") {
		whole := a.promisedTo(id.Control)
		if p.Due == "" {
			p.Due = whole.Due
		}
		if p.Owner == "" {
			p.Owner = whole.Owner
		}
	}
	return p
}

// promisedTo is Promised for an id as it is.
func (a *Assessment) promisedTo(action string) (p Promise) {
	if a.Agreed != nil {
		p = a.Agreed.Actions[action]
	}
	t := a.Actions[action]
	if t.Due != "" {
		p.Due = t.Due
	}
	if t.Owner != "" {
		p.Owner = t.Owner
	}
	return p
}

// agreedPart is the agreed plan.
func (a *Assessment) agreedPart() (p Part) {
	if a.Agreed != nil {
		p.Agreed = a.Agreed.copied()
	}
	return p
}

// copied is a copy that shares nothing.
func (g *Agreement) copied() *Agreement {
	if g == nil {
		return nil
	}
	c := *g
	if c.Actions = maps.Clone(g.Actions); c.Actions == nil {
		c.Actions = map[string]Promise{}
	}
	return &c
}

// validateAgreed returns what makes the agreed plan unusable, if anything.
func (a Assessment) validateAgreed() error {
	if a.Agreed == nil {
		return nil
	}
	if err := a.Agreed.Check(); err != nil {
		return fmt.Errorf("agreed: %w", err)
	}
	return nil
}

// agreed is the agreed plan without what names people.
func (r *redactor) agreed(g *Agreement, services []Service) *Agreement {
	if g == nil {
		return nil
	}
	out := &Agreement{Date: g.Date, Actions: map[string]Promise{}}
	for id, p := range g.Actions {
		if to, kept := r.action(id, services); kept {
			out.Actions[to] = Promise{Due: p.Due}
		}
	}
	return out
}

// agreedFields are an agreed plan as one field: days of two plans do not go together.
func agreedFields(g *Agreement) map[string]string {
	if g == nil {
		return nil
	}
	return map[string]string{"plan": asJSON(g)}
}

// agreed merges the agreed plans.
func (m *merging) agreed() {
	var base *map[string]string
	if m.base != nil {
		f := agreedFields(m.base.Agreed)
		base = &f
	}
	fields := m.fields(OfAgreed, "", "agreed/", agreedFields(m.a.Agreed), agreedFields(m.b.Agreed), base)
	if s, ok := fields["plan"]; ok {
		m.out.Agreed = &Agreement{}
		_ = json.Unmarshal([]byte(s), m.out.Agreed) // it came from such a value
	}
}

// A PlanMark says in each row of an exported plan whose it is and what was known of
// the action then, so that what somebody changed in it can be told from what is as it
// was. Its parts are of letters, digits and hyphens; none names anybody.
type PlanMark struct {
	Business    string // the id, or a digest of the name of one that has none yet
	Due, Agreed Date   // planned and agreed then
	Owner       string // a digest of who had it
	Status      Status
}

// planMarkParts is of how many parts a mark of a plan is.
const planMarkParts = 5

// PlanMark is the mark of an action's row: the day it is planned for, who has it and
// how far it is.
func (a *Assessment) PlanMark(action string, due Date, owner string, status Status) PlanMark {
	return PlanMark{a.Mark("", "").Business, due, a.Promised(action).Due, OwnerMark(owner), status}
}

// OwnerMark is a digest of an owner's name.
func OwnerMark(owner string) string { return digest([]byte("owner\x00" + text.CleanLine(owner)))[:8] }

// String is the mark as a plan has it.
func (m PlanMark) String() string {
	parts := []string{m.Business, string(m.Due), string(m.Agreed), m.Owner, string(m.Status)}
	for i, p := range parts {
		if p == "" {
			parts[i] = none
		}
	}
	return strings.Join(parts, ".")
}

// ParsePlanMark reads a mark of a plan.
func ParsePlanMark(s string) (m PlanMark, err error) {
	parts := strings.Split(strings.TrimSpace(s), ".")
	if len(parts) != planMarkParts || slices.Contains(parts, "") {
		return m, errors.New(`what is under "Mark" was changed; it is to stay as it was exported`)
	}
	for i, p := range parts {
		if p == none {
			parts[i] = ""
		}
	}
	m = PlanMark{parts[0], Date(parts[1]), Date(parts[2]), parts[3], Status(parts[4])}
	if m.Business == "" || m.Due.Check() != nil || m.Agreed.Check() != nil || m.Status.Check() != nil {
		return m, errors.New(`what is under "Mark" was changed; it is to stay as it was exported`)
	}
	return m, nil
}

// MarksPlan reports whether a mark is of a plan of this business, or of a redacted
// copy of it.
func (a *Assessment) MarksPlan(m PlanMark) bool {
	return a.Marks(Mark{Business: m.Business}) == SameBusiness || m.Business == blindID(*a)
}

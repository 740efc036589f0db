package questionnaire

import (
	"cmp"
	"slices"

	"yourpart/questionnaire/catalogue"
)

// choose picks the controls of the depth, in words for one person where there is
// only one.
func (d *deriver) choose() {
	alone := d.a.Profile.People == 1
	answered := map[string]bool{}
	if d.a.Profile.Depth != FullDepth {
		for id := range d.a.Answers {
			answered[id.Control] = true
		}
	}
	stack := make([]catalogue.InUse, len(d.stack))
	for i := range d.stack {
		stack[i] = d.stack[i].InUse
	}
	d.wanted, d.goal = map[string]bool{}, map[string]bool{}
	for i := range d.c.Controls {
		k := &d.c.Controls[i]
		full := d.a.Profile.Depth == FullDepth
		d.goal[k.ID] = !full && d.forGoal(k)
		d.wanted[k.ID] = full || d.goal[k.ID] || d.core(k, stack)
		switch {
		case k.Retired != "", alone && k.NeedsTeam:
			continue
		case !d.wanted[k.ID] && (!answered[k.ID] || k.Tier != catalogue.Core && !k.WasCore):
			continue
		case alone:
			k = k.Alone()
		}
		d.controls = append(d.controls, k)
	}
}

// forGoal reports whether a framework that the business wants to be ready for takes
// the control.
func (d *deriver) forGoal(k *catalogue.Control) bool {
	return slices.ContainsFunc(d.a.Profile.Goals, func(id string) bool {
		f := d.c.Framework(id)
		return f != nil && f.Needed(k.ID)
	})
}

// core reports whether a control belongs to core depth in this stack.
func (d *deriver) core(k *catalogue.Control, stack []catalogue.InUse) bool {
	if k.Tier != catalogue.Core {
		return false
	}
	if k.Core == nil {
		return true
	}
	for _, f := range k.Core.Fact {
		if !slices.Contains(d.facts, f) {
			return false
		}
	}
	return k.Core.InStack(stack)
}

// asks reports whether a control is asked about the service at i, as far as the depth
// goes. Of what a service runs on, the host decides.
func (d *deriver) asks(k *catalogue.Control, i int) bool {
	if d.a.Profile.Depth == FullDepth || d.answered(k, d.a.Services[i].Key) {
		return true
	}
	if !d.wanted[k.ID] {
		return false
	}
	if d.goal[k.ID] {
		return true
	}
	u := &d.stack[i]
	if u.host >= 0 && k.OfHost() {
		u = &d.stack[u.host]
	}
	return k.Core.Takes(u.ID, u.Category, u.Use)
}

// answered reports whether a control that is core, or was, has an answer for a service,
// or for the whole business where that is empty. It counts although core depth would not
// ask.
func (d *deriver) answered(k *catalogue.Control, service string) bool {
	if k.Tier != catalogue.Core && !k.WasCore {
		return false
	}
	id := CellID{k.ID, service}
	return d.a.Answers[id].Option != "" || len(d.a.Responses[id]) > 0
}

// together marks the cells that are asked about together at core depth: all but
// those that matter most and those that have an answer of their own.
func (d *deriver) together(k *catalogue.Control, group []Cell) {
	if d.a.Profile.Depth == FullDepth || k.Core == nil || k.Core.Rows == 0 || k.Scope == catalogue.Organisation {
		return
	}
	var rows []*Cell
	for i := range group {
		if c := &group[i]; c.own() && (c.Fact == nil || c.Answer.Option != "") {
			rows = append(rows, c)
		}
	}
	if len(rows) <= k.Core.Rows+1 {
		return
	}
	slices.SortStableFunc(rows, func(a, b *Cell) int { return cmp.Compare(d.rank(b.At), d.rank(a.At)) })
	rest := slices.DeleteFunc(rows[k.Core.Rows:], func(c *Cell) bool {
		return c.Disputed() || c.Answer.Option != "" && !c.Answer.Together
	})
	if len(rest) < 2 {
		return
	}
	given := slices.ContainsFunc(rest, func(c *Cell) bool { return c.Answer.Together })
	for _, c := range rest {
		c.Rest = true
		if given && c.Answer.Option == "" { // it joined later: nobody said this of it
			c.Answer = Answer{Option: NotSure, Together: true}
		}
	}
}

// rank says which services get a row of their own: mail and sign-in first, then what
// the business stops without, then what holds sensitive data.
func (d *deriver) rank(at int) float64 {
	u := &d.stack[at]
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(u.Capabilities, w) })
	}
	rank := u.factor
	if has("email", "identity") {
		rank += 4
	}
	if d.a.Services[at].Stops {
		rank += 2
	}
	if has("servers", "payments", "file-sharing") {
		rank++
	}
	return rank
}

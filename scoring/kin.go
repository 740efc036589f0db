package scoring

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A kin is a family of controls in a search, or a piece of one: what a fix of one
// gains depends on which of the others are fixed too.
type kin struct {
	trial   func() *trial // of its cells
	price   float64
	total   float64 // of the result
	members []int   // the items that are fixes of its controls, in order
	fixes   []*Action
	all     set             // the members
	gains   map[set]float64 // by the members picked
}

// A clan is all kin of one family.
type clan struct {
	whole  *kin         // nil where it is in pieces
	pieces map[int]*kin // by where their services stand in the stack
}

// clansOf makes the clan of each control that has follow-ups or is one. Where a
// fix makes that there is more or less to prove, this counts at the price. A
// family in which none does is in pieces, each of which gains on its own.
func clansOf(r *Result, price float64) map[*catalogue.Control]*clan {
	clans, weights := map[*catalogue.Control]*clan{}, map[place]float64{}
	for _, f := range questionnaire.Families(r.cells) {
		c := &clan{}
		for _, k := range f.Controls() {
			clans[k] = c
		}
		of := func(trial func() *trial) *kin {
			return &kin{trial: trial, price: price, total: r.Total.Total, gains: map[set]float64{}}
		}
		if !applies(f) {
			c.whole = of(func() *trial { return newTrial(f) })
			continue
		}
		c.pieces = map[int]*kin{}
		for _, piece := range f.Apart() {
			k := of(func() *trial { return newFixedTrial(weights, piece) })
			for _, group := range piece {
				for i := range group {
					c.pieces[group[i].At] = k
				}
			}
		}
	}
	for i := range r.Cells {
		if c := &r.Cells[i]; clans[c.Control] != nil {
			weights[place{c.Control, c.At}] = c.Weight
		}
	}
	return clans
}

// A place is which cell of a control it is.
type place struct {
	control *catalogue.Control
	at      int
}

// applies reports whether nobody said of a question of the family that it does
// not apply. What its cells weigh never changes then.
func applies(f questionnaire.Family) bool {
	return !slices.ContainsFunc(f, func(group []questionnaire.Cell) bool {
		return slices.ContainsFunc(group, func(c questionnaire.Cell) bool { return c.Answer.Option == questionnaire.NotApplicable })
	})
}

// kin lists those of the clan that a fix of one of its controls has to do with.
func (c *clan) kin(fix *Action) (list []*kin) {
	switch {
	case c == nil:
		return nil
	case c.whole != nil:
		return []*kin{c.whole}
	case len(fix.at) == 0:
		return []*kin{c.pieces[questionnaire.AtFirm]}
	}
	for _, at := range fix.at {
		if k := c.pieces[at]; !slices.Contains(list, k) {
			list = append(list, k)
		}
	}
	return list
}

// join makes an item a fix of one of its controls.
func (k *kin) join(item int, fix *Action) {
	k.members, k.fixes = append(k.members, item), append(k.fixes, fix)
	k.all.add(item)
}

// mostTried is how many members are tried in every way.
const mostTried = 4

// most is the most that the last of some items gains, a member, whichever of
// those before it are picked: at the utmost, all that is missing.
func (k *kin) most(items []item) (most float64) {
	last := len(items) - 1
	if len(k.members) > mostTried {
		return k.missing()
	}
	for some := range 1 << len(k.members) {
		var has, needs set
		for n, i := range k.members {
			if some&(1<<n) != 0 {
				has.add(i)
				needs = needs.or(items[i].needs)
			}
		}
		if needs = needs.and(k.all); has.holds(last) && has.and(needs) == needs {
			most = max(most, k.gain(has)-k.gain(has.without(last)))
		}
	}
	return most
}

// missing is no less than all that its controls could gain, in points: that every
// one of them counts in full and is in place.
func (k *kin) missing() (points float64) {
	t := k.trial()
	for group := range questionnaire.ByControl(t.weighed()) {
		most, gain := 0.0, 0.0
		for i := range group {
			c := &group[i]
			most = max(most, c.Factor)
			gain += c.Weight * (k.price - c.proves())
			if t.fixed != nil {
				gain += c.Weight * (1 - k.price)
			}
		}
		if t.fixed == nil {
			gain += (1 - k.price) * float64(group[0].Control.Weight) * most
		}
		points += 100 * gain / k.total
	}
	return points
}

// gain is what the members in a set gain together.
func (k *kin) gain(has set) float64 {
	has = has.and(k.all)
	gain, ok := k.gains[has]
	if !ok {
		t := k.trial()
		before := t.was
		for n, i := range k.members {
			if has.holds(i) {
				t.fix(k.fixes[n])
			}
		}
		after := t.score()
		gain = 100 * (after.Earned - before.Earned - k.price*(after.Total-before.Total)) / k.total
		k.gains[has] = gain
	}
	return gain
}

// notApplicable finds what somebody said does not apply in questions that
// follow on each other. Fixes of others may settle it or bring it up, so that
// there is more or less to prove; leaving is what may count no more.
func notApplicable(r *Result, clans map[*catalogue.Control]*clan) (found bool, leaving float64) {
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Answer.Option == questionnaire.NotApplicable && clans[c.Control] != nil {
			found, leaving = true, leaving+c.Weight
		}
	}
	return found, leaving
}

package scoring

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A kin is a family of controls in a search: what a fix of one gains depends
// on which of the others are fixed too.
type kin struct {
	family  questionnaire.Family
	price   float64
	total   float64 // of the result
	members []int   // the items that are fixes of its controls, in order
	fixes   []*Action
	all     set             // the members
	gains   map[set]float64 // by the members picked
}

// kinsOf makes the kin of each control that has follow-ups or is one. Where a
// fix makes that there is more or less to prove, this counts at the price.
func kinsOf(r *Result, price float64) map[*catalogue.Control]*kin {
	of := map[*catalogue.Control]*kin{}
	for _, f := range questionnaire.Families(r.cells) {
		k := &kin{family: f, price: price, total: r.Total.Total, gains: map[set]float64{}}
		for _, c := range f.Controls() {
			of[c] = k
		}
	}
	return of
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

// missing is no less than all that the family could gain, in points: that every
// control of it counts in full and is in place.
func (k *kin) missing() (points float64) {
	now := weighAll(questionnaire.Copy(k.family))
	for group := range questionnaire.ByControl(now) {
		most, gain := 0.0, 0.0
		for i := range group {
			c := &group[i]
			most = max(most, c.Factor)
			gain += c.Weight * (k.price - c.proves())
		}
		gain += (1 - k.price) * float64(group[0].Control.Weight) * most
		points += 100 * gain / k.total
	}
	return points
}

// gain is what the members in a set gain together.
func (k *kin) gain(has set) float64 {
	has = has.and(k.all)
	gain, ok := k.gains[has]
	if !ok {
		t := newTrial(k.family)
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
func notApplicable(r *Result, kinOf map[*catalogue.Control]*kin) (found bool, leaving float64) {
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Answer.Option == questionnaire.NotApplicable && kinOf[c.Control] != nil {
			found, leaving = true, leaving+c.Weight
		}
	}
	return found, leaving
}

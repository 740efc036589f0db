package scoring

import (
	"cmp"
	"math"
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Block is a part of the plan: no fix of a later one comes before a fix of an
// earlier one, unless that needs it.
type Block int

// The blocks, in order.
const (
	FirstThings Block = 1 + iota // what published lists for small businesses put first
	MustHaves                    // must-haves beside them that hold the band down
	NextThings                   // what the lists put next
	TheRest                      // all else
)

func blockOf(k *catalogue.Control, gate bool) Block {
	switch {
	case k.Urgency.Tier == 1:
		return FirstThings
	case gate:
		return MustHaves
	case k.Urgency.Tier == 2:
		return NextThings
	}
	return TheRest
}

// overhead is the hours that any job takes beside its own: to begin, to tell
// people, to look whether it worked. It keeps tiny jobs from coming first only
// because they are tiny.
const overhead = 4

// rateOf is how much risk, of all that one control helps against, closing some of its
// findings takes off for the work: Σ likelihood × impact × exposure × strength × gap ÷ (hours of the first
// service + 4). The gap is the part of the control that is missing. It is rounded,
// so that the order of services never decides.
func rateOf(risk float64, findings []*Cell) float64 {
	gap := 0.0
	for _, c := range findings {
		gap += c.Share * (c.best() - c.Value)
	}
	return math.Round(risk*gap/(findings[0].Control.Remediation.Hours.First+overhead)*1e6) / 1e6
}

// rateLeft is rateOf for gaps, by the hours of what is left to do. An answer from which
// less is left counts no more than a worse one does, so that a better answer never brings
// its action forward.
func (r *Result) rateLeft(risk float64, gaps []*Cell) float64 {
	rate, left := 0.0, false
	for _, c := range gaps {
		t := r.Todo(c)
		left = left || t != nil
		rate += c.Share * r.perHour(c, t)
	}
	if !left { // as it is for most controls
		return rateOf(risk, gaps)
	}
	return math.Round(risk*rate*1e6) / 1e6
}

// perHour is how much of its control a gap is for the hours of a first service, and those
// of any job: the least of what its answer and the worse ones come to.
func (r *Result) perHour(c *Cell, t *catalogue.Todo) float64 {
	k := c.Control
	least := (1 - c.Value) / (k.HoursOf(t).First + overhead)
	if c.State != questionnaire.Asked {
		return least
	}
	for i := range k.Question.Options {
		if o := &k.Question.Options[i]; o.Credit < c.Value {
			least = min(least, (1-o.Credit)/(k.HoursOf(k.TodoOf(o.ID, r.stack)).First+overhead))
		}
	}
	return least
}

// compare ranks two actions, the one to do first smaller: by block, then by rate,
// then by id. The parts of a control stay in their order.
func compare(a, b *Action) int {
	return cmp.Or(
		cmp.Compare(a.Block, b.Block),
		cmp.Compare(b.rate, a.rate),
		cmp.Compare(a.Control.ID, b.Control.ID),
		cmp.Compare(a.part, b.part),
		cmp.Compare(a.ID, b.ID),
	)
}

// order puts what is to find out first, and then the fixes by rank, pulling what
// a fix needs to just before it.
func order(actions []Action) {
	o := orderer{actions: actions, out: make([]int, 0, len(actions)), placed: make([]int, len(actions))}
	for _, i := range o.soonest() {
		o.add(i)
	}
	for _, from := range o.ranked() {
		k := actions[from].Control
		for i := from; i < len(actions) && actions[i].Control == k && actions[i].Kind == Fix; i++ {
			o.place(i)
		}
	}
	for i := range actions {
		needs := actions[i].needs
		for n := range needs {
			needs[n] = o.placed[needs[n]] - 1
		}
	}
	o.move()
}

// An orderer works out where the actions go.
type orderer struct {
	actions []Action
	out     []int // the actions in the order of the plan
	placed  []int // by action, where it stands in out, from 1
}

func (o *orderer) add(i int) {
	o.out = append(o.out, i)
	o.placed[i] = len(o.out)
}

// move brings the actions into the order of out, circle by circle.
func (o *orderer) move() {
	for first := range o.out {
		if o.out[first] < 0 {
			continue // it is there
		}
		kept, at := o.actions[first], first
		for from := o.out[at]; from != first; from = o.out[at] {
			o.actions[at], o.out[at] = o.actions[from], -1
			at = from
		}
		o.actions[at], o.out[at] = kept, -1
	}
}

func (o *orderer) compare(i, j int) int { return compare(&o.actions[i], &o.actions[j]) }

// soonest sorts what is to find out by what first waits for it: a fix that needs
// it, or its own rank.
func (o *orderer) soonest() (finds []int) {
	waits := make([]int, len(o.actions))
	for i := range o.actions {
		waits[i] = i
	}
	for i := range o.actions {
		a := &o.actions[i]
		if a.Kind == FindOut {
			finds = append(finds, i)
		}
		for _, n := range a.needs {
			if o.actions[n].Kind == FindOut && o.compare(i, waits[n]) < 0 {
				waits[n] = i
			}
		}
	}
	slices.SortFunc(finds, func(i, j int) int {
		return cmp.Or(o.compare(waits[i], waits[j]), o.compare(i, j))
	})
	return finds
}

// ranked sorts the fixes; of the parts of a control, which stand together, it has
// the first one.
func (o *orderer) ranked() (fixes []int) {
	for i := range o.actions {
		if o.actions[i].Kind == Fix && (i == 0 || o.actions[i-1].Control != o.actions[i].Control) {
			fixes = append(fixes, i)
		}
	}
	slices.SortFunc(fixes, o.compare)
	return fixes
}

// place adds a fix after all it needs.
func (o *orderer) place(i int) {
	if o.placed[i] > 0 {
		return
	}
	needs := o.actions[i].needs
	if len(needs) > 1 {
		needs = slices.Clone(needs)
		slices.SortFunc(needs, o.compare)
	}
	for _, n := range needs { // the catalogue has no circles of them
		o.place(n)
	}
	o.add(i)
}

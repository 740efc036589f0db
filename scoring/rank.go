package scoring

import (
	"cmp"
	"math"
	"slices"

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

// rateOf is how much risk closing some findings of one control takes off for the
// work: Σ likelihood × impact × exposure × strength × gap ÷ (hours of the first
// service + 4). The gap is the part of the control that is missing. It is rounded,
// so that the order of services never decides.
func rateOf(r *Result, findings []*Cell) float64 {
	gap := 0.0
	for _, c := range findings {
		gap += c.Share * (c.best() - c.Value)
	}
	risk, _ := r.risk(findings[0].Control)
	return math.Round(risk*gap/(findings[0].Control.Remediation.Hours.First+overhead)*1e6) / 1e6
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
func order(actions []Action) []Action {
	var finds, fixes []*Action
	for i := range actions {
		if a := &actions[i]; a.Kind == FindOut {
			finds = append(finds, a)
		} else {
			fixes = append(fixes, a)
		}
	}
	out := make([]Action, 0, len(actions))
	for _, a := range soonest(finds, fixes) {
		out = append(out, *a)
	}
	return inOrder(fixes, out)
}

// soonest sorts what is to find out by what first waits for it: a fix that needs
// it, or its own rank.
func soonest(finds, fixes []*Action) []*Action {
	waits := make(map[string]*Action, len(finds))
	for _, a := range finds {
		waits[a.ID] = a
	}
	for _, a := range fixes {
		for _, id := range a.Needs {
			if first := waits[id]; first != nil && compare(a, first) < 0 {
				waits[id] = a
			}
		}
	}
	slices.SortFunc(finds, func(a, b *Action) int {
		return cmp.Or(compare(waits[a.ID], waits[b.ID]), compare(a, b))
	})
	return finds
}

// inOrder adds fixes to a list by rank, each with what it needs just before it.
func inOrder(fixes []*Action, out []Action) []Action {
	waiting := make(map[string]*Action, len(fixes))
	for _, a := range fixes {
		waiting[a.ID] = a
	}
	slices.SortFunc(fixes, compare)
	var place func(a *Action)
	place = func(a *Action) {
		if waiting[a.ID] == nil {
			return
		}
		delete(waiting, a.ID) // the catalogue has no circles of needs
		var needs []*Action
		for _, id := range a.Needs {
			if n := waiting[id]; n != nil {
				needs = append(needs, n)
			}
		}
		slices.SortFunc(needs, compare)
		for _, n := range needs {
			place(n)
		}
		out = append(out, *a)
	}
	for _, a := range fixes {
		place(a)
	}
	return out
}

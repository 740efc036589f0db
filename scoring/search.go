package scoring

import (
	"cmp"
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A search goes through the items one by one and keeps every pick that may
// still become the best.
type search struct {
	items  []item
	limit  pick    // the most a pick may take
	byHour []int   // items by gain per hour
	byCost []int   // and by gain per dollar
	best   pick    // so far
	lost   float64 // the most that a pick dropped for want of room could gain
	live   []set   // by item, those before it that matter to it or a later one
}

type item struct {
	id                string
	place             int     // in the plan
	hours, cost, gain float64 // the most it can gain, where it has kin
	byHour, byCost    float64 // the gain for its bounds: never less for its size than a later part's
	follows           bool    // it is the next part of the control of the item before it
	needs             set
	kin               []*kin
}

// A pick is some of the items seen so far.
type pick struct {
	hours, cost, gain float64
	has               set
	reach             float64 // what it can gain at most
}

// room is how many picks are kept at once. Beyond it the least hopeful are
// dropped, and the choice says how much better it could be.
const room = 2000

// mostItems is how many items a set can hold; a catalogue has far fewer.
const mostItems = 512

type set [mostItems / 64]uint64

func (s *set) add(i int)        { s[i/64] |= 1 << (i % 64) }
func (s *set) holds(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) without(i int) set {
	s[i/64] &^= 1 << (i % 64)
	return s
}

func (s set) and(o set) set {
	for i := range s {
		s[i] &= o[i]
	}
	return s
}

func (s set) or(o set) set {
	for i := range s {
		s[i] |= o[i]
	}
	return s
}

func newSearch(actions []candidate, profile questionnaire.Profile, limit Limit, clans map[*catalogue.Control]*clan) *search {
	s := &search{}
	for i, a := range actions[:min(len(actions), mostItems)] {
		it := item{id: a.ID, place: a.place, follows: a.Part() && i > 0 && actions[i-1].Part() && actions[i-1].Control == a.Control,
			hours: a.Hours, cost: CostOf(a.Action, profile).FirstYear()}
		if a.Kind == Fix {
			it.gain, it.kin = a.Gain, clans[a.Control].kin(a.Action)
		}
		for _, n := range a.waits {
			it.needs.add(n)
		}
		s.byHour, s.byCost = append(s.byHour, i), append(s.byCost, i)
		s.items = append(s.items, it)
		if it.kin != nil {
			gain := 0.0
			for _, k := range it.kin {
				k.join(i, a.Action)
				gain += k.most(s.items)
			}
			s.items[i].gain = gain
		}
		s.limit.hours, s.limit.cost = s.limit.hours+it.hours, s.limit.cost+it.cost
	}
	if len(s.items) < len(actions) {
		for _, a := range actions {
			s.lost += a.Gain
		}
	}
	if limit.Hours != nil {
		s.limit.hours = min(s.limit.hours, *limit.Hours)
	}
	if limit.Budget != nil {
		s.limit.cost = min(s.limit.cost, *limit.Budget)
	}
	s.level()
	sortBy(s.byHour, func(i int) float64 { return s.items[i].byHour / s.items[i].hours })
	sortBy(s.byCost, func(i int) float64 { return s.items[i].byCost / s.items[i].cost })
	s.live = s.matter()
	return s
}

// matter is what still counts of what was picked, by the first item to come.
func (s *search) matter() []set {
	live := make([]set, len(s.items)+1)
	for i := len(s.items) - 1; i >= 0; i-- {
		it := &s.items[i]
		live[i] = live[i+1].or(it.needs)
		for _, k := range it.kin {
			live[i] = live[i].or(k.all)
		}
	}
	return live
}

// chosen lists the best pick's items in the order of the plan.
func (s *search) chosen() []string {
	var picked []item
	for i := range s.items {
		if s.best.has.holds(i) {
			picked = append(picked, s.items[i])
		}
	}
	slices.SortFunc(picked, func(a, b item) int { return a.place - b.place })
	ids := []string{}
	for _, it := range picked {
		ids = append(ids, it.id)
	}
	return ids
}

func (s *search) run() {
	cut := s.lost
	s.greedy()
	picks := []pick{{}}
	for i := 0; i < len(s.items); {
		next := s.chain(i)
		for _, p := range picks[:len(picks):len(picks)] {
			for n, ok := i, true; n < next && ok; n++ {
				if p, ok = s.take(p, n); ok {
					picks = append(picks, p)
				}
			}
		}
		i = next
		picks = s.hopeful(picks, i)
		picks = dominating(picks, s.live[i])
		if len(picks) > room {
			slices.SortStableFunc(picks, func(a, b pick) int { return cmp.Compare(b.reach, a.reach) })
			cut = max(cut, picks[room].reach)
			picks = picks[:room]
		}
	}
	s.lost = cut
}

// take adds an item to a pick, if it fits and nothing is missing before it.
func (s *search) take(p pick, i int) (pick, bool) {
	it := &s.items[i]
	p.hours, p.cost = p.hours+it.hours, p.cost+it.cost
	if p.hours > s.limit.hours+slack || p.cost > s.limit.cost+slack || it.needs.and(p.has) != it.needs {
		return p, false
	}
	before := p.has
	p.has.add(i)
	if it.kin == nil {
		p.gain += it.gain
	}
	for _, k := range it.kin {
		p.gain += k.gain(p.has) - k.gain(before)
	}
	if p.gain > s.best.gain+slack || (p.gain > s.best.gain-slack && p.hours < s.best.hours-slack) {
		s.best = p
	}
	return p, true
}

// greedy finds a good choice to begin with: each item in turn, with what it
// needs, where that fits.
func (s *search) greedy() {
	var p pick
	for i := range s.items {
		if s.items[i].gain == 0 {
			continue
		}
		if with, ok := s.withNeeds(p, i); ok {
			p = with
		}
	}
}

func (s *search) withNeeds(p pick, i int) (pick, bool) {
	ok := true
	for n := range i {
		if ok && s.items[i].needs.holds(n) && !p.has.holds(n) {
			p, ok = s.withNeeds(p, n)
		}
	}
	if !ok || p.has.holds(i) {
		return p, ok
	}
	return s.take(p, i)
}

// dominating drops each pick that another one beats: one that takes no more,
// gains no less, and has the same of what is still needed.
func dominating(picks []pick, live set) (kept []pick) {
	slices.SortStableFunc(picks, func(a, b pick) int {
		x, y := a.has.and(live), b.has.and(live)
		return cmp.Or(slices.Compare(x[:], y[:]), cmp.Compare(a.hours, b.hours), cmp.Compare(a.cost, b.cost), cmp.Compare(b.gain, a.gain))
	})
	var edge []pick // of those alike and no longer: dearer and gaining more from one to the next
	for i, p := range picks {
		if i > 0 && p.has.and(live) != picks[i-1].has.and(live) {
			edge = edge[:0]
		}
		at := 0
		for at < len(edge) && edge[at].cost <= p.cost {
			at++
		}
		if at > 0 && edge[at-1].gain >= p.gain {
			continue
		}
		end := at
		for end < len(edge) && edge[end].gain <= p.gain {
			end++
		}
		edge = slices.Replace(edge, at, end, p)
		kept = append(kept, p)
	}
	return kept
}

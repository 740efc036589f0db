package scoring

import (
	"cmp"
	"math"
	"slices"
)

// chain is the end of the parts that begin with an item: what follows one of them
// is only picked with it.
func (s *search) chain(i int) int {
	for i++; i < len(s.items) && s.items[i].follows; i++ {
	}
	return i
}

// level works out the bounds' gains. Cheap parts that gain much come only after
// the first one, which takes longer; so the gain is spread evenly over as many as
// it takes for none to gain more for its size than those before it.
func (s *search) level() {
	for i := 0; i < len(s.items); {
		next := s.chain(i)
		chain := s.items[i:next]
		level(chain, func(it *item) (float64, *float64) { return it.hours, &it.byHour })
		level(chain, func(it *item) (float64, *float64) { return it.cost, &it.byCost })
		i = next
	}
}

func level(chain []item, of func(*item) (size float64, gain *float64)) {
	for from := 0; from < len(chain); {
		best, end, gain, size := 0.0, from, 0.0, 0.0 // the steepest way on
		for n := from; n < len(chain); n++ {
			s, _ := of(&chain[n])
			if gain, size = gain+chain[n].gain, size+s; n == from || gain/size >= best {
				best, end = gain/size, n
			}
		}
		for ; from <= end; from++ {
			s, g := of(&chain[from])
			if *g = s * best; math.IsInf(best, 0) || math.IsNaN(best) {
				*g = chain[from].gain // it is free
			}
		}
	}
}

func sortBy(list []int, rate func(int) float64) {
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(rate(b), rate(a)) })
}

// hopeful keeps the picks that can still beat the best with the items from
// next on.
func (s *search) hopeful(picks []pick, next int) (kept []pick) {
	for _, p := range picks {
		hours := s.ahead(s.byHour, next, s.limit.hours-p.hours, func(it *item) (size, gain float64) { return it.hours, it.byHour })
		cost := s.ahead(s.byCost, next, s.limit.cost-p.cost, func(it *item) (size, gain float64) { return it.cost, it.byCost })
		if p.reach = p.gain + min(hours, cost); p.reach > s.best.gain+slack {
			kept = append(kept, p)
		}
	}
	return kept
}

// ahead is what the items from next on can gain at most in the room that is
// left, were they free to be cut to fit and in need of nothing.
func (s *search) ahead(order []int, next int, left float64, of func(*item) (size, gain float64)) (sum float64) {
	for _, i := range order {
		switch size, gain := of(&s.items[i]); {
		case i < next:
		case size <= left:
			left, sum = left-size, sum+gain
		default:
			return sum + gain*max(0, left)/size
		}
	}
	return sum
}

package scoring

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Comparison says what changed between an older assessment and a newer one,
// both worked out with one catalogue.
type Comparison struct {
	Old, New Result // each on its own
	// Shared cells count on both sides. So that the two scores differ by
	// their answers alone, a cell weighs the same in both: the larger of its
	// two weights.
	SharedOld, SharedNew Score
	SharedCells          int

	Improved, Worsened []Change // shared cells that prove more, or less
	// FoundOut and LostTrack are shared cells that prove as much as before,
	// but are known now and were not, or the other way round.
	FoundOut, LostTrack []Change
	Added, Gone         []Change // cells that count on one side only
	Unchanged           int      // shared cells in none of these lists
	Why                 []string // reasons beside the answers for totals to differ
}

// A Change is one cell on both sides. Was and Is are the id of an option, an
// answer that every question takes, a state, Unanswered, or empty where there
// is no such cell.
type Change struct {
	questionnaire.CellID
	Control *catalogue.Control
	Was, Is string
	Points  float64 // of the shared score, 0 for a cell that is not shared
}

// Unanswered is how a cell stands that nobody answered.
const Unanswered = "unanswered"

// Same reports whether nothing changed that counts.
func (c *Comparison) Same() bool {
	return len(c.Improved)+len(c.Worsened)+len(c.FoundOut)+len(c.LostTrack)+len(c.Added)+len(c.Gone)+len(c.Why) == 0
}

// Compare works out what changed from one assessment to another. Changes keep
// the order of the cells; those that are gone come in the older one's order.
func Compare(c *catalogue.Catalogue, old, now *questionnaire.Assessment) Comparison {
	cmp := Comparison{Old: Assess(c, old), New: Assess(c, now)}
	p := pairUp(&cmp, old, now)
	for i := range cmp.New.Cells {
		is := &cmp.New.Cells[i]
		p.add(p.old[is.ID()], is)
	}
	for i := range cmp.Old.Cells {
		if was := &cmp.Old.Cells[i]; p.now[was.ID()] == nil {
			p.add(was, nil)
		}
	}
	cmp.points()
	cmp.Why = reasons(c, &cmp, old, now)
	return cmp
}

// A pairing brings the cells of two sides together.
type pairing struct {
	*Comparison
	old, now map[questionnaire.CellID]*Cell
}

// pairUp finds cells by their name. A service that stands for something else
// by now shares no cell with the one that had its key.
func pairUp(cmp *Comparison, old, now *questionnaire.Assessment) pairing {
	p := pairing{cmp, byCell(cmp.Old.Cells), byCell(cmp.New.Cells)}
	for id := range p.old {
		if before, after := old.Service(id.Service), now.Service(id.Service); before != nil && after != nil && before.ID != after.ID {
			delete(p.old, id)
			delete(p.now, id)
		}
	}
	return p
}

func byCell(cells []Cell) map[questionnaire.CellID]*Cell {
	m := make(map[questionnaire.CellID]*Cell, len(cells))
	for i := range cells {
		m[cells[i].ID()] = &cells[i]
	}
	return m
}

// add files one pair. Either side may be missing.
func (p *pairing) add(was, is *Cell) {
	before, after := was != nil && was.Weight > 0, is != nil && is.Weight > 0
	switch {
	case before && after:
		p.share(was, is)
	case after:
		p.Added = append(p.Added, change(was, is))
	case before:
		p.Gone = append(p.Gone, change(was, is))
	}
}

// share files a cell that counts on both sides.
func (p *pairing) share(was, is *Cell) {
	a, b := *was, *is
	a.Weight = max(was.Weight, is.Weight)
	b.Weight = a.Weight
	p.SharedOld.Add(&a)
	p.SharedNew.Add(&b)
	p.SharedCells++
	ch := change(was, is)
	gain := b.proves() - a.proves()
	ch.Points = gain * a.Weight // a share of the total once that is known
	switch {
	case gain > slack:
		p.Improved = append(p.Improved, ch)
	case gain < -slack:
		p.Worsened = append(p.Worsened, ch)
	case is.Known && !was.Known:
		p.FoundOut = append(p.FoundOut, ch)
	case was.Known && !is.Known:
		p.LostTrack = append(p.LostTrack, ch)
	default:
		p.Unchanged++
	}
}

// proves is what a cell adds to proven, for one of its weight.
func (c *Cell) proves() float64 {
	return c.Value
}

// points turns the weights of shared changes into points of the shared score.
func (c *Comparison) points() {
	for _, list := range [][]Change{c.Improved, c.Worsened} {
		for i := range list {
			list[i].Points *= 100 / c.SharedNew.Total
		}
	}
}

func change(was, is *Cell) Change {
	either := is
	if is == nil {
		either = was
	}
	return Change{CellID: either.ID(), Control: either.Control, Was: stands(was), Is: stands(is)}
}

// stands is how a cell stands in one word.
func stands(c *Cell) string {
	switch {
	case c == nil:
		return ""
	case c.State != questionnaire.Asked:
		return string(c.State)
	case c.Answer.Option == "" || (!c.Known && c.Answer.Option != questionnaire.NotSure):
		return Unanswered // also where the option is gone
	}
	return c.Answer.Option
}

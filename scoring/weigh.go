package scoring

import "yourpart/questionnaire"

// A weigher gives cells their weights. A control counts once, however many
// services it is asked for: with F the largest factor among them it weighs
// Control.Weight × F, which is split over the services by their factors.
// Services that are alike share the part of the one that has the largest factor,
// so that a second one with the same answers changes nothing.
type weigher struct {
	alike []likes // by Cell.Like, of the group at hand; all blank between groups
}

// likes are the cells of one control for services that are alike.
type likes struct{ sum, most float64 } // of their factors

// weigh works out what the cells of one control earn and weigh.
func (w *weigher) weigh(cells []Cell, from []questionnaire.Cell) {
	most, sum := 0.0, 0.0
	for i := range cells {
		c := &cells[i]
		c.earn(&from[i])
		if c.Weight = 0; c.State.Scored() {
			l := w.like(c)
			l.sum, l.most = l.sum+c.Factor, max(l.most, c.Factor)
			most = max(most, c.Factor)
		}
	}
	for i := range cells {
		if c := &cells[i]; c.State.Scored() {
			l := w.like(c)
			c.Weight = l.most * c.Factor / l.sum
			sum += c.Weight
		}
	}
	for i := range cells {
		if c := &cells[i]; c.State.Scored() {
			*w.like(c) = likes{}
			c.Share = c.Weight / sum
			c.Weight = float64(c.Control.Weight) * most * c.Share
		}
	}
}

// earn takes over a cell and works out what it earns.
func (c *Cell) earn(from *questionnaire.Cell) {
	c.Cell = from
	_, c.Known = c.Credit()
	c.Value, c.Most = c.Between()
}

// like is what there is of the kind of a cell.
func (w *weigher) like(c *Cell) *likes {
	at := c.Like + 1 // the organisation's is AtFirm
	for at >= len(w.alike) {
		w.alike = append(w.alike, likes{})
	}
	return &w.alike[at]
}

// weighAll weighs all cells of an assessment, or of some whole families.
func weighAll(from []questionnaire.Cell) []Cell {
	out, w, at := make([]Cell, len(from)), weigher{}, 0
	for group := range questionnaire.ByControl(from) {
		w.weigh(out[at:at+len(group)], group)
		at += len(group)
	}
	return out
}

// alone is the cell as its own service's score counts it: a control weighs the
// same whatever else is in the stack.
func (c *Cell) alone() *Cell {
	own := *c
	own.Weight = float64(c.Control.Weight) * c.Factor
	return &own
}

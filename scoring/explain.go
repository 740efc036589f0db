package scoring

// A Part is what one cell that counts gives to the total. Share, of its Cell, says
// how much of its control it is.
type Part struct {
	*Cell
	Points float64 // of the 100, earned
	Of     float64 // of the 100, when it is fully in place
}

// Explain takes the total apart: a part for each cell that counts. Points sum
// to proven, and Of to 100.
func (r *Result) Explain() []Part {
	parts := []Part{}
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Weight == 0 {
			continue
		}
		s := Part{Cell: c, Of: 100 * c.Weight / r.Total.Total}
		s.Points = s.Of * c.Value
		parts = append(parts, s)
	}
	return parts
}

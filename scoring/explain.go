package scoring

// A Share is what one cell that counts gives to the total.
type Share struct {
	*Cell
	Points float64 // of the 100, earned
	Of     float64 // of the 100, when it is fully in place
}

// Explain takes the total apart: a share for each cell that counts. Points sum
// to proven, and Of to 100.
func (r *Result) Explain() []Share {
	shares := []Share{}
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Weight == 0 {
			continue
		}
		s := Share{Cell: c, Of: 100 * c.Weight / r.Total.Total}
		s.Points = s.Of * c.Value
		shares = append(shares, s)
	}
	return shares
}

package doc

// A Piece is a row of a table, or a line that heads the rows below it.
type Piece struct {
	Height float64
	Rows   int    // that one counts; none for a line that heads others
	Again  string // what is told where a page begins with it
	Draw   func()
	least  float64 // above 0 for one so tall that it turns pages itself: what of it stands together
}

// A Flow gathers the rows of a table before any is drawn, so that a page is
// turned where few rows are never left alone.
type Flow struct {
	D      *Doc
	Turn   func(again string) // begins a page with what heads the columns
	pieces []Piece
	fresh  bool // nothing stands on this page but what heads it
}

// Headed is a flow whose head is drawn again on every page, for the eye only.
func (d *Doc) Headed(head func()) *Flow {
	under := d.under
	return &Flow{D: d, Turn: func(string) {
		d.GoesOn(under)
		d.In(Artifact, head)
	}}
}

// Add puts a piece after those that wait to be drawn.
func (f *Flow) Add(p Piece) { f.pieces = append(f.pieces, p) }

// Fewer rows than these, and lower than that, look lost at the head of a page.
const (
	LeastRows   = 3
	leastHeight = 110.0
)

// End draws the rows.
func (f *Flow) End() {
	for all := f.groups(); len(all) > 0; {
		n, turn := f.fitting(all)
		for _, g := range all[:n] {
			g.Draw()
		}
		f.fresh = f.fresh && n == 0
		if all = all[n:]; turn {
			f.Turn(all[0].Again)
			f.fresh = true
		}
	}
}

// Height is that of all rows.
func (f *Flow) Height() (sum float64) {
	for _, p := range f.pieces {
		sum += p.Height
	}
	return sum
}

// Opening is how high the rows are that should stand together with what heads
// them: all of few.
func (f *Flow) Opening() float64 {
	rows, height := 0, 0.0
	for _, g := range f.groups() {
		if rows >= LeastRows+2 || height >= leastHeight {
			break
		}
		rows, height = rows+g.Rows, height+g.needs()
	}
	return height
}

// groups joins each line that heads rows with the first of them.
func (f *Flow) groups() []Piece {
	var out []Piece
	var heads []Piece
	for _, p := range f.pieces {
		if p.Rows == 0 {
			heads = append(heads, p)
			continue
		}
		out = append(out, joinedPieces(append(heads, p)))
		heads = nil
	}
	if len(heads) > 0 {
		out = append(out, joinedPieces(heads))
	}
	return out
}

// joinedPieces is pieces that stand together as one.
func joinedPieces(all []Piece) Piece {
	if len(all) == 1 {
		return all[0]
	}
	last := all[len(all)-1]
	out := Piece{Again: all[0].Again, Rows: last.Rows, least: last.least, Draw: func() {
		for _, p := range all {
			p.Draw()
		}
	}}
	for i, p := range all {
		out.Height += p.Height
		if out.least > 0 && i < len(all)-1 {
			out.least += p.Height
		}
	}
	return out
}

// fitting is how many groups go on this page, and whether it must be turned
// after them. One goes on any page that has none yet.
func (f *Flow) fitting(all []Piece) (n int, turn bool) {
	room, used := f.D.Room(), 0.0
	for n < len(all) && used+all[n].needs() <= room {
		if used += all[n].Height; all[n].least > 0 { // turns pages itself
			return n + 1, false
		}
		n++
	}
	switch {
	case n == len(all):
		return n, false
	case n == 0 && f.fresh:
		return 1, false
	}
	return f.pulled(all, n), true
}

// needs is how much of it must go on one page.
func (p Piece) needs() float64 {
	if p.least > 0 {
		return min(p.least, p.Height)
	}
	return p.Height
}

// pulled takes rows from the end of a page to the next one, where too few would
// stand alone there otherwise. It never leaves fewer than it takes.
func (f *Flow) pulled(all []Piece, n int) int {
	after, height := 0, 0.0
	for _, g := range all[n:] {
		after, height = after+g.Rows, height+g.Height
	}
	before := 0
	for _, g := range all[:n] {
		before += g.Rows
	}
	for most := f.D.Bottom() / 4; n > 1 && after < LeastRows && height < leastHeight; n-- {
		g := all[n-1]
		if before-g.Rows < after+g.Rows || height+g.Height > most {
			break
		}
		before, after, height = before-g.Rows, after+g.Rows, height+g.Height
	}
	return n
}

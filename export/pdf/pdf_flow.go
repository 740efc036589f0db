package pdf

// A piece is a row of a table, or a line that heads the rows below it.
type piece struct {
	height float64
	rows   int    // that one counts; none for a line that heads others
	again  string // what is told where a page begins with it
	draw   func()
	least  float64 // above 0 for one so tall that it turns pages itself: what of it stands together
}

// A flow gathers the rows of a table before any is drawn, so that a page is
// turned where few rows are never left alone.
type flow struct {
	d      *Doc
	turn   func(again string) // begins a page with what heads the columns
	pieces []piece
	fresh  bool // nothing stands on this page but what heads it
}

// headed is a flow whose head is drawn again on every page, for the eye only.
func (d *Doc) headed(head func()) *flow {
	return &flow{d: d, turn: func(string) {
		d.newPage()
		d.in(artifact, head)
	}}
}

func (f *flow) add(p piece) { f.pieces = append(f.pieces, p) }

// Fewer rows than these, and lower than that, look lost at the head of a page.
const (
	leastRows   = 3
	leastHeight = 110.0
)

// end draws the rows.
func (f *flow) end() {
	for all := f.groups(); len(all) > 0; {
		n, turn := f.fitting(all)
		for _, g := range all[:n] {
			g.draw()
		}
		f.fresh = f.fresh && n == 0
		if all = all[n:]; turn {
			f.turn(all[0].again)
			f.fresh = true
		}
	}
}

// height is that of all rows.
func (f *flow) height() (sum float64) {
	for _, p := range f.pieces {
		sum += p.height
	}
	return sum
}

// opening is how high the rows are that should stand together with what heads
// them: all of few.
func (f *flow) opening() float64 {
	rows, height := 0, 0.0
	for _, g := range f.groups() {
		if rows >= leastRows+2 || height >= leastHeight {
			break
		}
		rows, height = rows+g.rows, height+g.needs()
	}
	return height
}

// groups joins each line that heads rows with the first of them.
func (f *flow) groups() []piece {
	var out []piece
	var heads []piece
	for _, p := range f.pieces {
		if p.rows == 0 {
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
func joinedPieces(all []piece) piece {
	if len(all) == 1 {
		return all[0]
	}
	last := all[len(all)-1]
	out := piece{again: all[0].again, rows: last.rows, least: last.least, draw: func() {
		for _, p := range all {
			p.draw()
		}
	}}
	for i, p := range all {
		out.height += p.height
		if out.least > 0 && i < len(all)-1 {
			out.least += p.height
		}
	}
	return out
}

// fitting is how many groups go on this page, and whether it must be turned
// after them. One goes on any page that has none yet.
func (f *flow) fitting(all []piece) (n int, turn bool) {
	room, used := f.d.room(), 0.0
	for n < len(all) && used+all[n].needs() <= room {
		if used += all[n].height; all[n].least > 0 { // turns pages itself
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
func (p piece) needs() float64 {
	if p.least > 0 {
		return min(p.least, p.height)
	}
	return p.height
}

// pulled takes rows from the end of a page to the next one, where too few would
// stand alone there otherwise. It never leaves fewer than it takes.
func (f *flow) pulled(all []piece, n int) int {
	after, height := 0, 0.0
	for _, g := range all[n:] {
		after, height = after+g.rows, height+g.height
	}
	before := 0
	for _, g := range all[:n] {
		before += g.rows
	}
	for most := f.d.bottom() / 4; n > 1 && after < leastRows && height < leastHeight; n-- {
		g := all[n-1]
		if before-g.rows < after+g.rows || height+g.height > most {
			break
		}
		before, after, height = before-g.rows, after+g.rows, height+g.height
	}
	return n
}

package screens

import "yourpart/ui/workshop/room"

// A shelf keeps answers in memory.
type shelf struct {
	rows  []room.Row
	fails error
}

func (f *shelf) Apply(c room.Change) error {
	for i := range f.rows {
		r := &f.rows[i]
		switch {
		case r.Key != c.Row:
		case c.Kind == room.Answer:
			said := map[string]room.Said{}
			for who, s := range r.Said {
				said[who] = s
			}
			said[c.Who] = room.Said{Option: c.Option, Note: c.Note}
			r.Said, r.Counts, r.Disputed = said, c.Option, false
			for _, s := range said {
				if s.Option != c.Option {
					r.Counts, r.Disputed = "", true
				}
			}
		case c.Kind == room.Settle:
			r.Settled, r.Counts, r.Disputed = c.Option, c.Option, false
		case c.Kind == room.Park:
			r.Parked = append(r.Parked[:len(r.Parked):len(r.Parked)], c.Note)
		}
	}
	return nil
}
func (f *shelf) Sync() error       { return f.fails }
func (f *shelf) Rows() []room.Row  { return append([]room.Row{}, f.rows...) }
func (f *shelf) Idle() bool        { return false }
func (f *shelf) Place() room.Place { return room.Place{} }
func (f *shelf) Plan() (p room.Plan) {
	p.Score, p.Sum = "55 of 100 in place.", "2 actions, 3 hours of work until 3 Sep 2026"
	p.Steps = []room.Step{{Title: "Second step for everyone", Of: "Dropbox", Due: "3 Sep 2026", Owner: "Anna"}}
	return p
}

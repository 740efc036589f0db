package room

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// idleAfter is how long after changes the keeper may tidy up, and how often it may try again.
const idleAfter = 300 * time.Millisecond

// run makes one change after another. What has been asked for meanwhile is taken over
// together, so that the disk is waited for once.
func (r *Room) run() {
	defer close(r.done)
	idle := time.NewTimer(idleAfter)
	defer idle.Stop()
	for {
		select {
		case first := <-r.queue:
			r.take(first)
			idle.Reset(idleAfter)
		case <-idle.C:
			if r.State().Trouble != "" {
				r.take(asked{Change: Change{Kind: retry}, done: make(chan error, 1)})
			}
			if r.keep.Idle() || r.State().Trouble != "" {
				idle.Reset(idleAfter)
			}
		case <-r.ended:
			for {
				select {
				case last := <-r.queue:
					r.take(last)
				default:
					return
				}
			}
		}
	}
}

// take takes over a change and all that wait behind it, has them kept, and only then shows
// them.
func (r *Room) take(first asked) {
	const most = 500
	batch := []asked{first}
	for len(batch) < most {
		select {
		case next := <-r.queue:
			batch = append(batch, next)
			continue
		default:
		}
		break
	}
	old := r.State()
	s, refused, said := old.with(), make([]error, len(batch)), false
	for i, c := range batch {
		refused[i] = r.apply(s, c.Change)
		said = said || refused[i] == nil && c.kept()
	}
	var lost error
	if said || old.Trouble != "" {
		lost = r.keep.Sync()
	}
	if s.Seq++; lost != nil {
		s.Trouble, s.Given, s.Agreed = lost.Error(), old.Given, old.Agreed
	} else {
		if s.Trouble = ""; said || old.Trouble != "" {
			r.rows(s)
		}
		r.open(s, batch)
		r.shown(s)
	}
	r.state.Store(s)
	r.ring()
	for i, c := range batch {
		if refused[i] == nil && c.kept() && lost != nil {
			refused[i] = fmt.Errorf("not saved yet: %w", lost)
		}
		c.done <- refused[i]
	}
}

// kept reports whether a change is to be on the disk before it is seen.
func (c Change) kept() bool { return c.Kind != joined && c.Kind != left && c.Kind != retry }

// apply takes one change over. The error says why that cannot be.
func (r *Room) apply(s *State, c Change) error {
	switch c.Kind {
	case joined:
		s.Here[c.Who], s.Came = true, s.Came || s.person(c.Who)
		return nil
	case left:
		delete(s.Here, c.Who)
		return nil
	case retry:
		return nil
	case Forms:
		return r.keep.Apply(c)
	case Lead, SetAhead:
		s.Ahead = c.Kind == SetAhead
		return r.keep.Apply(c)
	case Agree:
		if err := r.keep.Apply(c); err != nil {
			return err
		}
		s.Agreed = "The plan is agreed."
		return nil
	}
	row := s.Row(c.Row)
	if row == nil {
		return errors.New("this question is not asked any more")
	}
	switch {
	case c.Kind == Answer && !s.person(c.Who):
		return errors.New("only participants answer; settle it instead")
	case (c.Kind == Answer || c.Kind == Settle && c.Option != "") && !slices.ContainsFunc(row.Options, func(o Option) bool { return o.ID == c.Option }):
		return fmt.Errorf("%q is no answer to this question", c.Option)
	}
	if err := r.keep.Apply(c); err != nil {
		return err
	}
	switch c.Kind {
	case Answer:
		s.Given++
	case Move:
		s.At, s.Since = s.index(c.Row), r.now()
		s.Moved++
	case Reveal, Settle:
		r.revealed[c.Row] = true
	}
	return nil
}

// rows takes over the rows as they are now. An answer may bring up other questions, so the
// room stays at the one where it was.
func (r *Room) rows(s *State) {
	at := ""
	if s.At < len(s.Rows) {
		at = s.Rows[s.At].Key
	}
	control := ""
	if was := s.Row(at); was != nil {
		control = was.Control
	}
	s.Rows, s.Plan = r.keep.Rows(), r.keep.Plan()
	if i := s.index(at); i >= 0 {
		s.At = i
		return
	}
	s.At = min(max(slices.IndexFunc(s.Rows, func(row Row) bool { return row.Control == control }), 0), max(len(s.Rows)-1, 0))
}

// open opens what everybody who is in has answered. Somebody who leaves opens nothing, and
// neither does one person alone: whoever comes later is not to be led by what stands there.
func (r *Room) open(s *State, batch []asked) {
	for _, c := range batch {
		if c.Kind != Answer || r.revealed[c.Row] {
			continue
		}
		row := s.Row(c.Row)
		if row == nil || len(s.Missing(row)) > 0 {
			continue
		}
		if len(row.Said) > 1 || len(s.People) == 1 {
			r.revealed[c.Row] = true
		}
	}
}

// shown marks the rows that everybody may see.
func (r *Room) shown(s *State) {
	rows := slices.Clone(s.Rows)
	for i := range rows {
		rows[i].Revealed = r.revealed[rows[i].Key] || rows[i].Settled != ""
	}
	s.Rows = rows
}

// ring tells all who listen.
func (r *Room) ring() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for bell := range r.bells {
		select {
		case bell <- struct{}{}:
		default: // it has not been heard yet
		}
	}
}

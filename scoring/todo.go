package scoring

import (
	"math"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// stackOf is what the services of an assessment are, as far as what is left to do goes
// by them.
func stackOf(c *catalogue.Catalogue, a *questionnaire.Assessment) []catalogue.InUse {
	stack := make([]catalogue.InUse, len(a.Services))
	for i := range a.Services {
		if def, ok := c.Service(a.Services[i].ID); ok {
			stack[i] = catalogue.InUse{ID: def.ID, Category: def.Category}
		}
	}
	return stack
}

// Todo is what is left to do about a cell that falls short, from the answer it has. It
// is nil where that is all of the remediation: where the catalogue says nothing else of
// the option, and where an earlier answer rules the question out.
func (r *Result) Todo(c *Cell) *catalogue.Todo {
	if c.State != questionnaire.Asked || !c.Gap() {
		return nil
	}
	return c.Control.TodoOf(c.Answer.Option, r.stack)
}

// Todo is what is left to do in all of the action's services. It is nil where that is
// all of the remediation, and where it is not the same in all of them; see Mixed.
func (a *Action) Todo() *catalogue.Todo {
	if len(a.Todos) == 0 || a.Mixed() {
		return nil
	}
	return a.Todos[0]
}

// Mixed reports whether there is more left to do in some of the action's services than
// in others.
func (a *Action) Mixed() bool {
	for _, t := range a.Todos {
		if !t.Same(a.Todos[0]) {
			return true
		}
	}
	return false
}

// TodoIn is what is left to do in the nth of the action's services, or for the whole
// business; nil is all of the remediation.
func (a *Action) TodoIn(n int) *catalogue.Todo {
	if n >= len(a.Todos) {
		return nil
	}
	return a.Todos[n]
}

// todos are what is left to do about some gaps; nil where that is all of the remediation
// for each.
func (r *Result) todos(gaps []*Cell) (list []*catalogue.Todo) {
	for i, c := range gaps {
		t := r.Todo(c)
		if t != nil && list == nil {
			list = make([]*catalogue.Todo, len(gaps))
		}
		if list != nil {
			list[i] = t
		}
	}
	return list
}

// An effort adds up the hours of one control's gaps: those of a first service for one
// of them, the one for which that makes the most, and those of a further service for
// each other. So a better answer to any of them never makes it more. The zero effort is
// of no gap.
type effort struct {
	n     int
	like  catalogue.Hours // of each, where they are all alike
	mixed bool
	each  float64 // of all, as further services
	over  float64 // what the first service takes beyond that
	free  bool    // none of them costs anything beside the hours
}

// add takes in a gap from which there is so much left to do.
func (e *effort) add(k *catalogue.Control, t *catalogue.Todo) {
	h := k.HoursOf(t)
	free := t != nil && t.NoCost
	if e.n == 0 {
		e.like, e.free = h, true
	}
	e.n++
	e.mixed, e.free = e.mixed || h != e.like, e.free && free
	e.each += h.Each
	e.over = max(e.over, h.First-h.Each)
}

// hours is what all of them take together.
func (e *effort) hours() float64 {
	if e.n == 0 {
		return 0
	}
	if e.mixed {
		return whole(e.each + e.over)
	}
	return e.like.First + float64(e.n-1)*e.like.Each
}

// part is what one of them takes as the nth part, from 0.
func (e *effort) part(h catalogue.Hours, n int) float64 {
	switch {
	case n > 0:
		return h.Each
	case e.mixed:
		return whole(h.Each + e.over)
	}
	return h.First
}

// splits reports whether the work is not all in the first service.
func (e *effort) splits() bool { return e.n > 1 && e.each > 0 }

// whole takes off what floats add to a number of hours.
func whole(hours float64) float64 { return math.Round(hours*1e6) / 1e6 }

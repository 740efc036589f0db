package ui

import "time"

// A pace measures how long the person takes for a question.
type pace struct {
	since   time.Time
	spent   time.Duration
	counted int
}

// usualPace is taken until the person's own is known.
const usualPace = 25 * time.Second

func (p *pace) start(now time.Time) { p.since = now }

// step notes that a question was left. Long breaks count as two minutes, and
// a clock that goes back as no time.
func (p *pace) step(now time.Time, answered bool) {
	if answered {
		p.spent += min(max(now.Sub(p.since), 0), 2*time.Minute)
		p.counted++
	}
	p.since = now
}

// left is the time for n more questions.
func (p *pace) left(n int) time.Duration {
	each := usualPace
	if p.counted >= 3 {
		each = p.spent / time.Duration(p.counted)
	}
	return each * time.Duration(n)
}

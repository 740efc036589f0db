package ui

import "time"

// A pace measures how long the person takes for questions, against what is
// usual.
type pace struct {
	since   time.Time
	spent   time.Duration
	usual   time.Duration // for the questions counted
	counted int
}

// How long people usually take for a question: reading it with the answer for
// the first row, and each further row.
const (
	usualFirst   = 24 * time.Second
	usualFurther = 4 * time.Second
)

// usual is how long a question usually takes.
func (q question) usual() time.Duration {
	return usualFirst + time.Duration(max(q.rows()-1, 0))*usualFurther
}

// usualFor is how long questions usually take.
func usualFor(list []question) (all time.Duration) {
	for _, q := range list {
		all += q.usual()
	}
	return all
}

func (p *pace) start(now time.Time) { p.since = now }

// step notes that a question was left, and how long it usually takes. Breaks
// count as five times that at most, and a clock that goes back as no time.
func (p *pace) step(now time.Time, answered bool, usual time.Duration) {
	if answered {
		p.spent += min(max(now.Sub(p.since), 0), 5*usual)
		p.usual += usual
		p.counted++
	}
	p.since = now
}

// left is the time for what usually takes so long, at the person's own pace
// once that is known.
func (p *pace) left(usual time.Duration) time.Duration {
	if p.counted < 3 {
		return usual
	}
	return time.Duration(float64(usual) * float64(p.spent) / float64(p.usual)).Round(time.Second)
}

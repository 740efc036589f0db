package interview

import "time"

// A Pace measures how long the person takes for questions, against what is
// usual.
type Pace struct {
	since   time.Time
	spent   time.Duration
	usual   time.Duration // for the questions counted
	counted int
}

// How long people usually take for a page: reading it with the answer for the first
// row, each further control on it, and each further row of a control.
const (
	UsualFirst   = 24 * time.Second
	UsualControl = 16 * time.Second
	UsualFurther = 4 * time.Second
)

// Usual is how long a page usually takes.
func (p Page) Usual() (all time.Duration) {
	for i, q := range p.Questions {
		first := UsualFirst
		if i > 0 {
			first = UsualControl
		}
		all += first + time.Duration(max(q.Rows()-1, 0))*UsualFurther
	}
	return all
}

// usualFor is how long pages usually take.
func usualFor(list []Page) (all time.Duration) {
	for _, p := range list {
		all += p.Usual()
	}
	return all
}

// Start notes when a question was shown.
func (p *Pace) Start(now time.Time) { p.since = now }

// Step notes that a question was left, and how long it usually takes. Breaks
// count as five times that at most, and a clock that goes back as no time.
func (p *Pace) Step(now time.Time, answered bool, usual time.Duration) {
	if answered {
		p.spent += min(max(now.Sub(p.since), 0), 5*usual)
		p.usual += usual
		p.counted++
	}
	p.since = now
}

// Left is the time for what usually takes so long, at the person's own pace
// once that is known.
func (p *Pace) Left(usual time.Duration) time.Duration {
	if p.counted < 3 {
		return usual
	}
	return time.Duration(float64(usual) * float64(p.spent) / float64(p.usual)).Round(time.Second)
}

// Package scoring turns an assessment into scores, findings and a plan. It is
// pure: it never reads the clock, the disk or the environment.
package scoring

import (
	"math"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Score sums weights. The zero Score is "no result".
type Score struct {
	Earned  float64 // Σ weight × credit over known cells, and × the least credit said over disputed ones
	Unknown float64 // Σ weight over cells not known, as far as they may still be earned
	Total   float64 // Σ weight over all cells that count
	// Narrowed is Σ weight over disputed cells, as far as every word about them comes
	// to the same. It is neither known nor open.
	Narrowed float64
}

// Add counts one cell.
func (s *Score) Add(c *Cell) {
	s.Total += c.Weight
	s.Earned += c.Weight * c.Value
	if !c.Known {
		s.Unknown += c.Weight * (c.Most - c.Value)
		s.Narrowed += c.Weight * (1 - (c.Most - c.Value))
	}
}

// None tells that nothing counted, so there is no result.
func (s Score) None() bool { return s.Total == 0 }

// Settled reports whether nothing is left that is not known, but for how sums are
// rounded.
func (s Score) Settled() bool { return s.Unknown <= slack*s.Total }

// Whole is proven and possible as the whole percents that people read: the same where
// nothing is left to be known.
func (s Score) Whole() (low, high int) {
	if low = Down(s.Proven()); s.Settled() {
		return low, low
	}
	return low, Up(s.Possible())
}

// Proven is the headline in percent, 0 to 100: what is not known counts as
// nothing. It is meaningless when None.
func (s Score) Proven() float64 { return percent(s.Earned, s.Total) }

// Possible is Proven with all that is not known taken as fully in place.
func (s Score) Possible() float64 { return percent(s.Earned+s.Unknown, s.Total) }

// Coverage is the share of the weight that is known, in percent.
func (s Score) Coverage() float64 { return percent(s.Known(), s.Total) }

// Known is the weight of all cells that are known.
func (s Score) Known() float64 { return s.Total - s.Unknown - s.Narrowed }

func percent(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return min(100, max(0, 100*part/whole))
}

// slack keeps sums that are whole but for rounding on their whole number.
const slack = 1e-9

// Down and Up are whole percents as people see them: proven and coverage are
// rounded down, possible up, so that no number promises too much.
func Down(p float64) int { return int(math.Floor(p + slack)) }

// Up rounds to the next whole percent.
func Up(p float64) int { return int(math.Ceil(p - slack)) }

// A Band puts a proven score in a word. The empty Band is "not known enough".
type Band string

// The bands.
const (
	Critical Band = "critical"
	AtRisk   Band = "at-risk"
	Fair     Band = "fair"
	Good     Band = "good"
)

// Bounds of the bands on proven, and the coverage below which there is none.
const (
	AtRiskFrom  = 40
	FairFrom    = 60
	GoodFrom    = 80
	MinCoverage = 60
	// GateFactor is the factor from which a failed must-have caps the band.
	GateFactor = 1.5
)

// String is the band as people read it.
func (b Band) String() string {
	switch b {
	case Critical:
		return "critical"
	case AtRisk:
		return "at risk"
	case Fair:
		return "fair"
	case Good:
		return "good"
	}
	return "not enough known yet"
}

// Band is the word for the score alone, before any cap.
func (s Score) Band() Band {
	p := Down(s.Proven())
	switch {
	case s.None() || s.Coverage()+slack < MinCoverage:
		return ""
	case p < AtRiskFrom:
		return Critical
	case p < FairFrom:
		return AtRisk
	case p < GoodFrom:
		return Fair
	}
	return Good
}

// A Cell is a cell of the assessment with what it earns and weighs.
type Cell struct {
	*questionnaire.Cell
	Value  float64 // credit where Known, else the least it may be
	Most   float64 // the most it may be
	Known  bool
	Weight float64 // 0 where the cell does not count
	// Share is its part of its control, 0 to 1: those of one control sum to 1.
	Share float64
}

// best is what the cell earns once it is fixed or found out.
func (c *Cell) best() float64 {
	if c.Known {
		return 1
	}
	return c.Most
}

// Gap reports whether the cell counts and is known to fall short.
func (c *Cell) Gap() bool { return c.Weight > 0 && c.Known && c.Value < 1 }

// Unclear reports whether the cell counts and nobody knows how it stands.
func (c *Cell) Unclear() bool { return c.Weight > 0 && !c.Known }

// Gate reports whether the cell is a must-have that falls short of what is
// enough, or may, where it matters enough to cap the band.
func (c *Cell) Gate() bool {
	return c.Control.MustHave && c.State.Scored() && c.Factor+slack >= GateFactor &&
		(!c.Known || c.Value == 0 || c.Value < c.Control.Enough-slack)
}

// A Result is everything a set of answers comes to.
type Result struct {
	Total    Score
	Band     Band // after the cap
	Uncapped Band // what the score alone would give
	// CappedBy are the must-haves that hold the band at "at risk" at most,
	// whether or not the score alone would be above it.
	CappedBy []questionnaire.CellID
	Services []ServiceScore // in stack order
	Topics   []TopicScore   // in catalogue order, those with cells only
	Cells    []Cell         // in the order of questionnaire.Cells

	catalogue *catalogue.Catalogue
	cells     []questionnaire.Cell // what Cells points into
	exposure  []float64            // to each scenario of the catalogue
	stack     []catalogue.InUse    // for what is left to do
}

// A ServiceScore is the score of one service's cells.
type ServiceScore struct {
	Key string
	Score
}

// A TopicScore is the score of one topic's cells.
type TopicScore struct {
	Topic catalogue.Topic
	Score
}

// Assess scores every cell of an assessment, whether it was asked or settled
// by an earlier answer, so that a better answer can never lower the score.
func Assess(c *catalogue.Catalogue, a *questionnaire.Assessment) Result {
	services := make([]ServiceScore, len(a.Services))
	for i, s := range a.Services {
		services[i].Key = s.Key
	}
	r := score(c, services, questionnaire.Cells(c, a))
	r.exposure, r.stack = exposures(c, a), stackOf(c, a)
	return r
}

// score sums up the cells of an assessment. The services' scores are empty.
func score(c *catalogue.Catalogue, services []ServiceScore, cells []questionnaire.Cell) Result {
	r := Result{Cells: weighAll(cells), CappedBy: []questionnaire.CellID{}, Services: services, catalogue: c, cells: cells}
	for i := range cells {
		cell := &r.Cells[i]
		if cell.Weight == 0 {
			continue
		}
		r.Total.Add(cell)
		r.topic(cell.Control.Topic).Add(cell)
		if cell.At != questionnaire.AtFirm {
			r.Services[cell.At].Add(cell.alone())
		}
		if cell.Gate() {
			r.CappedBy = append(r.CappedBy, cell.ID())
		}
	}
	r.Uncapped = r.Total.Band()
	r.Band = r.Uncapped
	if len(r.CappedBy) > 0 && (r.Band == Fair || r.Band == Good) {
		r.Band = AtRisk
	}
	return r
}

// topic returns the score of a topic, new where it is the first of its cells.
// Cells come topic by topic, so the last one is nearly always right.
func (r *Result) topic(id string) *Score {
	for i := len(r.Topics) - 1; i >= 0; i-- {
		if r.Topics[i].Topic.ID == id {
			return &r.Topics[i].Score
		}
	}
	t, _ := r.catalogue.Topic(id)
	r.Topics = append(r.Topics, TopicScore{Topic: t})
	return &r.Topics[len(r.Topics)-1].Score
}

// Capped reports whether the cap changed the band.
func (r *Result) Capped() bool { return r.Band != r.Uncapped }

// Weakest is the service with the lowest proven score among those with cells;
// of equals the one named first. It is nil where there is none.
func (r *Result) Weakest() *ServiceScore {
	var w *ServiceScore
	for i := range r.Services {
		s := &r.Services[i]
		if !s.None() && (w == nil || s.Proven() < w.Proven()-slack) {
			w = s
		}
	}
	return w
}

// Backed is how much of what is in place rests on evidence: Σ w·v over the cells that are
// asked, known and name evidence for the option they have, divided by Σ w·v over all cells,
// where w and v are the weight and the credit of the score. It is from 0 to 1, and 0 where
// nothing is in place. What is settled by an earlier answer has no evidence of its own.
func (r *Result) Backed() float64 {
	if r.Total.Earned <= 0 {
		return 0
	}
	backed := 0.0
	for i := range r.Cells {
		if c := &r.Cells[i]; c.Evidenced() {
			backed += c.Weight * c.Value
		}
	}
	return min(1, backed/r.Total.Earned)
}

// Evidenced reports whether the cell counts and is known by an answer that names evidence.
func (c *Cell) Evidenced() bool {
	return c.State == questionnaire.Asked && c.Known && c.Weight > 0 && c.Answer.Evidenced()
}

package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// JSONFormat is the version of every JSON shape this program prints. Fields
// may be added within a version, never renamed.
const JSONFormat = 1

// A ResponsibilitiesJSON is what `responsibilities --json` prints.
type ResponsibilitiesJSON struct {
	Format    int    `json:"format"`
	Catalogue string `json:"catalogue"`
	questionnaire.Responsibilities
}

// A ScoreJSON is what `score --json` prints. Percentages are exact, 0 to 100,
// and null where there is no result.
type ScoreJSON struct {
	Format    int           `json:"format"`
	Catalogue string        `json:"catalogue"`
	Depth     string        `json:"depth"`
	Proven    *float64      `json:"proven" jsonschema:"nullable"`
	Possible  *float64      `json:"possible" jsonschema:"nullable"`
	Coverage  *float64      `json:"coverage" jsonschema:"nullable"`
	Band      *string       `json:"band" jsonschema:"nullable"`
	Uncapped  *string       `json:"band_uncapped" jsonschema:"nullable"`
	CappedBy  []cellRef     `json:"capped_by"`
	SetAside  asideListJSON `json:"set_aside"`
	Old       ageJSON       `json:"older_than_a_year"`
	// Scenarios are what may happen, the worst first.
	Scenarios []scenarioJSON `json:"scenarios"`
	Services  []partJSON     `json:"services"`
	Topics    []partJSON     `json:"topics"`
	Cells     []cellJSON     `json:"cells"`
	// Explain is there with --explain.
	Explain *explainJSON `json:"explain,omitempty"`
}

type cellRef struct {
	Control string `json:"control"`
	Service string `json:"service"`
}

type partJSON struct {
	Key      string   `json:"key,omitempty"`
	Topic    string   `json:"topic,omitempty"`
	Title    string   `json:"title,omitempty"`
	Name     string   `json:"name,omitempty"`
	Proven   *float64 `json:"proven" jsonschema:"nullable"`
	Possible *float64 `json:"possible" jsonschema:"nullable"`
	Coverage *float64 `json:"coverage" jsonschema:"nullable"`
	Weight   float64  `json:"weight"`
}

type cellJSON struct {
	Control string              `json:"control"`
	Service string              `json:"service"`
	State   questionnaire.State `json:"state"`
	Answer  *string             `json:"answer" jsonschema:"nullable"`
	Credit  *float64            `json:"credit" jsonschema:"nullable"`
	Weight  float64             `json:"weight"` // 0 where the cell does not count
	// Source is the key of the service that answers an inherited cell, the id of the
	// cell that settled one that is met or unmet, or the web address of what is known.
	Source string `json:"source,omitempty"`
	// Option is what the product has by itself where the cell is known, and Why the
	// sentence that says so.
	Option string `json:"option,omitempty"`
	Why    string `json:"why,omitempty"`
	// Together is true where the answer was given for several services at once, and
	// Rest where the cell is asked about together with others.
	Together bool `json:"together,omitempty"`
	Rest     bool `json:"rest,omitempty"`
	// Disputed is true where people say different things and nobody has settled it.
	Disputed  bool       `json:"disputed,omitempty"`
	Responses []WordJSON `json:"responses,omitempty"`
}

// A CatalogueJSON is what `catalogue --json` prints.
type CatalogueJSON struct {
	Format int `json:"format"`
	// Hazards counts the controls, and the guides that are hazardous, by hazard.
	Hazards map[catalogue.Hazard]hazardJSON `json:"hazards"`
	*catalogue.Catalogue
}

type hazardJSON struct {
	Controls int `json:"controls"`
	Guides   int `json:"guides"`
}

// CatalogueShape is a catalogue as JSON.
func CatalogueShape(c *catalogue.Catalogue) CatalogueJSON {
	counts := map[catalogue.Hazard]hazardJSON{}
	add := func(h catalogue.Hazard, controls, guides int) {
		n := counts[h]
		counts[h] = hazardJSON{n.Controls + controls, n.Guides + guides}
	}
	for i := range c.Controls {
		k := &c.Controls[i]
		h := k.Hazard
		if h == "" {
			h = catalogue.NoHazard
		}
		add(h, 1, 0)
	}
	for i := range c.Services {
		for j := range c.Services[i].Guides() {
			g := &c.Services[i].Guides()[j]
			if k, ok := c.Control(g.Control); ok {
				add(g.HazardOf(k), 0, 1)
			}
		}
	}
	whole := *c
	whole.Services = make([]catalogue.Service, len(c.Services))
	for i := range c.Services {
		whole.Services[i] = c.Services[i].Opened()
	}
	return CatalogueJSON{Format: JSONFormat, Hazards: counts, Catalogue: &whole}
}

// Responsibilities is the report's duties as JSON.
func (r *Report) Responsibilities() ResponsibilitiesJSON {
	return ResponsibilitiesJSON{JSONFormat, r.Catalogue.Version, r.Duties}
}

// Score is the report's result as JSON.
func (r *Report) Score() ScoreJSON {
	res := &r.Result
	s := ScoreJSON{Format: JSONFormat, Catalogue: r.Catalogue.Version, Depth: string(r.Assessment.Profile.Depth),
		Band: bandShape(res.Band), Uncapped: bandShape(res.Uncapped), CappedBy: []cellRef{}, Services: []partJSON{}, Topics: []partJSON{}, Cells: []cellJSON{}}
	s.SetAside, s.Old, s.Scenarios = r.asideList(), ageShape(r.Age()), r.scenarios()
	whole := partShape(res.Total)
	s.Proven, s.Possible, s.Coverage = whole.Proven, whole.Possible, whole.Coverage
	for _, id := range res.CappedBy {
		s.CappedBy = append(s.CappedBy, cellRef{id.Control, id.Service})
	}
	for _, p := range res.Services {
		j := partShape(p.Score)
		j.Key, j.Name = p.Key, r.ServiceName(p.Key)
		s.Services = append(s.Services, j)
	}
	for _, p := range res.Topics {
		j := partShape(p.Score)
		j.Topic, j.Title = p.Topic.ID, p.Topic.Title
		s.Topics = append(s.Topics, j)
	}
	for i := range res.Cells {
		j := cellShape(&res.Cells[i])
		if _, said := r.Assessment.Responses[res.Cells[i].ID()]; said {
			j.Responses = WordsJSON(r.Assessment.Words(res.Cells[i].ID()))
		}
		s.Cells = append(s.Cells, j)
	}
	return s
}

func partShape(s scoring.Score) partJSON {
	if s.None() {
		return partJSON{}
	}
	p, q, c := s.Proven(), s.Possible(), s.Coverage()
	return partJSON{Proven: &p, Possible: &q, Coverage: &c, Weight: s.Total}
}

func bandShape(b scoring.Band) *string {
	if b == "" {
		return nil
	}
	s := string(b)
	return &s
}

func cellShape(c *scoring.Cell) cellJSON {
	j := cellJSON{Control: c.Control.ID, Service: c.Service, State: c.State, Weight: c.Weight, Source: c.Source, Together: c.Answer.Together && c.Source == "", Rest: c.Rest, Disputed: c.Disputed()}
	switch c.State {
	case questionnaire.Met, questionnaire.Unmet:
		j.Source = c.By.String()
	case questionnaire.Known:
		j.Source, j.Option, j.Why = c.Fact.Source, c.Fact.AlwaysOn.Option, c.Fact.AlwaysOn.Why
	}
	if c.Answer.Option != "" {
		j.Answer = &c.Answer.Option
	}
	if c.Known {
		j.Credit = &c.Value
	}
	return j
}

// WriteJSON prints any of the shapes, indented. What could drive a terminal is
// escaped.
func WriteJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(text.EscapeHidden(b.Bytes()))
	return err
}

// explainJSON is the field that `score --explain --json` adds.
type explainJSON struct {
	Formula string  `json:"formula"`
	Earned  float64 `json:"earned"`
	Unknown float64 `json:"unknown"`
	Total   float64 `json:"total"`
	// Narrowed is the weight of disputed questions that is neither known nor open, as
	// every word about them comes to the same.
	Narrowed float64         `json:"narrowed,omitempty"`
	Cells    []explainedJSON `json:"cells"`
}

type explainedJSON struct {
	Control string   `json:"control"`
	Service string   `json:"service"`
	Weight  int      `json:"weight"` // of the control
	Factor  float64  `json:"factor"`
	Share   float64  `json:"share"` // of its control; those of one control sum to 1
	Credit  *float64 `json:"credit"`
	Points  float64  `json:"points"`
	Of      float64  `json:"of"`
}

// ExplainedScore is the result as JSON with each cell's share of the total.
func (r *Report) ExplainedScore() ScoreJSON {
	t := r.Result.Total
	e := &explainJSON{Formula: r.Formulas()[0], Earned: t.Earned, Unknown: t.Unknown, Total: t.Total, Narrowed: t.Narrowed, Cells: []explainedJSON{}}
	for _, s := range r.Result.Explain() {
		e.Cells = append(e.Cells, explainedJSON{s.Control.ID, s.Service, s.Control.Weight, s.Factor, s.Share, cellShape(s.Cell).Credit, s.Points, s.Of})
	}
	j := r.Score()
	j.Explain = e
	return j
}

// Formulas say how proven, possible and coverage come about, in numbers.
func (r *Report) Formulas() []string {
	t := r.Result.Total
	if t.None() {
		return []string{"Nothing counts, so there is no result."}
	}
	line := func(name, how string, part, exact float64, shown int) string {
		return fmt.Sprintf("%s = 100 × %s ÷ all = 100 × %.4g ÷ %.4g = %.2f, shown as %d.", name, how, part, t.Total, exact, shown)
	}
	return []string{
		line("Proven", "earned", t.Earned, t.Proven(), scoring.Down(t.Proven())),
		line("Possible", "(earned + not known)", t.Earned+t.Unknown, t.Possible(), scoring.Up(t.Possible())),
		line("Known", "(all − not known)", t.Known(), t.Coverage(), scoring.Down(t.Coverage())),
	}
}

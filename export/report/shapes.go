package report

import (
	"bytes"
	"encoding/json"
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
	Source  string              `json:"source,omitempty"`
	// Disputed is true where people say different things and nobody has settled it.
	Disputed  bool       `json:"disputed,omitempty"`
	Responses []WordJSON `json:"responses,omitempty"`
}

// A CatalogueJSON is what `catalogue --json` prints.
type CatalogueJSON struct {
	Format int `json:"format"`
	*catalogue.Catalogue
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
	j := cellJSON{Control: c.Control.ID, Service: c.Service, State: c.State, Weight: c.Weight, Source: c.Source, Disputed: c.Disputed()}
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

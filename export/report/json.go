package report

import (
	"encoding/json"
	"fmt"
	"io"

	"yourpart/questionnaire"
)

// A ReportJSON is the whole report, as the json format and the attachment of
// the PDF carry it.
type ReportJSON struct {
	Format           int                   `json:"format"`
	Kind             string                `json:"kind"` // "report"
	Catalogue        string                `json:"catalogue"`
	Date             string                `json:"date"`
	Redacted         bool                  `json:"redacted"`
	Business         businessJSON          `json:"business"`
	Summary          summaryJSON           `json:"summary"`
	Responsibilities ResponsibilitiesJSON  `json:"responsibilities"`
	Score            ScoreJSON             `json:"score"`
	Plan             PlanJSON              `json:"plan"`
	Answers          []answerJSON          `json:"answers"`
	Since            *CompareJSON          `json:"since" jsonschema:"nullable"`     // the last snapshot; null where there is none
	Readiness        *ReadinessJSON        `json:"readiness" jsonschema:"nullable"` // the goals; null where there is none
	Laws             lawsJSON              `json:"laws"`
	Evidence         []controlEvidenceJSON `json:"evidence"`
	Scans            []scanJSON            `json:"scans,omitempty"`
	ScanConflicts    []scanConflictJSON    `json:"scan_conflicts,omitempty"`
	Sources          []sourceJSON          `json:"sources"`
}

type businessJSON struct {
	Name       string   `json:"name"`
	Sector     string   `json:"sector,omitempty"`
	People     int      `json:"people,omitempty"`
	Countries  []string `json:"countries"`
	AnsweredBy string   `json:"answered_by,omitempty"`
	Consultant string   `json:"consultant,omitempty"`
}

// A summaryJSON says what people read first, in the words they read.
type summaryJSON struct {
	Range    string `json:"range"` // "41–62"
	Band     string `json:"band"`
	Status   string `json:"status"`
	Cap      string `json:"cap,omitempty"`
	SetAside string `json:"set_aside,omitempty"`
	Old      string `json:"older_than_a_year,omitempty"`
	Ask      string `json:"ask"`
	pageJSON
}

type answerJSON struct {
	Control  string              `json:"control"`
	Service  string              `json:"service"`
	Topic    string              `json:"topic"`
	Question string              `json:"question"`
	State    questionnaire.State `json:"state"`
	Answer   string              `json:"answer"` // in words
	Source   string              `json:"source,omitempty"`
	Gap      bool                `json:"gap"`
	Note     string              `json:"note,omitempty"`
	Evidence string              `json:"evidence,omitempty"`
	// EvidenceFor is the answer, in words, that the evidence was given for,
	// where that is another one.
	EvidenceFor string `json:"evidence_for,omitempty"`
	Date        string `json:"date,omitempty"`
	By          string `json:"by,omitempty"`
	Together    bool   `json:"together,omitempty"`
	// Disputed is true where people say different things and nobody has settled it.
	Disputed  bool       `json:"disputed,omitempty"`
	Scanned   bool       `json:"scanned,omitempty"`
	Responses []WordJSON `json:"responses,omitempty"`
}

// Shape is the whole report as JSON.
func (r *Report) Shape() ReportJSON {
	p := r.Assessment.Profile
	countries := append([]string{}, p.Countries...)
	if r.Options.Redact {
		countries = []string{} // they are what somebody typed
	}
	j := ReportJSON{Format: JSONFormat, Kind: "report", Catalogue: r.Catalogue.Version,
		Date: string(questionnaire.DateOf(r.Date)), Redacted: r.Options.Redact,
		Business: businessJSON{r.Name(), p.Sector, p.People, countries, p.AnsweredBy, p.Consultant},
		Summary:  summaryJSON{Range(r.Result.Total), r.BandText(), r.Status(), r.CapText(), r.AsideText(), r.AgeText(), r.Ask(), r.pageShape()},

		Responsibilities: r.Responsibilities(), Score: r.Score(), Plan: r.PlanShape(nil), Answers: []answerJSON{}}
	for _, a := range r.Answers() {
		j.Answers = append(j.Answers, answerJSON{a.ID.Control, a.ID.Service, a.Topic, a.Question, a.State,
			a.Answer, a.Source, a.Gap, a.Note, a.Evidence, a.EvidenceFor, a.Date, a.By, a.Together != "", a.Disputed, a.Scanned, WordsJSON(a.Words)})
	}
	if c := r.Since(); c != nil {
		shape := c.Shape()
		j.Since = &shape
	}
	if goals := r.Goals(); len(goals) > 0 {
		shape := r.ReadinessShape(goals)
		j.Readiness = &shape
	}
	j.Laws, j.Evidence, j.Sources = r.lawsShape(), r.evidenceTable(), r.sourcesShape()
	j.Scans, j.ScanConflicts = r.scansShape(), r.conflictsShape()
	return j
}

// WriteReportJSON writes the report's data as indented JSON, in the shape that the
// published schema describes.
func WriteReportJSON(w io.Writer, r *Report) error { return WriteJSON(w, r.Shape()) }

// ReadReportJSON counts what a written report holds.
func ReadReportJSON(file []byte) (Counts, error) {
	var j struct {
		Responsibilities struct{ Services []json.RawMessage }
		Plan             struct{ Actions []json.RawMessage }
		Answers          []json.RawMessage
	}
	if err := json.Unmarshal(file, &j); err != nil {
		return Counts{}, fmt.Errorf("no JSON: %w", err)
	}
	return Counts{Actions: len(j.Plan.Actions), Services: len(j.Responsibilities.Services), Answers: len(j.Answers)}, nil
}

// pageJSON is what page one says.
type pageJSON struct {
	Headline string         `json:"headline"`
	Score    string         `json:"score"`
	Evidence *evidenceJSON  `json:"evidence,omitempty"`
	Threats  []threatJSON   `json:"threats"`
	FindOut  string         `json:"find_out,omitempty"`
	Decision string         `json:"decision"`
	Options  []decisionJSON `json:"options"`
	Owners   *ownersJSON    `json:"owners,omitempty"`
	Curve    []pointJSON    `json:"curve"`
}

// evidenceJSON counts the answers that name evidence, of all that count. Where a scan backs
// some of them, it says how many, and which share of the points in place has evidence.
type evidenceJSON struct {
	Named int     `json:"named"`
	Of    int     `json:"of"`
	Scans int     `json:"scanned,omitempty"`
	Share float64 `json:"share_of_points,omitempty"`
}

// ownersJSON counts the open actions without an owner, of all that are open.
type ownersJSON struct {
	Without int `json:"without"`
	Of      int `json:"of"`
}

// A threatJSON is a scenario of page one, with the action that acts first against it.
type threatJSON struct {
	Scenario string  `json:"scenario"`
	Title    string  `json:"title"`
	Here     string  `json:"here,omitempty"`
	Figure   string  `json:"figure,omitempty"`
	Source   string  `json:"source,omitempty"`
	InPlace  float64 `json:"in_place"`
	In90Days float64 `json:"in_90_days"`
	Action   string  `json:"action,omitempty"`
	Number   int     `json:"number,omitempty"`
	Owner    string  `json:"owner,omitempty"`
	Due      string  `json:"due,omitempty"`
}

// A decisionJSON is one way to decide about the plan.
type decisionJSON struct {
	Name        string    `json:"name"`
	Actions     []string  `json:"actions"`
	Hours       float64   `json:"hours"`
	Until       string    `json:"until"`
	Money       shownJSON `json:"money"`
	YearlyHours float64   `json:"recurring_hours_per_year"`
	Proven      float64   `json:"proven_after"`
	Band        *string   `json:"band_after" jsonschema:"nullable"`
}

// A pointJSON is a score on a day; one that is planned has not happened.
type pointJSON struct {
	Date    string `json:"date"`
	Points  int    `json:"points"`
	Planned bool   `json:"planned"`
}

// pageShape is page one as JSON.
func (r *Report) pageShape() pageJSON {
	j := pageJSON{Headline: r.Headline(), Score: r.ScoreText(), Threats: []threatJSON{}, FindOut: r.FindLine(), Decision: r.DecisionLine(),
		Options: []decisionJSON{}, Curve: []pointJSON{}}
	if named, scanned, of := r.Evidence(); of > 0 && !r.Options.Redact {
		j.Evidence = &evidenceJSON{Named: named, Of: of, Scans: scanned}
		if scanned > 0 {
			j.Evidence.Share = r.Result.Backed()
		}
	}
	if without, of := r.Owners(); of > 0 && !r.Options.Redact {
		j.Owners = &ownersJSON{without, of}
	}
	for _, t := range r.Threats(MostThreats) {
		j.Threats = append(j.Threats, threatShape(t))
	}
	for _, o := range r.DecisionOptions() {
		j.Options = append(j.Options, decisionJSON{o.Name, o.IDs, o.Hours, string(questionnaire.DateOf(o.Until)), r.moneyShape(o.Cost), o.Yearly, o.After.Proven(), bandShape(o.Band)})
	}
	for _, p := range r.Curve() {
		j.Curve = append(j.Curve, pointJSON{string(questionnaire.DateOf(p.Day)), p.Points, p.Planned})
	}
	return j
}

func threatShape(t Threat) threatJSON {
	j := threatJSON{Scenario: t.ID, Title: t.Title, Here: t.Here, Figure: t.Figure, InPlace: t.InPlace, In90Days: t.In90Days}
	if t.source != nil {
		j.Source = t.source.Address
	}
	if a := t.Action; a != nil {
		j.Action, j.Number, j.Owner, j.Due = a.ID, t.Number, OwnerOr(a, ""), string(questionnaire.DateOf(a.Due))
	}
	return j
}

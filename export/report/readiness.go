package report

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// ReadinessTitle heads how answers stand against a framework, and ReadinessNote is said
// wherever that is shown.
const (
	ReadinessTitle = "Readiness"
	ReadinessNote  = "What the answers show on this day, in the reading of this program. It is neither an assessment nor a certificate: an assessor may see it differently, and looks at evidence."
)

// A Ready is how the answers stand against one framework, in words.
type Ready struct {
	scoring.Readiness
	r *Report
}

// Ready is how the answers stand against frameworks, by their ids; without ids against
// those that the business has as goals. An id that the catalogue lacks is left out.
func (r *Report) Ready(ids ...string) (list []Ready) {
	if len(ids) == 0 {
		ids = r.Assessment.Profile.Goals
	}
	for _, id := range ids {
		if f := r.Catalogue.Framework(id); f != nil {
			list = append(list, Ready{scoring.ReadinessOf(r.Catalogue, r.Assessment, &r.Result, f), r})
		}
	}
	return list
}

// Title is the framework with its version.
func (y *Ready) Title() string { return y.Framework.Title + " (" + y.Framework.Version + ")" }

// ListWarning says that nothing is complete without the list of services, or is empty
// where that is in place.
func (r *Report) ListWarning() string {
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.Control.ID != "services-listed" {
			continue
		}
		if credit, known := c.Credit(); known && credit == 1 {
			return ""
		}
		return "The list of services may not be complete, and services that it lacks are left out. Nothing below is complete until it is."
	}
	return "Nobody was asked whether the list of services is complete, and services that it lacks are left out."
}

// StandingWords is a standing as people read it.
func StandingWords(s scoring.Standing) string {
	switch s {
	case scoring.Fails:
		return "fails"
	case scoring.Uncertain:
		return "not known"
	case scoring.NotAsked:
		return "not asked"
	case scoring.Touched:
		return "only touched"
	case scoring.NotCovered:
		return "not covered here"
	case scoring.Shown:
		return "shown"
	case scoring.NotYours:
		return "the provider's"
	}
	return string(s)
}

// StandingMeans says what a standing means, as a sentence.
func StandingMeans(s scoring.Standing) string {
	switch s {
	case scoring.Fails:
		return "An answer is below the least that counts."
	case scoring.Uncertain:
		return "It was not answered, nobody is sure, people disagree, it was set aside, or evidence is missing."
	case scoring.NotAsked:
		return "A question that would show it was not asked."
	case scoring.Touched:
		return "The questions touch it; no answer to them shows it."
	case scoring.NotCovered:
		return "No question here has to do with it."
	case scoring.Shown:
		return "Every answer that it takes is good enough."
	case scoring.NotYours:
		return "All of it is the provider's work."
	}
	return ""
}

// Counts are how many requirements stand each way, in words, the ones that need a look
// first. It is never a share.
func (y *Ready) Counts() string {
	var parts []string
	for _, s := range scoring.Standings {
		n := 0
		for _, q := range y.Requirements {
			if q.Standing == s {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, StandingWords(s)))
		}
	}
	return strings.Join(parts, ", ")
}

// Name is a requirement as people read it: its number with its title, or with what
// controls show it where the title is licensed.
func (y *Ready) Name(q *scoring.RequirementStanding) string {
	if q.Title != "" {
		return q.ID + "  " + q.Title
	}
	var titles []string
	for _, s := range q.Requirement.Controls {
		if k, ok := y.r.Catalogue.Control(s.Control); ok {
			titles = append(titles, k.Title)
		}
	}
	if len(titles) == 0 {
		return q.ID
	}
	return q.ID + "  " + strings.Join(titles, "; ")
}

// Why says in sentences what decides about a requirement.
func (y *Ready) Why(q *scoring.RequirementStanding) string {
	switch q.Standing {
	case scoring.NotCovered:
		return q.None
	case scoring.Touched:
		return "Touched by " + y.titles(q.Requirement.Controls) + "; no answer shows it."
	case scoring.NotYours:
		return "Every layer of it is the provider's."
	}
	var parts, any []string
	for i := range q.Controls {
		s := &q.Controls[i]
		said := y.said(s)
		if s.Rule == catalogue.ShowAny {
			any = append(any, said)
			continue
		}
		if s.Standing == q.Standing || q.Standing == scoring.Shown {
			parts = append(parts, said)
		}
	}
	if len(any) > 1 {
		parts = append(parts, "One is enough: "+strings.Join(any, " "))
	} else {
		parts = append(parts, any...)
	}
	return strings.Join(parts, " ")
}

// titles joins the titles of controls.
func (y *Ready) titles(shows []catalogue.Shows) string {
	var list []string
	for _, s := range shows {
		if k, ok := y.r.Catalogue.Control(s.Control); ok && !slices.Contains(list, k.Title) {
			list = append(list, "“"+k.Title+"”")
		}
	}
	return SentenceList(list, len(list))
}

// said is how one control stands, as a sentence.
func (y *Ready) said(s *scoring.ControlStanding) string {
	k, ok := y.r.Catalogue.Control(s.Control)
	if !ok {
		return ""
	}
	title := "“" + k.Title + "”"
	where := ""
	if s.Weakest != nil && s.Weakest.Service != "" {
		where = " for " + y.r.ServiceName(s.Weakest.Service)
	}
	switch s.Reason {
	case scoring.Deeper:
		return title + " was not asked; full depth or this goal asks it."
	case scoring.NothingCalls:
		return title + " is not asked, as no service in the list calls for it."
	case scoring.PassedOver:
		return title + where + " was not asked after an earlier answer; an assessor would ask."
	case scoring.OnlyTeams:
		return title + " is asked of several people, and only one works here."
	case scoring.NoAnswer:
		return title + where + " is not answered yet."
	case scoring.SaidNotSure:
		return title + where + ": nobody is sure."
	case scoring.SaidAside:
		return title + where + " was said not to apply, which an assessor would want to see."
	case scoring.Disputed:
		return title + where + ": people say different things."
	case scoring.NoEvidence:
		return title + where + " is handled elsewhere, and no evidence is noted."
	}
	if s.Standing == scoring.NotYours {
		return title + where + " is the provider's."
	}
	return fmt.Sprintf("%s%s: “%s”.", title, where, strings.TrimSuffix(y.answered(s), "."))
}

// answered is the answer of the cell that decides, in words.
func (y *Ready) answered(s *scoring.ControlStanding) string {
	c := s.Weakest
	if c.State == questionnaire.Known {
		return OptionWords(c.Control, c.Fact.AlwaysOn.Option) + " by itself"
	}
	return y.r.AnswerText(c)
}

// A ReadinessJSON is how answers stand against frameworks, as JSON.
type ReadinessJSON struct {
	Format     int         `json:"format"`
	Catalogue  string      `json:"catalogue"`
	Date       string      `json:"date"`
	Note       string      `json:"note"`
	Warning    string      `json:"warning,omitempty"`
	Frameworks []readyJSON `json:"frameworks"`
}

type readyJSON struct {
	ID           string            `json:"id"`
	Title        string            `json:"title"`
	Version      string            `json:"version"`
	Date         string            `json:"date"`
	Notice       string            `json:"notice,omitempty"`
	Requirements []requirementJSON `json:"requirements"`
}

type requirementJSON struct {
	ID       string           `json:"id"`
	Title    string           `json:"title"`
	Decisive bool             `json:"decisive,omitempty"`
	State    scoring.Standing `json:"state"`
	Controls []readyCellJSON  `json:"controls"`
	Why      string           `json:"why"`
}

type readyCellJSON struct {
	Control   string           `json:"control"`
	Kind      string           `json:"kind"`
	Rule      string           `json:"rule,omitempty"`
	MinCredit float64          `json:"min_credit"`
	State     scoring.Standing `json:"state"`
	Service   string           `json:"service,omitempty"` // the weakest
	Reason    scoring.Reason   `json:"reason,omitempty"`
}

// ReadinessShape is how answers stand against frameworks, as JSON.
func (r *Report) ReadinessShape(list []Ready) ReadinessJSON {
	j := ReadinessJSON{Format: JSONFormat, Catalogue: r.Catalogue.Version, Date: string(questionnaire.DateOf(r.Date)),
		Note: ReadinessNote, Warning: r.ListWarning(), Frameworks: []readyJSON{}}
	for _, y := range list {
		f := readyJSON{y.Framework.ID, y.Framework.Title, y.Framework.Version, y.Framework.Date, y.Framework.Notice, []requirementJSON{}}
		for i := range y.Requirements {
			f.Requirements = append(f.Requirements, y.shape(&y.Requirements[i]))
		}
		j.Frameworks = append(j.Frameworks, f)
	}
	return j
}

func (y *Ready) shape(q *scoring.RequirementStanding) requirementJSON {
	j := requirementJSON{q.ID, q.Title, q.Decisive, q.Standing, []readyCellJSON{}, y.Why(q)}
	for _, s := range q.Controls {
		cell := readyCellJSON{s.Control, s.Kind, s.Rule, s.MinCredit, s.Standing, "", s.Reason}
		if s.Weakest != nil {
			cell.Service = s.Weakest.Service
		}
		j.Controls = append(j.Controls, cell)
	}
	return j
}

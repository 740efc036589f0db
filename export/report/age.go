package report

import (
	"slices"

	"yourpart/questionnaire"
)

// What is said of answers that are older than a year.
const (
	AgeTitle = "Answers older than a year"
	// AgeNote says what the column of a portfolio means.
	AgeNote = "Older than a year: of the answers, those given more than a year before the day above. What they say may have changed since."
)

// Age counts the answers that are older than a year on the day of the report.
func (r *Report) Age() (n questionnaire.AgeCount) {
	for i := range r.Result.Cells {
		n.Add(r.Result.Cells[i].Cell, r.Date)
	}
	return n
}

// AgeText is how many answers are older than a year, as a sentence. It is empty where
// none is.
func (r *Report) AgeText() string {
	if n := r.Age(); n.Old > 0 {
		return n.String() + "."
	}
	return ""
}

// Aged reports whether any client has answers that are older than a year.
func (p *Portfolio) Aged() bool {
	return slices.ContainsFunc(p.Clients, func(c Client) bool { return c.Age.Old > 0 })
}

// ageJSON is how many answers are older than a year, as JSON.
type ageJSON struct {
	Of     int     `json:"of"`
	Total  int     `json:"total"`
	Oldest *string `json:"oldest" jsonschema:"nullable"`
}

func ageShape(n questionnaire.AgeCount) ageJSON {
	return ageJSON{n.Of, n.Old, orNull(string(n.Oldest))}
}

// NewerText says in a sentence that the assessment is of a newer catalogue and
// what becomes of it, or is empty where it is not.
func (r *Report) NewerText() string {
	if said := questionnaire.NewerText(r.Catalogue, r.Assessment); said != "" {
		return "The assessment is " + said + "."
	}
	return ""
}

// sentence is a sentence to put behind others.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

package report

import "yourpart/questionnaire"

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

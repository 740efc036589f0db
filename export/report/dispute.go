package report

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// DisputeText says who says what about a cell, best option first, as "3 say
// “Everyone”, the IT supplier says “Admins only”". It is empty where nobody
// disagrees. Who is not sure claims nothing and is left out.
func DisputeText(k *catalogue.Control, words []questionnaire.Word) string {
	var parts []string
	for _, option := range OptionsSaid(k, words) {
		var who []string
		for _, w := range words {
			if w.Option == option {
				who = append(who, WhoSays(w.Person))
			}
		}
		said := who[0] + " says"
		if len(who) > 1 {
			said = fmt.Sprintf("%d say", len(who))
		}
		parts = append(parts, fmt.Sprintf("%s “%s”", said, OptionWords(k, option)))
	}
	return strings.Join(parts, ", ")
}

// OptionsSaid lists what is claimed, each once: the options of the question as they
// are offered, then all others.
func OptionsSaid(k *catalogue.Control, words []questionnaire.Word) (said []string) {
	claimed := func(option string) bool {
		return slices.ContainsFunc(words, func(w questionnaire.Word) bool { return w.Option == option })
	}
	for _, o := range k.Question.Options {
		if claimed(o.ID) {
			said = append(said, o.ID)
		}
	}
	for _, w := range words {
		if w.Option != questionnaire.NotSure && !slices.Contains(said, w.Option) {
			said = append(said, w.Option)
		}
	}
	return said
}

// WordLines is what each person said about a cell, a line each, with the day, the
// note and the evidence.
func WordLines(k *catalogue.Control, words []questionnaire.Word) (lines []string) {
	for _, w := range words {
		line := UpperFirst(WhoSays(w.Person))
		if day := DayText(w.Date); !day.IsZero() {
			line += ", " + Day(day)
		}
		line += ": " + OptionWords(k, w.Option) + "."
		if note := text.CleanLine(w.Note); note != "" {
			line += " " + note
		}
		ans := questionnaire.Answer{Option: w.Option, Evidence: w.Evidence, EvidenceFor: w.EvidenceFor}
		if evidence := text.CleanLine(EvidenceText(k, ans)); evidence != "" {
			line += " Evidence: " + evidence
		}
		lines = append(lines, line)
	}
	return lines
}

// SaidSoFar is who says what where an action is to find out who is right, a line
// for each service.
func (r *Report) SaidSoFar(a *scoring.Action) (lines []string) {
	if a.Kind != scoring.FindOut {
		return nil
	}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.Control != a.Control || !c.Disputed() || !c.Unclear() {
			continue
		}
		line := UpperFirst(DisputeText(c.Control, c.Words))
		if c.Service != "" {
			line = r.ServiceName(c.Service) + ": " + line
		}
		lines = append(lines, line)
	}
	return lines
}

// WhoSays is what a person of a response is called: the file itself where nobody
// noted who gave an answer.
func WhoSays(person string) string {
	switch {
	case person == "":
		return "the file"
	case strings.HasPrefix(person, "#"):
		return "another copy of the file"
	}
	return person
}

// disputedText is a disputed cell's answer in words.
func disputedText(k *catalogue.Control, words []questionnaire.Word) string {
	return "Disputed: " + DisputeText(k, words)
}

// A WordJSON is what one person said about a cell.
type WordJSON struct {
	Person   string `json:"person"` // empty for the file's own word
	Option   string `json:"option"`
	Note     string `json:"note,omitempty"`
	Evidence string `json:"evidence,omitempty"`
	// EvidenceFor is the option the evidence was given for, where it is another one.
	EvidenceFor string             `json:"evidence_for,omitempty"`
	Date        questionnaire.Date `json:"date,omitempty"`
}

// WordsJSON is words as JSON has them.
func WordsJSON(words []questionnaire.Word) (out []WordJSON) {
	for _, w := range words {
		out = append(out, WordJSON{w.Person, w.Option, w.Note, w.Evidence, w.EvidenceFor, w.Date})
	}
	return out
}

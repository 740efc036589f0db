package report

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// LogText is one entry of an assessment's log in a line, without its day, as
// "mfa-all-users@dropbox: everyone → nobody".
func LogText(e questionnaire.Entry) string {
	line := string(e.What)
	if e.Of != "" && e.What != questionnaire.OfStack {
		line = text.CleanLine(e.Of)
	}
	switch e.What {
	case questionnaire.OfAnswer:
		line += ": " + wordsOf(e.From) + " → " + wordsOf(e.To)
	case questionnaire.OfTracking, questionnaire.OfProfile:
		line += ": " + changedFields(e.From, e.To)
	case questionnaire.OfAgreed:
		line = agreedText(e.From.Agreed, e.To.Agreed)
	case questionnaire.OfStack:
		line += ": " + changedStack(e.From.Services, e.To.Services)
	case questionnaire.OfRound:
		line = fmt.Sprintf("round %q", line) + map[bool]string{true: " kept", false: " taken out"}[e.To.Round != nil]
	case questionnaire.OfSheet:
		line = sheetText(line, e.From.Sheet, e.To.Sheet)
	case questionnaire.OfProposal:
		line = "scan about " + line + ": " + proposalText(e.From.Proposal, e.To.Proposal)
	case questionnaire.OfMerge:
		line = "another copy merged into this one"
	}
	switch {
	case e.Undone:
		line += " (taken back)"
	case e.Undo:
		line += " (takes it back)"
	}
	return line
}

// sheetText is what became of a sheet of that number.
func sheetText(number string, from, to *questionnaire.Sheet) string {
	line := "sheet " + number
	switch {
	case to == nil:
		return line
	case from == nil || len(to.Returns) <= len(from.Returns):
		return line + " to " + text.CleanLine(to.To)
	}
	return line + " of " + text.CleanLine(to.To) + " came back"
}

// proposalText is what became of a proposal.
func proposalText(from, to *questionnaire.Proposal) string {
	switch {
	case to == nil:
		return "taken out"
	case from != nil && from.Decision != to.Decision && to.Decision == questionnaire.DecidedAccepted:
		return "accepted"
	case from != nil && from.Decision != to.Decision && to.Decision == questionnaire.DecidedKept:
		return "own answer kept"
	}
	return "noted"
}

// wordsOf is what was said about a cell, in a few words.
func wordsOf(p questionnaire.Part) string {
	said := "no answer"
	if p.Answer != nil {
		said = text.CleanLine(p.Answer.Option)
	}
	var words []string
	for _, person := range slices.Sorted(maps.Keys(p.Responses)) {
		if r := p.Responses[person]; r.Option != "" {
			words = append(words, text.CleanLine(WhoSays(person)+" "+r.Option))
		}
	}
	if len(words) > 0 {
		if p.Answer == nil {
			said = "disputed"
		}
		said += " (" + strings.Join(words, ", ") + ")"
	}
	return said
}

// changedFields names the fields of a tracking or a profile that were changed, with
// what they were and are.
func changedFields(from, to questionnaire.Part) string {
	a, b := fieldsOfPart(from), fieldsOfPart(to)
	var changed []string
	keys := map[string]bool{}
	for _, fields := range []map[string]any{a, b} {
		for k := range fields {
			keys[k] = true
		}
	}
	for _, k := range slices.Sorted(maps.Keys(keys)) {
		was, is := valueText(a[k]), valueText(b[k])
		if was != is {
			changed = append(changed, fmt.Sprintf("%s %s → %s", strings.ReplaceAll(k, "_", " "), was, is))
		}
	}
	return strings.Join(changed, ", ")
}

// fieldsOfPart are the fields of a tracking or a profile by their names in the file.
func fieldsOfPart(p questionnaire.Part) (fields map[string]any) {
	var v any = p.Tracking
	if p.Profile != nil {
		v = p.Profile
	}
	b, _ := json.Marshal(v)
	_ = json.Unmarshal(b, &fields)
	return fields
}

func valueText(v any) string {
	if v == nil {
		return "nothing"
	}
	return Shortened(text.CleanLine(fmt.Sprint(v)), 60)
}

// changedStack names what was added to a stack, taken out of it and changed in it.
func changedStack(from, to []questionnaire.Service) string {
	var changed []string
	find := func(list []questionnaire.Service, key string) *questionnaire.Service {
		for i := range list {
			if list[i].Key == key {
				return &list[i]
			}
		}
		return nil
	}
	for _, s := range from {
		if find(to, s.Key) == nil {
			changed = append(changed, s.Key+" taken out")
		}
	}
	for _, s := range to {
		was := find(from, s.Key)
		a, _ := json.Marshal(was)
		b, _ := json.Marshal(s)
		switch {
		case was == nil:
			changed = append(changed, s.Key+" added")
		case string(a) != string(b):
			changed = append(changed, s.Key+" changed")
		}
	}
	if len(changed) == 0 {
		changed = append(changed, "put in another order")
	}
	return strings.Join(changed, ", ")
}

// A LogJSON is what `log --json` prints.
type LogJSON struct {
	Format int                   `json:"format"`
	Log    []questionnaire.Entry `json:"log"` // the oldest first
}

// LogShape is an assessment's log as JSON.
func LogShape(a *questionnaire.Assessment) LogJSON {
	return LogJSON{JSONFormat, append([]questionnaire.Entry{}, a.Log...)}
}

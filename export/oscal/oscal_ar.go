package oscal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// WriteResults writes the answers as OSCAL assessment results: an observation
// for each, and a finding for each that counts.
func WriteResults(w io.Writer, r *report.Report) error {
	plan := oscalResource{oscalID(r, "questionnaire", r.Catalogue.Version), "Questionnaire",
		"The questions of yourpart, catalogue " + r.Catalogue.Version + ". There is no assessment plan beside them."}
	res := oscalResult{UUID: oscalID(r, "result", r.Date.Format(time.DateOnly)), Title: "Self-assessment of " + report.Day(r.Date), Description: r.Status() + " Answers are declared by the business; nobody else has checked them.",
		Start: oscalTime(r.Date), End: oscalTime(r.Date), Local: localOf(r), Observations: oscalObservations(r, func(report.AnswerRow) bool { return true })}
	var reviewed oscalSelection
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if control := (oscalControl{c.Control.ID}); c.State != questionnaire.ByProvider && !slices.Contains(reviewed.Include, control) {
			reviewed.Include = append(reviewed.Include, control)
		}
		if c.State.Scored() {
			res.Findings = append(res.Findings, findingOf(r, c))
		}
	}
	if len(reviewed.Include) == 0 {
		reviewed.All = &struct{}{} // one of the two has to be there
	}
	res.Reviewed.Selections = []oscalSelection{reviewed}
	return report.WriteJSON(w, oscalFile{Results: &oscalResults{UUID: oscalID(r, "results", r.Date.Format(time.DateOnly)), Metadata: metadataOf(r, "shared responsibility self-assessment"),
		Plan: oscalLink{"#" + plan.UUID}, Results: []oscalResult{res}, Back: oscalBack{[]oscalResource{plan}}}})
}

// findingOf says whether a control is in place for a service. Half a
// measure does not satisfy, and neither does what nobody knows.
func findingOf(r *report.Report, c *scoring.Cell) oscalFinding {
	f := oscalFinding{UUID: oscalID(r, "finding", c.ID().String()), Title: c.Control.Title + ": " + r.ServiceName(c.Service), Description: r.AnswerText(c),
		Target: oscalTarget{Type: "objective-id", ID: c.Control.ID}, Observations: []oscalSeesObserved{{oscalObserved(r, c.ID())}}}
	switch {
	case !c.Known:
		f.Target.Status = oscalState{"not-satisfied", "other"}
	case c.Value == 1:
		f.Target.Status, f.Target.How = oscalState{"satisfied", "pass"}, &oscalState{State: "implemented"}
	case c.Value > 0:
		f.Target.Status, f.Target.How = oscalState{"not-satisfied", "fail"}, &oscalState{State: "partial"}
	default:
		f.Target.Status = oscalState{"not-satisfied", "fail"}
	}
	return f
}

// ReadResults counts the observations that stand for an answer.
func ReadResults(file []byte) (report.Counts, error) {
	c := report.Counts{Actions: report.NotCounted}
	var f oscalFile
	if err := json.Unmarshal(file, &f); err != nil {
		return c, fmt.Errorf("no JSON: %w", err)
	}
	if f.Results == nil || len(f.Results.Results) != 1 {
		return c, errors.New("no assessment results")
	}
	res := f.Results.Results[0]
	for _, o := range res.Observations {
		if hasProp(o.Props, oscalAnswer) {
			c.Answers++
		}
	}
	c.Services = res.Local.services()
	return c, nil
}

// Package oscal writes a report for compliance tools in NIST's OSCAL 1.1: assessment
// results, and a plan of action and milestones. It counts what such files hold. It
// does not know about files, nor how a figure came about.
package oscal

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// oscalVersion is the version of OSCAL that is written. What is valid in it by
// our tests is valid in 1.2 too.
const oscalVersion = "1.1.3"

// oscalNS marks properties that are this program's own.
var oscalNS = "urn:uuid:" + report.Namespace.String()

// The property that says what a part stands for, by which it is counted.
const (
	oscalAction   = "action"
	oscalAccepted = "accepted"
	oscalService  = "service"
	oscalAnswer   = "answer"
)

// ownerRole is the role of who sees to an action.
const ownerRole = "action-owner"

func oscalOwn(name, value string) oscalProp { return oscalProp{name, oscalNS, value} }

// hasProp reports whether one of the properties has that name.
func hasProp(props []oscalProp, name string) bool {
	return slices.ContainsFunc(props, func(p oscalProp) bool { return p.Name == name && p.NS == oscalNS })
}

// oscalTime is the beginning of a day, with its zone.
func oscalTime(t time.Time) string { return t.Format(time.DateOnly) + "T00:00:00Z" }

func oscalID(r *report.Report, kind string, parts ...string) string {
	return r.Uid("oscal-"+kind, parts...).String()
}

// metadataOf is what every file begins with: who it is about, and the score.
func metadataOf(r *report.Report, title string) oscalMetadata {
	m := oscalMetadata{Title: r.Name() + ": " + title, Modified: oscalTime(r.Date), Version: r.Date.Format(time.DateOnly), OSCAL: oscalVersion,
		Props:   []oscalProp{oscalOwn("score-range", report.Range(r.Result.Total)), oscalOwn("band", r.BandText()), oscalOwn("catalogue", r.Catalogue.Version)},
		Parties: []oscalParty{{oscalFirm(r), "organization", r.Name()}}}
	if t := r.Result.Total; !t.None() {
		m.Props = append(m.Props, oscalOwn("proven", fmt.Sprint(scoring.Down(t.Proven()))))
	}
	return m
}

func oscalFirm(r *report.Report) string { return oscalID(r, "firm") }

// localOf defines the services, or is nil where there are none.
func localOf(r *report.Report) *oscalLocal {
	var local oscalLocal
	for _, s := range r.Duties.Services {
		local.Components = append(local.Components, oscalComponent{UUID: oscalID(r, "service", s.Key), Type: "service", Title: r.ServiceName(s.Key),
			Description: fmt.Sprintf("%s: %s", s.Model, s.Model.Plain()), Props: []oscalProp{oscalOwn(oscalService, s.Key)}, Status: oscalState{State: "operational"}})
	}
	if local.Components == nil {
		return nil
	}
	return &local
}

// oscalObserved is the id of what was answered for a cell, the same in each
// kind of file.
func oscalObserved(r *report.Report, id questionnaire.CellID) string {
	return oscalID(r, "observation", id.String())
}

// oscalObservations are the answers that pick takes, as what an interview
// brought to light.
func oscalObservations(r *report.Report, pick func(report.AnswerRow) bool) (list []oscalObservation) {
	for _, row := range r.Answers() {
		if !pick(row) {
			continue
		}
		o := oscalObservation{UUID: oscalObserved(r, row.ID), Title: row.Question, Description: row.Answer, Props: []oscalProp{oscalOwn(oscalAnswer, row.ID.String()), oscalOwn("state", string(row.State))},
			Methods: []string{"INTERVIEW"}, Types: []string{"discovery"}, Collected: oscalTime(r.Date), Remarks: report.CodeText(text.CleanLine(row.Note)),
			Subjects: []oscalSubject{{oscalFirm(r), "party"}}}
		if row.State == questionnaire.Known { // read on the maker's page, nobody was asked
			o.Methods, o.Evidence = []string{"EXAMINE"}, []oscalEvidence{{report.CodeText(row.Source)}}
		}
		if row.Scanned {
			o.Methods = []string{"INTERVIEW", "TEST"}
		}
		if row.ID.Service != "" {
			o.Subjects = []oscalSubject{{oscalID(r, "service", row.ID.Service), "component"}}
		}
		if day, err := questionnaire.Date(row.Date).Time(); err == nil {
			o.Collected = oscalTime(day)
		}
		if e := text.CleanLine(row.Evidence); e != "" && row.EvidenceFor != "" { // it shows another answer
			o.Remarks = strings.TrimSpace(o.Remarks + " " + report.CodeText("Evidence: "+text.CleanLine(row.EvidenceText())))
		} else if e != "" {
			o.Evidence = []oscalEvidence{{report.CodeText(e)}}
		}
		list = append(list, o)
	}
	return list
}

// oscalOwners are the people who see to the actions, each once.
func oscalOwners(r *report.Report, tasks []report.Task) (parties []oscalParty) {
	seen := map[string]bool{}
	for _, t := range tasks {
		if name := t.OwnerName(); name != "" && !seen[strings.ToLower(name)] {
			seen[strings.ToLower(name)] = true
			parties = append(parties, oscalParty{oscalOwner(r, name), "person", name})
		}
	}
	return parties
}

func oscalOwner(r *report.Report, name string) string {
	return oscalID(r, "owner", strings.ToLower(name))
}

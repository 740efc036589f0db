package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// oscalVersion is the version of OSCAL that is written. What is valid in it by
// our tests is valid in 1.2 too.
const oscalVersion = "1.1.3"

// oscalNS marks properties that are this program's own.
var oscalNS = "urn:uuid:" + namespace.String()

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

// hasProp tells whether one of the properties has that name.
func hasProp(props []oscalProp, name string) bool {
	return slices.ContainsFunc(props, func(p oscalProp) bool { return p.Name == name && p.NS == oscalNS })
}

// oscalTime is the beginning of a day, with its zone.
func oscalTime(t time.Time) string { return t.Format(time.DateOnly) + "T00:00:00Z" }

func (r *Report) oscalID(kind string, parts ...string) string {
	return r.uid("oscal-"+kind, parts...).String()
}

// oscalMetadata is what every file begins with: who it is about, and the score.
func (r *Report) oscalMetadata(title string) oscalMetadata {
	m := oscalMetadata{Title: r.Name() + ": " + title, Modified: oscalTime(r.Date), Version: r.Date.Format(time.DateOnly), OSCAL: oscalVersion,
		Props:   []oscalProp{oscalOwn("score-range", Range(r.Result.Total)), oscalOwn("band", r.BandText()), oscalOwn("catalogue", r.Catalogue.Version)},
		Parties: []oscalParty{{r.oscalFirm(), "organization", r.Name()}}}
	if t := r.Result.Total; !t.None() {
		m.Props = append(m.Props, oscalOwn("proven", fmt.Sprint(scoring.Down(t.Proven()))))
	}
	return m
}

func (r *Report) oscalFirm() string { return r.oscalID("firm") }

// oscalLocal defines the services, or is nil where there are none.
func (r *Report) oscalLocal() *oscalLocal {
	var local oscalLocal
	for _, s := range r.Duties.Services {
		local.Components = append(local.Components, oscalComponent{UUID: r.oscalID("service", s.Key), Type: "service", Title: r.ServiceName(s.Key),
			Description: fmt.Sprintf("%s: %s", s.Model, s.Model.Plain()), Props: []oscalProp{oscalOwn(oscalService, s.Key)}, Status: oscalState{State: "operational"}})
	}
	if local.Components == nil {
		return nil
	}
	return &local
}

// oscalObserved is the id of what was answered for a cell, the same in each
// kind of file.
func (r *Report) oscalObserved(id questionnaire.CellID) string {
	return r.oscalID("observation", id.String())
}

// oscalObservations are the answers that pick takes, as what an interview
// brought to light.
func (r *Report) oscalObservations(pick func(AnswerRow) bool) (list []oscalObservation) {
	for _, row := range r.Answers() {
		if !pick(row) {
			continue
		}
		o := oscalObservation{UUID: r.oscalObserved(row.ID), Title: row.Question, Description: row.Answer, Props: []oscalProp{oscalOwn(oscalAnswer, row.ID.String()), oscalOwn("state", string(row.State))},
			Methods: []string{"INTERVIEW"}, Types: []string{"discovery"}, Collected: oscalTime(r.Date), Remarks: codeText(questionnaire.CleanLine(row.Note)),
			Subjects: []oscalSubject{{r.oscalFirm(), "party"}}}
		if row.ID.Service != "" {
			o.Subjects = []oscalSubject{{r.oscalID("service", row.ID.Service), "component"}}
		}
		if day, err := questionnaire.Date(row.Date).Time(); err == nil {
			o.Collected = oscalTime(day)
		}
		if e := questionnaire.CleanLine(row.Evidence); e != "" {
			o.Evidence = []oscalEvidence{{codeText(e)}}
		}
		list = append(list, o)
	}
	return list
}

// oscalOwners are the people who see to the actions, each once.
func (r *Report) oscalOwners(tasks []task) (parties []oscalParty) {
	seen := map[string]bool{}
	for _, t := range tasks {
		if name := t.owner(); name != "" && !seen[strings.ToLower(name)] {
			seen[strings.ToLower(name)] = true
			parties = append(parties, oscalParty{r.oscalOwner(name), "person", name})
		}
	}
	return parties
}

func (r *Report) oscalOwner(name string) string { return r.oscalID("owner", strings.ToLower(name)) }

package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// writePOAM writes the plan as an OSCAL plan of action and milestones: an item
// and a risk for each action and for each accepted risk.
func writePOAM(w io.Writer, r *Report) error {
	all := r.tasks()
	for i := range r.Plan.Accepted {
		all = append(all, task{&r.Plan.Accepted[i], r})
	}
	p := oscalPOAM{UUID: r.oscalID("poam", r.Date.Format(time.DateOnly)), Metadata: r.oscalMetadata(ReportTitle),
		SystemID: oscalSystemID{"https://ietf.org/rfc/rfc4122", r.oscalID("system")}, Local: r.oscalLocal()}
	p.Metadata.Roles = []oscalRole{{ownerRole, "Sees to the action"}}
	p.Metadata.Parties = append(p.Metadata.Parties, r.oscalOwners(all)...)
	seen := map[questionnaire.CellID]bool{}
	for _, t := range all {
		sees := t.observed()
		for _, id := range sees {
			seen[id] = true
		}
		p.Risks = append(p.Risks, t.oscalRisk(sees))
		p.Items = append(p.Items, t.oscalItem(sees))
	}
	p.Observations = r.oscalObservations(func(row AnswerRow) bool { return seen[row.ID] })
	if len(p.Items) == 0 { // OSCAL knows no plan without an item
		p.Items = []oscalItem{{UUID: r.oscalID("item", "none"), Title: "Nothing is open", Description: r.Ask()}}
	}
	return WriteJSON(w, oscalFile{POAM: &p})
}

// observed are the cells that an action is about.
func (t task) observed() (ids []questionnaire.CellID) {
	for i := range t.r.Result.Cells {
		c := &t.r.Result.Cells[i]
		if c.Control == t.Control && ((t.Kind == scoring.Fix && c.Gap()) || (t.Kind == scoring.FindOut && c.Unclear())) {
			ids = append(ids, c.ID())
		}
	}
	return ids
}

func (t task) seesObserved(ids []questionnaire.CellID) (list []oscalSeesObserved) {
	for _, id := range ids {
		list = append(list, oscalSeesObserved{t.r.oscalObserved(id)})
	}
	return list
}

// accepted tells whether the firm lives with the risk for now.
func (t task) accepted() bool { return t.Status == questionnaire.Accepted }

func (t task) oscalItem(sees []questionnaire.CellID) oscalItem {
	stands := oscalAction
	if t.accepted() {
		stands = oscalAccepted
	}
	return oscalItem{UUID: t.r.oscalID("item", t.ID), Title: t.title(), Description: t.Control.Risk,
		Props: []oscalProp{oscalOwn(stands, t.ID), oscalOwn("control", t.Control.ID), oscalOwn("kind", string(t.Kind)), oscalOwn("responsibility", string(t.party())),
			oscalOwn("priority", t.pick("1", "2", "3", "4")), oscalOwn("effort", t.effort()), oscalOwn("hours", fmt.Sprint(t.Hours))},
		Observations: t.seesObserved(sees), Risks: []oscalSeesRisk{{t.r.oscalID("risk", t.ID)}}}
}

// oscalStatus is the status of a risk.
func (t task) oscalStatus() string {
	switch {
	case t.accepted():
		return "deviation-approved"
	case t.Kind == scoring.FindOut:
		return t.status("investigating", "investigating", "closed")
	}
	return t.status("open", "remediating", "closed")
}

func (t task) oscalRisk(sees []questionnaire.CellID) oscalRisk {
	risk := oscalRisk{UUID: t.r.oscalID("risk", t.ID), Title: t.Control.Title, Description: t.Control.Why, Statement: t.Control.Risk, Status: t.oscalStatus(),
		About: []oscalCharacterization{{oscalOrigin{[]oscalActor{{"party", t.r.oscalFirm()}}},
			[]oscalFacet{{"priority", oscalNS, t.pick("1", "2", "3", "4")}, {"points", oscalNS, fmt.Sprintf("%.1f", t.Gain)}}}},
		Remediations: []oscalResponse{t.oscalResponse()}, Observations: t.seesObserved(sees)}
	if day, err := t.Expires.Time(); err == nil && t.accepted() {
		risk.Deadline = oscalTime(day)
	} else if !t.accepted() {
		risk.Deadline = oscalTime(t.Due)
	}
	return risk
}

// oscalResponse is what is done about a risk: the milestone, with its steps.
func (t task) oscalResponse() oscalResponse {
	re := oscalResponse{UUID: t.r.oscalID("response", t.ID), Lifecycle: t.status("planned", "planned", "completed"), Title: t.title()}
	if t.accepted() {
		re.Props = []oscalProp{{Name: "type", Value: "accept"}}
		re.Description = "Accepted. Reason: " + codeText(questionnaire.CleanLine(t.Reason))
		return re
	}
	re.Props = []oscalProp{{Name: "type", Value: "mitigate"}}
	re.Description = t.markdown()
	m := oscalTask{UUID: t.r.oscalID("task", t.ID), Type: "milestone", Title: t.title(), Timing: &oscalTiming{oscalDate{oscalTime(t.Due)}}}
	for _, id := range t.Needs {
		if slices.ContainsFunc(t.r.Plan.Actions, func(a scoring.Action) bool { return a.ID == id }) {
			m.Needs = append(m.Needs, oscalSeesTask{t.r.oscalID("task", id)})
		}
	}
	if t.Kind == scoring.Fix {
		for i, s := range t.Control.Remediation.Steps {
			m.Tasks = append(m.Tasks, oscalTask{UUID: t.r.oscalID("step", t.ID, fmt.Sprint(i)), Type: "action", Title: s})
		}
	}
	if o := t.owner(); o != "" {
		m.Who = []oscalWho{{ownerRole, []string{t.r.oscalOwner(o)}}}
	}
	re.Tasks = []oscalTask{m}
	return re
}

// readPOAM counts the items that stand for an action.
func readPOAM(file []byte) (Counts, error) {
	c := Counts{Answers: NotCounted}
	var f oscalFile
	if err := json.Unmarshal(file, &f); err != nil {
		return c, fmt.Errorf("no JSON: %w", err)
	}
	if f.POAM == nil {
		return c, errors.New("no plan of action and milestones")
	}
	for _, i := range f.POAM.Items {
		if hasProp(i.Props, oscalAction) {
			c.Actions++
		}
	}
	c.Services = f.POAM.Local.services()
	return c, nil
}

// services counts the components that are services of the stack.
func (l *oscalLocal) services() (n int) {
	if l == nil {
		return 0
	}
	for _, c := range l.Components {
		if hasProp(c.Props, oscalService) {
			n++
		}
	}
	return n
}

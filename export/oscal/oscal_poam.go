package oscal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// WritePOAM writes the plan as an OSCAL plan of action and milestones: an item
// and a risk for each action and for each accepted risk.
func WritePOAM(w io.Writer, r *report.Report) error {
	all := r.Tasks()
	for i := range r.Plan.Accepted {
		all = append(all, report.Task{Action: &r.Plan.Accepted[i], R: r})
	}
	p := oscalPOAM{UUID: oscalID(r, "poam", r.Date.Format(time.DateOnly)), Metadata: metadataOf(r, report.MainTitle),
		SystemID: oscalSystemID{"https://ietf.org/rfc/rfc4122", oscalID(r, "system")}, Local: localOf(r)}
	p.Metadata.Roles = []oscalRole{{ownerRole, "Sees to the action"}}
	p.Metadata.Parties = append(p.Metadata.Parties, oscalOwners(r, all)...)
	seen := map[questionnaire.CellID]bool{}
	for _, t := range all {
		sees := observed(t)
		for _, id := range sees {
			seen[id] = true
		}
		p.Risks = append(p.Risks, riskOf(t, sees))
		p.Items = append(p.Items, itemOf(t, sees))
	}
	p.Observations = oscalObservations(r, func(row report.AnswerRow) bool { return seen[row.ID] })
	if len(p.Items) == 0 { // OSCAL knows no plan without an item
		p.Items = []oscalItem{{UUID: oscalID(r, "item", "none"), Title: "Nothing is open", Description: r.Ask()}}
	}
	return report.WriteJSON(w, oscalFile{POAM: &p})
}

// observed are the cells that an action is about.
func observed(t report.Task) (ids []questionnaire.CellID) {
	for i := range t.R.Result.Cells {
		c := &t.R.Result.Cells[i]
		if c.Control == t.Control && ((t.Kind == scoring.Fix && c.Gap()) || (t.Kind == scoring.FindOut && c.Unclear())) {
			ids = append(ids, c.ID())
		}
	}
	return ids
}

func seesObserved(t report.Task, ids []questionnaire.CellID) (list []oscalSeesObserved) {
	for _, id := range ids {
		list = append(list, oscalSeesObserved{oscalObserved(t.R, id)})
	}
	return list
}

// accepted reports whether the firm lives with the risk for now.
func accepted(t report.Task) bool { return t.Status == questionnaire.Accepted }

func itemOf(t report.Task, sees []questionnaire.CellID) oscalItem {
	stands := oscalAction
	if accepted(t) {
		stands = oscalAccepted
	}
	props := []oscalProp{oscalOwn(stands, t.ID), oscalOwn("control", t.Control.ID), oscalOwn("kind", string(t.Kind)), oscalOwn("responsibility", string(t.Party())),
		oscalOwn("priority", t.Pick("1", "2", "3", "4")), oscalOwn("effort", t.Effort()), oscalOwn("hours", fmt.Sprint(t.Hours))}
	return oscalItem{UUID: oscalID(t.R, "item", t.ID), Title: t.Title(), Description: t.Control.Risk, Props: append(props, agreedProps(t)...),
		Observations: seesObserved(t, sees), Risks: []oscalSeesRisk{{oscalID(t.R, "risk", t.ID)}}}
}

// agreedProps are the day agreed and by how many days an open action is late, and the
// day on which it was done.
func agreedProps(t report.Task) (props []oscalProp) {
	if t.Agreed != "" {
		props = append(props, oscalOwn("agreed", string(t.Agreed)))
	}
	if t.Late > 0 {
		props = append(props, oscalOwn("late-days", fmt.Sprint(t.Late)))
	}
	if t.Done != "" && !t.Open() { // not of one that is open again
		props = append(props, oscalOwn("done", string(t.Done)))
	}
	return props
}

// oscalStatus is the status of a risk.
func oscalStatus(t report.Task) string {
	switch {
	case accepted(t):
		return "deviation-approved"
	case t.Kind == scoring.FindOut:
		return t.StatusWord("investigating", "investigating", "closed")
	}
	return t.StatusWord("open", "remediating", "closed")
}

func riskOf(t report.Task, sees []questionnaire.CellID) oscalRisk {
	risk := oscalRisk{UUID: oscalID(t.R, "risk", t.ID), Title: t.Control.Title, Description: report.Cited(t.Control), Statement: t.Control.Risk, Status: oscalStatus(t),
		About: []oscalCharacterization{{oscalOrigin{[]oscalActor{{"party", oscalFirm(t.R)}}},
			[]oscalFacet{{"priority", oscalNS, t.Pick("1", "2", "3", "4")}, {"points", oscalNS, fmt.Sprintf("%.1f", t.Gain)}}}},
		Remediations: []oscalResponse{responseOf(t)}, Observations: seesObserved(t, sees)}
	if day, err := t.Expires.Time(); err == nil && accepted(t) {
		risk.Deadline = oscalTime(day)
	} else if !accepted(t) && !t.Closed {
		risk.Deadline = oscalTime(t.Due)
	}
	return risk
}

// responseOf is what is done about a risk: the milestone, with its steps.
func responseOf(t report.Task) oscalResponse {
	re := oscalResponse{UUID: oscalID(t.R, "response", t.ID), Lifecycle: t.StatusWord("planned", "planned", "completed"), Title: t.Title()}
	if accepted(t) {
		re.Props = []oscalProp{{Name: "type", Value: "accept"}}
		re.Description = "Accepted. Reason: " + report.CodeText(text.CleanLine(t.Reason))
		return re
	}
	re.Props = []oscalProp{{Name: "type", Value: "mitigate"}}
	re.Description = t.Markdown()
	m := oscalTask{UUID: oscalID(t.R, "task", t.ID), Type: "milestone", Title: t.Title()}
	if !t.Closed || t.Done != "" { // which is then the day it is due
		m.Timing = &oscalTiming{oscalDate{oscalTime(t.Due)}}
	}
	for _, id := range t.Needs {
		if slices.ContainsFunc(t.R.Plan.Actions, func(a scoring.Action) bool { return a.ID == id }) {
			m.Needs = append(m.Needs, oscalSeesTask{oscalID(t.R, "task", id)})
		}
	}
	if t.Kind == scoring.Fix && !t.Closed {
		m.Tasks = stepsOf(t)
	}
	if o := t.OwnerName(); o != "" {
		m.Who = []oscalWho{{ownerRole, []string{oscalOwner(t.R, o)}}}
	}
	re.Tasks = []oscalTask{m}
	return re
}

// stepsOf are what must be true first and what to do, in general and in each product,
// in the order in which it is done.
func stepsOf(t report.Task) (steps []oscalTask) {
	for _, p := range t.R.Guidance(t.Action).Parts {
		if p.Title != report.BeforeTitle && p.Title != report.DoTitle {
			continue
		}
		for n, i := range p.Items {
			of := []string{t.ID, p.Title, fmt.Sprint(n)}
			if i.Step > 0 { // the id that it always had
				of = []string{t.ID, fmt.Sprint(i.Step - 1)}
			}
			steps = append(steps, oscalTask{UUID: oscalID(t.R, "step", of...), Type: "action", Title: text.CleanLine(i.Line())})
		}
	}
	return steps
}

// ReadPOAM counts the items that stand for an action.
func ReadPOAM(file []byte) (report.Counts, error) {
	c := report.Counts{Answers: report.NotCounted}
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

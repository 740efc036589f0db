package scoring

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Standing says how far answers show something that a framework demands. It is
// never a share of a standard: no sum of standings means anything.
type Standing string

// The standings, those that need a look first.
const (
	Fails      Standing = "fails"       // an answer is below the least that counts
	Uncertain  Standing = "unknown"     // not answered, not sure, disputed, set aside, or elsewhere without evidence
	NotAsked   Standing = "not-asked"   // a question that shows it is not asked at this depth
	Shown      Standing = "shown"       // every answer that it takes is good enough
	Touched    Standing = "touched"     // some control has to do with it, and none shows it
	NotCovered Standing = "not-covered" // no control has to do with it
	NotYours   Standing = "not-yours"   // every layer is the provider's
)

// Standings lists them in the order in which people should read them.
var Standings = []Standing{Fails, Uncertain, NotAsked, Touched, NotCovered, Shown, NotYours}

// Readiness is how the answers of an assessment stand against one framework.
type Readiness struct {
	Framework    *catalogue.Framework
	Requirements []RequirementStanding // in the framework's order
}

// A RequirementStanding is how far answers show one requirement.
type RequirementStanding struct {
	*catalogue.Requirement
	Standing Standing
	Controls []ControlStanding // those that show it, or could
}

// A ControlStanding is how one control stands against the least that counts.
type ControlStanding struct {
	catalogue.Shows
	Standing Standing
	// Weakest is the cell that decides, nil where there is none.
	Weakest *Cell
	Reason  Reason
}

// A Reason says why a control is not simply shown or failing.
type Reason string

// The reasons.
const (
	NoAnswer     Reason = "no-answer"     // nobody answered yet
	SaidNotSure  Reason = "not-sure"      // somebody is not sure
	SaidAside    Reason = "set-aside"     // said not to apply
	Disputed     Reason = "disputed"      // people say different things
	NoEvidence   Reason = "no-evidence"   // handled elsewhere, without evidence
	Deeper       Reason = "full-depth"    // asked at full depth or with the framework as a goal
	NothingCalls Reason = "nothing-calls" // no service of the stack calls for it
)

// ReadinessOf says how an assessment stands against a framework.
func ReadinessOf(c *catalogue.Catalogue, a *questionnaire.Assessment, r *Result, f *catalogue.Framework) Readiness {
	rd := reader{c: c, cells: map[string][]*Cell{}, called: map[string]bool{}}
	for i := range r.Cells {
		id := r.Cells[i].Control.ID
		rd.cells[id] = append(rd.cells[id], &r.Cells[i])
	}
	full := a.Clone()
	full.Profile.Depth = questionnaire.FullDepth
	for _, cell := range questionnaire.Cells(c, &full) {
		rd.called[cell.Control.ID] = true
	}
	out := Readiness{Framework: f, Requirements: make([]RequirementStanding, len(f.Requirements))}
	for i := range f.Requirements {
		out.Requirements[i] = rd.requirement(&f.Requirements[i])
	}
	return out
}

// A reader holds cells by control, and which controls full depth would have.
type reader struct {
	c      *catalogue.Catalogue
	cells  map[string][]*Cell
	called map[string]bool
}

// requirement puts the controls of one requirement together: those that are needed
// all count, and of those of which any is enough, the best.
func (rd *reader) requirement(r *catalogue.Requirement) RequirementStanding {
	out := RequirementStanding{Requirement: r, Standing: NotCovered}
	var needed, any []Standing
	for _, s := range r.Controls {
		if s.Kind != catalogue.FullShow {
			out.Standing = Touched
			continue
		}
		k := rd.control(s)
		out.Controls = append(out.Controls, k)
		if s.Rule == catalogue.ShowAny {
			any = append(any, k.Standing)
		} else {
			needed = append(needed, k.Standing)
		}
	}
	if len(any) > 0 {
		needed = append(needed, best(any))
	}
	if len(needed) > 0 {
		out.Standing = worst(needed)
	}
	return out
}

// worst is what decides where all of them are needed.
func worst(list []Standing) Standing {
	for _, s := range []Standing{Fails, Uncertain, NotAsked, Shown} {
		if slices.Contains(list, s) {
			return s
		}
	}
	return NotYours
}

// best is what decides where one of them is enough. A provider that does all of it
// leaves nothing to show.
func best(list []Standing) Standing {
	for _, s := range []Standing{Shown, NotYours, Uncertain, NotAsked} {
		if slices.Contains(list, s) {
			return s
		}
	}
	return Fails
}

// control is how the weakest cell of a control stands.
func (rd *reader) control(s catalogue.Shows) ControlStanding {
	out := ControlStanding{Shows: s}
	cells := rd.cells[s.Control]
	if len(cells) == 0 {
		out.Standing, out.Reason = NotAsked, Deeper
		if !rd.called[s.Control] {
			out.Reason = NothingCalls
		}
		return out
	}
	rank := func(st Standing) int { return slices.Index([]Standing{Fails, Uncertain, Shown, NotYours}, st) }
	for _, c := range cells {
		st, why := standing(c, s.MinCredit)
		if out.Weakest == nil || rank(st) < rank(out.Standing) {
			out.Standing, out.Reason, out.Weakest = st, why, c
		}
	}
	return out
}

// standing is how one cell stands against the least credit that counts.
func standing(c *Cell, least float64) (Standing, Reason) {
	credit, known := c.Credit()
	switch c.State {
	case questionnaire.ByProvider:
		return NotYours, ""
	case questionnaire.Known:
		credit, known = c.Control.Option(c.Fact.AlwaysOn.Option).Credit, true
	case questionnaire.OutsideAnswer:
		return Uncertain, SaidAside
	}
	switch {
	case c.Disputed():
		return Uncertain, Disputed
	case c.Answer.Option == questionnaire.HandledElsewhere && !c.Answer.Evidenced():
		return Uncertain, NoEvidence
	case c.Answer.Option == questionnaire.NotApplicable:
		return Uncertain, SaidAside
	case c.Answer.Option == questionnaire.NotSure:
		return Uncertain, SaidNotSure
	case !known:
		return Uncertain, NoAnswer
	case credit < least-slack:
		return Fails, ""
	}
	return Shown, ""
}

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
	// Deciding are the cells whose answers show it, where it is shown: all that are
	// needed, and where one of several is enough, the best evidenced for each service.
	Deciding []*Cell
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
	PassedOver   Reason = "passed-over"   // not asked after what was answered before
	OnlyTeams    Reason = "only-teams"    // asked of several people, and there is only one
)

// ReadinessOf says how an assessment stands against a framework.
func ReadinessOf(c *catalogue.Catalogue, a *questionnaire.Assessment, r *Result, f *catalogue.Framework) Readiness {
	rd := newReader(c, a, r)
	out := Readiness{Framework: f, Requirements: make([]RequirementStanding, len(f.Requirements))}
	for i := range f.Requirements {
		out.Requirements[i] = rd.requirement(&f.Requirements[i])
	}
	return out
}

// requirement puts the controls of one requirement together: those that are needed
// all count, and of those of which any is enough, the best for each service.
func (rd *reader) requirement(r *catalogue.Requirement) RequirementStanding {
	out := RequirementStanding{Requirement: r, Standing: NotCovered}
	var needed []Standing
	var any []catalogue.Shows
	for _, s := range r.Controls {
		if s.Kind != catalogue.FullShow {
			out.Standing = Touched
			continue
		}
		k := rd.control(s)
		out.Controls = append(out.Controls, k)
		if s.Rule == catalogue.ShowAny {
			any = append(any, s)
		} else {
			needed = append(needed, k.Standing)
		}
	}
	if len(any) > 0 {
		needed = append(needed, rd.any(any))
	}
	if len(needed) > 0 {
		out.Standing = worst(needed)
	}
	if out.Standing == Shown {
		out.Deciding = rd.deciding(r, any)
	}
	return out
}

// any is how the weakest service stands where one of several controls is enough. What
// is asked of the whole business holds for each service, and a control that nothing
// calls for is no way to show anything.
func (rd *reader) any(list []catalogue.Shows) Standing {
	ways := map[string][]Standing{}
	for _, s := range list {
		for _, c := range rd.cells[s.Control] {
			st, _ := rd.standing(c, s.MinCredit)
			ways[c.Service] = append(ways[c.Service], st)
		}
	}
	if len(ways) == 0 {
		return NotAsked
	}
	business := ways[""]
	if len(ways) > 1 {
		delete(ways, "")
	}
	var services []Standing
	for service, own := range ways {
		if service != "" {
			own = append(own, business...)
		}
		services = append(services, best(own))
	}
	return worst(services)
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
	if len(rd.cells[s.Control]) == 0 {
		out.Standing, out.Reason = NotAsked, NothingCalls
		if k, ok := rd.c.Control(s.Control); ok && k.NeedsTeam && rd.alone {
			out.Reason = OnlyTeams
		}
		return out
	}
	rank := func(st Standing) int {
		return slices.Index([]Standing{Fails, Uncertain, NotAsked, Shown, NotYours}, st)
	}
	for _, c := range rd.cells[s.Control] {
		st, why := rd.standing(c, s.MinCredit)
		if out.Weakest == nil || rank(st) < rank(out.Standing) {
			out.Standing, out.Reason, out.Weakest = st, why, c.Cell
		}
	}
	return out
}

package cli

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// knownAction is the error for an id that no plan of the assessment can have: that of
// a control, of finding out about one, or of a part, CONTROL@SERVICE.
func knownAction(c *catalogue.Catalogue, s *questionnaire.Assessment, id string) error {
	if _, tracked := s.Actions[id]; tracked {
		return nil
	}
	var known []string
	for i := range c.Controls {
		k := &c.Controls[i]
		if k.Retired != "" {
			continue
		}
		known = append(known, k.ID, scoring.FindOutID(k.ID))
		if k.Scope == catalogue.Organisation {
			continue
		}
		for _, key := range s.Keys() {
			known = append(known, questionnaire.CellID{Control: k.ID, Service: key}.String())
		}
	}
	if !slices.Contains(known, id) {
		return noSuch("action", id, known, "yourpart plan FILE --json")
	}
	return agreedWhole(s, id)
}

// agreedWhole is the error for a part of what was agreed as one action, which is not
// taken apart.
func agreedWhole(s *questionnaire.Assessment, id string) error {
	part, err := questionnaire.ParseCellID(id)
	if err != nil || part.Service == "" || s.Agreed == nil {
		return nil
	}
	if _, whole := s.Agreed.Actions[part.Control]; !whole {
		return nil
	}
	isPart := func(other string) bool {
		cell, err := questionnaire.ParseCellID(other)
		return err == nil && cell.Control == part.Control && cell.Service != ""
	}
	for other := range s.Actions {
		if isPart(other) {
			return nil
		}
	}
	for other := range s.Agreed.Actions {
		if isPart(other) {
			return nil
		}
	}
	return usagef("%s: the agreed plan has it for all services at once; name %s", id, part.Control)
}

// planned is what a plan has for an id: the action that is called so, else the whole
// that a part belongs to, or the first part of a whole; nil for nothing.
func planned(p *scoring.Plan, id string) (found *scoring.Action) {
	want, err := questionnaire.ParseCellID(id)
	for _, list := range [][]scoring.Action{p.Actions, p.Accepted} {
		for i := range list {
			act := &list[i]
			if act.ID == id {
				return act
			}
			kin := err == nil && act.Kind == scoring.Fix && act.Control.ID == want.Control &&
				(want.Service == "" || act.ID == want.Control && slices.Contains(act.Services, want.Service))
			if kin && (found == nil || found.Closed && !act.Closed) {
				found = act
			}
		}
	}
	return found
}

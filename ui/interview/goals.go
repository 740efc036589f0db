package interview

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// goals are the ids of frameworks that were typed, each once.
func goals(typed string) []string { return once(List(strings.ToLower(typed))) }

// checkGoals returns an error unless what was typed can be ids of frameworks.
func checkGoals(typed string) error { return questionnaire.CheckGoals(goals(typed)) }

// knownGoals returns an error unless each goal that was typed is a framework of the
// catalogue, or a goal that the profile has: one of an overlay may stay without it.
func knownGoals(c *catalogue.Catalogue, p *questionnaire.Profile, typed string) error {
	for _, id := range goals(typed) {
		if c.Framework(id) == nil && !slices.Contains(p.Goals, id) {
			return NoFramework(c, id)
		}
	}
	return nil
}

// NoFramework is the error about an id that is no framework of the catalogue, with those
// that there are.
func NoFramework(c *catalogue.Catalogue, id string) error {
	ids := FrameworkIDs(c)
	if near := text.Nearest(id, ids, 3); len(near) > 0 {
		return fmt.Errorf("no framework %q; did you mean %s?", id, strings.Join(near, ", "))
	}
	if len(ids) == 0 {
		return errors.New("the catalogue has no frameworks")
	}
	return fmt.Errorf("no framework %q; choose from %s", id, strings.Join(ids, ", "))
}

// FrameworkIDs are the ids of the frameworks of a catalogue, in its order.
func FrameworkIDs(c *catalogue.Catalogue) []string {
	ids := make([]string, len(c.Frameworks))
	for i := range c.Frameworks {
		ids[i] = c.Frameworks[i].ID
	}
	return ids
}

// Goals says which frameworks were typed, and which there are where that is nothing.
func (s *Interview) Goals(typed string) string {
	var names []string
	for _, id := range goals(typed) {
		if f := s.Catalogue.Framework(id); f != nil {
			names = append(names, f.Title+" ("+f.Version+")")
		}
	}
	switch {
	case len(names) > 0:
		return "Asks what these take: " + strings.Join(names, ", ") + "."
	case len(s.Catalogue.Frameworks) == 0:
		return ""
	}
	return "There are: " + strings.Join(FrameworkIDs(s.Catalogue), ", ") + "."
}

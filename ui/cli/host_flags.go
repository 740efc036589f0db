package cli

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// setRunsOn puts into the stack what software runs on that the business installs.
func (o stackFlags) setRunsOn(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range split(o.runsOn) {
		key, host, err := o.pair(s, "runs-on", text, "ID=HOST")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--runs-on names %s twice; it runs on one thing", key)
		}
		said[key] = true
		if o.clears && host == questionnaire.Clear {
			host = ""
		} else if err := mayRunOn(c, s, *s.Service(key), host); err != nil {
			return err
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.RunsOn = host }); err != nil {
			return fmt.Errorf("--runs-on: %w", err)
		}
	}
	return nil
}

// mayRunOn returns what is wrong with a host as typed, if anything.
func mayRunOn(c *catalogue.Catalogue, s *questionnaire.Assessment, e questionnaire.Service, host string) error {
	def, ok := c.Service(e.ID)
	if !ok || def.RunsOn == nil {
		return fmt.Errorf("--runs-on: %s is not software that you install on a host; leave it out", e.Key)
	}
	hosts := slices.Concat(questionnaire.Hosts(c, s, e), def.RunsOn.Hosts)
	if !slices.Contains(hosts, host) {
		return fmt.Errorf("--runs-on: %s cannot run on %q; choose from %s", e.Key, host, strings.Join(hosts, ", "))
	}
	return nil
}

// setParts puts into the stack which parts of services are used.
func (o stackFlags) setParts(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range o.parts {
		key, list, err := o.pair(s, "parts", text, "ID=PART,...")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--parts names %s twice; put all its parts after one =, with commas", key)
		}
		said[key] = true
		parts := split([]string{list})
		if o.clears && list == questionnaire.Clear {
			parts = nil
		}
		def, ok := c.Service(s.Service(key).ID)
		if !ok || len(def.Parts) == 0 {
			return fmt.Errorf("--parts: %s is used as a whole; leave it out", key)
		}
		for _, p := range parts {
			if !slices.Contains(def.Parts, p) {
				return fmt.Errorf("--parts: %s has no part %q; choose from %s", key, p, strings.Join(def.Parts, ", "))
			}
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.Parts = parts }); err != nil {
			return fmt.Errorf("--parts: %w", err)
		}
	}
	return nil
}

// noteHosts tells what software is taken to run on of which nobody said it.
func (a *app) noteHosts(c *catalogue.Catalogue, s *questionnaire.Assessment) {
	for _, e := range s.Services {
		if name, said := report.HostOf(c, s, e); name != "" && !said {
			a.note("%s is taken to run on %s; --runs-on %s=HOST says so if it is something else", e.Key, name, e.Key)
		}
	}
}

package cli

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
)

// whereItRuns prints the parts of a service, what it may be installed on, and what kind
// of host it is.
func whereItRuns(p *page.Page, c *catalogue.Catalogue, s *catalogue.Service) {
	if len(s.Parts) > 0 {
		p.Hang("Parts     ", strings.Join(s.Parts, ", ")+" (--parts says which are used)")
	}
	if s.RunsOn != nil {
		p.Hang("Runs on   ", "another service that is a host, or "+strings.Join(s.RunsOn.Hosts, ", ")+" (--runs-on says which)")
	}
	if s.Host != "" {
		p.Hang("Host      ", "what you install may run on it, as on "+report.HostName(c, s.Host))
	}
}

// alwaysOn says for which parts something holds by itself.
func alwaysOn(a *catalogue.AlwaysOn) string {
	if len(a.Parts) == 0 {
		return ""
	}
	return " (where only these parts are used: " + strings.Join(a.Parts, ", ") + ")"
}

// narrowed prints where a control is asked at core depth, and of whom.
func narrowed(p *page.Page, k *catalogue.Control) {
	if lines := coreWords(k); len(lines) > 0 {
		p.Hang("Core      ", strings.Join(lines, "; "))
	}
	if k.NeedsTeam {
		p.Hang("Team      ", "not asked of one person")
	}
	if k.OfHost() && k.Scope == catalogue.PerService {
		p.Hang("Host      ", "asked of what a service runs on, where it is installed on something")
	}
}

// coreWords say what narrows a control at core depth.
func coreWords(k *catalogue.Control) (lines []string) {
	n := k.Core
	if n == nil {
		return nil
	}
	models := make([]string, len(n.Model))
	for i, m := range n.Model {
		models[i] = string(m)
	}
	for _, rule := range []struct {
		words string
		list  []string
	}{
		{"where the service has", n.Has}, {"where its model is", models}, {"where its category is", n.Category}, {"not of the category", n.NotCategory},
		{"of the service", n.Service}, {"not of the service", n.NotService}, {"with data such as", n.Data},
		{"also of the category", n.OrCategory}, {"also with data such as", n.OrData},
		{"where a service of the stack has", n.Stack}, {"where the stack has a service of the category", n.StackCategory},
		{"where the stack holds data such as", n.StackData}, {"that in a service of the category", n.StackDataCategory},
	} {
		if len(rule.list) > 0 {
			lines = append(lines, rule.words+" "+strings.Join(rule.list, " or "))
		}
	}
	if len(n.Fact) > 0 {
		lines = append(lines, "by the profile: "+strings.Join(n.Fact, " and "))
	}
	switch {
	case n.Rows == 1:
		lines = append(lines, "the service that matters most by itself, the others together")
	case n.Rows > 1:
		lines = append(lines, fmt.Sprintf("the %d that matter most one by one, the others together", n.Rows))
	}
	return lines
}

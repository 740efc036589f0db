package prompt

import (
	"fmt"
	"strconv"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// The prompts that something jumps to, beside questions by their cells.
const (
	servicesPrompt = "services"
	detailsPrompt  = "details"
	reviewPrompt   = "review"
)

// prompts lists the whole journey as things stand.
func (p *plain) prompts() []prompt {
	list := append(p.profile(), p.services())
	list = append(list, p.forgotten()...)
	list = append(list, p.details()...)
	list = append(list, p.duties()...)
	list = append(list, p.pages()...)
	return append(list, p.review(), p.plan(), p.report())
}

// duties says who does what, and all duties of one service that is asked for.
func (p *plain) duties() []prompt {
	services := p.s.Report.Duties.Services
	if len(services) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("Who does what:")
	for i, sv := range services {
		n := map[catalogue.Party]int{}
		for _, l := range sv.Layers {
			n[l.Party]++
		}
		fmt.Fprintf(&b, "\n  %d. %s: of %d layers %d are yours, %d shared, %d the provider's.", i+1, p.s.Report.ServiceName(sv.Key), len(sv.Layers),
			n[catalogue.Customer], n[catalogue.Shared], n[catalogue.Provider])
	}
	if n := len(p.s.KnownCells()); n > 0 {
		fmt.Fprintf(&b, "\nWhat the products always do is known and not asked: %s. Say known at a question to hear them.", text.Plural(n, "answer"))
	}
	return []prompt{{told: b.String(), title: "Type a number for all of one service; Enter goes on.", help: "A layer is a level of the shared responsibility model, from rules down to buildings.", no: skip, take: func(line string) error {
		n, err := strconv.Atoi(line)
		if err != nil || n < 1 || n > len(services) {
			return fmt.Errorf("type a number from 1 to %d", len(services))
		}
		p.tellDuties(services[n-1])
		return errStay
	}}}
}

// tellDuties says who does what in one service, layer by layer.
func (p *plain) tellDuties(sv questionnaire.ServiceDuties) {
	for _, l := range sv.Layers {
		said := map[catalogue.Party]string{catalogue.Customer: "yours", catalogue.Shared: "shared", catalogue.Provider: "the provider's"}[l.Party] + "."
		if l.Yours != "" {
			said += " You: " + l.Yours
		}
		if l.Theirs != "" {
			said += " They: " + l.Theirs
		}
		p.say("%s: %s", l.Name, said)
	}
}

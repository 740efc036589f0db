package prompt

import (
	"fmt"
	"strconv"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
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
	questions := interview.Questions(p.s)
	for n, q := range questions {
		topic, _ := p.s.Catalogue.Topic(q.Control.Topic)
		for i := range q.Cells {
			if interview.Answerable(&q.Cells[i]) {
				asked := p.question(q, &q.Cells[i])
				told := fmt.Sprintf("Question %d of %d, %s", n+1, len(questions), topic.Title) + p.standing()
				asked[0].told = strings.TrimRight(told+"\n"+asked[0].told, "\n")
				list = append(list, asked...)
			}
		}
	}
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
		text := map[catalogue.Party]string{catalogue.Customer: "yours", catalogue.Shared: "shared", catalogue.Provider: "the provider's"}[l.Party] + "."
		if l.Yours != "" {
			text += " You: " + l.Yours
		}
		if l.Theirs != "" {
			text += " They: " + l.Theirs
		}
		p.say("%s: %s", l.Name, text)
	}
}

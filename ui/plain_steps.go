package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
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
	questions := listQuestions(p.s)
	for n, q := range questions {
		topic, _ := p.s.cat.Topic(q.control.Topic)
		for i := range q.cells {
			if answerable(&q.cells[i]) {
				asked := p.question(q, &q.cells[i])
				asked[0].told = fmt.Sprintf("Question %d of %d, %s", n+1, len(questions), topic.Title)
				list = append(list, asked...)
			}
		}
	}
	return append(list, p.review(), p.plan(), p.report())
}

// duties says who does what, and all duties of one service that is asked for.
func (p *plain) duties() []prompt {
	services := p.s.report.Duties.Services
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
		fmt.Fprintf(&b, "\n  %d. %s: of %d layers %d are yours, %d shared, %d the provider's.", i+1, p.s.report.ServiceName(sv.Key), len(sv.Layers),
			n[catalogue.Customer], n[catalogue.Shared], n[catalogue.Provider])
	}
	return []prompt{{told: b.String(), title: "Type a number for all of one service; Enter goes on.", help: "A layer is a level of the shared responsibility model, from rules down to buildings.", take: func(line string) error {
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
		text := map[catalogue.Party]string{catalogue.Customer: "yours", catalogue.Shared: "shared", catalogue.Provider: "the provider's"}[l.Party]
		if l.Yours != "" {
			text += ". You: " + l.Yours
		}
		if l.Theirs != "" {
			text += " They: " + l.Theirs
		}
		p.say("%s: %s", l.Name, text)
	}
}

// question is one cell, and its reason where the answer needs one.
func (p *plain) question(q question, c *scoring.Cell) []prompt {
	id, ans, where := c.ID(), c.Answer, p.s.report.ServiceName(c.Service)
	options := optionsOf(q.control)
	current := ""
	if i := slices.IndexFunc(options, func(o offered) bool { return o.id == ans.Option }); i >= 0 {
		current = options[i].label
	}
	help := q.control.Why + " " + q.control.Check
	if g := p.s.report.Guide(c.Service, q.control.ID); g != nil {
		help += " In " + where + ": " + g.Where + ". " + g.Fix
	}
	list := []prompt{{id: id.String(), title: where + ": " + q.control.Question.Text, help: help, options: options, current: current, open: c.Open(),
		take: func(option string) error {
			return p.save(func(a *questionnaire.Assessment) {
				now := a.Answers[id]
				now.Option, now.Date = option, questionnaire.DateOf(p.s.today())
				a.Set(id, now)
			})
		}}}
	if ans.Option != questionnaire.NotApplicable && ans.Option != questionnaire.HandledElsewhere {
		return list
	}
	return append(list, prompt{id: id.String() + " reason", title: "What is the reason, or who takes care of it?", help: "It is printed with the answer.",
		current: questionnaire.CleanLine(ans.Note), open: ans.Note == "", needed: true,
		take: func(line string) error {
			return p.save(func(a *questionnaire.Assessment) {
				now := a.Answers[id]
				now.Note = line
				a.Set(id, now)
			})
		}})
}

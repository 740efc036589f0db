package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// prompts lists the whole journey as things stand.
func (p *plain) prompts() []prompt {
	list := []prompt{p.name(), p.depth(), p.services()}
	for i := range p.s.a.Services {
		list = append(list, p.data(i))
	}
	for _, q := range listQuestions(p.s) {
		for i := range q.cells {
			if answerable(&q.cells[i]) {
				list = append(list, p.question(q, &q.cells[i])...)
			}
		}
	}
	return append(list, p.report())
}

func (p *plain) name() prompt {
	name := p.s.a.Profile.Name
	return prompt{title: "What is the business called?", help: "The name that stands on the report. A new file is made for it.", needed: true, current: questionnaire.CleanLine(name), open: name == "",
		take: func(line string) error {
			return p.save(func(a *questionnaire.Assessment) { a.Profile.Name = line })
		}}
}

func (p *plain) depth() prompt {
	return prompt{title: "How deep shall the questions go?", help: "You can switch later; answers are kept.",
		options: []offered{{"core", "Core", "what matters most, about 15 minutes"}, {"full", "Full", "everything, about 45 minutes"}},
		current: string(p.s.a.Profile.Depth), open: len(p.s.a.Services) == 0,
		take: func(line string) error {
			return p.save(func(a *questionnaire.Assessment) { a.Profile.Depth = questionnaire.Depth(line) })
		}}
}

// services takes names or ids with commas and puts them in place of the stack.
func (p *plain) services() prompt {
	var names []string
	for _, e := range p.s.a.Services {
		names = append(names, p.s.report.ServiceName(e.Key))
	}
	return prompt{title: "Which services does the business use? Write them with commas.",
		help:    "For example: Google Workspace, Dropbox, AWS Lightsail. One of your own is MODEL:NAME, such as saas:Our CRM.",
		current: strings.Join(names, ", "), open: len(names) == 0,
		take: func(line string) error {
			var add []questionnaire.Service
			for _, word := range list(line) {
				e, err := p.find(word)
				if err != nil {
					return err
				}
				add = append(add, e)
			}
			return p.save(func(a *questionnaire.Assessment) { restack(a, add) })
		}}
}

// find reads a service by name, alias or id.
func (p *plain) find(word string) (questionnaire.Service, error) {
	for _, def := range p.s.cat.Services {
		names := append([]string{def.Name}, def.Aliases...)
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, word) }) {
			return questionnaire.ParseService(p.s.cat, def.ID)
		}
	}
	return questionnaire.ParseService(p.s.cat, word)
}

// restack makes the stack the services named, keeping what is known of those
// that were there.
func restack(a *questionnaire.Assessment, named []questionnaire.Service) {
	old := a.Clone().Services
	a.Services = []questionnaire.Service{}
	for _, e := range named {
		same := func(o questionnaire.Service) bool { return o.ID == e.ID && o.Name == e.Name }
		if i := slices.IndexFunc(old, same); i >= 0 {
			e = old[i]
			old = slices.Delete(old, i, i+1)
		}
		a.AddService(e)
	}
	for i := range a.Services {
		if in := a.Services[i].SignIn; in != "" && in != questionnaire.OwnLogin && a.Service(in) == nil {
			a.Services[i].SignIn = ""
		}
	}
}

func (p *plain) data(i int) prompt {
	e := p.s.a.Services[i]
	return prompt{title: "What kinds of data are in " + p.s.report.ServiceName(e.Key) + "? Write them with commas.",
		help:    "Kinds: " + strings.Join(questionnaire.DataIDs(p.s.cat), ", ") + ".",
		current: strings.Join(e.Data, ", "), open: len(e.Data) == 0,
		take: func(line string) error {
			kinds := list(line)
			for _, k := range kinds {
				if _, ok := p.s.cat.DataCategory(k); !ok {
					return fmt.Errorf("no kind of data %q; choose from %s", k, strings.Join(questionnaire.DataIDs(p.s.cat), ", "))
				}
			}
			return p.save(func(a *questionnaire.Assessment) { a.Services[i].Data = kinds })
		}}
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
	list := []prompt{{title: where + ": " + q.control.Question.Text, help: help, options: options, current: current, open: c.Open(),
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
	return append(list, prompt{title: "What is the reason, or who takes care of it?", help: "It is printed with the answer.",
		current: questionnaire.CleanLine(ans.Note), open: ans.Note == "", needed: true,
		take: func(line string) error {
			return p.save(func(a *questionnaire.Assessment) {
				now := a.Answers[id]
				now.Note = line
				a.Set(id, now)
			})
		}})
}

// report tells the result and offers to write the PDF.
func (p *plain) report() prompt {
	usual := filepath.Join(defaultFolder(p.s), questionnaire.FileName(p.s.report.Name())+".pdf")
	return prompt{title: p.result() + "\nWrite the report? Type yes for " + questionnaire.Shown(usual) + ", or a path of your own.", help: "An existing file is not replaced.",
		open: true, done: true,
		take: func(line string) error {
			path := expand(line)
			if strings.EqualFold(line, "yes") || strings.EqualFold(line, "y") {
				path = usual
			}
			if _, err := os.Lstat(path); err == nil {
				return fmt.Errorf("%s exists already; type another path", questionnaire.Shown(path))
			}
			f, err := export.FormatNamed("pdf")
			if err != nil {
				return err
			}
			if err := f.Save(p.s.report, path); err != nil {
				return err
			}
			p.say("Written: %s", questionnaire.Shown(path))
			return nil
		}}
}

// result is the score and the first actions in a few lines.
func (p *plain) result() string {
	r := p.s.report
	lines := []string{"Proven " + export.Range(r.Result.Total) + " of 100: " + r.BandText() + ". " + r.Status()}
	if c := r.CapText(); c != "" {
		lines = append(lines, c)
	}
	for i, a := range r.FirstActions(6) {
		lines = append(lines, strconv.Itoa(i+1)+". "+export.Title(&a)+" ("+r.ServiceNames(&a)+"), due "+export.Day(a.Due)+", "+export.Points(&a))
	}
	return strings.Join(lines, "\n")
}

package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// services takes names or ids with commas and puts them in place of the stack.
func (p *plain) services() prompt {
	var names []string
	for _, e := range p.s.Assessment.Services {
		names = append(names, p.s.Report.ServiceName(e.Key))
	}
	return prompt{id: servicesPrompt, title: "Which services does the business use? Write them with commas.",
		help:    "For example: Google Workspace, Dropbox, AWS Lightsail. One of your own is MODEL:NAME, such as saas:Our CRM. \"list\" names all.",
		current: strings.Join(names, ", "), open: len(names) == 0, needed: true,
		take: func(line string) error {
			if strings.EqualFold(line, "list") {
				p.listServices()
				return errStay
			}
			add, err := p.findAll(line)
			if err != nil {
				return err
			}
			return p.save(func(a *questionnaire.Assessment) { a.Restack(add) })
		}}
}

// listServices names every service of the catalogue by category.
func (p *plain) listServices() {
	for _, c := range p.s.Catalogue.Categories {
		var names []string
		for i := range p.s.Catalogue.Services {
			if def := &p.s.Catalogue.Services[i]; def.Category == c.ID && def.Retired == "" {
				names = append(names, def.Name)
			}
		}
		if len(names) > 0 {
			p.say("%s: %s.", c.Name, strings.Join(names, "; "))
		}
	}
}

// forgotten names the kinds that firms forget, and adds what is typed.
func (p *plain) forgotten() []prompt {
	kinds := questionnaire.Forgotten(p.s.Catalogue, &p.s.Assessment)
	if len(kinds) == 0 || len(p.s.Assessment.Services) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("Small firms often forget these:")
	for _, f := range kinds {
		fmt.Fprintf(&b, "\n  %s: %s", f.Name, f.Why)
	}
	return []prompt{{told: b.String(), title: "Is anything missing? Write services with commas to add them; Enter goes on.", help: "What you write is added to the services; nothing is taken out.", no: skip, take: func(line string) error {
		if isYes(line) {
			return errors.New("write which, such as Dropbox or saas:Till app")
		}
		add, err := p.findAll(line)
		if err != nil {
			return err
		}
		return p.save(func(a *questionnaire.Assessment) {
			for _, e := range add {
				a.AddService(e)
			}
		})
	}}}
}

func (p *plain) findAll(line string) ([]questionnaire.Service, error) {
	var found []questionnaire.Service
	for _, word := range interview.List(line) {
		e, err := p.find(word)
		if err != nil {
			return nil, err
		}
		found = append(found, e)
	}
	return found, nil
}

// find reads a service by name, alias or id.
func (p *plain) find(word string) (questionnaire.Service, error) {
	for _, e := range p.s.Assessment.Services { // one that only a newer catalogue knows
		if questionnaire.Unknown(p.s.Catalogue, e) && (strings.EqualFold(word, e.ID) || strings.EqualFold(word, p.s.Report.ServiceName(e.Key))) {
			return e, nil
		}
	}
	for _, def := range p.s.Catalogue.Services {
		names := append([]string{def.Name}, def.Aliases...)
		if slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, word) }) {
			return questionnaire.ParseService(p.s.Catalogue, def.ID)
		}
	}
	return questionnaire.ParseService(p.s.Catalogue, word)
}

// details asks what is in the services and how they are used. One Enter keeps
// what is usual for all of them; those of which nothing is known are asked
// about in any case.
func (p *plain) details() []prompt {
	if len(p.s.Assessment.Services) == 0 {
		return nil
	}
	how := "going through each service"
	if p.usual {
		how = "what is usual for all"
	}
	list := []prompt{{id: detailsPrompt, title: "What is in these services, and how are they used?", current: how,
		help:    "The usual is what most firms keep there, and that people sign in as most do.",
		options: []interview.Offered{{Id: "usual", Label: "Keep the usual for all"}, {Id: "each", Label: "Go through each service"}},
		take:    func(id string) error { p.usual = id == "usual"; return nil }}}
	for i := range p.s.Assessment.Services {
		if e := &p.s.Assessment.Services[i]; !p.usual || len(e.Data) == 0 {
			list = append(list, p.data(i))
		}
		if !p.usual {
			list = append(list, p.use(i)...)
		}
	}
	return list
}

// kindsHelp says what each kind of data is.
func kindsHelp(c *catalogue.Catalogue) string {
	var lines []string
	for _, d := range c.Data {
		lines = append(lines, d.ID+": "+d.Examples+".")
	}
	return strings.Join(lines, "\n")
}

func (p *plain) data(i int) prompt {
	e := p.s.Assessment.Services[i]
	return prompt{id: "data " + e.Key, told: "Kinds of data: " + strings.Join(questionnaire.DataIDs(p.s.Catalogue), ", ") + ".", title: "What kinds of data are in " + p.s.Report.ServiceName(e.Key) + "? Write them with commas.",
		help:    kindsHelp(p.s.Catalogue),
		current: strings.Join(e.Data, ", "), open: len(e.Data) == 0,
		take: func(line string) error {
			kinds := interview.List(line)
			for _, k := range kinds {
				if _, ok := p.s.Catalogue.DataCategory(k); !ok && !slices.Contains(e.Data, k) {
					return fmt.Errorf("no kind of data %q; choose from %s", k, strings.Join(questionnaire.DataIDs(p.s.Catalogue), ", "))
				}
			}
			return p.setService(e.Key, func(e *questionnaire.Service) { e.Data = kinds })
		}}
}

// use asks how a service is used: what the details screen asks beside data.
func (p *plain) use(i int) (list []prompt) {
	name, key := p.s.Report.ServiceName(p.s.Assessment.Services[i].Key), p.s.Assessment.Services[i].Key
	for _, r := range p.s.Details(i) {
		switch {
		case r.Data != "":
		case r.Options != nil:
			list = append(list, p.turned(name, i, r))
		case r.Typed:
			list = append(list, prompt{id: "plan " + key, title: name + ": which subscription is it?", help: "The plan you pay for, as the bill calls it.", free: true,
				current: text.CleanLine(p.s.Assessment.Services[i].Plan), take: func(line string) error { return p.set(i, r, line) }})
		default:
			list = append(list, p.ticked(name, i, r))
		}
	}
	return list
}

// ticked is a box as a question of yes or no.
func (p *plain) ticked(name string, i int, r interview.Detail) prompt {
	now := map[bool]string{true: "yes", false: "no"}[r.On(&p.s.Assessment.Services[i])]
	return prompt{id: r.Label + " " + p.s.Assessment.Services[i].Key, title: name + ": " + r.Label + "?", help: "Note: " + r.Note + ".", current: now, options: []interview.Offered{{Id: "yes", Label: "Yes"}, {Id: "no", Label: "No"}},
		take: func(id string) error {
			if id == now {
				return nil
			}
			return p.setService(p.s.Assessment.Services[i].Key, r.Toggle)
		}}
}

// turned is a choice.
func (p *plain) turned(name string, i int, r interview.Detail) prompt {
	q := prompt{id: r.Label + " " + p.s.Assessment.Services[i].Key, title: name + ": " + r.Label, help: "Note: " + r.Note + ".", current: r.Shown(&p.s.Assessment.Services[i]),
		take: func(id string) error { return p.set(i, r, id) }}
	for _, o := range r.Options {
		q.options = append(q.options, interview.Offered{Id: o.Value, Label: o.Label})
	}
	return q
}

func (p *plain) set(i int, r interview.Detail, value string) error {
	return p.setService(p.s.Assessment.Services[i].Key, func(e *questionnaire.Service) { *r.Value(e) = value })
}

// setService changes one entry of the stack.
func (p *plain) setService(key string, edit func(e *questionnaire.Service)) error {
	return p.attempt(func(a *questionnaire.Assessment) error {
		_, err := a.EditService(key, edit)
		return err
	})
}

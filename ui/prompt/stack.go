package prompt

import (
	"errors"
	"fmt"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// services takes names or ids with commas and puts them in place of the stack.
func (p *plain) services() prompt {
	names := p.stackNames()
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
			if err := p.save(func(a *questionnaire.Assessment) { a.Restack(add) }); err != nil {
				return err
			}
			p.say("Services: %s.", strings.Join(p.stackNames(), ", "))
			return nil
		}}
}

// stackNames are the names of the services.
func (p *plain) stackNames() (names []string) {
	for _, e := range p.s.Assessment.Services {
		names = append(names, p.s.Report.ServiceName(e.Key))
	}
	return names
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

// forgotten names the kinds that businesses forget, and adds what is typed.
func (p *plain) forgotten() []prompt {
	kinds := questionnaire.Forgotten(p.s.Catalogue, &p.s.Assessment)
	if len(kinds) == 0 || len(p.s.Assessment.Services) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("Small businesses often forget these:")
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
		err = p.save(func(a *questionnaire.Assessment) {
			for _, e := range add {
				a.AddService(e)
			}
		})
		if err == nil {
			p.say("Services: %s.", strings.Join(p.stackNames(), ", "))
		}
		return err
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
	if found := p.s.Catalogue.Search(word); len(found) > 0 && found[0].Fit == catalogue.Exact {
		return questionnaire.ParseService(p.s.Catalogue, found[0].Service.ID)
	}
	return questionnaire.ParseService(p.s.Catalogue, word)
}

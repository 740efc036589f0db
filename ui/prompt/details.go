package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// details asks what is in the services and how they are used. One Enter keeps
// what is usual for all of them; those of which nothing is known, and of which
// parts nobody said which are used, are asked about in any case.
func (p *plain) details() []prompt {
	if len(p.s.Assessment.Services) == 0 {
		return nil
	}
	how := "going through each service"
	if p.usual {
		how = "what is usual for all"
	}
	list := []prompt{{id: detailsPrompt, name: "Chosen", told: p.taken(), title: "What is in these services, and how are they used?", current: how,
		help:    "The usual is what most businesses keep there, that people sign in as most do, and that software runs where most have it.",
		options: []interview.Offered{{Id: "usual", Label: "Keep the usual for all"}, {Id: "each", Label: "Go through each service"}},
		take:    func(id string) error { p.usual = id == "usual"; return nil }}}
	for i := range p.s.Assessment.Services {
		e := &p.s.Assessment.Services[i]
		if !p.usual || len(e.Data) == 0 {
			list = append(list, p.data(i))
		}
		if !p.usual {
			list = append(list, p.use(i)...)
		}
		if parts := p.s.PartsOf(i); len(parts) > 0 && (!p.usual || e.Parts == nil) {
			list = append(list, p.parts(i, parts))
		}
	}
	return list
}

// taken says of the software on which it is taken to run, where nobody said so; empty where
// there is none.
func (p *plain) taken() string {
	var on []string
	for i, e := range p.s.Assessment.Services {
		if host := p.s.TakenHost(i); host != "" {
			on = append(on, p.s.Report.ServiceName(e.Key)+" runs on "+host)
		}
	}
	if len(on) == 0 {
		return ""
	}
	return "Taken as usual: " + strings.Join(on, "; ") + ". What lies below the software, such as its system, firewall and backups, is asked there once."
}

// parts asks which parts of a service are used.
func (p *plain) parts(i int, parts []interview.Choice) prompt {
	e := p.s.Assessment.Services[i]
	name := p.s.Report.ServiceName(e.Key)
	told, used := "Parts of "+name+":", []string{}
	for n, part := range parts {
		told += fmt.Sprintf("\n  %d. %s", n+1, part.Label)
		if slices.Contains(e.Parts, part.Value) {
			used = append(used, part.Label)
		}
	}
	if len(used) == 0 {
		used = []string{"all, as nobody said"}
	}
	return prompt{id: "parts " + e.Key, name: "Parts of " + name, told: told, title: name + ": which parts do you use? Write their numbers with commas, or all.", current: strings.Join(used, ", "),
		help: "Nothing is asked about parts that you do not use.",
		take: func(line string) error {
			chosen, err := numbered(line, parts)
			if err != nil {
				return err
			}
			return p.setService(e.Key, func(e *questionnaire.Service) { e.Parts = chosen })
		}}
}

// numbered are the values of the choices that a line names by their numbers, or all of them.
func numbered(line string, choices []interview.Choice) (values []string, err error) {
	all := strings.EqualFold(line, "all")
	for _, word := range interview.List(line) {
		n, err := strconv.Atoi(word)
		if !all && (err != nil || n < 1 || n > len(choices)) {
			return nil, fmt.Errorf("write numbers from 1 to %d with commas, or all", len(choices))
		}
		if !all && !slices.Contains(values, choices[n-1].Value) {
			values = append(values, choices[n-1].Value)
		}
	}
	for _, c := range choices {
		if all {
			values = append(values, c.Value)
		}
	}
	if len(values) == 0 {
		return nil, errors.New("write the number of one at least, or all")
	}
	return values, nil
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
	return prompt{id: "data " + e.Key, name: "Data in " + p.s.Report.ServiceName(e.Key), heads: []head{{"kinds of data", "Kinds of data: " + strings.Join(questionnaire.DataIDs(p.s.Catalogue), ", ") + ".", true}}, title: "What kinds of data are in " + p.s.Report.ServiceName(e.Key) + "? Write them with commas.",
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
		case r.Data != "" || r.Part != "": // asked in one
		case r.Options != nil:
			list = append(list, p.turned(name, i, r))
		case r.Typed:
			list = append(list, prompt{id: "plan " + key, name: "Subscription of " + name, title: name + ": which subscription is it?", help: "The plan you pay for, as the bill calls it.", free: true,
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
	return prompt{id: r.Label + " " + p.s.Assessment.Services[i].Key, name: name + ": " + r.Label, title: name + ": " + r.Label + "?", help: "Note: " + r.Note + ".", current: now, options: []interview.Offered{{Id: "yes", Label: "Yes"}, {Id: "no", Label: "No"}},
		take: func(id string) error {
			if id == now {
				return nil
			}
			return p.setService(p.s.Assessment.Services[i].Key, r.Toggle)
		}}
}

// turned is a choice.
func (p *plain) turned(name string, i int, r interview.Detail) prompt {
	q := prompt{id: r.Label + " " + p.s.Assessment.Services[i].Key, of: r.Label, name: name + ": " + r.Label, title: name + ": " + r.Label + ".", help: "Note: " + r.Note + ".", current: r.Shown(&p.s.Assessment.Services[i]),
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

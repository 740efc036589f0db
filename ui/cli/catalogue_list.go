package cli

import (
	"strconv"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
)

// A contentList is a list of the catalogue as a command prints it.
type contentList struct {
	name, short, long string
	pick              string // an example of what --json is good for
	json              func(*catalogue.Catalogue, *listJSON)
	columns           []column
	groups            func(*catalogue.Catalogue) []contentGroup
}

// A contentGroup is the part of a list under one heading.
type contentGroup struct {
	title string
	rows  [][]string
}

// A listJSON is what a list prints for programs: it has one of the two.
type listJSON struct {
	Format   int                 `json:"format"`
	Version  string              `json:"version"`
	Services []catalogue.Service `json:"services,omitempty"`
	Controls []catalogue.Control `json:"controls,omitempty"`
}

var (
	serviceList = contentList{name: "services", short: "List the services", pick: ".services[].id",
		json:    func(c *catalogue.Catalogue, j *listJSON) { j.Services = c.Services },
		columns: []column{{most: 30}, {}, {most: 11}},
		groups: func(c *catalogue.Catalogue) (out []contentGroup) {
			for _, category := range c.Categories {
				g := contentGroup{title: category.Name}
				for i := range c.Services {
					if s := &c.Services[i]; s.Category == category.ID && s.Retired == "" {
						g.rows = append(g.rows, []string{s.ID, s.Name, s.Model.String()})
					}
				}
				out = append(out, g)
			}
			return out
		}}
	controlList = contentList{name: "controls", short: "List the controls", pick: ".controls[] | select(.must_have) | .id",
		long: `List the controls by topic: the id, what should be in place, its weight, whether
it is a must-have, and the depth that asks about it.`,
		json:    func(c *catalogue.Catalogue, j *listJSON) { j.Controls = c.Controls },
		columns: []column{{most: 31}, {}, {most: 2, right: true}, {most: 4}, {most: 9}},
		groups: func(c *catalogue.Catalogue) (out []contentGroup) {
			for _, t := range c.Topics {
				g := contentGroup{title: t.Title + ": " + t.About}
				for i := range c.Controls {
					if k := &c.Controls[i]; k.Topic == t.ID && k.Retired == "" {
						g.rows = append(g.rows, []string{k.ID, k.Title, strconv.Itoa(k.Weight), string(k.Tier), mustHave(k)})
					}
				}
				out = append(out, g)
			}
			return out
		}}
)

func newCatalogueList(a *app, l contentList) *cobra.Command {
	var asJSON bool
	command := "  yourpart catalogue " + l.name
	cmd := &cobra.Command{
		Use:     l.name,
		Short:   l.short,
		Long:    l.long,
		Example: command + "\n" + command + " --json | jq '" + l.pick + "'",
		Args:    takes(0, 0),
		RunE:    func(*cobra.Command, []string) error { return a.catalogueList(l, asJSON) },
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

func (a *app) catalogueList(l contentList, asJSON bool) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	if asJSON {
		j := listJSON{Format: report.JSONFormat, Version: c.Version}
		l.json(c, &j)
		return report.WriteJSON(a.out, j)
	}
	p := a.page()
	for _, g := range l.groups(c) {
		if len(g.rows) > 0 {
			p.heading("%s", g.title)
			p.table(l.columns, g.rows)
		}
	}
	return a.show(p)
}

func mustHave(k *catalogue.Control) string {
	if k.MustHave {
		return "must-have"
	}
	return ""
}

package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
	"yourpart/ui/interview"
)

// newCatalogue groups the commands about content.
func newCatalogue(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "catalogue",
		Short: "Look at the services, controls and words that come with the program",
		Long: `Look at the content that comes with the program: the layers of the shared
responsibility model, the services, the controls with their questions, and the
kinds of data. With --catalogue DIR it is shown with a folder of your own laid
over it.

Without a command it prints what there is; with --json, everything.`,
		Example: `  yourpart catalogue services
  yourpart catalogue show mfa-all-users
  yourpart catalogue --json | jq '.controls[].id'
  yourpart catalogue check my-content/`,
		Args: noCommand,
		RunE: func(*cobra.Command, []string) error { return a.catalogueSummary(asJSON) },
	}
	jsonFlag(cmd, &asJSON)
	cmd.AddCommand(newCatalogueList(a, serviceList), newCatalogueList(a, controlList), newCatalogueShow(a),
		newCatalogueCheck(a), newCatalogueReference(a), newCatalogueSchema(a))
	return cmd
}

func (a *app) catalogueSummary(asJSON bool) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	if asJSON {
		return report.WriteJSON(a.out, report.CatalogueShape(c))
	}
	p := a.page()
	p.Say("Catalogue %s: %s.", c.Version, contents(c))
	var layers, data [][]string
	for _, l := range c.Layers {
		layers = append(layers, []string{l.Name, l.ID, l.Definition})
	}
	for _, d := range c.Data {
		data = append(data, []string{d.Name, d.ID, fmt.Sprint(d.Factor), d.Examples})
	}
	p.Heading("Layers, from rules down to buildings")
	p.Table([]page.Column{{Title: "Layer", Most: 20}, {Title: "Id", Most: 18}, {Title: "What it is"}}, layers)
	p.Heading("Kinds of data, and how much more they matter than internal papers")
	p.Table([]page.Column{{Title: "Data", Most: 24}, {Title: "Id", Most: 18}, {Title: "Factor", Most: 6, Right: true}, {Title: "Such as"}}, data)
	p.Gap()
	p.Say(`"yourpart catalogue services" and "yourpart catalogue controls" list the rest; "yourpart catalogue show ID" explains one.`)
	return a.show(p)
}

// contents counts what a catalogue holds.
func contents(c *catalogue.Catalogue) string {
	guides := 0
	for i := range c.Services {
		guides += len(c.Services[i].Guides())
	}
	return fmt.Sprintf("%s, %s, %s, %s and %s", text.Plural(len(c.Layers), "layer"), text.Plural(len(c.Services), "service"),
		text.Plural(len(c.Controls), "control"), text.Plural(guides, "guide"), text.Plural(len(c.Glossary), "word")+" explained")
}

func newCatalogueCheck(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check DIR",
		Short: "Check a folder of your own services and controls",
		Long: `Check a folder that --catalogue is to lay over the content: services/ID.yaml and
controls/TOPIC.yaml. Every fault is listed with its file and id. The form of the
files is what "yourpart catalogue schema" prints.`,
		Example: `  yourpart catalogue check my-content/
  yourpart --catalogue base/ catalogue check more/`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFolder,
		RunE:              func(_ *cobra.Command, args []string) error { return a.catalogueCheck(args[0]) },
	}
}

func (a *app) catalogueCheck(dir string) error {
	dirs := append(append([]string{}, a.overlays...), dir)
	c, err := loadCatalogue(dirs)
	if err != nil {
		return err
	}
	if faults := c.CheckWords(); len(faults) > 0 {
		return located(faults, dirs)
	}
	p := a.page()
	p.Say("%s is sound. With it the catalogue has %s.", dir, contents(c))
	return a.show(p)
}

func newCatalogueReference(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "reference",
		Short:   "Print all content as a Markdown page",
		Long:    "Print all content as a Markdown page: layers, data, services, and every control with\nits question and the ids of its options.",
		Example: "  yourpart catalogue reference > catalogue.md",
		Args:    takes(0, 0),
		RunE: func(*cobra.Command, []string) error {
			c, err := a.catalogue()
			if err != nil {
				return err
			}
			return catalogue.WriteReference(a.out, c)
		},
	}
}

func newCatalogueSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the content's files",
		Long: `Print the JSON Schema of services/ID.yaml and controls/TOPIC.yaml, so that an
editor can complete and check them while you write.`,
		Example: "  yourpart catalogue schema > catalogue.schema.json",
		Args:    takes(0, 0),
		RunE:    func(*cobra.Command, []string) error { return catalogue.WriteSchema(a.out) },
	}
}

// A contentList is a list of the catalogue as a command prints it.
type contentList struct {
	name, short, long string
	pick              string // an example of what --json is good for
	json              func(c *catalogue.Catalogue, words string, j *listJSON)
	columns           []page.Column
	groups            func(*catalogue.Catalogue) []contentGroup
	example           string                                            // after the command
	search            func(*catalogue.Catalogue, string) []contentGroup // nil where a list has none
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
	serviceList = contentList{name: "services", short: "List the services, or those that people may mean by a word", pick: ".services[].id",
		long: `List the services by kind. With words, list those that people may mean by them,
the best first, and what each was found by: a name, what people call it, its
maker, an everyday word such as wifi in whichever language, or nearly the
spelling.`,
		search:  foundServices,
		example: "\n  yourpart catalogue services buchhaltung",
		json: func(c *catalogue.Catalogue, words string, j *listJSON) {
			j.Services = []catalogue.Service{}
			if words == "" {
				for i := range c.Services {
					j.Services = append(j.Services, c.Services[i].Opened())
				}
				return
			}
			for _, f := range c.Search(words) {
				j.Services = append(j.Services, f.Service.Opened())
			}
		},
		columns: []page.Column{{Most: 30}, {}, {Most: 11}},
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
		json:    func(c *catalogue.Catalogue, _ string, j *listJSON) { j.Controls = c.Controls },
		columns: []page.Column{{Most: 31}, {}, {Most: 2, Right: true}, {Most: 4}, {Most: 9}},
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
	command, use, most := "  yourpart catalogue "+l.name, l.name, 0
	if l.search != nil {
		use, most = use+" [WORD...]", 20
	}
	cmd := &cobra.Command{
		Use:     use,
		Short:   l.short,
		Long:    l.long,
		Example: command + l.example + "\n" + command + " --json | jq '" + l.pick + "'",
		Args:    takes(0, most),
		RunE: func(_ *cobra.Command, words []string) error {
			return a.catalogueList(l, strings.Join(words, " "), asJSON)
		},
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

func (a *app) catalogueList(l contentList, words string, asJSON bool) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	if asJSON {
		j := listJSON{Format: report.JSONFormat, Version: c.Version}
		l.json(c, words, &j)
		return report.WriteJSON(a.out, j)
	}
	groups := l.groups(c)
	if words != "" {
		if groups = l.search(c, words); len(groups) == 0 {
			return fmt.Errorf("no service is called %q; \"yourpart catalogue services\" lists all, and MODEL:NAME, such as saas:Our CRM, is one of your own", text.CleanLine(words))
		}
	}
	p := a.page()
	for _, g := range groups {
		if len(g.rows) > 0 {
			p.Heading("%s", g.title)
			p.Table(l.columns, g.rows)
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

// foundServices are the services that a search finds, as a list shows them.
func foundServices(c *catalogue.Catalogue, words string) (groups []contentGroup) {
	for _, f := range c.Search(words) {
		title := interview.FoundTitle(f)
		if len(groups) == 0 || groups[len(groups)-1].title != title {
			groups = append(groups, contentGroup{title: title})
		}
		g := &groups[len(groups)-1]
		g.rows = append(g.rows, []string{f.Service.ID, strings.TrimSuffix(f.Service.Name+" · "+interview.FoundWhy(f), " · "), f.Service.Model.String()})
	}
	return groups
}

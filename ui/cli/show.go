package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
)

// A showJSON is what catalogue show --json prints: the one thing with that id,
// and null for the other kinds. An id may name things of several kinds.
type showJSON struct {
	Format  int                     `json:"format"`
	Version string                  `json:"version"`
	Service *catalogue.Service      `json:"service"`
	Control *catalogue.Control      `json:"control"`
	Layer   *catalogue.Layer        `json:"layer"`
	Data    *catalogue.DataCategory `json:"data"`
}

func newCatalogueShow(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Explain one service, control, layer or kind of data",
		Example: `  yourpart catalogue show google-workspace
  yourpart catalogue show mfa-all-users
  yourpart catalogue show backup`,
		Args:              takes(1, 1),
		ValidArgsFunction: a.completeShow,
		RunE:              func(_ *cobra.Command, args []string) error { return a.catalogueShow(args[0], asJSON) },
	}
	jsonFlag(cmd, &asJSON)
	return cmd
}

func (a *app) catalogueShow(id string, asJSON bool) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	found := showJSON{Format: report.JSONFormat, Version: c.Version}
	found.Service, _ = c.Service(id)
	found.Control, _ = c.Control(id)
	found.Layer, _ = c.Layer(id)
	found.Data, _ = c.DataCategory(id)
	if found.Service == nil && found.Control == nil && found.Layer == nil && found.Data == nil {
		return noSuch("service, control, layer or kind of data", id, allIDs(c), "yourpart catalogue")
	}
	if asJSON {
		if found.Service != nil {
			opened := found.Service.Opened()
			found.Service = &opened
		}
		return report.WriteJSON(a.out, found)
	}
	p := a.page()
	if found.Service != nil {
		showService(p, c, found.Service, a.today())
	}
	if found.Control != nil {
		showControl(p, c, found.Control)
	}
	if found.Layer != nil {
		showLayer(p, found.Layer)
	}
	if found.Data != nil {
		showData(p, found.Data)
	}
	return a.show(p)
}

func allIDs(c *catalogue.Catalogue) []string {
	var ids []string
	for _, s := range c.Services {
		ids = append(ids, s.ID)
	}
	for _, k := range c.Controls {
		ids = append(ids, k.ID)
	}
	for _, l := range c.Layers {
		ids = append(ids, l.ID)
	}
	return append(ids, questionnaire.DataIDs(c)...)
}

func showService(p *page.Page, c *catalogue.Catalogue, s *catalogue.Service, today time.Time) {
	p.Heading("%s (service %s)", s.Name, s.ID)
	p.Hang("Provider  ", s.Provider)
	p.Hang("Kind      ", fmt.Sprintf("%s; %s, %s", c.CategoryName(s.Category), s.Model, s.Model.Plain()))
	p.Hang("Data      ", strings.Join(s.Data, ", "))
	if len(s.Aliases) > 0 {
		p.Hang("Also      ", strings.Join(s.Aliases, ", "))
	}
	if s.Retired != "" {
		p.Hang("Retired   ", s.Retired)
	}
	if s.Variants != nil {
		p.Gap()
		p.Say("%s", s.Variants.Text)
		var rows [][]string
		for _, v := range s.Variants.Options {
			rows = append(rows, []string{s.ID + ":" + v.ID, v.Label})
		}
		p.Table([]page.Column{{Most: 40}, {}}, rows)
	}
	whereItRuns(p, c, s)
	p.Gap()
	p.Say("What the provider does")
	p.List(s.ProviderDoes)
	p.Gap()
	p.Table([]page.Column{{Title: "Layer"}, {Title: "Who answers", Most: 12}}, parties(c, s))
	for _, g := range s.Guides() {
		guide(p, c, g, today)
	}
	links(p, s.Links)
	if f := s.Facts; f != nil {
		p.Gap()
		p.Hang("Facts     ", f.Source+" · "+asOf(f.Unsure(today), f.AsOf))
	}
}

// parties says for each layer who answers in the service's usual form.
func parties(c *catalogue.Catalogue, s *catalogue.Service) [][]string {
	u := catalogue.UseOf(s, "")
	var rows [][]string
	for i := range c.Layers {
		l := &c.Layers[i]
		rows = append(rows, []string{l.Name, partyWord(u.Party(l))})
	}
	return rows
}

// partyWord is a party as the reader sees it.
func partyWord(p catalogue.Party) string {
	switch p {
	case catalogue.Customer:
		return "you"
	case catalogue.Shared:
		return "both"
	}
	return "the provider"
}

// guide prints how one control is done in a product.
func guide(p *page.Page, c *catalogue.Catalogue, g catalogue.Guide, today time.Time) {
	title := g.Control
	if k, ok := c.Control(g.Control); ok {
		title = k.Title + " (" + k.ID + ")"
	}
	p.Gap()
	p.Hang("", title)
	p.Hang("  Where   ", g.Where)
	if len(g.For) > 0 {
		p.Hang("  For     ", strings.Join(g.For, ", "))
	}
	for _, s := range g.Before {
		p.Hang("  Before  ", s)
	}
	if g.AlwaysOn != nil {
		p.Hang("  Always  ", g.AlwaysOn.Why+alwaysOn(g.AlwaysOn))
	}
	p.Hang("  Fix     ", g.Fix)
	if g.Then != "" {
		p.Hang("  Then    ", g.Then)
	}
	if g.Undo != "" {
		p.Hang("  Undo    ", g.Undo)
	}
	p.Hang("  Plan    ", g.Plan)
	if g.Cheaper != "" {
		p.Hang("  Else    ", g.Cheaper)
	}
	p.Hang("  Source  ", g.Source+" · "+asOf(g.Unsure(today), g.AsOf))
}

// asOf says how fresh a fact is, and whether to look again.
func asOf(unsure bool, month string) string {
	if unsure {
		return "check this, as of " + month
	}
	return "as of " + month
}

func links(p *page.Page, l catalogue.Links) {
	var rows [][]string
	for _, row := range [][]string{{"Status", l.Status}, {"Trust", l.Trust}, {"Responsibilities", l.Responsibility}, {"Data contract", l.DPA}} {
		if row[1] != "" {
			rows = append(rows, row)
		}
	}
	if len(rows) > 0 {
		p.Heading("Links")
		p.Table([]page.Column{{Most: 18}, {}}, rows)
	}
}

func showControl(p *page.Page, c *catalogue.Catalogue, k *catalogue.Control) {
	topic, _ := c.Topic(k.Topic)
	p.Heading("%s (control %s)", k.Title, k.ID)
	p.Hang("Topic     ", topic.Title)
	p.Hang("Asked     ", scopeWord(k)+tierWord(k))
	narrowed(p, k)
	p.Hang("Weight    ", strings.TrimSuffix(fmt.Sprintf("%d of 10, %s", k.Weight, mustHave(k)), ", "))
	p.Hang("Layers    ", strings.Join(k.Layers, ", "))
	if k.Retired != "" {
		p.Hang("Retired   ", k.Retired)
	}
	p.Hang("Why       ", k.Why)
	p.Hang("Risk      ", k.Risk)
	p.Gap()
	p.Say("%s", k.Question.Text)
	var rows [][]string
	for _, o := range k.Question.Options {
		rows = append(rows, []string{o.ID, o.Text, fmt.Sprint(o.Credit)})
	}
	rows = append(rows, []string{"not-sure", "Nobody knows yet.", ""},
		[]string{"not-applicable", "It makes no sense here; say why.", ""},
		[]string{"handled-elsewhere", "Someone else sees to it; say where.", "1"})
	p.Table([]page.Column{{Title: "Option", Most: 24}, {Title: "Meaning"}, {Title: "Credit", Most: 6, Right: true}}, rows)
	p.Gap()
	p.Hang("Check     ", k.Check)
	p.Hang("Ask       ", k.Whom)
	r := k.Remediation
	p.Heading("%s", r.Title)
	for i, step := range r.Steps {
		p.Hang(fmt.Sprintf("%3d. ", i+1), step)
	}
	p.Gap()
	p.Hang("Takes     ", hours(r.Hours))
	p.Hang("Costs     ", r.Cost.Text)
	if len(r.Needs) > 0 {
		p.Hang("Needs     ", strings.Join(r.Needs, ", "))
	}
	if r.Repeat != nil {
		p.Hang("Again     ", fmt.Sprintf("every %d days: %s", r.Repeat.Days, r.Repeat.Task))
	}
	refs(p, k.Refs)
}

func scopeWord(k *catalogue.Control) string {
	if k.Scope == catalogue.Organisation {
		return "once for the whole firm"
	}
	return "for each service"
}

func tierWord(k *catalogue.Control) string {
	if k.Tier == catalogue.Full {
		return ", in full depth only"
	}
	return ", in core depth too"
}

func hours(h catalogue.Hours) string {
	text := report.Hours(h.First)
	if h.Each > 0 {
		text += ", and " + report.Hours(h.Each) + " for each further service"
	}
	return text
}

// refs prints the identifiers in published frameworks, in the same order always.
func refs(p *page.Page, refs map[string][]string) {
	for _, f := range catalogue.Frameworks {
		if ids := refs[f]; len(ids) > 0 {
			p.Hang(fmt.Sprintf("%-16s  ", f), strings.Join(slices.Sorted(slices.Values(ids)), ", "))
		}
	}
}

func showLayer(p *page.Page, l *catalogue.Layer) {
	p.Heading("%s (layer %s)", l.Name, l.ID)
	p.Say("%s", l.Definition)
	p.Gap()
	p.Hang("Your part   ", l.YourPart)
	p.Hang("Their part  ", l.TheirPart)
	p.Gap()
	var rows [][]string
	for _, m := range catalogue.Models {
		rows = append(rows, []string{m.String(), m.Plain(), partyWord(l.Parties[m])})
	}
	p.Table([]page.Column{{Title: "Model", Most: 12}, {Title: "Which is"}, {Title: "Who answers", Most: 12}}, rows)
}

func showData(p *page.Page, d *catalogue.DataCategory) {
	p.Heading("%s (kind of data %s)", d.Name, d.ID)
	p.Hang("Such as  ", d.Examples)
	p.Hang("Factor   ", fmt.Sprint(d.Factor))
	if len(d.Laws) > 0 {
		p.Hang("Laws     ", strings.Join(d.Laws, ", "))
	}
}

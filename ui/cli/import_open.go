package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/evidence"
	"yourpart/ui/document"
	"yourpart/ui/scans"
)

// openProposals lists the proposals that nobody has decided about, and decides them where
// that is wanted.
func (a *app) openProposals(o importOptions) error {
	if o.dryRun || len(o.keep) == 0 && (o.accept == "" || o.accept == scans.None) {
		c, s, err := a.load(o.file)
		if err != nil {
			return err
		}
		return a.showOpen(scans.Undecided(c, s), o.json)
	}
	return a.edit(o.file, func(d *document.Document) error {
		list := scans.Undecided(d.Catalogue, &d.Assessment)
		said := ""
		err := a.change(d, func(s *questionnaire.Assessment) error {
			if o.accept != "" {
				said = scans.Decide(s, list, o.accept, questionnaire.DateOf(a.today())).Said()
				return nil
			}
			n, unknown := scans.Keep(s, list, o.keep)
			if unknown != "" {
				return noSuch("open proposal about", unknown, openCells(list), "yourpart import FILE")
			}
			said = text.Plural(n, "proposal") + " decided: the answer is kept."
			return nil
		})
		switch {
		case err != nil || d.Store == nil:
			return err
		case o.json:
			return a.showOpen(scans.Undecided(d.Catalogue, &d.Assessment), true)
		}
		p := a.page()
		p.Say("%s", said)
		return a.confirm(p)
	})
}

// showOpen prints proposals that nobody has decided about.
func (a *app) showOpen(list []scans.Proposed, asJSON bool) error {
	if asJSON {
		return report.WriteJSON(a.out, scans.ShapeOfOpen(report.JSONFormat, list))
	}
	return a.show(scans.OpenPage(a.page(), list))
}

// openCells are the questions that proposals are about, each once.
func openCells(list []scans.Proposed) (cells []string) {
	for _, p := range list {
		if cell := p.Cell.String(); len(cells) == 0 || cells[len(cells)-1] != cell {
			cells = append(cells, cell)
		}
	}
	return cells
}

// completeOpen offers the questions about which a proposal is open.
func (a *app) completeOpen(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 || args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, s, err := a.loadUntold(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	list := scans.Undecided(c, s)
	words := []string{scans.All + "\tevery answer that a scan contradicts"}
	for _, cell := range openCells(list) {
		control, _, _ := strings.Cut(cell, "@")
		k, _ := c.Control(control)
		words = append(words, cell+"\t"+k.Title)
	}
	return listed(typed, words)
}

// completeScan offers an assessment, then any file.
func completeScan(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeFiles(nil, nil, "")
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// kindNames are the kinds of files that --from takes.
func kindNames() (names []string) {
	for _, k := range evidence.Kinds() {
		names = append(names, string(k))
	}
	return names
}

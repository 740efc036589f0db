package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/questionnaire"
)

type portfolioOptions struct {
	places []string
	json   bool
	sort   string
	date   string
}

func newPortfolio(a *app) *cobra.Command {
	var o portfolioOptions
	cmd := &cobra.Command{
		Use:   "portfolio DIR|FILE ...",
		Short: "Show many clients in one table",
		Long: `Show one line for each assessment: its score from proven to possible, its band,
its weakest service, how many actions are open, due within 30 days and overdue,
and how far the proven score moved since the newest snapshot.

DIR stands for every assessment in that folder. One that cannot be read is named
and does not stop the rest; the exit code is 1 then.`,
		Example: `  yourpart portfolio clients/
  yourpart portfolio clients/ --sort overdue
  yourpart portfolio clients/ --json | jq '.clients[] | select(.overdue > 0).name'`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			o.places = args
			return a.portfolio(o)
		},
	}
	jsonFlag(cmd, &o.json)
	f := cmd.Flags()
	var orders, words []string
	for _, order := range export.Orders {
		orders = append(orders, order.Name)
		words = append(words, order.Name+"\t"+order.About)
	}
	f.StringVar(&o.sort, "sort", orders[0], "in which `ORDER`: "+strings.Join(orders, ", "))
	f.StringVar(&o.date, "date", "", "count as of `DATE`, such as 2026-11-30 (default today)")
	_ = cmd.RegisterFlagCompletionFunc("sort", completeWords(words...))
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

func (a *app) portfolio(o portfolioOptions) error {
	p, err := a.clients(o)
	if p == nil {
		return err
	}
	show := func() error { return a.show(portfolioPage(a.page(), p)) }
	if o.json {
		show = func() error { return export.WriteJSON(a.out, p.Shape()) }
	}
	if failed := show(); failed != nil {
		return failed
	}
	return err
}

// clients reads every assessment. There is a portfolio even where some failed.
func (a *app) clients(o portfolioOptions) (*export.Portfolio, error) {
	date, err := parseDate("date", o.date)
	if err != nil {
		return nil, err
	}
	if date.IsZero() {
		date = a.today()
	}
	var known []string
	for _, order := range export.Orders {
		known = append(known, order.Name)
	}
	if !slices.Contains(known, o.sort) {
		return nil, noSuch("order", o.sort, known, "yourpart portfolio --help")
	}
	files, err := assessmentsIn(o.places)
	if err != nil {
		return nil, err
	}
	c, err := a.catalogue()
	if err != nil {
		return nil, err
	}
	jobs := make([]*job, len(files))
	lines := map[*job]*export.Client{}
	for i, file := range files {
		jobs[i] = &job{source: file}
		lines[jobs[i]] = new(export.Client)
	}
	err = a.batch(jobs, func(j *job) error {
		s, err := a.readFor(c, j.source)
		if err == nil {
			*lines[j] = export.Build(c, s, date, time.Time{}).Client(j.source)
		}
		return err
	})
	p := &export.Portfolio{Date: date}
	for _, j := range jobs {
		if j.err == nil {
			p.Clients = append(p.Clients, *lines[j])
		}
	}
	if len(p.Clients) == 0 {
		return nil, err
	}
	p.Sort(o.sort)
	return p, err
}

// assessmentsIn lists files as they were named, and the assessments in folders.
func assessmentsIn(places []string) (files []string, err error) {
	for _, place := range places {
		if info, err := os.Stat(place); err != nil || !info.IsDir() {
			files = append(files, place)
			continue
		}
		entries, err := os.ReadDir(place)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", shown(place), questionnaire.Reason(err))
		}
		n := len(files)
		for _, e := range entries {
			name := e.Name()
			if filepath.Ext(name) == ".json" && !e.IsDir() && !isReport(name) {
				files = append(files, filepath.Join(place, name))
			}
		}
		if len(files) == n {
			return nil, fmt.Errorf("no assessment in %s; they end in .json", place)
		}
	}
	return files, nil
}

// isReport tells whether a file has the ending of one that export writes.
func isReport(name string) bool {
	for _, f := range export.Formats {
		if strings.HasSuffix(name, f.Ext) {
			return true
		}
	}
	return false
}

// portfolioPage is the table for people.
func portfolioPage(p *page, f *export.Portfolio) *page {
	p.say("%s as of %s", count(len(f.Clients), "assessment"), export.Day(f.Date))
	p.gap()
	var rows [][]string
	for i := range f.Clients {
		c := &f.Clients[i]
		rows = append(rows, []string{c.Name, export.Range(c.Score), c.Band.String(), c.WeakestText(),
			fmt.Sprint(c.Open), fmt.Sprint(c.Due), fmt.Sprint(c.Overdue), c.Change()})
	}
	p.table([]column{{title: "Client"}, {title: "Score", most: 9, right: true}, {title: "Band", most: 10}, {title: "Weakest service"},
		{title: "Open", most: 5, right: true}, {title: "Due", most: 5, right: true}, {title: "Late", most: 5, right: true}, {title: "Moved", most: 5, right: true}}, rows)
	p.gap()
	p.say("Score: proven to possible. Due: within 30 days. Late: the day is past. Moved: the proven score since the newest snapshot.")
	return p
}

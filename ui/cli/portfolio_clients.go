package cli

import (
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// checkSince tells what is wrong with --date and --since, if anything.
func (o portfolioOptions) checkSince(a *app) error {
	date, err := parseDate("date", o.date)
	if err != nil {
		return err
	}
	if date.IsZero() {
		date = a.today()
	}
	if since, err := questionnaire.Date(o.since).Time(); err == nil && since.After(date) {
		return usagef("--since %s is after %s, the day to count as of", o.since, questionnaire.DateOf(date))
	}
	return nil
}

// clients reads every assessment. There is a portfolio even where some failed.
// No more of an assessment is kept than its row, so that a thousand of them
// take no more memory than a few.
func (a *app) clients(o portfolioOptions, files []string) (*report.Portfolio, error) {
	date, err := parseDate("date", o.date)
	if err != nil {
		return nil, err
	}
	if date.IsZero() {
		date = a.today()
	}
	c, err := a.catalogue()
	if err != nil {
		return nil, err
	}
	jobs := make([]*job, len(files))
	lines := map[*job]*clientLine{}
	for i, file := range files {
		jobs[i] = &job{source: file}
		lines[jobs[i]] = new(clientLine)
	}
	err = a.batch(jobs, func(j *job) error {
		s, err := a.readFor(c, j.source)
		if err == nil {
			j.newer = newer(c, s, j.source)
			*lines[j] = o.line(c, s, date, j.source)
		}
		return err
	})
	p := &report.Portfolio{Date: date, Catalogue: c.Version, Since: o.since, Options: o.layout.Options}
	var rounds []string
	for _, j := range jobs {
		if j.err != nil {
			p.Unread = append(p.Unread, report.Unread{File: j.source, Why: strings.TrimPrefix(j.err.Error(), shown(j.source)+": ")})
			continue
		}
		p.Clients = append(p.Clients, lines[j].Client)
		rounds = append(rounds, lines[j].rounds...)
	}
	if len(p.Clients) == 0 {
		return nil, err
	}
	p.Once()
	if none := p.CheckSince(rounds); none != nil {
		return nil, none
	}
	p.Sort(o.sort)
	if o.layout.Redact {
		p.Redact()
	}
	return p, err
}

// A clientLine is one line of the portfolio, with the rounds of the file by their names.
type clientLine struct {
	report.Client
	rounds []string
}

// line is an assessment as a line of the portfolio.
func (o portfolioOptions) line(c *catalogue.Catalogue, s *questionnaire.Assessment, date time.Time, file string) (line clientLine) {
	layout := o.layout
	if o.since != "" {
		layout.Since = o.since
		if p := s.AsOf(o.since); p != nil {
			layout.Since = p.Name
		}
		for i := range s.Rounds {
			line.rounds = append(line.rounds, s.Rounds[i].Called())
		}
	}
	line.Client = layout.Build(c, s, date, time.Time{}).Client(file)
	line.Is(s)
	return line
}

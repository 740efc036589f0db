package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
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

// year is the year at the end of a file's name.
var year = regexp.MustCompile(`[-_. ]?(19|20)\d\d$`)

// stem is what a file is called without what marks a copy, or the year.
func stem(path string) string {
	of, _ := questionnaire.CopyOf(filepath.Base(path))
	return strings.ToLower(year.ReplaceAllString(of, ""))
}

// alike reports whether two files of one folder are named like versions of each other,
// by their stems: one is the other with the mark of a copy, a year, or the name of a
// computer.
func alike(s, t string) bool {
	return s == t || strings.HasPrefix(s, t+"-") || strings.HasPrefix(t, s+"-")
}

// newestOf leaves out files of a folder that are older versions of another one there,
// and tells of them. Only those are read that are named like versions of each other.
func (a *app) newestOf(files []string) (kept []string) {
	after := map[string]string{} // the newer file of each that is left out
	stems := make([]string, len(files))
	for i, file := range files {
		stems[i] = filepath.Dir(file) + "\x00" + stem(file)
	}
	for i, file := range files {
		for j := i + 1; j < len(files) && after[file] == ""; j++ {
			if other := files[j]; after[other] == "" && alike(stems[i], stems[j]) {
				if older, newer := a.versions(file, other); older != "" {
					after[older] = newer
				}
			}
		}
	}
	for _, file := range files {
		newest := after[file]
		if newest == "" {
			kept = append(kept, file)
			continue
		}
		for after[newest] != "" {
			newest = after[newest]
		}
		a.note("%s is passed over, as %s is a newer file of the same client; to take it too, name it", shown(file), shown(newest))
	}
	return kept
}

// versions tells the older from the newer of two files, where they are of one client.
func (a *app) versions(file, other string) (older, newer string) {
	s, err := a.keys.Load(file)
	t, failed := a.keys.Load(other)
	switch {
	case err != nil || failed != nil || questionnaire.Relate(&s, &t) != questionnaire.SameBusiness:
		return "", ""
	case questionnaire.VersionOf(file, &s).Newer(questionnaire.VersionOf(other, &t)):
		return other, file
	}
	return file, other
}

// clientsIn is assessmentsIn where of several files of one client that are in a folder
// together the newest is taken. Those that are named themselves are all taken.
func (a *app) clientsIn(places []string) (files []string, err error) {
	for _, place := range places {
		found, err := assessmentsIn([]string{place})
		if err != nil {
			return nil, err
		}
		if isFolder(place) {
			found = a.newestOf(found)
		}
		files = append(files, found...)
	}
	return eachFileOnce(files), nil
}

// leftover says that a file is named like what a sync tool or this program kept of
// another one that is beside it, or is empty.
func leftover(path string) string {
	of, copied := questionnaire.CopyOf(filepath.Base(path))
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), of+".json")); !copied || err != nil {
		return ""
	}
	return "; a copy of " + text.Shown(of+".json")
}

// asides lists what each client set aside, where any did.
func asides(p *page.Page, f *report.Portfolio) {
	if !f.Aside() {
		return
	}
	p.Heading("%s", report.AsideTitle)
	for i := range f.Clients {
		if c := &f.Clients[i]; c.Aside.Total() > 0 {
			p.List([]string{fmt.Sprintf("%s: %s (%s)", c.Label(), c.Aside, c.Aside.Kinds())})
		}
	}
}

// aged lists how many answers of each client are older than a year, where any is.
func aged(p *page.Page, f *report.Portfolio) {
	if !f.Aged() {
		return
	}
	p.Heading("%s", report.AgeTitle)
	for i := range f.Clients {
		if c := &f.Clients[i]; c.Age.Old > 0 {
			p.List([]string{fmt.Sprintf("%s: %s", c.Label(), c.Age)})
		}
	}
}

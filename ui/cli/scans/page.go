package scans

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/evidence"
	"yourpart/ui/cli/page"
)

// titles are what the groups are called.
var titles = map[questionnaire.Group]string{
	questionnaire.GroupNew:         "New, where nothing is answered yet",
	questionnaire.GroupAgrees:      "Agrees with the answer",
	questionnaire.GroupContradicts: "Contradicts the answer",
}

// words are what the statuses are called, for one and for several.
var words = map[evidence.Status]string{
	evidence.Pass: "passed", evidence.Fail: "failed", evidence.Partial: "in part", evidence.Warning: "advised", evidence.Manual: "to be looked at by hand",
	evidence.Failed: "not seen because of an error", evidence.Muted: "set aside by the owner",
}

// Page prints whose scan it is and of when, then what it shows.
func Page(p *page.Page, im *Import) *page.Page {
	s := im.Reading.Scan
	p.Hang("Scan     ", strings.TrimSpace(s.Tool+" "+s.Version)+", "+im.File)
	if label := s.Label(); label != "" {
		p.Hang("Of       ", label)
	}
	switch {
	case s.Guessed:
		p.Hang("Run      ", "not dated; the file is of "+string(s.Date))
	case s.Date != "":
		p.Hang("Run      ", string(s.Date))
	}
	p.Hang("Checks   ", checks(&im.Reading))
	for _, line := range slices.Concat(s.Notes, []string{im.Age}, im.Doubts) {
		if line != "" {
			p.Hang("         ", line)
		}
	}
	switch {
	case len(s.Results) == 0:
		p.Gap()
		p.Say("No result: there is no check in the file, so it shows nothing, neither that all is well nor that something is missing.")
	case len(im.Each) > 0:
		for i := range im.Each {
			one := &im.Each[i]
			p.Heading("If it is about %s", one.Service)
			groups(p, one)
		}
	default:
		groups(p, im)
	}
	return p
}

// checks says how many checks there are, and how they came out.
func checks(r *evidence.Reading) string {
	s := r.Scan
	said := fmt.Sprintf("%d, of which %s known here and %s", len(s.Results), text.Plural(r.Mapped, "is", "are"), text.Plural(r.Read, "says something", "say something"))
	var counts []string
	for _, status := range evidence.Statuses {
		if n := s.Count(status); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, words[status]))
		}
	}
	if len(counts) > 0 {
		said += ": " + strings.Join(counts, ", ")
	}
	if s.Skipped > 0 {
		said += fmt.Sprintf("; %s no check", text.Plural(s.Skipped, "finding is", "findings are"))
	}
	return said
}

// groups prints the proposals, group by group.
func groups(p *page.Page, im *Import) {
	p.Gap()
	if n := im.Reading.NotAsked; n > 0 {
		defer func() {
			p.Gap()
			p.Say("It also shows something about %s that %s not asked here; full depth may ask more.", text.Plural(n, "question"), map[bool]string{true: "is", false: "are"}[n == 1])
		}()
	}
	if len(im.Proposed) == 0 {
		p.Say("It shows nothing about the questions that are asked here.")
		return
	}
	first := true
	for _, g := range questionnaire.Groups {
		list := im.Group(g)
		if len(list) == 0 {
			continue
		}
		if !first {
			p.Gap()
		}
		first = false
		p.Say("%s: %d", titles[g], len(list))
		for _, one := range list {
			p.Hang("  - ", one.said())
			p.Hang("    ", one.Why)
		}
	}
}

// said is a proposal beside the answer, in a line.
func (p *Proposed) said() string {
	option := report.ScanSays(p.Control, &p.Proposal, p.Suggestion)
	line := p.Cell.String() + ": " + option
	switch p.Group {
	case questionnaire.GroupContradicts:
		line = fmt.Sprintf("%s: you said “%s”, the scan shows %s", p.Cell, p.label(p.Current), option)
	case questionnaire.GroupAgrees:
		line = p.Cell.String() + ": “" + p.label(p.Current) + "” stays"
	}
	if p.Strength == questionnaire.Some {
		line += " (shows a part)"
	}
	return line
}

// label is an option in a word or two.
func (p *Proposed) label(option string) string {
	if o := p.Control.Option(option); o != nil {
		return o.Label
	}
	if option == "" {
		return "different things"
	}
	return questionnaire.FixedText(option)
}

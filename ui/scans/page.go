package scans

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/evidence"
)

// A Pager is what a page of an import is printed on.
type Pager interface {
	Gap()
	Say(format string, args ...any)
	Heading(format string, args ...any)
	Hang(label, s string)
}

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

// A Fact is one thing to know of a scan before it is taken.
type Fact struct{ Label, Text string }

// Facts are whose scan it is and of when, and how many of its checks say something; then,
// without a label, what a person should know of it.
func (im *Import) Facts() []Fact {
	s := im.Reading.Scan
	facts := []Fact{{"Scan", strings.TrimSpace(s.Tool+" "+s.Version) + ", " + im.File}}
	if label := s.Label(); label != "" {
		facts = append(facts, Fact{"Of", label})
	}
	switch {
	case s.Guessed:
		facts = append(facts, Fact{"Run", "not dated; the file is of " + string(s.Date)})
	case s.Date != "":
		facts = append(facts, Fact{"Run", string(s.Date)})
	}
	facts = append(facts, Fact{"Checks", checks(&im.Reading)})
	for _, line := range slices.Concat(s.Notes, []string{im.Age}) {
		if line != "" {
			facts = append(facts, Fact{Text: line})
		}
	}
	return facts
}

// Nothing is said of a scan without checks.
const Nothing = "No result: there is no check in the file, so it shows nothing, neither that all is well nor that something is missing."

// Page prints whose scan it is and of when, then what it shows.
func Page[P Pager](p P, im *Import) P {
	s := im.Reading.Scan
	for _, f := range im.Facts() {
		p.Hang(fmt.Sprintf("%-9s", f.Label), f.Text)
	}
	for _, doubt := range im.Doubts {
		p.Hang("         ", doubt)
	}
	switch {
	case len(s.Results) == 0:
		p.Gap()
		p.Say(Nothing)
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
		said += "; in all, " + strings.Join(counts, ", ") // known or not
	}
	if s.Skipped > 0 {
		said += fmt.Sprintf("; %s no check", text.Plural(s.Skipped, "finding is", "findings are"))
	}
	return said
}

// NotAsked says of how many questions a scan shows something that are not asked here, or is
// empty.
func (im *Import) NotAsked() string {
	n := im.Reading.NotAsked
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("It also shows something about %s that %s not asked here; full depth may ask more.", text.Plural(n, "question"), map[bool]string{true: "is", false: "are"}[n == 1])
}

// groups prints the proposals, group by group.
func groups(p Pager, im *Import) {
	p.Gap()
	if more := im.NotAsked(); more != "" {
		defer func() {
			p.Gap()
			p.Say("%s", more)
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
	option := p.Shown()
	line := p.Cell.String() + ": " + option
	switch p.Group {
	case questionnaire.GroupContradicts:
		line = p.Cell.String() + ": " + p.Differs()
	case questionnaire.GroupAgrees:
		line = p.Cell.String() + ": “" + p.Label(p.Current) + "” stays"
	}
	if p.Strength == questionnaire.Some {
		line += " (shows a part)"
	}
	return line
}

// Shown is what the scan shows, as far as it does.
func (p *Proposed) Shown() string {
	return report.ScanSays(p.Control, &p.Proposal, p.Suggestion)
}

// Label is an option in a word or two.
func (p *Proposed) Label(option string) string {
	if o := p.Control.Option(option); o != nil {
		return o.Label
	}
	if option == "" {
		return "different things"
	}
	return questionnaire.FixedText(option)
}

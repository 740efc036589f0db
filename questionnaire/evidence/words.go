package evidence

import (
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// proposal is what is shown about a cell.
func (p *proposer) proposal(id questionnaire.CellID, f *finding) questionnaire.Proposal {
	options := f.control.Question.Options
	out := questionnaire.Proposal{Cell: id, Strength: questionnaire.Strong, Tool: string(p.scan.Kind), Subject: p.scan.Subject,
		Date: p.scan.Date, Time: p.scan.Time, Why: text.CleanLine(strings.Join(append(f.why, unique(f.cautions)...), " "))}
	if f.some {
		out.Strength = questionnaire.Some
	}
	if f.atLeast >= 0 {
		out.AtLeast = options[f.atLeast].ID
	}
	if f.atMost >= 0 {
		out.AtMost = options[f.atMost].ID
	}
	out.Checks = append(slices.Clone(f.passed), f.failed...)
	slices.Sort(out.Checks)
	out.Checks = slices.Compact(out.Checks)
	out.Evidence = p.scan.line(f.passed, f.failed)
	return out
}

// Label is whose the scan is, for people: the tenant's domain or name, with its id.
func (s *Scan) Label() string {
	name := ""
	for _, n := range s.Names {
		if n != s.Subject && (name == "" || strings.Contains(n, ".") && !strings.Contains(name, ".")) {
			name = n
		}
	}
	switch {
	case name == "":
		return s.Subject
	case s.Subject == "":
		return name
	}
	return name + " (" + s.Subject + ")"
}

// line is the evidence for an answer, in one line: the tool, whose settings it looked at,
// what it found, its version and the day.
func (s *Scan) line(passed, failed []string) string {
	var found []string
	for _, of := range []struct {
		ids []string
		how string
	}{{unique(passed), "passed"}, {unique(failed), "failed"}} {
		if len(of.ids) > 0 {
			found = append(found, strings.Join(of.ids, ", ")+" "+of.how)
		}
	}
	line := questionnaire.ScanLine{Tool: s.Tool, Whose: s.Label(), Found: strings.Join(found, "; "), Version: s.Version, Run: "day of the run not known"}
	if s.Date != "" {
		line.Run = "run of " + string(s.Date)
	}
	if s.Guessed {
		line.Run = "file of " + string(s.Date)
	}
	return line.String()
}

// unique leaves out what is there already.
func unique(list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

package questionnaire

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// Propose notes what a scan shows. Of one tool and subject only the latest run about a
// cell stays, whichever comes first; what a scan says nothing about stays as it was. The
// same run again changes nothing. The error says which proposal cannot be noted, and then
// nothing has changed.
func (a *Assessment) Propose(list []Proposal) error {
	for _, p := range list {
		if err := p.check(); err != nil {
			return fmt.Errorf("%s: %w", p.Cell, err)
		}
	}
	for _, p := range list {
		p.Decision = ""
		if was := a.Proposal(p.Key()); was != nil && (was.sameRun(p) || was.later(p) > 0) {
			continue
		}
		a.putLogged(p.Key(), &p)
	}
	return nil
}

// knownBounds are the bounds of a proposal with what else scans show about its cell.
type knownBounds struct {
	atLeast, atMost string
	lines           map[string]bool // evidence for them
	sources         []string        // how the evidence of these scans begins
}

// knownWith puts a proposal together with what other scans show about the cell: what was
// accepted counts as well, and so does what they rule out, unless a person kept the answer
// against it. So the order in which scans come decides nothing.
func (a *Assessment) knownWith(k *catalogue.Control, p *Proposal) knownBounds {
	b := knownBounds{p.AtLeast, p.AtMost, map[string]bool{p.Evidence: true}, []string{p.source()}}
	for i := range a.Proposals {
		o := &a.Proposals[i]
		if o.Cell != p.Cell || o.Key() == p.Key() || o.Decision == DecidedKept {
			continue
		}
		atMost := nearer(k, b.atMost, o.AtMost, false)
		if accepted := o.Decision == DecidedAccepted; accepted || atMost != b.atMost {
			if accepted {
				b.atLeast = nearer(k, b.atLeast, o.AtLeast, true)
			}
			b.atMost = atMost
			b.sources, b.lines[o.Evidence] = append(b.sources, o.source()), true
		}
	}
	return b
}

// Accept gives the cell of a proposal the option that it comes to beside the answer and
// what other scans show, with the proposal as evidence, as of the day of
// the scan, or the given one where it has none. An answer that fits stays, and gets the
// evidence. It reports false, and changes nothing, where only a person can choose: where
// the scan rules out options without showing one, or people say different things.
func (a *Assessment) Accept(k *catalogue.Control, key ProposalKey, day Date) bool {
	p := a.Proposal(key)
	if p == nil || p.Decision == DecidedAccepted || a.Disputed(key.Cell) {
		return false
	}
	was := a.Answers[key.Cell].now(k)
	known := a.knownWith(k, p)
	s, ok := between(k, was, known.atLeast, known.atMost)
	if !ok || s.AtMost {
		return false
	}
	if p.Date != "" {
		day = p.Date
	}
	evidence := slices.Sorted(maps.Keys(known.lines))
	if s.Group == GroupAgrees {
		a.Annotate(key.Cell, Notes{Evidence: strings.Join(append(ownEvidence(was, known.sources), evidence...), "\n"), Confirmed: true}, day)
	} else {
		a.Answer(key.Cell, s.Option, Notes{Evidence: strings.Join(evidence, "\n"), By: Clear, Confirmed: true}, day)
	}
	a.decide(key, DecidedAccepted)
	return true
}

// source is how the evidence of every run of the tool over the subject begins.
func (p *Proposal) source() string {
	before, _, _ := strings.Cut(p.Evidence, ": ")
	return before + ": "
}

// A ScanLine is the evidence that one run of a scanner gives for an answer.
type ScanLine struct {
	Tool    string // for people, such as "ScubaGear"
	Whose   string // the tenant, account, host, domain or repository; may be empty
	Found   string // the checks that passed and those that failed
	Version string // of the tool; may be empty
	Run     string // "run of 2026-05-04", or that the day is not known
}

// String is the evidence as the line that an answer carries.
func (l ScanLine) String() string {
	plain := func(s string, without ...string) string {
		for _, mark := range without {
			s = strings.ReplaceAll(s, mark, " ")
		}
		return strings.TrimSpace(text.CleanLine(s))
	}
	source := plain(l.Tool, ": ", ", ")
	if whose := plain(l.Whose, ": "); whose != "" {
		source += ", " + whose
	}
	run := plain(l.Run, " (")
	if version := plain(l.Version, " (", ", "); version != "" {
		run = "version " + version + ", " + run
	}
	return text.CleanLine(source + ": " + plain(l.Found) + " (" + run + ")")
}

// ParseScanLine reads what String wrote. It reports false for any other text.
func ParseScanLine(line string) (l ScanLine, ok bool) {
	source, rest, named := strings.Cut(line, ": ")
	at := strings.LastIndex(rest, " (")
	if !named || at < 0 || !strings.HasSuffix(rest, ")") {
		return l, false
	}
	l.Tool, l.Whose, _ = strings.Cut(source, ", ")
	l.Found, l.Run = rest[:at], rest[at+2:len(rest)-1]
	if version, versioned := strings.CutPrefix(l.Run, "version "); versioned {
		l.Version, l.Run, _ = strings.Cut(version, ", ")
	}
	return l, true
}

// ScanLines are the runs of scanners that back the answer of a cell: lines of its evidence
// that a scan of the same tool and subject gave, where they were given for the option it
// has now. What a person typed is none of them.
func (a *Assessment) ScanLines(id CellID) (lines []ScanLine) {
	ans := a.Answers[id]
	if !ans.Evidenced() || a.Disputed(id) {
		return nil
	}
	var sources []string
	for i := range a.Proposals {
		if p := &a.Proposals[i]; p.Cell == id {
			sources = append(sources, p.source())
		}
	}
	for line := range strings.Lines(ans.Evidence) {
		line = strings.TrimSpace(line)
		l, ok := ParseScanLine(line)
		if ok && slices.ContainsFunc(sources, func(s string) bool { return strings.HasPrefix(line, s) }) {
			lines = append(lines, l)
		}
	}
	return lines
}

// ownEvidence is the evidence of an answer without the lines of some scans, and none where
// it was given for another option.
func ownEvidence(ans Answer, scans []string) (lines []string) {
	if !ans.Evidenced() {
		return nil
	}
	for line := range strings.Lines(ans.Evidence) {
		if line = strings.TrimSpace(line); line != "" && !slices.ContainsFunc(scans, func(s string) bool { return strings.HasPrefix(line, s) }) {
			lines = append(lines, line)
		}
	}
	return lines
}

// nearer is the one of two bounds that leaves less: the better of two that are shown at
// least, and the worse of two that are the most there can be.
func nearer(k *catalogue.Control, x, y string, least bool) string {
	i, j := optionAt(k, x), optionAt(k, y)
	switch {
	case j < 0:
		return x
	case i < 0, least && j < i, !least && j > i:
		return y
	}
	return x
}

// Keep notes that a person keeps what was answered, whatever the scan shows. It reports
// false where there is no such proposal.
func (a *Assessment) Keep(key ProposalKey) bool {
	if a.Proposal(key) == nil {
		return false
	}
	a.decide(key, DecidedKept)
	return true
}

// decide notes a decision about a proposal.
func (a *Assessment) decide(key ProposalKey, d Decision) {
	p := *a.Proposal(key)
	p.Decision = d
	a.putLogged(key, &p)
}

// putLogged puts a proposal in place and logs it.
func (a *Assessment) putLogged(key ProposalKey, p *Proposal) {
	was := a.proposalPart(key)
	a.putProposal(key, p)
	a.log(OfProposal, key.Cell.String(), was, a.proposalPart(key))
}

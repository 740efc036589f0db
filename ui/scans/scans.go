// Package scans is what wizard, prompts and the command import do with scanners' files: read
// them, say what they show beside the answers there are, and take over what was accepted.
package scans

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/evidence"
)

// What is accepted.
const (
	All  = "all"
	New  = "new"
	None = "none"
)

// Accepts lists what --accept takes.
var Accepts = []string{All, New, None}

// An Import is one scanner's file beside an assessment.
type Import struct {
	File     string // as messages have it
	Reading  evidence.Reading
	Doubts   []string // reasons to ask before it is taken
	Age      string   // how old the run is, or empty
	Proposed []Proposed
	// Each has the readings for each service, where the scan is about one and nobody
	// said which.
	Each    []Import
	Service string // that it was read for, where one was named
}

// A Proposed is a proposal beside the answer there is.
type Proposed struct {
	questionnaire.Proposal
	questionnaire.Suggestion
	Control *catalogue.Control
	Current string // option of the answer; empty where there is none
	Known   bool   // this run was imported before, or a later one
}

// Open reads a scanner's file for an assessment. The kind and the service may be empty;
// where the file names no day, that of the file counts.
func Open(c *catalogue.Catalogue, a *questionnaire.Assessment, file string, r io.Reader, of, today time.Time, kind evidence.Kind, service string) (Import, error) {
	scan, err := evidence.Read(r, kind)
	if err != nil {
		return Import{}, fmt.Errorf("%s: %w", file, err)
	}
	if len(scan.Results) > 0 && !slices.ContainsFunc(scan.Maps, func(id string) bool { return c.Scanner(id) != nil }) {
		return Import{}, fmt.Errorf("%s: nothing is known of the checks of %s; docs/evidence.md lists what is read", file, scan.Tool)
	}
	scan.Dated(of)
	im, err := read(c, a, file, &scan, today, service)
	if err != nil {
		return im, err
	}
	for _, key := range im.Reading.Candidates {
		one, err := read(c, a, file, &scan, today, key)
		if err != nil {
			return im, err
		}
		im.Each = append(im.Each, one)
	}
	return im, nil
}

// read works out what a scan comes to for one service, or for all that fit.
func read(c *catalogue.Catalogue, a *questionnaire.Assessment, file string, scan *evidence.Scan, today time.Time, service string) (im Import, err error) {
	im = Import{File: file, Service: service, Age: scan.Age(today)}
	if im.Reading, err = evidence.Propose(c, a, scan, service); err != nil {
		return im, fmt.Errorf("%s: %w", file, err)
	}
	if im.Doubts, err = im.Reading.Doubts(a, today); err != nil {
		return im, fmt.Errorf("%s: %w", file, err)
	}
	for i := range im.Reading.Proposals {
		p := im.Reading.Proposals[i]
		one, ok := proposed(c, a, &p)
		if !ok {
			continue
		}
		trial := a.Clone()
		before := a.Proposal(p.Key())
		one.Known = before != nil && trial.Propose([]questionnaire.Proposal{p}) == nil && trial.Proposal(p.Key()) != nil && same(before, trial.Proposal(p.Key()))
		im.Proposed = append(im.Proposed, one)
	}
	return im, nil
}

// proposed is a proposal beside the answer, or false where the catalogue has no such
// question or option.
func proposed(c *catalogue.Catalogue, a *questionnaire.Assessment, p *questionnaire.Proposal) (Proposed, bool) {
	s, ok := a.Suggestion(c, p)
	if !ok {
		return Proposed{}, false
	}
	k, _ := c.Control(p.Cell.Control)
	return Proposed{Proposal: *p, Suggestion: s, Control: k, Current: a.Answers[p.Cell].Option}, true
}

// same reports whether a proposal stayed as it was.
func same(p, q *questionnaire.Proposal) bool { return fmt.Sprint(*p) == fmt.Sprint(*q) }

// For is the import for the service of that key, of those it may be about, or false.
func (im *Import) For(key string) (Import, bool) {
	i := slices.IndexFunc(im.Each, func(s Import) bool { return s.Service == key })
	if i < 0 {
		return Import{}, false
	}
	return im.Each[i], true
}

// Group are the proposals of a group, in order.
func (im *Import) Group(g questionnaire.Group) (list []Proposed) {
	for _, p := range im.Proposed {
		if p.Group == g {
			list = append(list, p)
		}
	}
	return list
}

// A Taken says what taking an import over came to.
type Taken struct {
	Noted    int // proposals that were not noted before
	Accepted int // answers that were changed, or got evidence
	Left     int // proposals to be accepted that only a person can decide
}

// Take notes the proposals of an import, and accepts those of the groups that are wanted.
// The error says what cannot be noted; the assessment is to be tried on a copy then.
func Take(a *questionnaire.Assessment, im Import, accept string, day questionnaire.Date) (t Taken, err error) {
	for _, p := range im.Proposed {
		if !p.Known {
			t.Noted++
		}
	}
	if err := a.Propose(im.Reading.Proposals); err != nil {
		return t, err
	}
	for _, p := range im.Proposed {
		if accept == "" || accept == None || accept == New && p.Group != questionnaire.GroupNew {
			continue
		}
		noted := a.Proposal(p.Key())
		switch {
		case noted == nil, noted.Decision != "": // it was decided before
		case a.Accept(p.Control, p.Key(), day):
			t.Accepted++
		default:
			t.Left++
		}
	}
	return t, nil
}

// Said is what taking an import over came to, in a sentence.
func (t Taken) Said() string {
	if t == (Taken{}) {
		return "Nothing has changed: this run was imported before."
	}
	var parts []string
	if t.Noted > 0 {
		parts = append(parts, text.Plural(t.Noted, "proposal")+" noted")
	}
	if t.Accepted > 0 {
		parts = append(parts, text.Plural(t.Accepted, "proposal")+" accepted")
	}
	if t.Left > 0 {
		parts = append(parts, fmt.Sprintf("%d left for a person to choose", t.Left))
	}
	return strings.Join(parts, ", ") + "."
}

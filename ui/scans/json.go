package scans

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/evidence"
)

// A Shape is what import --json prints of one scan.
type Shape struct {
	Format    int             `json:"format"`
	Scan      ScanShape       `json:"scan"`
	Proposals []ProposalShape `json:"proposals"`
	// Candidates are the services that it may be about, of which one has to be named.
	Candidates []string `json:"candidates,omitempty"`
}

// A ScanShape says whose scan it is and of when.
type ScanShape struct {
	File    string                  `json:"file"`
	Kind    evidence.Kind           `json:"kind"`
	Tool    string                  `json:"tool"`
	Version string                  `json:"version"`
	Tenant  string                  `json:"tenant"`
	Names   []string                `json:"names"`
	Date    questionnaire.Date      `json:"date"`
	Checks  int                     `json:"checks"`
	Mapped  int                     `json:"mapped"`
	Read    int                     `json:"read"`
	Counts  map[evidence.Status]int `json:"counts"`
	Skipped int                     `json:"skipped"`
	Notes   []string                `json:"notes"`
	Doubts  []string                `json:"doubts"`
}

// A ProposalShape is one proposal beside the answer there is.
type ProposalShape struct {
	Control  string                 `json:"control"`
	Service  string                 `json:"service"`
	Option   string                 `json:"option"`
	AtMost   bool                   `json:"at_most"`
	Group    questionnaire.Group    `json:"group"`
	Strength questionnaire.Strength `json:"strength"`
	Why      string                 `json:"why"`
	Evidence string                 `json:"evidence"`
	Checks   []string               `json:"checks"`
	Current  string                 `json:"current"`
}

// ShapeOf is an import as JSON has it. Where the scan may be about one of several services,
// the proposals for each are there.
func ShapeOf(format int, im *Import) Shape {
	s := im.Reading.Scan
	out := Shape{Format: format, Proposals: []ProposalShape{}, Candidates: im.Reading.Candidates,
		Scan: ScanShape{File: im.File, Kind: s.Kind, Tool: s.Tool, Version: s.Version, Tenant: s.Subject, Names: append([]string{}, s.Names...), Date: s.Date, Checks: len(s.Results),
			Mapped: im.Reading.Mapped, Read: im.Reading.Read, Counts: map[evidence.Status]int{}, Skipped: s.Skipped, Notes: append([]string{}, s.Notes...), Doubts: append([]string{}, im.Doubts...)}}
	for _, status := range evidence.Statuses {
		out.Scan.Counts[status] = s.Count(status)
	}
	out.add(im, false)
	for i := range im.Each {
		out.add(&im.Each[i], true)
	}
	return out
}

// add adds the proposals of an import; those about the whole business are there already
// where it is for one service of several.
func (s *Shape) add(im *Import, servicesOnly bool) {
	for _, p := range im.Proposed {
		if !servicesOnly || p.Cell.Service != "" {
			s.Proposals = append(s.Proposals, p.shape())
		}
	}
}

// shape is a proposal as JSON has it.
func (p *Proposed) shape() ProposalShape {
	return ProposalShape{p.Cell.Control, p.Cell.Service, p.Option, p.Suggestion.AtMost, p.Group, p.Strength, p.Why, p.Evidence, p.Checks, p.Current}
}

package interview

import (
	"fmt"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/scans"
)

// Proposals are the open proposals of scans about what is asked, what contradicts an answer
// first.
func (s *Interview) Proposals() []scans.Proposed {
	return scans.Pending(s.Catalogue, &s.Assessment, s.Report.Result.Cells)
}

// ScansAt are the open proposals of scans about the cells of a row.
func (s *Interview) ScansAt(r Row) (list []scans.Proposed) {
	if len(s.Assessment.Proposals) == 0 {
		return nil
	}
	for _, c := range r.Cells {
		list = append(list, scans.At(s.Catalogue, &s.Assessment, c)...)
	}
	return list
}

// HasProposals reports whether a scan shows something that nobody has decided on.
func (s *Interview) HasProposals() bool {
	for i := range s.Assessment.Proposals {
		if s.Assessment.Proposals[i].Decision == "" {
			return true
		}
	}
	return false
}

// ProposalName is what a proposal is about: the question in a few words, and the service.
func (s *Interview) ProposalName(p *scans.Proposed) string {
	name := p.Control.Title
	if p.Cell.Service != "" {
		name += " · " + s.Report.ServiceName(p.Cell.Service)
	}
	return text.CleanLine(name)
}

// Accept takes over what a scan shows. It reports false where a person has to choose.
func (s *Interview) Accept(a *questionnaire.Assessment, p *scans.Proposed) bool {
	return a.Accept(p.Control, p.Key(), s.Day())
}

// Choose answers what a proposal is about as who answers now. An option that the scan leaves
// open gets its evidence, and with one that it rules out the person's answer is kept against
// it.
func (s *Interview) Choose(a *questionnaire.Assessment, p *scans.Proposed, option string) {
	s.Answer(a, p.Cell, option)
	if !p.Fits(option) || !s.Accept(a, p) {
		a.Keep(p.Key())
	}
}

// AcceptNew accepts the proposals about questions without an answer. It returns how many it
// was, and how many of them a person has to choose about.
func (s *Interview) AcceptNew(a *questionnaire.Assessment, list []scans.Proposed) (accepted, left int) {
	for i := range list {
		switch p := &list[i]; {
		case p.Group != questionnaire.GroupNew:
		case s.Accept(a, p):
			accepted++
		default:
			left++
		}
	}
	return accepted, left
}

// scanned says how many proposals are open, and lists the answers that a scan contradicts.
func (s *Interview) scanned() (items []ReviewItem) {
	list := s.Proposals()
	if len(list) == 0 {
		return nil
	}
	said := fmt.Sprintf("%s of scans: %s", text.Plural(len(list), "open proposal"), scans.Counts(list))
	items = append(items, ReviewItem{"scans", said, Place{Scans: true}})
	for i := range list {
		if p := &list[i]; p.Group == questionnaire.GroupContradicts {
			said := fmt.Sprintf("%s: %s", s.ProposalName(p), p.Differs())
			items = append(items, ReviewItem{"scan", said, Place{Cell: p.Cell, Scans: true}})
		}
	}
	return items
}

// Accepted says what accepting a proposal did, in a line.
func (s *Interview) Accepted(p *scans.Proposed) string {
	if p.Group == questionnaire.GroupAgrees {
		return "the scan is the evidence now for " + s.ProposalName(p)
	}
	return "accepted “" + p.Label(p.Option) + "” for " + s.ProposalName(p)
}

// Kept says in a line that what the scan shows is set aside.
func (s *Interview) Kept(p *scans.Proposed) string {
	if p.Current == "" {
		return "set aside what the scan shows for " + s.ProposalName(p)
	}
	return "kept “" + p.Label(p.Current) + "” for " + s.ProposalName(p)
}

// ChosenText says in a line what a person chose, and whether that is against the scan.
func (s *Interview) ChosenText(p *scans.Proposed, option string) string {
	said := "“" + p.Label(option) + "”"
	if !p.Fits(option) {
		said += ", against the scan,"
	}
	return said + " for " + s.ProposalName(p)
}

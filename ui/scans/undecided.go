package scans

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// Undecided lists the proposals of an assessment that nobody has decided about, beside the
// answers there are, in the order of its file. What is about a question that is not asked
// any more is left out.
func Undecided(c *catalogue.Catalogue, a *questionnaire.Assessment) (list []Proposed) {
	asked := map[questionnaire.CellID]bool{}
	for _, cell := range questionnaire.Cells(c, a) {
		asked[cell.ID()] = cell.State == questionnaire.Asked || cell.State == questionnaire.OutsideAnswer
	}
	for _, p := range a.Proposals {
		if !asked[p.Cell] || p.Decision != "" {
			continue
		}
		if one, ok := proposed(c, a, &p); ok {
			list = append(list, one)
		}
	}
	return list
}

// OpenPage prints proposals that nobody has decided about, by their groups.
func OpenPage[P Pager](p P, list []Proposed) P {
	if len(list) == 0 {
		p.Say("No proposal of a scan is open.")
		return p
	}
	for _, g := range questionnaire.Groups {
		of := slices.DeleteFunc(slices.Clone(list), func(o Proposed) bool { return o.Group != g })
		if len(of) == 0 {
			continue
		}
		p.Gap()
		p.Say("%s: %d", titles[g], len(of))
		for _, one := range of {
			p.Hang("  - ", one.said())
			p.Hang("    ", one.Why)
			p.Hang("    ", one.Evidence)
		}
	}
	return p
}

// An OpenShape is what import --json prints without a scan.
type OpenShape struct {
	Format    int                 `json:"format"`
	Proposals []OpenProposalShape `json:"proposals"`
}

// An OpenProposalShape is a proposal with the kind of file and the scan that it is of.
type OpenProposalShape struct {
	ProposalShape
	Kind   string             `json:"kind"`
	Tenant string             `json:"tenant"`
	Date   questionnaire.Date `json:"date"`
}

// ShapeOfOpen is proposals as JSON has them.
func ShapeOfOpen(format int, list []Proposed) OpenShape {
	out := OpenShape{Format: format, Proposals: []OpenProposalShape{}}
	for _, p := range list {
		out.Proposals = append(out.Proposals, OpenProposalShape{p.shape(), p.Tool, p.Subject, p.Date})
	}
	return out
}

// Decide accepts those of some open proposals that are wanted.
func Decide(a *questionnaire.Assessment, list []Proposed, accept string, day questionnaire.Date) (t Taken) {
	for _, p := range list {
		switch {
		case accept == "" || accept == None || accept == New && p.Group != questionnaire.GroupNew:
		case a.Accept(p.Control, p.Key(), day):
			t.Accepted++
		default:
			t.Left++
		}
	}
	return t
}

// Keep keeps the answers to the questions that are named against some open proposals, or
// with All all that they contradict, and returns how many proposals that decides. It
// reports the first name about which nothing is open.
func Keep(a *questionnaire.Assessment, list []Proposed, names []string) (n int, unknown string) {
	for _, name := range names {
		about := func(p Proposed) bool {
			return p.Cell.String() == name || name == All && p.Group == questionnaire.GroupContradicts
		}
		if name != All && !slices.ContainsFunc(list, about) {
			return 0, name
		}
		for _, p := range list {
			if about(p) && a.Proposal(p.Key()).Decision == "" && a.Keep(p.Key()) {
				n++
			}
		}
	}
	return n, ""
}

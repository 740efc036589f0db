package questionnaire

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// A Proposal is what one scan shows about one cell. It changes no score: a person
// accepts it, or keeps what was answered. It says between which options the truth is:
// where both bounds are there, from AtMost to AtLeast.
type Proposal struct {
	Cell CellID `json:"cell"`
	// AtLeast is the option that is shown at least, and AtMost the best that there can
	// be. One of them may be empty.
	AtLeast string `json:"at_least,omitempty"`
	AtMost  string `json:"at_most,omitempty"`
	// Why says in sentences what was found, and Evidence in one line by which run of
	// which tool, for the evidence of an answer.
	Why      string   `json:"why"`
	Evidence string   `json:"evidence"`
	Strength Strength `json:"strength"`
	// Tool is the kind of file, Subject the tenant, account, host, domain or repository.
	Tool    string `json:"tool"`
	Subject string `json:"subject,omitempty"`
	// Date is the day of the run, and Time the moment in a form that sorts as text.
	Date   Date     `json:"date,omitempty"`
	Time   string   `json:"time,omitempty"`
	Checks []string `json:"checks"` // that it goes by
	// Decision is what a person made of it; empty where nobody has decided.
	Decision Decision `json:"decision,omitempty"`
}

// A Strength says how far a scan shows what a question asks.
type Strength string

// The strengths: it shows all that is asked, or a part of it, or may be mistaken.
const (
	Strong Strength = "strong"
	Some   Strength = "some"
)

// A Decision is what a person made of a proposal.
type Decision string

// The decisions: it was accepted, or the person's own answer was kept.
const (
	DecidedAccepted Decision = "accepted"
	DecidedKept     Decision = "kept"
)

// A Group says how a proposal compares with the answer.
type Group string

// The groups: there is no answer yet, or one that fits, or one that does not.
const (
	GroupNew         Group = "new"
	GroupAgrees      Group = "agrees"
	GroupContradicts Group = "contradicts"
)

// Groups lists them, in the order they are shown.
var Groups = []Group{GroupNew, GroupAgrees, GroupContradicts}

// MaxProposals is how many proposals an assessment knows of. Those of the oldest runs
// are forgotten.
const MaxProposals = 5000

// A Suggestion is what a proposal comes to beside the answer there is.
type Suggestion struct {
	Group  Group
	Option string // to answer with
	// AtMost is set where nothing shows that it is as good as the option, only that it
	// is no better. A person has to choose then; nothing is accepted by itself.
	AtMost bool
}

// Suggestion is what a proposal comes to beside what was answered here and what other scans
// rule out. Where people say
// different things it contradicts one of them, and there is nothing to be accepted. It
// reports false where the catalogue has no such question or option.
func (a *Assessment) Suggestion(c *catalogue.Catalogue, p *Proposal) (s Suggestion, ok bool) {
	k, there := c.Control(p.Cell.Control)
	if !there {
		return s, false
	}
	known := a.knownWith(k, p)
	s, ok = between(k, a.Answers[p.Cell].now(k), known.atLeast, known.atMost)
	if ok && a.Disputed(p.Cell) {
		s.Group, s.AtMost = GroupContradicts, true
	}
	return s, ok
}

// between is what two bounds come to beside an answer, which may have no option. What is
// ruled out counts more than what is shown. It reports false where neither bound is an
// option of the question any more.
func between(k *catalogue.Control, ans Answer, atLeast, atMost string) (s Suggestion, ok bool) {
	options := k.Question.Options
	worst, best := optionAt(k, atLeast), optionAt(k, atMost) // the best option is the first
	if worst < 0 && best < 0 {
		return s, false
	}
	if worst >= 0 && best > worst {
		worst = best
	}
	current := optionAt(k, ans.Option)
	switch {
	case current < 0:
		s.Group = GroupNew
		if ans.Option == NotApplicable || ans.Option == HandledElsewhere {
			s.Group = GroupContradicts
		}
		current = worst
		if worst < 0 {
			current, s.AtMost = best, best < len(options)-1
		}
	case best >= 0 && current < best:
		s.Group, current = GroupContradicts, best
	case worst >= 0 && current > worst:
		s.Group, current = GroupContradicts, worst
	default:
		s.Group = GroupAgrees
	}
	s.Option = options[current].ID
	return s, true
}

// optionAt is where an option is among those of a question, or -1.
func optionAt(k *catalogue.Control, option string) int {
	if is, former := k.Question.Former[option]; former {
		option = is
	}
	return slices.IndexFunc(k.Question.Options, func(o catalogue.Option) bool { return o.ID == option })
}

// A ProposalKey tells a proposal from others: a later run of the same tool over the same
// subject takes the place of an earlier one.
type ProposalKey struct {
	Cell          CellID
	Tool, Subject string
}

// Key is the proposal's key.
func (p *Proposal) Key() ProposalKey { return ProposalKey{p.Cell, p.Tool, p.Subject} }

func (k ProposalKey) compare(o ProposalKey) int {
	return cmp.Or(k.Cell.compare(o.Cell), cmp.Compare(k.Tool, o.Tool), cmp.Compare(k.Subject, o.Subject))
}

// sameRun reports whether two proposals say the same, whatever was decided.
func (p Proposal) sameRun(o Proposal) bool {
	p.Decision, o.Decision = "", ""
	return asJSON(p) == asJSON(o)
}

// later compares two proposals of one key: by their run, then by what they say, so that
// the order in which they came decides nothing.
func (p Proposal) later(o Proposal) int {
	d, e := p.Decision, o.Decision
	p.Decision, o.Decision = "", ""
	return cmp.Or(cmp.Compare(p.Date, o.Date), cmp.Compare(p.Time, o.Time), cmp.Compare(asJSON(p), asJSON(o)), cmp.Compare(d, e))
}

// Proposal is the one of that key, or nil. It is not to be changed.
func (a *Assessment) Proposal(key ProposalKey) *Proposal {
	i, ok := a.findProposal(key)
	if !ok {
		return nil
	}
	return &a.Proposals[i]
}

func (a *Assessment) findProposal(key ProposalKey) (int, bool) {
	return slices.BinarySearchFunc(a.Proposals, key, func(p Proposal, k ProposalKey) int { return p.Key().compare(k) })
}

// putProposal puts a proposal in place, or takes it away where it is nil.
func (a *Assessment) putProposal(key ProposalKey, p *Proposal) {
	list := slices.DeleteFunc(slices.Clone(a.Proposals), func(o Proposal) bool { return o.Key() == key })
	if p != nil {
		list = append(list, *p)
	}
	a.Proposals = normalProposals(list)
}

// normalProposals is a list in the order of the file, without the oldest that are too many.
func normalProposals(list []Proposal) []Proposal {
	if len(list) > MaxProposals {
		slices.SortFunc(list, func(p, q Proposal) int { return cmp.Or(q.later(p), p.Key().compare(q.Key())) })
		list = list[:MaxProposals]
	}
	slices.SortFunc(list, func(p, q Proposal) int { return p.Key().compare(q.Key()) })
	if len(list) == 0 {
		return nil
	}
	return list
}

func (a *Assessment) proposalPart(key ProposalKey) (part Part) {
	if p := a.Proposal(key); p != nil {
		is := *p
		part.Proposal = &is
	}
	return part
}

// check returns what is wrong with a proposal, if anything.
func (p Proposal) check() error {
	switch {
	case p.Cell.Control == "" || !keyForm.MatchString(p.Cell.Control):
		return errors.New("it names no question")
	case p.AtLeast == "" && p.AtMost == "":
		return errors.New("it has neither at_least nor at_most")
	case p.AtLeast != "" && !keyForm.MatchString(p.AtLeast), p.AtMost != "" && !keyForm.MatchString(p.AtMost):
		return errors.New("at_least and at_most are options of its question")
	case p.Strength != Strong && p.Strength != Some:
		return fmt.Errorf("no strength %q; it is strong or some", string(p.Strength))
	case p.Decision != "" && p.Decision != DecidedAccepted && p.Decision != DecidedKept:
		return fmt.Errorf("no decision %q; it is accepted or kept", string(p.Decision))
	case !keyForm.MatchString(p.Tool):
		return fmt.Errorf("%q cannot be a tool", p.Tool)
	case p.Why == "" || p.Evidence == "" || text.CleanLine(p.Evidence) != p.Evidence || text.CleanLine(p.Why) != p.Why || text.CleanLine(p.Subject) != p.Subject:
		return errors.New("why, evidence and subject are one line each, and the first two are needed")
	}
	return p.Date.Check()
}

// validateProposals returns what makes the proposals unusable, if anything.
func (a Assessment) validateProposals() error {
	if len(a.Proposals) > MaxProposals {
		return fmt.Errorf("proposals: more than %d", MaxProposals)
	}
	for i, p := range a.Proposals {
		if err := p.check(); err != nil {
			return fmt.Errorf("proposals: %s: %w", p.Cell, err)
		}
		if i > 0 && p.Key().compare(a.Proposals[i-1].Key()) <= 0 {
			return fmt.Errorf("proposals: %s is there twice for one tool and subject, or out of order", p.Cell)
		}
	}
	return nil
}

// unitedProposals are the proposals of two copies: of one key the latest run, and of one
// run what somebody decided.
func unitedProposals(a, b []Proposal) []Proposal {
	all := map[ProposalKey]Proposal{}
	for _, p := range slices.Concat(a, b) {
		if was, there := all[p.Key()]; !there || p.later(was) > 0 {
			all[p.Key()] = p
		}
	}
	return normalProposals(slices.Collect(maps.Values(all)))
}

package questionnaire

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"yourpart/internal/text"
)

// errLog is what is wrong with an entry of the log.
func errLog(e Entry, what string) error { return fmt.Errorf("log: entry %d: %s", e.N, what) }

// check returns what keeps an entry from being taken back, if anything.
func (e Entry) check() error {
	switch e.What {
	case OfAnswer:
		if _, err := ParseCellID(e.Of); err != nil {
			return err
		}
	case OfTracking, OfAgreed, OfProfile, OfStack, OfRound, OfSheet, OfProposal, OfMerge:
	default:
		return fmt.Errorf("it is about %q, which this program does not know", string(e.What))
	}
	for _, p := range []Part{e.From, e.To} {
		if err := p.check(); err != nil {
			return err
		}
	}
	return nil
}

func (p Part) check() error {
	if p.Answer != nil && p.Answer.Option == "" {
		return errors.New("an answer has no option")
	}
	if p.Profile != nil {
		if err := p.Profile.check(); err != nil {
			return err
		}
	}
	if p.Tracking != nil {
		if err := p.Tracking.Check(); err != nil {
			return err
		}
	}
	if p.Agreed != nil {
		if err := p.Agreed.Check(); err != nil {
			return err
		}
	}
	for person, r := range p.Responses {
		if err := r.check(person); err != nil {
			return err
		}
	}
	if p.Sheet != nil {
		if err := p.Sheet.check(); err != nil {
			return err
		}
	}
	if p.Proposal != nil {
		if err := p.Proposal.check(); err != nil {
			return err
		}
	}
	return validateServices(p.Services)
}

// A Step is what was changed at once.
type Step struct {
	Entries []Entry // in the order they were made
}

// Steps lists what can be taken back, the last first. What a merge brought in can
// be taken back as a whole, and nothing before it.
func (a *Assessment) Steps() (steps []Step) {
	for end := len(a.Log); end > 0; {
		from := end - 1
		for from > 0 && a.Log[from-1].Step == a.Log[end-1].Step {
			from--
		}
		entries := a.Log[from:end]
		end = from
		if !entries[0].Undo && !entries[0].Undone {
			steps = append(steps, Step{slices.Clone(entries)})
		}
		if (Step{entries}).merges() {
			break
		}
	}
	return steps
}

// merges reports whether the step took over another copy.
func (s Step) merges() bool {
	return slices.ContainsFunc(s.Entries, func(e Entry) bool { return e.What == OfMerge })
}

// Undo takes back the last n steps, and says what they were, the last first. The
// assessment is as it was before but for the log, the revision and the counters of
// what is said, which never go back, so that copies know which word is later. On an
// error, which says how many steps there are, nothing has changed.
func (a *Assessment) Undo(n int) ([]Step, error) {
	steps := a.Steps()
	switch {
	case n < 1:
		return nil, errors.New("the number of steps to take back is 1 or more")
	case len(steps) == 0:
		return nil, errors.New("there is nothing to take back")
	case n > len(steps):
		return nil, fmt.Errorf("only the last %s can be taken back", text.Plural(len(steps), "step"))
	}
	steps = steps[:n]
	a.step = step{}
	last := a.Log[len(a.Log)-1].N
	merges, from := map[int]bool{}, last
	for _, s := range steps {
		merge := s.merges()
		if merge {
			merges[s.Entries[0].Step] = true
			from = a.Log[len(a.Log)-1].N
		}
		for _, e := range slices.Backward(s.Entries) {
			a.restore(e, merge)
		}
	}
	a.Log = slices.Clone(a.Log)
	for i := range a.Log {
		a.Log[i].Undo = a.Log[i].Undo || a.Log[i].N > last
		a.Log[i].Unmerged = a.Log[i].Unmerged || len(merges) > 0 && a.Log[i].N > from || merges[a.Log[i].Step]
		if len(merges) > 0 && a.Log[i].Came == CameMerged {
			a.Log[i].Came = CameUnmerged
		}
		for _, s := range steps {
			if e := &a.Log[i]; !e.Undo && e.Step == s.Entries[0].Step {
				e.Undone = true
			}
		}
	}
	a.step = step{}
	return steps, nil
}

// restore puts back what an entry changed. Where that was a merge, what people said
// is theirs as it was, with its counter.
func (a *Assessment) restore(e Entry, merge bool) {
	switch e.What {
	case OfAnswer:
		id, err := ParseCellID(e.Of)
		if err == nil {
			a.restoreCell(id, e.From, merge)
		}
	case OfTracking:
		was := a.trackingPart(e.Of)
		t := Tracking{}
		if e.From.Tracking != nil {
			t = *e.From.Tracking
		}
		a.SetTracking(e.Of, t)
		a.log(OfTracking, e.Of, was, a.trackingPart(e.Of))
	case OfAgreed:
		was := a.agreedPart()
		a.Agreed = e.From.Agreed.copied()
		a.log(OfAgreed, "", was, a.agreedPart())
	case OfProfile:
		was := a.profilePart()
		if e.From.Profile != nil {
			a.Profile = *e.From.Profile
			a.Profile.Countries, a.Profile.Goals = slices.Clone(a.Profile.Countries), slices.Clone(a.Profile.Goals)
		}
		a.log(OfProfile, "", was, a.profilePart())
	case OfStack:
		was := a.stackPart()
		a.Services = normalServices(copiedServices(e.From.Services))
		a.log(OfStack, "", was, a.stackPart())
	case OfRound:
		was := a.roundPart(e.Of)
		a.putRound(e.Of, e.From.Round)
		a.log(OfRound, e.Of, was, e.From)
	case OfSheet:
		was := a.sheetPart(e.Of)
		a.putSheet(e.Of, e.From.Sheet)
		a.log(OfSheet, e.Of, was, e.From)
	case OfProposal:
		a.restoreProposal(e)
	}
}

// restoreProposal puts back the proposal that an entry changed.
func (a *Assessment) restoreProposal(e Entry) {
	p := e.From.Proposal
	if p == nil {
		p = e.To.Proposal
	}
	if p == nil {
		return
	}
	key := p.Key()
	was := a.proposalPart(key)
	a.putProposal(key, e.From.Proposal)
	a.log(OfProposal, e.Of, was, a.proposalPart(key))
}

// restoreCell puts back what was said about a cell. What it says again gets a
// higher counter than what it said meanwhile.
func (a *Assessment) restoreCell(id CellID, to Part, asItWas bool) {
	was := a.cellState(id)
	now := was.said()
	again := func(person string, r Response) Response {
		if current, ok := now[person]; asItWas || ok && current == r {
			return r
		}
		r.Counter = a.nextCounter(id, now[person])
		return r
	}
	a.Settled = maps.Clone(a.Settled)
	if to.Settled == nil {
		delete(a.Settled, id)
	} else if current, ok := a.Settled[id]; !ok || !equalSettlements(current, *to.Settled) {
		s := *to.Settled
		if !asItWas {
			s.Counter = max(current.Counter+1, s.Counter)
		}
		if a.Settled == nil {
			a.Settled = map[CellID]Settlement{}
		}
		a.Settled[id] = s
	}
	if len(a.Settled) == 0 {
		a.Settled = nil
	}
	switch {
	case to.Responses != nil:
		said := make(map[string]Response, len(to.Responses))
		for person, r := range to.Responses {
			said[person] = again(person, r)
		}
		a.putSaid(id, said)
	case to.Settled != nil:
		a.dropSaid(id)
		a.count(id)
	case to.Answer != nil:
		a.dropSaid(id)
		ans := *to.Answer
		ans.Counter = again(PersonName(ans.By), ans.response()).Counter
		a.Set(id, ans)
	default:
		a.dropSaid(id)
		a.Set(id, Answer{})
	}
	a.record(was, id)
}

func equalSettlements(s, t Settlement) bool {
	saw := maps.Equal(s.Saw, t.Saw)
	s.Saw, t.Saw = nil, nil
	return saw && s.Option == t.Option && s.Note == t.Note && s.Evidence == t.Evidence && s.Date == t.Date && s.By == t.By && s.Counter == t.Counter
}

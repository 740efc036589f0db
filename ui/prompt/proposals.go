package prompt

import (
	"errors"
	"fmt"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
	"yourpart/ui/scans"
)

const proposalHelp = "Accept takes over what the scan shows, with it as evidence. Keep mine leaves your answer as it is, and the scan is set aside. Look says why the scan says so. Skip leaves it for later. All new accepts everything about questions without an answer. Undo takes back the last change."

// decide asks about each open proposal: what contradicts an answer first. What is skipped
// stays open in the file.
func (p *plain) decide() error {
	if len(p.s.Proposals()) == 0 {
		p.say("No proposal is open.")
	}
	for at := 0; ; {
		list := p.s.Proposals()
		if at >= len(list) {
			if at > 0 {
				p.say("%s left open in the file.", text.Plural(len(list), "proposal is", "proposals are"))
			}
			return nil
		}
		before := len(list)
		step, err := p.ask(p.proposal(list, at))
		switch {
		case errors.Is(err, errJump) && p.goTo != reviewPrompt: // something was taken back
			at = 0
		case err != nil:
			return err
		case step < 0 && at == 0:
			return nil
		case step < 0:
			at--
		case len(p.s.Proposals()) >= before: // it is left open
			at++
		}
	}
}

// proposal asks about one of the open proposals.
func (p *plain) proposal(list []scans.Proposed, at int) prompt {
	one := &list[at]
	first := interview.Offered{Id: "accept", Label: "Accept"}
	if one.Chooses() {
		first = interview.Offered{Id: "choose", Label: "Choose"}
	}
	q := prompt{id: "proposal", told: fmt.Sprintf("Proposal %d of %d, %s.", at+1, len(list), one.Source()), title: p.s.ProposalName(one) + ": " + one.Differs() + ".", help: proposalHelp,
		options: []interview.Offered{first, {Id: "keep", Label: "Keep mine"}, {Id: "look", Label: "Look"}, {Id: "skip", Label: "Skip"}},
		take:    func(id string) error { return p.decided(one, id) }}
	if one.Current == "" && one.Group == questionnaire.GroupNew {
		q.title = p.s.ProposalName(one) + ": nothing is answered yet, the scan shows " + one.Shown() + "."
	}
	if one.Group == questionnaire.GroupAgrees {
		q.title = p.s.ProposalName(one) + ": the scan agrees with “" + one.Label(one.Current) + "”."
	}
	q.words = func(line string) (bool, error) {
		if plainly(line) != "all new" {
			return false, nil
		}
		return true, p.acceptNew(list)
	}
	return q
}

// decided does what was said about a proposal, and reads it back.
func (p *plain) decided(one *scans.Proposed, id string) error {
	switch id {
	case "accept":
		return p.readOut(p.s.Accepted(one), p.save(func(a *questionnaire.Assessment) { p.s.Accept(a, one) }))
	case "choose":
		return p.chosen(one)
	case "keep":
		return p.readOut(p.s.Kept(one), p.save(func(a *questionnaire.Assessment) { a.Keep(one.Key()) }))
	case "look":
		for _, part := range one.Parts(p.s.Catalogue, &p.s.Assessment) {
			if part.Head != "" {
				part.Head += ": "
			}
			p.say("%s%s", part.Head, part.Text)
		}
		p.say("The question: %s", one.Control.Question.Text)
		for i, o := range one.Control.Question.Options {
			p.say("  %d. %s: %s", i+1, o.Label, o.Text)
		}
		return errStay
	}
	return nil // it is skipped
}

// chosen asks a person for the answer, where the scan only rules some out.
func (p *plain) chosen(one *scans.Proposed) error {
	if p.s.Assessment.Disputed(one.Cell) {
		return errors.New("people say different things here; settle that at the question first")
	}
	var options []interview.Offered
	for _, o := range one.Control.Question.Options {
		if !one.Fits(o.ID) {
			o.Text = "ruled out by the scan. " + o.Text
		}
		options = append(options, interview.Offered{Id: o.ID, Label: o.Label, Text: o.Text})
	}
	step, err := p.ask(prompt{title: one.Control.Question.Text, help: one.Why, options: options, needed: true, take: func(option string) error {
		return p.readOut(p.s.ChosenText(one, option), p.save(func(a *questionnaire.Assessment) { p.s.Choose(a, one, option) }))
	}})
	if err == nil && step < 0 {
		return errStay
	}
	return err
}

// readOut says what was done, where it was.
func (p *plain) readOut(said string, err error) error {
	if err == nil {
		p.say("%s. Undo takes it back.", report.UpperFirst(said))
	}
	return err
}

// acceptNew accepts all that is new.
func (p *plain) acceptNew(list []scans.Proposed) error {
	var accepted, left int
	err := p.save(func(a *questionnaire.Assessment) { accepted, left = p.s.AcceptNew(a, list) })
	said := text.Plural(accepted, "new proposal") + " accepted"
	if left > 0 {
		said += fmt.Sprintf(", %d left for a person to choose", left)
	}
	return p.readOut(said, err)
}

// scanHeads are what scans show about a row, said before it is asked.
func (p *plain) scanHeads(r interview.Row) (list []head) {
	found := p.s.ScansAt(r)
	for i := range found {
		one := &found[i]
		said := one.Says() + "."
		switch {
		case len(r.Cells) > 1:
			said = p.s.Report.ServiceName(one.Cell.Service) + ": " + said + " Say scans to decide."
		case one.Chooses():
			said += " It only rules out, so answer yourself; scans has why."
		default:
			said += " Say accept to take it over."
		}
		list = append(list, head{of: fmt.Sprint("scan ", one.Key(), one.Group), text: said})
	}
	return list
}

// atScan takes the words about scans at a question: accept takes over what the latest shows
// about the row, and scans leads to all that is open.
func (p *plain) atScan(at prompt, r interview.Row, line string) (known bool, err error) {
	found := p.s.ScansAt(r)
	switch plainly(line) {
	case "accept":
		if len(found) == 0 {
			return false, nil
		}
		one := &found[0]
		if len(r.Cells) > 1 || one.Chooses() {
			return true, errors.New("a person has to choose here; type a number to answer, or say scans to hear why")
		}
		return true, p.decided(one, "accept")
	case "scans":
		p.goTo = at.key()
		if err := p.decide(); err != nil {
			return true, err
		}
		p.goTo = at.key()
		return true, errJump
	}
	return false, nil
}

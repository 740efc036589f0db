package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// saidBy is who says what where several people answered, a line each.
func (p *plain) saidBy(q interview.Question, id questionnaire.CellID) string {
	if p.s.Standing(q.Control, id) == "" {
		return ""
	}
	return strings.Join(report.WordLines(q.Control, p.s.Assessment.Words(id)), "\n")
}

// answerAs says who answers from now on.
func (p *plain) answerAs(name string) error {
	switch by := text.CleanLine(p.s.By()); {
	case name == "" && by == "":
		return errors.New("nobody in particular answers now; say as and a name, such as as Anna")
	case name == "":
		p.say("The answers are %s's; as and another name changes that, and as - makes them nobody's in particular.", by)
		return errStay
	case name == questionnaire.Clear:
		name = ""
	}
	if err := interview.CheckPerson(name); err != nil {
		return err
	}
	if p.s.AnswerAs(name); p.s.By() == "" {
		p.say("The answers from now on are nobody's in particular.")
	} else {
		p.say("The answers from now on are %s's.", text.CleanLine(p.s.By()))
	}
	return errStay
}

// settle decides which option of a row counts: its number, and why behind it.
func (p *plain) settle(r interview.Row, line string) error {
	ids := slices.DeleteFunc(r.IDs(), func(id questionnaire.CellID) bool { return !p.s.MaySettle(id) })
	if len(ids) == 0 {
		return errors.New("nobody disagrees here, so there is nothing to settle; type a number to answer")
	}
	number, note, _ := strings.Cut(line, " ")
	options := answers(interview.OptionsOf(r.Control))
	o, err := pick(options, number)
	if err != nil {
		return fmt.Errorf("say settle and the number of the answer that counts, from 1 to %d", len(options))
	}
	option := o.Id
	if err := p.attempt(func(a *questionnaire.Assessment) error {
		for _, id := range ids {
			if err := p.s.Settle(a, id, option, strings.TrimSpace(note)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		return err
	}
	p.say("Settled as “%s”; undo takes it back.", report.OptionWords(r.Control, option))
	return nil
}

// undoes reports whether a line takes back the last change. Where any words are taken,
// it does where there is something to be taken back.
func (p *plain) undoes(at prompt, line string) bool {
	return (strings.EqualFold(line, "undo") || !at.free && strings.EqualFold(line, "u")) && (!at.free || len(p.s.Assessment.Steps()) > 0)
}

// undo takes back the last change, says what that was, and goes to where it was, or
// asks what was asked again.
func (p *plain) undo(at prompt) error {
	steps, err := p.s.Undo(1)
	if err != nil {
		return err
	}
	p.say("%s.", report.UpperFirst(p.s.Undone(steps[0])))
	p.goTo = at.key()
	if first := steps[0].Entries[0]; first.What == questionnaire.OfAnswer {
		for _, q := range p.prompts() {
			if q.about(func(id questionnaire.CellID) bool { return id.String() == first.Of }) {
				p.goTo = q.key()
			}
		}
	}
	return errJump
}

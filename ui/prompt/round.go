package prompt

import (
	"cmp"
	"errors"
	"fmt"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// roundHelp says what the word does, where it is taken.
const roundHelp = "Round keeps how things stand today under a name, to compare with later."

// round asks under which name to keep how things stand, keeps it, and goes back to
// where that was asked for.
func (p *plain) round(at prompt) error {
	p.goTo = at.key()
	if p.s.Report.Result.Total.None() {
		p.say("There is no result to keep yet; answer a question first.")
		return errJump
	}
	named := false
	step, err := p.ask(prompt{id: at.key(), title: fmt.Sprintf("Under which name? Enter takes %s.", p.s.Day()), help: roundHelp + " What is kept stays as it is.",
		free: true, no: func() error { return errHome }, take: func(name string) error {
			named = true
			return p.keepRound(name)
		}})
	if err == nil && step > 0 && !named {
		err = p.keepRound("")
	}
	switch {
	case errors.Is(err, errHome), err == nil && step < 0:
		p.say("No round was kept.")
	case err != nil:
		return err
	}
	p.goTo = at.key()
	return errJump
}

// keepRound keeps a round of today under a name, or under the day. One of that name is
// replaced only where that is wanted; errHome is that it is not.
func (p *plain) keepRound(name string) error {
	day := p.s.Day()
	name = cmp.Or(text.CleanLine(name), string(day))
	trial, replace := p.s.Assessment.Clone(), false
	if _, err := trial.Round(name, day, day, false); err != nil {
		was := p.s.Assessment.Named(name)
		if was == nil {
			return err
		}
		question := fmt.Sprintf("There is a round %s already, which stays as it is. Replace it? Type yes or no.", was.Called())
		p.say("%s", question)
		if replace, err = p.agreed(question); err != nil || !replace {
			return cmp.Or(err, errHome)
		}
	}
	_, err := p.s.Round(name, day, replace)
	if err = p.kept(err); err != nil {
		return err
	}
	p.say("Kept as the round “%s”; undo takes it back.", name)
	return nil
}

// timely says that it is time for a round: nothing is open, and something is other than
// in the last one. Else it is empty.
func (p *plain) timely() string {
	if !questionnaire.Finished(p.s.Catalogue, &p.s.Assessment) || !p.s.Assessment.Changed() {
		return ""
	}
	return "Type round to keep this under a name, to compare with later."
}

package questionnaire

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"yourpart/internal/text"
)

// validateRounds returns what makes the rounds unusable, if anything.
func (a Assessment) validateRounds() error {
	if len(a.Rounds) > MaxHistory {
		return fmt.Errorf("rounds: more than %d", MaxHistory)
	}
	names := map[string]bool{}
	for i, p := range a.Rounds {
		if _, err := p.Date.Time(); err != nil {
			return fmt.Errorf("rounds: %w", err)
		}
		if err := checkRoundName(p.Name); err != nil {
			return fmt.Errorf("rounds: of %s: %w", p.Date, err)
		}
		if i > 0 && p.compare(a.Rounds[i-1]) <= 0 {
			return fmt.Errorf("rounds: %s comes after %s; the oldest comes first, and rounds of one day in the order of their names", p.Date, a.Rounds[i-1].Date)
		}
		if names[p.Name] {
			return fmt.Errorf("rounds: %q is there twice; each has a name of its own", p.Name)
		}
		names[p.Name] = true
		if err := p.validate(); err != nil {
			return fmt.Errorf("rounds: %s: %w", p.Name, err)
		}
	}
	return nil
}

// MaxRoundName is how many characters the name of a round has at most.
const MaxRoundName = 80

// checkRoundName returns what is wrong with the name of a round, if anything.
func checkRoundName(name string) error {
	switch {
	case name == "":
		return errors.New(`a round needs a name, such as "Round 1"`)
	case text.CleanLine(name) != name || utf8.RuneCountInString(name) > MaxRoundName:
		return fmt.Errorf("the name of a round is one line of at most %d characters", MaxRoundName)
	}
	return nil
}

func (p Past) validate() error {
	if err := checkDepth(p.Depth); err != nil {
		return err
	}
	if err := checkSaid(p.People); err != nil {
		return err
	}
	if len(p.Services) > MaxServices || len(p.Answers) > MaxAnswers {
		return fmt.Errorf("more than %d services or %d answers", MaxServices, MaxAnswers)
	}
	if err := validateServices(p.Services); err != nil {
		return err
	}
	for id, option := range p.Answers {
		if err := checkCell(id, option); err != nil {
			return err
		}
	}
	return nil
}

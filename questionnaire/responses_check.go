package questionnaire

import (
	"errors"
	"fmt"
	"regexp"
)

// validateResponses returns what makes the responses unusable, if anything.
func (a Assessment) validateResponses() error {
	n := 0
	for id, said := range a.Responses {
		if n += len(said); n > MaxAnswers {
			return fmt.Errorf("more than %d responses", MaxAnswers)
		}
		if same, err := ParseCellID(id.String()); err != nil || same != id {
			return fmt.Errorf("responses: %q cannot name a cell", id)
		}
		if len(said) == 0 {
			return fmt.Errorf("responses: %s has none", id)
		}
		for person, r := range said {
			if err := r.check(person); err != nil {
				return fmt.Errorf("responses: %s: %w", id, err)
			}
		}
	}
	for id, s := range a.Settled {
		if same, err := ParseCellID(id.String()); err != nil || same != id {
			return fmt.Errorf("settled: %q cannot name a cell", id)
		}
		if err := s.Date.Check(); err != nil {
			return fmt.Errorf("settled: %s: %w", id, err)
		}
		if s.Counter < 0 || s.Counter > maxRevision {
			return fmt.Errorf("settled: %s: the counter cannot be %d", id, s.Counter)
		}
	}
	return nil
}

// check returns what is wrong with a person's response, if anything.
func (r Response) check(person string) error {
	switch {
	case person != "" && PersonName(person) != person && !otherCopy.MatchString(person):
		return fmt.Errorf("%q cannot be a person's name", person)
	case r.Option == "" && unnamed(person):
		return errors.New("the file's own word has no option")
	case r.Counter < 0 || r.Counter > maxRevision:
		return fmt.Errorf("the counter of %q cannot be %d", person, r.Counter)
	}
	return r.Date.Check()
}

// otherCopy is what the words of other copies of the file go by.
var otherCopy = regexp.MustCompile(`^#[1-9][0-9]{0,5}$`)

package questionnaire

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"unicode/utf8"

	"yourpart/internal/text"
)

var keyForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// check tells what makes a profile unusable, if anything.
func (p Profile) check() error {
	if err := checkDepth(p.Depth); err != nil {
		return err
	}
	if err := CheckHours(p.HoursPerWeek); err != nil {
		return err
	}
	if err := checkSaid(p.People); err != nil {
		return err
	}
	if err := CheckCurrency(p.Currency); err != nil {
		return err
	}
	if err := p.Start.Check(); err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return nil
}

var currencyForm = regexp.MustCompile(`^[A-Z]{3}$`)

// CheckCurrency returns an error unless code is empty or can be the code of a currency.
func CheckCurrency(code string) error {
	if code != "" && !currencyForm.MatchString(code) {
		return fmt.Errorf("currency cannot be %q; write a code of three letters, such as EUR", code)
	}
	return nil
}

func checkDepth(d Depth) error {
	if d != CoreDepth && d != FullDepth {
		return fmt.Errorf("no depth %q; choose core or full", d)
	}
	return nil
}

// The limits of what a profile says.
const (
	MaxPeople = 1_000_000
	MinHours  = 0.25 // a week
	MaxHours  = 168
)

// CheckPeople returns an error unless n can be how many people work somewhere: 1 to
// MaxPeople.
func CheckPeople(n int) error {
	if n < 1 || n > MaxPeople {
		return fmt.Errorf("people cannot be %d; write a number from 1 to %d", n, MaxPeople)
	}
	return nil
}

// checkSaid is CheckPeople where 0 is not said.
func checkSaid(people int) error {
	if people == 0 {
		return nil
	}
	return CheckPeople(people)
}

// CheckHours returns an error unless h can be a number of hours a week: MinHours to
// MaxHours.
func CheckHours(h float64) error {
	if math.IsNaN(h) || h < MinHours || h > MaxHours {
		return fmt.Errorf("hours per week must be %v to %v", MinHours, MaxHours)
	}
	return nil
}

// Check returns an error, which says what a date looks like, unless d is one or
// empty.
func (d Date) Check() error {
	if d == "" {
		return nil
	}
	_, err := d.Time()
	return err
}

// checkCell tells what is wrong with one answer's place or option, if anything.
func checkCell(id CellID, option string) error {
	if same, err := ParseCellID(id.String()); err != nil || same != id {
		return fmt.Errorf("answers: %q cannot name a cell", id)
	}
	if option == "" {
		return fmt.Errorf("answers: %s has no option", id)
	}
	return nil
}

func validateServices(services []Service) error {
	seen := map[string]bool{}
	for _, s := range services {
		switch {
		case !keyForm.MatchString(s.Key) || s.Key == OwnLogin:
			return fmt.Errorf("services: %q cannot be a key; use lower-case words joined by hyphens", s.Key)
		case seen[s.Key]:
			return fmt.Errorf("services: the key %q stands twice", s.Key)
		case s.Custom() && (s.Name == "" || !s.Model.Valid()):
			return fmt.Errorf("services: %s needs a service of the catalogue, or a name and a model", s.Key)
		}
		seen[s.Key] = true
	}
	for _, s := range services {
		if s.SignIn != "" && s.SignIn != OwnLogin && (!seen[s.SignIn] || s.SignIn == s.Key) {
			return fmt.Errorf("services: %s signs in through %q, which is no other service here", s.Key, s.SignIn)
		}
	}
	return nil
}

// normalServices replaces lists that are nil in services of the caller's own.
func normalServices(services []Service) []Service {
	if services == nil {
		return []Service{}
	}
	for i := range services {
		if services[i].Data == nil {
			services[i].Data = []string{}
		}
		if len(services[i].Parts) == 0 {
			services[i].Parts = nil
		}
	}
	return services
}

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
	for i, id := range p.Together {
		if _, there := p.Answers[id]; !there || i > 0 && p.Together[i-1].compare(id) >= 0 {
			return fmt.Errorf("together: %s has no answer there, or is out of order; list each answered cell once, in order", id)
		}
	}
	return nil
}

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

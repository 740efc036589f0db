package questionnaire

import (
	"fmt"
	"math"
	"regexp"
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
	if err := p.Start.Check(); err != nil {
		return fmt.Errorf("start: %w", err)
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
	}
	return services
}

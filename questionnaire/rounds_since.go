package questionnaire

import "fmt"

// Given is the name that somebody gave the round, or empty where it is named by its day.
func (p Past) Given() string {
	if p.Name == string(p.Date) {
		return ""
	}
	return p.Name
}

// Called is a round as people know it: its name, with the day where the name is
// another.
func (p Past) Called() string {
	if p.Given() == "" {
		return p.Name
	}
	return fmt.Sprintf("%q of %s", p.Name, p.Date)
}

// AsOf is the round of that name, else, of a day, the newest round of that day or of
// one before it. It is nil where there is none.
func (a *Assessment) AsOf(name string) (last *Past) {
	if p := a.Named(name); p != nil {
		return p
	}
	if _, err := Date(name).Time(); err != nil {
		return nil
	}
	for i := range a.Rounds {
		if a.Rounds[i].Date <= Date(name) {
			last = &a.Rounds[i]
		}
	}
	return last
}

// Package country knows what a country says about days and money: its weekend,
// its public holidays, and its currency with a rate.
package country

import (
	_ "embed"
	"strings"
	"sync"
)

// A Country is one that the list has, or a group of countries with one currency.
type Country struct {
	Code     string // ISO 3166, such as DE; the parts of the United Kingdom have GB-ENG and the like
	Currency string // ISO 4217, such as EUR
	Name     string // in English
}

// list has a line for each country: code, currency and names.
//
//go:embed countries.txt
var list string

var byName = sync.OnceValue(func() map[string]Country {
	found := map[string]Country{}
	for line := range lines(list) {
		code, rest, _ := strings.Cut(line, " ")
		currency, rest, _ := strings.Cut(rest, " ")
		names := strings.Split(rest, "|")
		c := Country{code, currency, names[0]}
		for _, name := range append(names, code) {
			found[strings.ToLower(name)] = c
		}
	}
	return found
})

// Find is the country that a person means by its name or code, in whatever case.
func Find(name string) (Country, bool) {
	c, ok := byName()[strings.ToLower(strings.Join(strings.Fields(name), " "))]
	return c, ok
}

// InText is the name as it reads within a sentence.
func (c Country) InText() string {
	for _, part := range []string{"United ", "European ", "Bahamas", "Netherlands", "Philippines", "Maldives", "Comoros", " Republic", " Islands", " Territories"} {
		if strings.Contains(c.Name, part) {
			return "the " + c.Name
		}
	}
	return c.Name
}

// First is the first of some countries that the list has.
func First(names []string) (Country, bool) {
	for _, name := range names {
		if c, ok := Find(name); ok {
			return c, true
		}
	}
	return Country{}, false
}

// lines goes through the lines of a list, comments left out.
func lines(list string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(list) {
			if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

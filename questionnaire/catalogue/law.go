package catalogue

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Law is a law or standard that data brings in where it holds.
type Law struct {
	Name  string `yaml:"name" json:"name"`
	About string `yaml:"about" json:"about"`
	// Countries are English names and codes in lower case; none is everywhere.
	Countries []string `yaml:"countries,omitempty" json:"countries,omitempty"`
	// Fact is the profile fact that people of its countries make true, if any.
	Fact string `yaml:"fact,omitempty" json:"-"`
	// Trade marks a law that binds by what a business does, whatever data on people it
	// holds, so that a kind of data with no other law is not personal.
	Trade bool `yaml:"trade,omitempty" json:"-"`
	// To is whom a leak or an incident is reported to, in words that go on a sentence,
	// and empty where the law asks for no report.
	To string `yaml:"to,omitempty" json:"to,omitempty"`
	// Deadline is by when to report, in words, and empty where the law sets none.
	Deadline string `yaml:"deadline,omitempty" json:"deadline,omitempty"`
	Source   string `yaml:"source" json:"source"`
	// AsOf is the month of what the source says, or in which a source without a
	// date was read, YYYY-MM, or empty.
	AsOf string `yaml:"as_of,omitempty" json:"as_of,omitempty"`
}

// holds reports whether the law holds in one of those countries.
func (l *Law) holds(countries []string) bool {
	return len(l.Countries) == 0 || slices.ContainsFunc(countries, func(c string) bool {
		return slices.Contains(l.Countries, strings.ToLower(strings.TrimSpace(c)))
	})
}

// LawsFor are the laws that kinds of data bring in for people of those
// countries, in the catalogue's order. Kinds are ids of data categories.
func (c *Catalogue) LawsFor(countries, kinds []string) []Law {
	var laws []Law
	for i := range c.Laws {
		l := &c.Laws[i]
		brings := func(id string) bool {
			d, ok := c.DataCategory(id)
			return ok && slices.Contains(d.Laws, l.Name)
		}
		if l.holds(countries) && slices.ContainsFunc(kinds, brings) {
			laws = append(laws, *l)
		}
	}
	return laws
}

// Personal reports whether a kind of data, by its id, is on people: whether it
// brings in a law that does not bind a trade only.
func (c *Catalogue) Personal(id string) bool {
	d, ok := c.DataCategory(id)
	return ok && slices.ContainsFunc(c.Laws, func(l Law) bool { return !l.Trade && slices.Contains(d.Laws, l.Name) })
}

// KnowsCountry reports whether some law names the country. Where none does, it
// may well have one that the catalogue does not know.
func (c *Catalogue) KnowsCountry(country string) bool {
	return slices.ContainsFunc(c.Laws, func(l Law) bool { return len(l.Countries) > 0 && l.holds([]string{country}) })
}

// FactsOf are the profile facts that people of those countries make true, each
// once, in the catalogue's order of laws.
func (c *Catalogue) FactsOf(countries []string) []string {
	var facts []string
	for i := range c.Laws {
		l := &c.Laws[i]
		if l.Fact != "" && l.holds(countries) && !slices.Contains(facts, l.Fact) {
			facts = append(facts, l.Fact)
		}
	}
	return facts
}

// CountryName writes a country of a law as people do: codes of up to three
// letters in capitals, names with a capital for each word that has a meaning.
func CountryName(country string) string {
	if len(country) <= 3 {
		return strings.ToUpper(country)
	}
	words := strings.Fields(country)
	for i, w := range words {
		if w != "of" && w != "and" && w != "the" {
			first, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(first)) + w[n:]
		}
	}
	return strings.Join(words, " ")
}

func (k *checker) laws() {
	named := map[string]bool{}
	for _, l := range k.c.Laws {
		k.at("data.yaml", l.Name)
		k.text("name", l.Name)
		k.text("about", l.About)
		k.want(isURL(l.Source), "source is a web address")
		k.want(l.AsOf == "" || frameworkDate.MatchString(l.AsOf), "as_of is a month, such as 2026-11")
		if l.Fact != "" {
			k.known("fact", []string{l.Fact}, k.c.Facts)
			k.want(len(l.Countries) > 0, "a law that holds everywhere makes no fact true; name its countries or leave out fact")
		}
		for _, c := range l.Countries {
			k.want(c == strings.ToLower(c), "country %q is not in lower case", c)
		}
		named[l.Name] = true
	}
	unique(k, "data.yaml", k.c.Laws, func(l Law) string { return l.Name })
	brought := map[string]bool{}
	for _, d := range k.c.Data {
		k.at("data.yaml", d.ID)
		for _, name := range d.Laws {
			k.want(named[name], "no law %q in data.yaml", name)
			brought[name] = true
		}
	}
	for _, l := range k.c.Laws {
		k.at("data.yaml", l.Name)
		k.want(brought[l.Name], "no kind of data brings this law in")
	}
}

package catalogue

import (
	"slices"
	"strings"
)

// A HelpLine is whom a business can turn to in some countries when things go wrong.
type HelpLine struct {
	// Countries are English names and codes in lower case, as in laws.
	Countries []string `yaml:"countries" json:"countries"`
	// Kind is report, emergency, help or fund.
	Kind string `yaml:"kind" json:"kind"`
	Body string `yaml:"body" json:"body"`
	// About says for whom it is and when, in a sentence.
	About string `yaml:"about" json:"about"`
	Web   string `yaml:"web" json:"web"`
	// Phone is there only where the page that has it was opened.
	Phone string `yaml:"phone,omitempty" json:"phone,omitempty"`
	// Source is the page that names it, and AsOf the month of the entry, YYYY-MM.
	Source string `yaml:"source" json:"source"`
	AsOf   string `yaml:"as_of" json:"as_of"`
	// Verified reports whether Source was read then; otherwise reports ask to check.
	Verified bool `yaml:"verified,omitempty" json:"verified"`
}

// HelpKinds are the kinds of help lines.
var HelpKinds = []string{"report", "emergency", "help", "fund"}

// HelpLinesFor are the help lines of those countries, in the catalogue's order.
func (c *Catalogue) HelpLinesFor(countries []string) (lines []HelpLine) {
	for _, l := range c.HelpLines {
		if slices.ContainsFunc(countries, func(name string) bool {
			return slices.Contains(l.Countries, strings.ToLower(strings.TrimSpace(name)))
		}) {
			lines = append(lines, l)
		}
	}
	return lines
}

// helpLines checks the help lines.
func (k *checker) helpLines() {
	for _, l := range k.c.HelpLines {
		k.at("help_lines.yaml", l.Body)
		k.text("body", l.Body)
		k.text("about", l.About)
		k.want(len(l.Countries) > 0, "countries is missing")
		for _, c := range l.Countries {
			k.want(c == strings.ToLower(c), "country %q is not in lower case", c)
		}
		k.want(slices.Contains(HelpKinds, l.Kind), "no kind %q; choose from %s", l.Kind, join(HelpKinds))
		k.want(isURL(l.Web) && isURL(l.Source), "web and source are web addresses")
		k.want(frameworkDate.MatchString(l.AsOf), "as_of is a month, such as 2026-11")
		k.want(l.Phone == "" || l.Verified, "phone needs verified: a number is there only where its page was opened")
	}
	unique(k, "help_lines.yaml", k.c.HelpLines, func(l HelpLine) string { return l.Body })
}

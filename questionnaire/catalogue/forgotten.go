package catalogue

import (
	"slices"
	"strings"
	"unicode"
)

// A Forgotten is a kind of service that small firms use and forget to name.
type Forgotten struct {
	ID       string `yaml:"id" json:"id"`
	Name     string `yaml:"name" json:"name"`
	Why      string `yaml:"why" json:"why"`
	Category string `yaml:"category" json:"category"`
	// Services are those of the kind; with Whole it is all of the category.
	Services []string `yaml:"services,omitempty" json:"services,omitempty"`
	Whole    bool     `yaml:"whole,omitempty" json:"whole,omitempty"`
	// Words in the name of a service, lower case, tell that it is of the kind.
	Words []string `yaml:"words" json:"words"`
	// Model is that of one which people describe; empty where there is
	// nothing to add to the stack.
	Model Model `yaml:"model,omitempty" json:"model,omitempty"`
	// NeedsTeam is of what a business of one person has not got.
	NeedsTeam bool `yaml:"needs_team,omitempty" json:"needs_team,omitempty"`
}

// Has reports whether a service of the catalogue is of the kind.
func (f *Forgotten) Has(s *Service) bool {
	return slices.Contains(f.Services, s.ID) || (f.Whole && s.Category == f.Category)
}

// Named reports whether a name holds one of the kind's words. Words of four
// letters and more may go on, as in "phones".
func (f *Forgotten) Named(name string) bool {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(words, func(w string) bool {
		return slices.ContainsFunc(f.Words, func(own string) bool {
			return w == own || (len(own) >= 4 && strings.HasPrefix(w, own))
		})
	})
}

func (k *checker) forgotten() {
	unique(k, "vocabulary.yaml", k.c.Forgotten, func(f Forgotten) string { return f.ID })
	for _, f := range k.c.Forgotten {
		k.at("vocabulary.yaml", f.ID)
		k.want(kebab.MatchString(f.ID), "an id is lower-case words joined by hyphens")
		k.text("name", f.Name)
		k.text("why", f.Why)
		k.known("category", []string{f.Category}, k.c.Categories)
		k.want(f.Model == "" || f.Model.Valid(), "no model %q; choose from %s", string(f.Model), join(Models))
		k.want(len(f.Words) > 0, "words is missing")
		k.want(!f.Whole || len(f.Services) == 0, "either services or whole, not both")
		for _, id := range f.Services {
			_, ok := k.c.Service(id)
			k.want(ok, "no service %q", id)
		}
	}
}

// everyday checks the words that people type for no service by name.
func (k *checker) everyday() {
	seen := map[string]bool{}
	for _, e := range k.c.Everyday {
		k.at("vocabulary.yaml", "everyday")
		k.want(len(e.Words) > 0, "words is missing")
		k.want(e.Category != "" || len(e.Services) > 0, "%s: name a category or services", join(e.Words))
		if e.Category != "" {
			k.known("category", []string{e.Category}, k.c.Categories)
		}
		for _, id := range e.Services {
			_, ok := k.c.Service(id)
			k.want(ok, "no service %q", id)
		}
		for _, w := range e.Words {
			k.want(!seen[newQuery(w).whole], "%q is there twice", w)
			seen[newQuery(w).whole] = true
		}
	}
	for i := range k.c.Services {
		s := &k.c.Services[i]
		k.at("services/"+s.ID+".yaml", s.ID)
		for _, a := range s.Aliases {
			k.want(!seen[newQuery(a).whole], "the alias %q is an everyday word of vocabulary.yaml, which leads to all such services", a)
		}
	}
}

package catalogue

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"

	"yourpart/internal/text"
)

// Everyday is what people type that is the name of no service, such as "wifi", in
// whichever language, and what they mean: services by id, all of a category, or some of
// them first.
type Everyday struct {
	Words    []string `yaml:"words" json:"words"`
	Category string   `yaml:"category,omitempty" json:"category,omitempty"`
	Services []string `yaml:"services,omitempty" json:"services,omitempty"`
}

func (e *Everyday) means(s *Service) bool {
	return s.Category == e.Category || slices.Contains(e.Services, s.ID)
}

// A Closeness says how a service fits what was typed, the better the smaller.
type Closeness int

// The ways to fit.
const (
	Exact   Closeness = iota // it is called that
	Meant                    // an everyday word for such a thing
	Starts                   // a name of it starts with that
	Words                    // all words of it start words of its names or its maker's
	Kind                     // its category is called that, or an everyday word starts so
	Ends                     // a word of its names ends with that
	Spelled                  // a name is spelled nearly like that
)

// A Found is a service that a search found.
type Found struct {
	Service *Service
	Fit     Closeness
	// By is the name that fits where that is not the service's own: an alias, the
	// maker or the category, as the catalogue writes it. It is empty for its own.
	By string

	size int // letters of the name that fits; of equals the shortest is first
}

// Search finds the services that people may mean by what they type, the best first, and of
// equals those that fit by their own name, then those whose name is shorter. Accents, capitals, hyphens and spaces do not
// matter. What only ends with it, or is spelled nearly like it, is found only where
// nothing else is. Retired services are never found.
func (c *Catalogue) Search(typed string) []Found {
	q := newQuery(typed)
	if q.whole == "" {
		return nil
	}
	found := c.meant(q, c.those(q, (*query).fits))
	for _, fits := range []func(*query, *Service) (Found, bool){(*query).ends, (*query).spelled} {
		if len(found) == 0 {
			found = c.those(q, fits)
		}
	}
	slices.SortStableFunc(found, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.Fit, b.Fit), cmp.Compare(min(1, len(a.By)), min(1, len(b.By))), cmp.Compare(a.size, b.size), cmp.Compare(a.Service.Name, b.Service.Name))
	})
	return found
}

// those are the services on offer that fit a query in some way.
func (c *Catalogue) those(q *query, fits func(*query, *Service) (Found, bool)) (found []Found) {
	for i := range c.Services {
		if f, ok := fits(q, &c.Services[i]); ok && f.Service.Retired == "" {
			found = append(found, f)
		}
	}
	return found
}

// meant adds the services that an everyday word stands for, or the name of a category, to
// those found by name, or puts it in place of a name that fits less well.
func (c *Catalogue) meant(q *query, found []Found) []Found {
	for i := range c.Everyday {
		e := &c.Everyday[i]
		for _, w := range e.Words {
			word := ofName(w)
			switch {
			case word.squeezed == q.squeezed:
				found = c.add(found, e, Meant, w)
			case len([]rune(q.squeezed)) >= 3 && strings.HasPrefix(word.squeezed, q.squeezed):
				found = c.add(found, e, Kind, w)
			}
		}
	}
	for _, category := range c.Categories {
		if q.startsWordsOf(ofName(category.Name)) {
			found = c.add(found, &Everyday{Category: category.ID}, Kind, category.Name)
		}
	}
	return found
}

// add adds what an everyday word means, in its order, to what was found.
func (c *Catalogue) add(found []Found, e *Everyday, fit Closeness, word string) []Found {
	for i := range c.Services {
		s := &c.Services[i]
		if s.Retired != "" || !e.means(s) {
			continue
		}
		f := Found{Service: s, Fit: fit, By: word, size: len(e.Services)}
		if at := slices.Index(e.Services, s.ID); at >= 0 {
			f.size = at
		}
		switch at := slices.IndexFunc(found, func(f Found) bool { return f.Service == s }); {
		case at < 0:
			found = append(found, f)
		case fit < found[at].Fit:
			found[at] = f
		}
	}
	return found
}

// A query is a text as a search compares it.
type query struct {
	whole    string // the words with a space between
	squeezed string // without
	words    []string
	parts    []string // a name's words, and the parts of those with hyphens
}

func newQuery(s string) *query {
	if len(s) > 200 { // nothing is called that
		s = s[:200]
	}
	whole := text.Folded(s)
	q := &query{whole: whole, squeezed: strings.ReplaceAll(whole, " ", ""), parts: strings.Fields(whole)}
	for _, word := range strings.Fields(s) {
		parts := strings.Fields(text.Folded(word))
		joined := strings.Join(parts, "")
		if len(parts) < 2 {
			q.words = append(q.words, parts...)
			continue
		}
		q.parts = append(q.parts, joined)
		if slices.ContainsFunc(parts, func(p string) bool { return len(p) <= 2 }) {
			parts = []string{joined} // e-mail and Wi-Fi are one word
		}
		q.words = append(q.words, parts...)
	}
	return q
}

// known keeps what newQuery made of the words of catalogues, which a search asks for at
// each key.
var known sync.Map // of *query by string

func ofName(s string) *query {
	if q, ok := known.Load(s); ok {
		return q.(*query)
	}
	q := newQuery(s)
	known.Store(s, q)
	return q
}

// names are all names of a service, its own first, and what each is as a person reads it:
// nothing for its own.
func names(s *Service) (names []*query, by []string) {
	for i, n := range slices.Concat([]string{s.Name, s.ID}, s.Aliases) {
		if i < 2 {
			by = append(by, "")
		} else {
			by = append(by, n)
		}
		names = append(names, ofName(n))
	}
	return names, by
}

// fits finds a service by what one of its names is, starts with or has words for, and by
// its maker.
func (q *query) fits(s *Service) (Found, bool) {
	all, by := names(s)
	best := Found{Service: s, Fit: Ends}
	for i, n := range all {
		fit := Ends
		switch {
		case n.squeezed == q.squeezed:
			fit = Exact
		case strings.HasPrefix(n.squeezed, q.squeezed):
			fit = Starts
		case q.startsWordsOf(n):
			fit = Words
		}
		if fit < best.Fit {
			best.Fit, best.By, best.size = fit, by[i], len(n.squeezed)
		}
	}
	if maker := ofName(s.Provider); best.Fit == Ends {
		switch {
		case q.startsWordsOf(maker):
			best.Fit, best.By = Words, s.Provider
		case q.startsWordsOf(together(maker, all)):
			best.Fit = Words
		}
	}
	return best, best.Fit < Ends
}

// together is a name with the words of all.
func together(maker *query, names []*query) *query {
	q := &query{parts: slices.Clone(maker.parts)}
	for _, n := range names {
		q.parts = append(q.parts, n.parts...)
	}
	return q
}

// startsWordsOf reports whether each word of the query starts a word of a name, or, where
// it is a single letter or digit, is one.
func (q *query) startsWordsOf(name *query) bool {
	for _, w := range q.words {
		if !slices.ContainsFunc(name.parts, func(n string) bool { return n == w || len([]rune(w)) > 1 && strings.HasPrefix(n, w) }) {
			return false
		}
	}
	return true
}

// ends finds a service by four letters or more that a word of a name ends with.
func (q *query) ends(s *Service) (Found, bool) {
	all, by := names(s)
	for i, n := range all {
		if len([]rune(q.squeezed)) >= 4 && slices.ContainsFunc(n.parts, func(w string) bool { return strings.HasSuffix(w, q.squeezed) }) {
			return Found{s, Ends, by[i], len(n.squeezed)}, true
		}
	}
	return Found{}, false
}

// spelled finds a service by a name, a word of one or its start that differs from a query
// of four letters or more in one of them, or in two that changed places, and from one of
// nine or more in two. The first letter is the same.
func (q *query) spelled(s *Service) (Found, bool) {
	n := len([]rune(q.squeezed))
	if n < 4 {
		return Found{}, false
	}
	most := 1
	if n >= 9 {
		most = 2
	}
	all, by := names(s)
	for i, name := range all {
		for _, word := range append([]string{name.squeezed}, name.parts...) {
			r := []rune(word)
			if len(r) < 4 || !strings.HasPrefix(q.squeezed, string(r[0])) {
				continue
			}
			start := string(r[:min(len(r), n)])
			if typos(q.squeezed, word) <= most || typos(q.squeezed, start) < most {
				return Found{s, Spelled, by[i], len(name.squeezed)}, true
			}
		}
	}
	return Found{}, false
}

// typos is in how many letters two words differ; two neighbours that changed places are one.
func typos(a, b string) int {
	d := levenshtein.ComputeDistance(a, b)
	x, y := []rune(a), []rune(b)
	if d != 2 || len(x) != len(y) {
		return d
	}
	for i := range x {
		if x[i] != y[i] {
			if i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] {
				return 1
			}
			return d
		}
	}
	return d
}

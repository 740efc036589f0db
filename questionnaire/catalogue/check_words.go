package catalogue

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// wellKnown are the abbreviations that need no glossary entry because
// everybody meets them outside the world of computers, too. Keep it short: a
// word that an owner may have to look up belongs in glossary.yaml.
var wellKnown = setOf("AI", "CD", "DVD", "EU", "EUR", "FAQ", "GB", "GBP", "ID", "IT", "MB", "OK", "PC", "PDF",
	"PIN", "QR", "SIM", "SMS", "TB", "TV", "UK", "US", "USA", "USB", "USD", "ZIP")

func setOf(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// CheckWords returns a fault for every acronym in a text for people that the
// glossary does not explain. Two kinds are free: the acronyms of a service's own
// name, such as AWS, in that service's texts, and what stands in double quotes,
// as that is what a screen shows or what has to be typed.
//
// Load does not call it: an unexplained word does no harm to a score, and
// reading every text takes time that the program does not have when it starts.
// The tests of this package and `yourpart catalogue check` call it.
func (c *Catalogue) CheckWords() Faults {
	g := newSpellings(c.Glossary)
	var faults Faults
	seen := map[[3]string]bool{}
	c.texts(func(t prose) {
		for _, w := range acronyms(unquoted(t.text)) {
			key := [3]string{t.file, t.id, w}
			if seen[key] || wellKnown[singular(w)] || t.own[strings.ToLower(singular(w))] || g.explain(w, t.text) {
				continue
			}
			seen[key] = true
			faults = append(faults, Fault{t.file, t.id, fmt.Sprintf(
				"%s: %q is not in glossary.yaml; say it in plain words, or add it there", t.part, w)})
		}
	})
	return faults
}

// Spellings answer whether the glossary explains a word.
type spellings struct {
	words   map[string]bool     // spellings of one word
	phrases map[string][]string // longer spellings, by each acronym in them
}

func newSpellings(terms []Term) spellings {
	s := spellings{words: map[string]bool{}, phrases: map[string][]string{}}
	for _, t := range terms {
		for _, p := range append([]string{t.Term}, t.Also...) {
			for _, w := range acronyms(p) {
				if w == p {
					s.words[singular(w)] = true
				} else {
					s.phrases[singular(w)] = append(s.phrases[singular(w)], p)
				}
			}
		}
	}
	return s
}

// explain reports whether w, which stands in text, is a spelling of a term or a
// part of a longer spelling that stands there, as DSS is of "PCI DSS".
func (s spellings) explain(w, text string) bool {
	w = singular(w)
	if s.words[w] {
		return true
	}
	for _, p := range s.phrases[w] {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// unquoted leaves out what stands between double quotes.
func unquoted(s string) string {
	parts := strings.Split(s, `"`)
	for i := 1; i < len(parts); i += 2 {
		parts[i] = ""
	}
	return strings.Join(parts, `"`)
}

// splitWords cuts s at all that is neither letter nor digit. An underscore
// stays, so that names in code such as MAX_SIZE are no acronyms.
func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// acronyms returns the words of s that are acronyms, in order.
func acronyms(s string) []string {
	var found []string
	for _, w := range splitWords(s) {
		if isAcronym(w) {
			found = append(found, w)
		}
	}
	return found
}

// isAcronym reports whether a word has two capitals or more and otherwise only
// digits, the v of IPv6, the s of a plural, or the aa of SaaS.
func isAcronym(word string) bool {
	capitals := 0
	for _, r := range strings.Replace(singular(word), "aaS", "AAS", 1) {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r != 'v' && !unicode.IsDigit(r):
			return false
		}
	}
	return capitals >= 2
}

// singular takes the s of a plural off an acronym.
func singular(word string) string { return strings.TrimSuffix(word, "s") }

// prose is one text that people read.
type prose struct {
	file, id string
	kind     string // what sort of text it is, such as "why"
	part     string // where in the entry it stands
	text     string
	own      map[string]bool // lower-case words of the product's own name
}

// texts visits every text of the catalogue that people read, in order. Menu
// paths are left out, as they quote what the product says.
func (c *Catalogue) texts(visit func(prose)) {
	c.listTexts(visit)
	for i := range c.Controls {
		c.Controls[i].texts(visit)
	}
	for i := range c.Services {
		c.Services[i].texts(visit)
	}
}

func (c *Catalogue) listTexts(visit func(prose)) {
	say := func(file, id, kind, text string) {
		visit(prose{file: file, id: id, kind: kind, part: kind, text: text})
	}
	for _, d := range c.Data {
		say("data.yaml", d.ID, "name", d.Name)
		say("data.yaml", d.ID, "examples", d.Examples)
		say("data.yaml", d.ID, "laws", strings.Join(d.Laws, ", "))
	}
	for _, t := range c.Glossary {
		say("glossary.yaml", t.Term, "meaning", t.Meaning)
	}
	for _, l := range c.Layers {
		say("layers.yaml", l.ID, "name", l.Name)
		say("layers.yaml", l.ID, "definition", l.Definition)
		say("layers.yaml", l.ID, "your_part", l.YourPart)
		say("layers.yaml", l.ID, "their_part", l.TheirPart)
	}
	for _, l := range c.Laws {
		say("data.yaml", l.Name, "law", l.Name)
		say("data.yaml", l.Name, "about", l.About)
		say("data.yaml", l.Name, "to", l.To)
	}
	for _, f := range c.Forgotten {
		say("vocabulary.yaml", f.ID, "name", f.Name)
		say("vocabulary.yaml", f.ID, "why", f.Why)
	}
	for _, t := range c.Topics {
		say("topics.yaml", t.ID, "title", t.Title)
		say("topics.yaml", t.ID, "about", t.About)
	}
	for _, list := range [][]Named{c.Categories, c.Capabilities, c.Facts} {
		for _, n := range list {
			say("vocabulary.yaml", n.ID, "name", n.Name)
			say("vocabulary.yaml", n.ID, "about", n.About)
		}
	}
}

func (k *Control) texts(visit func(prose)) {
	say := func(kind, part, text string) {
		visit(prose{file: "controls/" + k.Topic + ".yaml", id: k.ID, kind: kind, part: part, text: text})
	}
	say("title", "title", k.Title)
	say("why", "why", k.Why)
	say("risk", "risk", k.Risk)
	say("question", "question", k.Question.Text)
	for _, o := range k.Question.Options {
		say("label", "option "+o.ID, o.Label)
		say("option", "option "+o.ID, o.Text)
		say("headline", "option "+o.ID, o.Headline)
	}
	say("check", "check", k.Check)
	say("whom", "whom", k.Whom)
	say("title", "remediation.title", k.Remediation.Title)
	for i, s := range k.Remediation.Before {
		say("before", fmt.Sprintf("before %d", i+1), s)
	}
	for i, s := range k.Remediation.Steps {
		say("step", fmt.Sprintf("step %d", i+1), s)
	}
	say("then", "then", k.Remediation.Then)
	say("undo", "undo", k.Remediation.Undo)
	say("cost", "cost", k.Remediation.Cost.Text)
	if r := k.Remediation.Repeat; r != nil {
		say("task", "repeat.task", r.Task)
	}
	if k.solo != nil {
		k.solo.texts(visit)
	}
}

func (s *Service) texts(visit func(prose)) {
	own := map[string]bool{}
	for _, w := range splitWords(strings.ToLower(s.Name + " " + s.Provider + " " + strings.Join(s.Aliases, " "))) {
		own[w] = true
	}
	say := func(kind, part, text string) {
		visit(prose{file: "services/" + s.ID + ".yaml", id: s.ID, kind: kind, part: part, text: text, own: own})
	}
	for _, d := range s.ProviderDoes {
		say("provider_does", "provider_does", d)
	}
	overrides(s.Parties, say)
	if v := s.Variants; v != nil {
		say("question", "variants", v.Text)
		for _, o := range v.Options {
			say("label", "variant "+o.ID, o.Label)
			overrides(o.Parties, say)
		}
	}
	for _, g := range s.Guides() {
		say("before", "guide "+g.Control+": before", strings.Join(g.Before, " "))
		say("fix", "guide "+g.Control+": fix", g.Fix)
		say("then", "guide "+g.Control+": then", g.Then)
		say("undo", "guide "+g.Control+": undo", g.Undo)
		say("plan", "guide "+g.Control+": plan", g.Plan)
		say("cheaper", "guide "+g.Control+": cheaper", g.Cheaper)
		if g.AlwaysOn != nil {
			say("always_on", "guide "+g.Control+": always_on", g.AlwaysOn.Why)
		}
	}
}

func overrides(parties map[string]Override, say func(kind, part, text string)) {
	for _, id := range slices.Sorted(maps.Keys(parties)) {
		say("your_part", "parties "+id, parties[id].YourPart)
		say("their_part", "parties "+id, parties[id].TheirPart)
	}
}

package catalogue

import (
	"slices"
	"strings"
	"unicode"
)

// Terms returns the glossary entries that the texts use, in the glossary's
// order. A word counts in any case and with a plural s; spellings that are
// acronyms count in their own case only, so that "it" is not IT.
func (c *Catalogue) Terms(texts ...string) []Term {
	spellings := c.spellings()
	used := make([]bool, len(c.Glossary))
	for _, text := range texts {
		words := splitWords(text)
		for i, w := range words {
			w = strings.ToLower(w)
			for _, first := range []string{w, strings.TrimSuffix(w, "s")} {
				for _, sp := range spellings[first] {
					used[sp.term] = used[sp.term] || sp.begins(words[i:])
				}
			}
		}
	}
	var found []Term
	for i, t := range c.Glossary {
		if used[i] {
			found = append(found, t)
		}
	}
	return found
}

// A spelling is one way to write a glossary entry.
type spelling struct {
	term  int // in the glossary
	words []string
	exact bool // counts in its own case only
}

// spellings are all of them, by their first word in lower case.
func (c *Catalogue) spellings() map[string][]spelling {
	list := make(map[string][]spelling, len(c.Glossary))
	for i, t := range c.Glossary {
		for _, p := range append([]string{t.Term}, t.Also...) {
			if words := splitWords(p); len(words) > 1 || (len(words) == 1 && !isNumber(words[0])) { // a number alone means anything
				first := strings.ToLower(words[0])
				list[first] = append(list[first], spelling{i, words, slices.ContainsFunc(words, isAcronym)})
			}
		}
	}
	return list
}

// isNumber reports whether a word has digits only.
func isNumber(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// begins reports whether words begin with the spelling, or its plural.
func (sp spelling) begins(words []string) bool {
	if len(words) < len(sp.words) {
		return false
	}
	last := len(sp.words) - 1
	for i, want := range sp.words {
		if !sp.same(words[i], want) && (i < last || !sp.same(words[i], want+"s")) {
			return false
		}
	}
	return true
}

func (sp spelling) same(a, b string) bool {
	if sp.exact {
		return a == b
	}
	return strings.EqualFold(a, b)
}

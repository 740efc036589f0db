package catalogue

import "strings"

// Terms returns the glossary entries that the texts use, in the glossary's
// order. A word counts in any case and with a plural s; spellings that are
// acronyms count in their own case only, so that "it" is not IT.
func (c *Catalogue) Terms(texts ...string) []Term {
	exact, folded := phrases(texts, false), phrases(texts, true)
	var found []Term
	for _, t := range c.Glossary {
		for _, p := range append([]string{t.Term}, t.Also...) {
			words, in := strings.Join(splitWords(p), " "), exact
			if len(acronyms(p)) == 0 {
				words, in = strings.ToLower(words), folded
			}
			if in[words] || in[words+"s"] {
				found = append(found, t)
				break
			}
		}
	}
	return found
}

// longestTerm is how many words a glossary entry has at most.
const longestTerm = 5

// phrases is every run of one to longestTerm words in the texts.
func phrases(texts []string, fold bool) map[string]bool {
	set := map[string]bool{}
	for _, text := range texts {
		if fold {
			text = strings.ToLower(text)
		}
		words := splitWords(text)
		for i := range words {
			for n := 1; n <= longestTerm && i+n <= len(words); n++ {
				set[strings.Join(words[i:i+n], " ")] = true
			}
		}
	}
	return set
}

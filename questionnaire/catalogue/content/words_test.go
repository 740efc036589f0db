package content_test

import (
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue"
)

func TestShippedWordsAreExplained(t *testing.T) {
	for _, f := range shipped(t).CheckWords() {
		t.Error(f)
	}
}

// No entry is longer than the lookup can find.
func TestTermsFindsEveryEntry(t *testing.T) {
	c := shipped(t)
	for _, term := range c.Glossary {
		found := c.Terms("About " + term.Term + ".")
		if !slices.ContainsFunc(found, func(f catalogue.Term) bool { return f.Term == term.Term }) {
			t.Errorf("the entry %q is not found in a text that uses it", term.Term)
		}
	}
}

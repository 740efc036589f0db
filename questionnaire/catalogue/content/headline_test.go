package content_test

import (
	"strings"
	"testing"
)

// TestWhatMattersMostHasWordsForPageOne: each answer below the best to what is put first, or
// must be, says in a headline what it means; it begins small, unless with a name.
func TestWhatMattersMostHasWordsForPageOne(t *testing.T) {
	for _, k := range shipped(t).Controls {
		first := k.Retired == "" && (k.MustHave || k.Urgency.Tier == 1)
		for _, o := range k.Question.Options[1:] {
			if first && o.Headline == "" {
				t.Errorf("%s: %s has no headline", k.ID, o.ID)
			}
			if o.Headline != "" && strings.ToLower(o.Headline[:1]) != o.Headline[:1] {
				t.Errorf("%s: %s begins with a capital: %q", k.ID, o.ID, o.Headline)
			}
		}
	}
}

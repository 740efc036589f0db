package questionnaire

import (
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue/content"
)

// TestPairsNameWhatIsThere keeps the table in step with the shipped
// catalogue. It stands in the package, as the table is nobody else's business.
func TestPairsNameWhatIsThere(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if p.text == "" || len(p.denials) == 0 {
			t.Errorf("%s: no text or nothing that denies it", p.claim.control)
		}
		for _, s := range append(slices.Clone(p.denials), p.claim) {
			k, ok := c.Control(s.control)
			if !ok || k.Retired != "" {
				t.Errorf("%s: no control %s", p.claim.control, s.control)
				continue
			}
			for _, o := range s.options {
				if k.Option(o) == nil {
					t.Errorf("%s: %s has no option %s", p.claim.control, s.control, o)
				}
			}
			if len(s.options) == 0 || slices.Contains(s.options, k.Question.Options[0].ID) == slices.Contains(s.options, k.Question.Options[len(k.Question.Options)-1].ID) {
				t.Errorf("%s: the options %v of %s are not from one end of its scale", p.claim.control, s.options, s.control)
			}
		}
	}
}

func TestRulesHaveNamesOfTheirOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range rules {
		if r.id == "" || seen[r.id] || (r.severity != Wrong && r.severity != Aside) {
			t.Errorf("rule %q, severity %q", r.id, r.severity)
		}
		seen[r.id] = true
	}
}

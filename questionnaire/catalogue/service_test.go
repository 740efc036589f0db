package catalogue_test

import (
	"testing"

	"yourpart/questionnaire/catalogue"
)

func TestVariantMovesTheModel(t *testing.T) {
	c := load(t, small(t))
	s, _ := c.Service("vm")
	for variant, want := range map[string]catalogue.Model{"": "iaas", "plain": "iaas", "managed": "saas", "no-such": "iaas"} {
		if got := catalogue.UseOf(s, variant).Model; got != want {
			t.Errorf("variant %q has model %s, not %s", variant, got, want)
		}
	}
}

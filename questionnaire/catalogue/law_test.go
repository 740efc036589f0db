package catalogue_test

import (
	"testing"

	"yourpart/questionnaire/catalogue"
)

// TestCountryName: names of countries read as people write them.
func TestCountryName(t *testing.T) {
	for in, want := range map[string]string{"uk": "UK", "eea": "EEA", "germany": "Germany", "south korea": "South Korea",
		"republic of korea": "Republic of Korea", "österreich": "Österreich"} {
		if got := catalogue.CountryName(in); got != want {
			t.Errorf("%q is written %q, not %q", in, got, want)
		}
	}
}

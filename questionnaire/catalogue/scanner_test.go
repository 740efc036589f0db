package catalogue_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// scannerYAML is an overlay's scanner.
const scannerYAML = `id: own-tool
name: Own tool
source: https://tool.example
licence: MIT
run: run it
file: its file
can: much
cannot: all
services: [microsoft-365, "account:aws", "host:server", "capability:email"]
former: {OLD-1: NEW-1}
shows:
  - control: mfa-all-users
    pass:
      - {option: everyone, all: [NEW-1, NEW-2]}
      - {option: admins, all: [NEW-1]}
    fail:
      - {at_most: admins, any: [NEW-2]}
unmapped:
  - why: no question is about it
    checks: [NEW-3]
`

// A scanner of an overlay counts, and takes the place of the shipped one of its id; what is
// wrong in one is named.
func TestScanner(t *testing.T) {
	overlay := func(yaml string) (*catalogue.Catalogue, error) {
		return content.WithOverlays(fstest.MapFS{"evidence/own-tool.yaml": {Data: []byte(yaml)}})
	}
	c, err := overlay(scannerYAML)
	if err != nil {
		t.Fatal(err)
	}
	if s := c.Scanner("own-tool"); s == nil || s.Check("OLD-1") != "NEW-1" || strings.Join(s.Checks(), " ") != "NEW-1 NEW-2" {
		t.Errorf("the scanner is %+v", s)
	}
	shipped, err := content.Shipped()
	if err != nil || shipped.Scanner("own-tool") != nil {
		t.Errorf("the overlay's scanner is in what ships: %v", err)
	}
	if plain, _ := c.Redacted(nil); len(plain.Scanners) > 0 {
		t.Error("a redacted catalogue keeps what overlays say of scanners")
	}
	for _, f := range []struct{ from, to, want string }{
		{"id: own-tool", "id: other", `the id must be the file's name, "own-tool"`},
		{"control: mfa-all-users", "control: mfa-nobody", `no control "mfa-nobody"`},
		{"option: everyone", "option: nearly", `no option "nearly"`},
		{"at_most: admins", "at_most: everyone", "at most the best option rules nothing out"},
		{"at_most: admins", "at_most: some", `fail: no option "some"`},
		{"option: admins, all: [NEW-1]", "option: nobody, all: [NEW-1]", "nobody is the worst option"},
		{"{option: everyone, all: [NEW-1, NEW-2]}", "{option: optional, all: [NEW-2]}", "the best comes first"},
		{"all: [NEW-1, NEW-2]", "all: [NEW-1, NEW-1]", "NEW-1 is there twice"},
		{"any: [NEW-2]", "any: [NEW-2], all: [NEW-1]", "either any or all"},
		{"checks: [NEW-3]", "checks: [NEW-2]", "NEW-2 shows something above"},
		{"OLD-1: NEW-1", "OLD-1: NEW-9", "NEW-9, which is no check here"},
		{"OLD-1: NEW-1", "NEW-2: NEW-1", "NEW-2 is used as an id of today"},
		{"[microsoft-365,", "[microsoft-366,", `no services "microsoft-366"`},
		{"\"account:aws\"", "\"account:nobody\"", `no services "account:nobody"`},
		{"licence: MIT\n", "", "licence is missing"},
		{"run: run it", "runs: it", "runs"},
		{"    fail:\n", "    fails:\n", "fails"},
	} {
		yaml := strings.Replace(scannerYAML, f.from, f.to, 1)
		if yaml == scannerYAML {
			t.Fatalf("%q is not there", f.from)
		}
		if _, err := overlay(yaml); err == nil || !strings.Contains(err.Error(), f.want) {
			t.Errorf("%q as %q: %v; want %q", f.from, f.to, err, f.want)
		}
	}
	twice := strings.Replace(scannerYAML, "unmapped:", "  - control: mfa-all-users\n    pass: [{option: admins, all: [NEW-1]}]\nunmapped:", 1)
	if _, err := overlay(twice); err == nil || !strings.Contains(err.Error(), "mfa-all-users is there twice for the same services") {
		t.Errorf("a control that is there twice: %v", err)
	}
}

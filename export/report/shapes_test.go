package report_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire/catalogue"
)

// catalogueJSON is what `catalogue --json` prints.
func catalogueJSON(t *testing.T, c *catalogue.Catalogue) map[string]any {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteJSON(&b, report.CatalogueShape(c)); err != nil {
		t.Fatal(err)
	}
	var v map[string]any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestHazardsAreCounted: by hand for one control, whose guides have a hazard of their own
// or that of the control.
func TestHazardsAreCounted(t *testing.T) {
	r := guided(t, map[string]catalogue.Guide{"dropbox": {}, "box": {}, "slack": {Hazard: catalogue.NoHazard}, "xero": {Hazard: catalogue.Outage}}, nil, "dropbox")
	of := func(controls, guides float64) any { return map[string]any{"controls": controls, "guides": guides} }
	want := map[string]any{"lock-out": of(1, 2), "none": of(0, 1), "outage": of(0, 1)}
	got := catalogueJSON(t, r.Catalogue)["hazards"].(map[string]any)
	if !maps.EqualFunc(got, want, func(a, b any) bool { return maps.Equal(a.(map[string]any), b.(map[string]any)) }) {
		t.Errorf("counted %v, not %v", got, want)
	}
}

// freeKeys are maps whose keys are ids.
var freeKeys = []string{"former", "hazards", "options", "parties", "refs", "was"}

// TestEveryFieldIsWrittenDown: docs/json.md names every field of the shipped catalogue.
func TestEveryFieldIsWrittenDown(t *testing.T) {
	page, err := os.ReadFile("../../docs/json.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n## catalogue --json\n")
	shape := strings.Split(section, "```")[1]
	words := regexp.MustCompile(`[a-z_]+`).FindAllString(shape, -1)
	seen := map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for key, e := range v {
				seen[key] = true
				if inner, ok := e.(map[string]any); ok && slices.Contains(freeKeys, key) {
					for _, e := range inner {
						walk(e)
					}
					continue
				}
				walk(e)
			}
		}
	}
	walk(catalogueJSON(t, reporttest.Shipped(t)))
	for _, key := range slices.Sorted(maps.Keys(seen)) {
		if !slices.Contains(words, key) {
			t.Errorf("docs/json.md does not name %q", key)
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d fields", len(seen))
	}
}

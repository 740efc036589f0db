package e2e

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// agencyDuties are the duties that the source's example of a small digital
// agency names, service by service.
var agencyDuties = map[string][]string{
	"google-workspace": {"mfa-all-users", "access-least-privilege", "access-review", "leaver-offboarding", "dlp-rules"},
	"dropbox":          {"external-sharing-limited", "public-links-expire", "logs-reviewed"},
	"aws-lightsail": {"server-os-updates", "web-stack-updates", "firewall-default-closed", "admin-ports-closed", "logs-on",
		"logs-reviewed", "threat-detection-on"},
}

// TestAgency opens the shipped example: it says what the source's example
// says, fits the catalogue, and is as the program itself would save it.
func TestAgency(t *testing.T) {
	t.Parallel()
	const path = "examples/digital-agency.json"
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Fits(c); err != nil {
		t.Fatal(err)
	}
	r := questionnaire.Derive(c, &a)
	for key, controls := range agencyDuties {
		for _, control := range controls {
			if !hasDuty(r, key, control) {
				t.Errorf("%s: %s is not among the duties", key, control)
			}
		}
	}
	for id := range a.Answers {
		k, ok := c.Control(id.Control)
		if !ok || (k.Option(a.Answers[id].Option) == nil && !slices.Contains(questionnaire.Fixed, a.Answers[id].Option)) {
			t.Errorf("the answer to %s does not fit the catalogue", id)
		}
	}
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	// It stays in format 1, so that everybody who tries it has an id of their own.
	first := bytes.Replace(b.Bytes(), []byte(`"format": 2`), []byte(`"format": 1`), 1)
	if saved, err := os.ReadFile(path); err != nil || !bytes.Equal(saved, first) {
		t.Errorf("%s is not as the program saves it (%v)", path, err)
	}
}

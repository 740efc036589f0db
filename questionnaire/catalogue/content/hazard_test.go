package content_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// perProduct are the controls whose guides each need a preparation and a way back of
// their own: with these, what a business uses decides what it is locked out of.
var perProduct = []string{"access-keys-rotated", "access-review", "admin-few-and-scoped", "admin-ports-closed", "admin-separate-accounts",
	"connected-apps-approved", "database-not-public", "device-disk-encryption", "email-forwarding-blocked", "email-sender-protected",
	"encrypt-stored-data", "firewall-default-closed", "leaver-offboarding", "legacy-signin-blocked", "mfa-admins-phishing-resistant",
	"mfa-all-users", "network-allow-list", "no-shared-logins", "owner-account-locked-away", "retention-schedule", "retention-window-known",
	"secrets-not-in-code", "secure-baseline-applied", "ssh-keys-only", "storage-not-public", "web-stack-updates"}

// TestControlsSayTheirHazard: each control says what may go wrong, and the ones where
// that depends on the product ask every guide for a preparation.
func TestControlsSayTheirHazard(t *testing.T) {
	var found []string
	for _, k := range shipped(t).Controls {
		if k.Hazard == "" {
			t.Errorf("%s says no hazard; none is one", k.ID)
		}
		if k.Remediation.PerProduct {
			found = append(found, k.ID)
		}
	}
	slices.Sort(found)
	if !slices.Equal(found, perProduct) {
		t.Errorf("per_product is set for\n%q, not for\n%q", found, perProduct)
	}
}

// eachGuide calls f with every guide that ships, its control and a name for messages.
func eachGuide(t *testing.T, f func(name string, k *catalogue.Control, g *catalogue.Guide)) {
	t.Helper()
	c := shipped(t)
	for i := range c.Services {
		for j := range c.Services[i].Guides() {
			g := &c.Services[i].Guides()[j]
			k, ok := c.Control(g.Control)
			if !ok {
				t.Fatalf("no control %s", g.Control)
			}
			f(c.Services[i].ID+", "+g.Control, k, g)
		}
	}
}

// TestGuidesSayWhosePage: each guide says whose page it rests on, and only a vendor's
// own page or a standard makes one verified.
func TestGuidesSayWhosePage(t *testing.T) {
	kinds := map[string]int{}
	eachGuide(t, func(name string, _ *catalogue.Control, g *catalogue.Guide) {
		kinds[g.SourceKind]++
		if g.SourceKind == "" {
			t.Errorf("%s: no source_kind", name)
		}
		if g.Verified && g.SourceKind == "third-party" {
			t.Errorf("%s: verified, from %s", name, g.Source)
		}
	})
	if kinds["vendor"] == 0 || kinds["third-party"] == 0 || kinds["standard"] == 0 {
		t.Errorf("kinds %v; want some of each", kinds)
	}
}

var (
	deletes  = regexp.MustCompile(`(?i)\bdelete\b`)
	refrains = regexp.MustCompile(`(?i)\b(not|never)( choose to)? delete\b`)
	stops    = regexp.MustCompile(`(?i)\b(deactivate|disable|suspend|revoke|inactive|turn off|switch(ed)?\b[^.;]{0,40}\boff)\b`)
	// unused matches what shows that nothing needs a key any more.
	unused = regexp.MustCompile(`(?i)\b(last used|whether it is used|(not|no longer) used|unused|(nothing|nobody) (uses|needs|has failed|fails)|weeks?|months?|see (it|one|each|them|a|an)|works?|runs?)\b`)
	// deletesFirst are the guides that TestSwitchedOffBeforeDeleted passes over.
	deletesFirst = map[string]string{
		"airtable, access-keys-rotated":      "its tokens cannot be switched off, and it says so",
		"azure-vm, backup-cannot-be-altered": "soft delete is the name of what it leaves on",
	}
)

// TestSwitchedOffBeforeDeleted: where a product can switch something off, a guide that
// can go wrong has that done before anything is deleted for good.
func TestSwitchedOffBeforeDeleted(t *testing.T) {
	both := 0
	eachGuide(t, func(name string, k *catalogue.Control, g *catalogue.Guide) {
		if g.HazardOf(k) == catalogue.NoHazard {
			return
		}
		text := refrains.ReplaceAllString(strings.Join(g.Before, " ")+" "+g.Fix, "keep")
		gone, off := deletes.FindStringIndex(text), stops.FindStringIndex(text)
		if gone == nil || off == nil {
			return
		}
		both++
		if why := deletesFirst[name]; (gone[0] < off[0]) != (why != "") {
			t.Errorf("%s: deletes first: %v, expected to as %q: %s", name, gone[0] < off[0], why, text)
		}
	})
	if both < 20 {
		t.Errorf("only %d guides switch off and delete; the words are not found", both)
	}
}

// TestKeysDeletedWhenUnused: a guide that deletes keys says how to see that nothing
// uses them any more, above all where the product cannot switch one off.
func TestKeysDeletedWhenUnused(t *testing.T) {
	deleting := 0
	eachGuide(t, func(name string, k *catalogue.Control, g *catalogue.Guide) {
		if k.ID != "access-keys-rotated" || g.HazardOf(k) == catalogue.NoHazard || !deletes.MatchString(g.Fix) {
			return
		}
		deleting++
		text := strings.Join(g.Before, " ") + " " + g.Fix
		if first := text[:deletes.FindStringIndex(text)[0]]; !unused.MatchString(first) {
			t.Errorf("%s: deletes without a look at whether it is used: %s", name, text)
		}
	})
	if deleting == 0 {
		t.Error("no guide deletes keys; the words are not found")
	}
}

// TestExampleOfAService: the service that CONTRIBUTING shows is sound as it stands there.
func TestExampleOfAService(t *testing.T) {
	page, err := os.ReadFile("../../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(page), "```yaml\nid: acme-crm\n")
	example, _, ok := strings.Cut(example, "```")
	if !ok {
		t.Fatal("CONTRIBUTING has no example")
	}
	c, err := content.WithOverlays(fstest.MapFS{"services/acme-crm.yaml": {Data: []byte("id: acme-crm\n" + example)}})
	if err != nil {
		t.Fatal(err)
	}
	s, _ := c.Service("acme-crm")
	if g := s.Guides()[0]; len(g.Before) == 0 || g.Then == "" || g.Undo == "" || g.SourceKind == "" {
		t.Errorf("the example shows no careful guide: %+v", g)
	}
}

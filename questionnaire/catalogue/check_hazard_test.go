package catalogue_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yourpart/questionnaire/catalogue"
)

// hazardous is the small catalogue with a control that can lock people out, whose
// guides each need a preparation and a way back of their own.
func hazardous(t *testing.T) fstest.MapFS {
	t.Helper()
	m := small(t)
	change(t, m, signIn, "    must_have: true\n", "    must_have: true\n    hazard: lock-out\n")
	change(t, m, signIn, "      steps: [Do it.]\n", `      before: [Have a second login ready.]
      steps: [Do it.]
      then: Sign in from another window.
      undo: Switch it off again.
      per_product: true
`)
	change(t, m, mail, "    fix: Switch it on.\n", `    before: [Keep a second session open.]
    fix: Switch it on.
    then: A colleague signs in.
    undo: Switch it off on the same page.
    source_kind: vendor
`)
	return m
}

func TestPreparedHazardIsNoFault(t *testing.T) {
	c := load(t, hazardous(t))
	k, _ := c.Control("second-step")
	s, _ := c.Service("mail")
	g := s.Guide("second-step", "", "", "")
	if k.Hazard != catalogue.LockOut || !k.Remediation.PerProduct || len(g.Before) != 1 || g.Then == "" || g.Undo == "" || g.HazardOf(k) != catalogue.LockOut {
		t.Errorf("not read: %+v, %+v", k, g)
	}
}

// TestCheckHoldsHazards: each row spoils that catalogue in one place.
func TestCheckHoldsHazards(t *testing.T) {
	const ownHazard, before = "    fix: Switch it on.\n", "    before: [Keep a second session open.]\n"
	for _, s := range []struct{ name, file, old, new, id, want string }{
		{"unknown hazard", signIn, "hazard: lock-out", "hazard: lockout", "second-step", `no hazard "lockout"; choose from lock-out, data-loss, mail, outage, none`},
		{"hazard without before", signIn, "      before: [Have a second login ready.]\n", "", "second-step", "a hazard of lock-out needs remediation.before"},
		{"empty sentence of before", signIn, "before: [Have a second login ready.]", "before: [Have a second login ready., ' ']", "second-step", "a sentence of before is missing"},
		{"hazard without then", signIn, "      then: Sign in from another window.\n", "", "second-step", "remediation.then: how to see that it worked is missing"},
		{"hazard without undo", signIn, "      undo: Switch it off again.\n", "", "second-step", "remediation.undo: how to take it back is missing"},
		{"lock-out without a second way in", signIn, "Have a second login ready.", "Tell the people.", "second-step", "before of a lock-out names a second way in"},
		{"lock-out of one person without a way back", signIn, "    hazard: lock-out\n", "    hazard: lock-out\n    solo: {before: [Take your time.]}\n", "second-step", "solo: before of a lock-out names a second way in"},
		{"long question for one person", signIn, "    hazard: lock-out\n", "    hazard: lock-out\n    solo: {text: " + strings.Repeat("word ", 26) + "}\n", "second-step", "solo: the question has more than 25 words"},
		{"per product without a hazard", signIn, "hazard: lock-out", "hazard: none", "second-step", "per_product is for a control with a hazard"},
		{"per product and no hazard said", signIn, "    hazard: lock-out\n", "", "second-step", "per_product is for a control with a hazard"},

		{"unknown hazard of a guide", mail, ownHazard, ownHazard + "    hazard: flood\n    hazard_why: It rains.\n", "mail", `guide for second-step: no hazard "flood"; choose from lock-out`},
		{"hazard of its own without a reason", mail, ownHazard, ownHazard + "    hazard: none\n", "mail", "guide for second-step: a hazard of its own needs hazard_why"},
		{"unknown kind of source", mail, "source_kind: vendor", "source_kind: blog", "mail", `guide for second-step: no source_kind "blog"; choose from vendor, standard, third-party`},
		{"verified by a third party", mail, "source_kind: vendor", "source_kind: third-party", "mail", "only a vendor's own page or a standard makes it verified"},
		{"guide without before", mail, before, "", "mail", "guide for second-step: a hazard of lock-out needs before"},
		{"guide with an empty before", mail, before, "    before: ['']\n", "mail", "guide for second-step: a sentence of before is missing"},
		{"guide without then", mail, "    then: A colleague signs in.\n", "", "mail", "guide for second-step: then is missing"},
		{"guide without undo", mail, "    undo: Switch it off on the same page.\n", "", "mail", "guide for second-step: undo is missing"},
		{"guide without a second way in", mail, "Keep a second session open.", "Tell the people.", "mail", "guide for second-step: before of a lock-out names a second way in"},
		{"more than four sentences", mail, before, "    before: [Keep a second session open., Two., Three., Four., Five.]\n", "mail", "guide for second-step: before has more than 4 sentences"},
		{"what comes first in fix", mail, ownHazard, "    fix: Switch it on, but first tell the people.\n", "mail", "guide for second-step: what comes first belongs in before, not in fix"},
		{"beforehand in fix", mail, ownHazard, "    fix: Switch it on. Tell the people beforehand.\n", "mail", "guide for second-step: what comes first belongs in before, not in fix"},
		{"two guides for one use", mail, "guides:\n", "guides:\n  - {control: second-step, for: [plus], where: x, fix: x, before: [Two of you sign in.], then: x, undo: x, plan: x, source: 'https://a.example', as_of: 2026-08, verified: true}\n" +
			"  - {control: second-step, for: [basic, plus], where: x, fix: x, before: [Two of you sign in.], then: x, undo: x, plan: x, source: 'https://a.example', as_of: 2026-08, verified: true}\n",
			"mail", "two guides for second-step plus"},
		{"for that is no word", mail, ownHazard, ownHazard + "    for: [Business Premium]\n", "mail", "guide for second-step: for holds variants and subscriptions"},
	} {
		t.Run(s.name, func(t *testing.T) {
			m := hazardous(t)
			change(t, m, s.file, s.old, s.new)
			found := faults(t, m)
			if !slices.ContainsFunc(found, func(f catalogue.Fault) bool {
				return f.File == s.file && f.ID == s.id && strings.Contains(f.Text, s.want)
			}) {
				t.Errorf("want %s: %s: %s among\n%v", s.file, s.id, s.want, found)
			}
		})
	}
}

// TestAloneWayBack: words for one person may say another way back, and keep the rest.
func TestAloneWayBack(t *testing.T) {
	m := hazardous(t)
	change(t, m, signIn, "    hazard: lock-out\n", "    hazard: lock-out\n    solo: {undo: Type in a printed code.}\n")
	k, _ := load(t, m).Control("second-step")
	if r := k.Alone().Remediation; r.Undo != "Type in a printed code." || r.Then != k.Remediation.Then || k.Remediation.Undo != "Switch it off again." {
		t.Errorf("one person: %+v, all: %+v", r, k.Remediation)
	}
}

// TestHazardOfItsOwn: a guide may be harmless where its control is not, and then needs
// nothing; one with a hazard of its own needs all of it, whatever its control asks for.
func TestHazardOfItsOwn(t *testing.T) {
	m := hazardous(t)
	change(t, m, mail, "    before: [Keep a second session open.]\n", "    hazard: none\n    hazard_why: Nothing to switch on.\n")
	change(t, m, mail, "    then: A colleague signs in.\n    undo: Switch it off on the same page.\n", "")
	load(t, m)
	change(t, m, mail, "hazard: none", "hazard: data-loss")
	change(t, m, signIn, "      per_product: true\n", "")
	if found := faults(t, m); len(found) != 3 {
		t.Errorf("want before, then and undo to be missing, not\n%v", found)
	}
	change(t, m, mail, "    hazard: data-loss\n    hazard_why: Nothing to switch on.\n", "")
	load(t, m) // as the control's own are enough
}

// TestGuideByUse: of several guides for one control the one for the variant or the
// subscription is taken, wherever it stands, else the one for all.
func TestGuideByUse(t *testing.T) {
	s := catalogue.Service{ID: "vm", Variants: &catalogue.Variants{Options: []catalogue.Variant{{ID: "plain"}, {ID: "managed"}}},
		Written: []catalogue.Guide{
			{Control: "a", Fix: "business-premium", For: []string{"business-premium", "e5"}}, {Control: "a", Fix: "all"},
			{Control: "a", Fix: "managed", For: []string{"managed"}}, {Control: "b", Fix: "usual", For: []string{"plain"}}}}
	for _, tt := range []struct{ control, variant, subscription, want string }{
		{"a", "", "", "all"},
		{"a", "plain", "Basic", "all"},
		{"a", "", "Microsoft 365 Business Premium", "business-premium"},
		{"a", "", "microsoft 365, BUSINESS  premium (yearly)", "business-premium"},
		{"a", "", "Office 365 E5", "business-premium"},
		{"a", "", "E55", "all"},
		{"a", "", "Premium Business", "all"},
		{"a", "managed", "", "managed"},
		{"a", "no-such", "", "all"},
		{"b", "", "", "usual"}, // nobody chose: the first variant is the usual one
		{"b", "managed", "", ""},
		{"c", "", "", ""},
	} {
		got := ""
		if g := s.Guide(tt.control, tt.variant, tt.subscription, ""); g != nil {
			got = g.Fix
		}
		if got != tt.want {
			t.Errorf("%s in variant %q with %q: the guide for %q, not %q", tt.control, tt.variant, tt.subscription, got, tt.want)
		}
	}
}

// TestUnsure: a guide is shown as "check this" from 24 months after the month in which
// its page was read, and always where nobody read it or it changes often.
func TestUnsure(t *testing.T) {
	read := catalogue.Guide{AsOf: "2026-08", Verified: true}
	unread, volatile, undated := read, read, read
	unread.Verified, volatile.Volatile, undated.AsOf = false, true, "lately"
	for _, tt := range []struct {
		g    catalogue.Guide
		day  string
		want bool
	}{
		{read, "2026-08-01", false}, {read, "2028-08-31", false}, {read, "2028-09-01", true}, {read, "2031-01-01", true},
		{catalogue.Guide{AsOf: "2026-12", Verified: true}, "2028-12-31", false}, {catalogue.Guide{AsOf: "2026-12", Verified: true}, "2029-01-01", true},
		{unread, "2026-08-01", true}, {volatile, "2026-08-01", true}, {undated, "2026-08-01", true},
	} {
		day, err := time.Parse(time.DateOnly, tt.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := tt.g.Unsure(day); got != tt.want {
			t.Errorf("%+v on %s: unsure %v", tt.g, tt.day, got)
		}
	}
}

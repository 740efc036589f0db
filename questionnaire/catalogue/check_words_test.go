package catalogue

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// onDisk loads the content in the folder below, as it is written.
func onDisk(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load(os.DirFS("content"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestIsAcronym(t *testing.T) {
	for word, want := range map[string]bool{
		"MFA": true, "APIs": true, "IPv6": true, "2FA": true, "SOC2": true, "SaaS": true, "WPA3": true, "EC2": true,
		"S3": false, "A": false, "As": false, "2026": false, "GitHub": false, "OneDrive": false, "word": false, "": false,
	} {
		if got := isAcronym(word); got != want {
			t.Errorf("isAcronym(%q) = %t, want %t", word, got, want)
		}
	}
	got := acronyms("Use CI/CD, the API's APIs; an app-only VPN (not Wi-Fi).")
	if want := []string{"CI", "CD", "API", "APIs", "VPN"}; !slices.Equal(got, want) {
		t.Errorf("acronyms = %q, want %q", got, want)
	}
}

func TestCheckWords(t *testing.T) {
	c := &Catalogue{
		Glossary: []Term{
			{Term: "second step", Meaning: "More than a password.", Also: []string{"MFA"}},
			{Term: "PCI DSS", Meaning: "Rules of the card firms."},
			{Term: "gap", Meaning: "Needs a QXZ."},
		},
		Controls: []Control{{ID: "one", Topic: "sign-in", Why: "MFA and PCI DSS are explained; PC is known.",
			Risk: "DSS alone is not, and neither are DSSs.", Remediation: Remediation{Steps: []string{"Ask.", "Turn on XDR."}}}},
		Services: []Service{{ID: "acme", Name: "Acme NAS", Aliases: []string{"acme dsm"}, Written: []Guide{{
			Control: "one", Where: "Any › QQQ › menu", Fix: `Open DSM on the NAS, pick "QQQ" and MAX_AGE, then RAID.`, Plan: "Every plan"}}}},
	}
	var got []string
	for _, f := range c.CheckWords() {
		got = append(got, f.String())
	}
	const advice = " is not in glossary.yaml; say it in plain words, or add it there"
	want := []string{
		`glossary.yaml: gap: meaning: "QXZ"` + advice,
		`controls/sign-in.yaml: one: risk: "DSS"` + advice,
		`controls/sign-in.yaml: one: risk: "DSSs"` + advice,
		`controls/sign-in.yaml: one: step 2: "XDR"` + advice,
		`services/acme.yaml: acme: guide one: fix: "RAID"` + advice,
	}
	if !slices.Equal(got, want) {
		t.Errorf("CheckWords:\n got %q\nwant %q", got, want)
	}
}

// inReports are terms that the program itself uses: the models, and the
// frameworks and laws that exports name.
var inReports = setOf("CaaS", "CIS Controls", "CSA CCM", "Cyber Essentials", "FaaS", "IaaS", "NIST CSF", "on-prem", "PaaS", "SaaS")

func TestGlossaryIsTidy(t *testing.T) {
	c := onDisk(t)
	var all strings.Builder
	c.texts(func(p prose) {
		if p.kind != "meaning" {
			all.WriteString(strings.ToLower(p.text) + "\n")
		}
	})
	for _, s := range c.Services {
		for _, g := range s.Guides() {
			all.WriteString(strings.ToLower(g.Where) + "\n")
		}
	}
	text := strings.Join(strings.Fields(all.String()), " ")
	before := ""
	for _, term := range c.Glossary {
		name := strings.ToLower(term.Term)
		if name < before {
			t.Errorf("%s: not in alphabetical order", term.Term)
		}
		before = name
		if n := strings.Count(term.Meaning+" ", ". "); n != 1 || !strings.HasSuffix(term.Meaning, ".") {
			t.Errorf("%s: the meaning is one sentence with a full stop", term.Term)
		}
		used := func(s string) bool { return strings.Contains(text, strings.ToLower(s)) }
		if !inReports[term.Term] && !used(term.Term) && !slices.ContainsFunc(term.Also, used) {
			t.Errorf("%s: no text uses this term", term.Term)
		}
	}
}

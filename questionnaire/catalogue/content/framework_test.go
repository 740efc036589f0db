package content_test

import (
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/internal/generated"
	"yourpart/questionnaire/catalogue"
)

// TestReferenceOfFrameworks keeps the page of frameworks as fresh as the content.
func TestReferenceOfFrameworks(t *testing.T) {
	c := shipped(t)
	page := string(generated.Fresh(t, filepath.Join("..", "..", "..", "docs", "frameworks.md"), func(w io.Writer) error { return catalogue.WriteFrameworks(w, c) }))
	for _, f := range c.Frameworks {
		for _, want := range append(reasons(f), "`"+f.ID+"`", f.Version, f.Date, f.Licence, f.Source, f.Can, f.Cannot, f.Notice) {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page does not say %q", f.ID, want)
			}
		}
	}
}

// reasons are why no control shows some requirements of a framework.
func reasons(f catalogue.Framework) (list []string) {
	for _, r := range f.Requirements {
		if r.None != "" {
			list = append(list, r.None)
		}
	}
	return list
}

// The frameworks that ship are these, and those whose texts are licensed have numbers only.
func TestFrameworksThatShip(t *testing.T) {
	want := []string{"cis-ig1", "cpg", "cyber-essentials", "cyfun-basic", "din-spec-27076", "hipaa", "insurers", "iso-27001", "nis2", "nist-csf", "pci-saq-a"}
	var got []string
	for _, f := range shipped(t).Frameworks {
		got = append(got, f.ID)
		numbers := slices.Contains([]string{"cis-ig1", "iso-27001", "pci-saq-a"}, f.ID)
		for _, r := range f.Requirements {
			if (r.Title == "") != numbers {
				t.Errorf("%s %s: title %q", f.ID, r.ID, r.Title)
			}
			rest := slices.ContainsFunc(r.Controls, func(s catalogue.Shows) bool { return s.Rule == catalogue.ShowAny })
			alternatives := slices.DeleteFunc(slices.Clone(r.Controls), func(s catalogue.Shows) bool { return s.Rule != catalogue.ShowAny })
			if rest && len(alternatives) < 2 {
				t.Errorf("%s %s: one alternative alone", f.ID, r.ID)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v; want %v", got, want)
	}
}

// Where several controls are needed, it is said what each of them shows.
func TestEachNeededControlIsExplained(t *testing.T) {
	for _, f := range shipped(t).Frameworks {
		for _, r := range f.Requirements {
			needed := slices.DeleteFunc(slices.Clone(r.Controls), func(s catalogue.Shows) bool { return s.Rule != catalogue.ShowAll })
			for _, s := range needed {
				if len(needed) > 1 && s.Note == "" {
					t.Errorf("%s %s: nothing says why %s is needed", f.ID, r.ID, s.Control)
				}
			}
		}
	}
}

// notShown are numbers that controls once carried and that they do not show.
var notShown = []struct{ key, id, control, why string }{
	{"cis", "5.3", "leaver-offboarding", "it is about logins that nobody uses"},
	{"cis", "5.1", "no-shared-logins", "it wants a list of accounts"},
	{"cis", "11.1", "retention-window-known", "it wants a written way to recover"},
	{"cis", "4.1", "device-manage-and-wipe", "it is about set-up"},
	{"cis", "17.1", "incident-contacts", "it is about people who handle incidents"},
	{"cis", "17.3", "breach-notice-known", "it is about how staff report"},
	{"nist-csf", "ID.AM-08", "retention-window-known", "a recycle bin is not a life cycle"},
	{"nist-csf", "PR.DS-11", "logs-kept", "it is about backups"},
	{"nist-csf", "PR.AA-05", "email-forwarding-blocked", "it is about rights"},
	{"nist-csf", "RS.CO-02", "report-suspicious-easy", "it is about telling others"},
	{"cpg", "3.C", "password-rules", "it is about a password of its own for each account"},
	{"cpg", "3.N", "secure-baseline-applied", "it is about changes"},
	{"cpg", "2.C", "secure-coding-checks", "it wants somebody independent"},
	{"cpg", "1.E", "contract-and-dpa", "it is about IT service companies"},
	{"iso", "A.8.13", "retention-window-known", "a recycle bin is not a backup"},
	{"iso", "A.8.20", "email-sender-protected", "it is about networks"},
	{"pci", "8.3.6", "password-manager", "rules enforce a length, a manager does not"},
	{"pci", "A3.2.6", "dlp-rules", "it binds few companies, which are told so"},
	{"pci", "9.4.5", "data-inventory", "it is about media"},
	{"pci", "12.10.1", "backup-servers-databases", "it wants a plan for incidents"},
	{"pci", "10.3.3", "backup-cannot-be-altered", "it is about records of activity"},
	{"pci", "12.10.1", "report-suspicious-easy", "it wants a plan for incidents"},
	{"pci", "8.2.3", "it-supplier-access", "it binds service providers"},
	{"pci", "12.1.3", "someone-in-charge", "it is about what everyone acknowledges"},
	{"hipaa", "164.312(e)(1)", "firewall-default-closed", "it is about data on its way"},
	{"hipaa", "164.308(a)(2)", "incident-contacts", "it names one official"},
	{"hipaa", "164.308(a)(6)(ii)", "breach-notice-known", "telling others has rules of its own"},
	{"hipaa", "164.308(b)(1)", "services-listed", "it is about contracts"},
	{"hipaa", "164.308(b)(1)", "it-supplier-access", "it is about contracts"},
	{"cyber-essentials", "E", "backup-servers-databases", "backups are advice there, and no requirement"},
	{"cyber-essentials", "E", "backup-saas-independent", "backups are advice there, and no requirement"},
	{"cyber-essentials", "E", "backup-offsite-copy", "backups are advice there, and no requirement"},
	{"cyber-essentials", "E", "backup-cannot-be-altered", "backups are advice there, and no requirement"},
	{"cyber-essentials", "E", "backup-restore-tested", "backups are advice there, and no requirement"},
}

func TestNumbersThatWereWrongAreGone(t *testing.T) {
	c := shipped(t)
	if len(notShown) != 34 {
		t.Fatalf("%d numbers", len(notShown))
	}
	for _, w := range notShown {
		k, ok := c.Control(w.control)
		if !ok {
			t.Errorf("no control %s", w.control)
		} else if slices.Contains(k.Refs[w.key], w.id) {
			t.Errorf("%s carries %s %s: %s", w.control, w.key, w.id, w.why)
		}
	}
}

// Numbers that are right, yet in no framework here, stay with their controls; and no
// control names by itself what a framework names.
func TestNumbersOutsideFrameworksStay(t *testing.T) {
	c := shipped(t)
	for _, w := range []struct{ key, id, control string }{
		{"cis", "6.8", "admin-few-and-scoped"},
		{"cis", "4.8", "legacy-signin-blocked"},
		{"cis", "5.5", "access-keys-rotated"},
		{"cis", "6.8", "access-review"},
		{"cis", "5.6", "sso-central-signin"},
		{"cis", "6.7", "sso-central-signin"},
		{"cis", "5.5", "service-accounts-listed"},
		{"cis", "12.2", "database-not-public"},
		{"cis", "6.8", "access-least-privilege"},
		{"cis", "3.13", "dlp-rules"},
		{"cis", "3.11", "encrypt-stored-data"},
		{"cis", "3.10", "encrypt-in-transit"},
		{"cis", "3.7", "data-classified"},
		{"cis", "3.11", "own-keys-decided"},
		{"cis", "11.5", "backup-restore-tested"},
		{"cis", "8.11", "logs-reviewed"},
		{"cis", "13.6", "threat-detection-on"},
		{"cis", "13.1", "alerts-go-to-a-person"},
		{"cis", "13.5", "admin-ports-closed"},
		{"cis", "7.5", "vulnerability-scan"},
		{"cis", "7.6", "vulnerability-scan"},
		{"cis", "16.1", "secrets-not-in-code"},
		{"cis", "16.12", "secrets-not-in-code"},
		{"cis", "16.5", "dependency-updates"},
		{"cis", "16.10", "public-endpoints-need-login"},
		{"cis", "7.5", "container-image-scan"},
		{"cis", "6.8", "function-permissions-narrow"},
		{"cis", "16.1", "code-pipeline-protected"},
		{"cis", "16.1", "secure-coding-checks"},
		{"cis", "16.12", "secure-coding-checks"},
		{"cis", "10.7", "device-edr"},
		{"cis", "4.11", "device-manage-and-wipe"},
		{"cis", "4.12", "byod-rules"},
		{"cis", "9.7", "email-filtering"},
		{"cis", "17.4", "incident-plan"},
		{"cis", "15.4", "it-supplier-access"},
		{"cis", "15.2", "responsibilities-agreed"},
		{"cis", "15.4", "contract-and-dpa"},
		{"cis", "15.5", "vendor-security-checked"},
		{"cis", "15.3", "vendor-security-checked"},
		{"cis", "15.6", "sla-status-reviewed"},
		{"cis", "12.7", "remote-access-vpn"},
		{"pci", "8.4.2", "mfa-all-users"},
		{"pci", "8.4.1", "mfa-admins-phishing-resistant"},
		{"pci", "8.4.1", "owner-account-locked-away"},
		{"pci", "7.2.2", "admin-few-and-scoped"},
		{"pci", "7.2.2", "admin-separate-accounts"},
		{"pci", "2.2.4", "legacy-signin-blocked"},
		{"pci", "7.2.4", "access-review"},
		{"pci", "1.3.1", "storage-not-public"},
		{"pci", "7.2.2", "external-sharing-limited"},
		{"pci", "7.2.2", "access-least-privilege"},
		{"pci", "3.5.1", "encrypt-stored-data"},
		{"pci", "4.2.1", "encrypt-in-transit"},
		{"pci", "10.2.1", "logs-on"},
		{"pci", "10.4.1", "logs-reviewed"},
		{"pci", "11.5.1", "threat-detection-on"},
		{"pci", "10.4.1.1", "alerts-go-to-a-person"},
		{"pci", "10.5.1", "logs-kept"},
		{"pci", "2.2.1", "secure-baseline-applied"},
		{"pci", "11.3.1", "posture-scan"},
		{"pci", "1.4.2", "admin-ports-closed"},
		{"pci", "1.3.1", "firewall-default-closed"},
		{"pci", "2.2.7", "ssh-keys-only"},
		{"pci", "6.3.2", "dependency-updates"},
		{"pci", "6.2.4", "public-endpoints-need-login"},
		{"pci", "6.3.2", "container-image-scan"},
		{"pci", "7.2.5", "function-permissions-narrow"},
		{"pci", "6.5.1", "code-pipeline-protected"},
		{"pci", "6.2.4", "secure-coding-checks"},
		{"pci", "6.4.2", "waf-and-ddos"},
		{"pci", "5.2.1", "device-edr"},
		{"pci", "3.5.1", "device-disk-encryption"},
		{"pci", "8.2.8", "device-screen-lock"},
		{"pci", "5.4.1", "email-filtering"},
		{"pci", "12.6.1", "security-training"},
		{"pci", "8.4.3", "remote-access-vpn"},
		{"pci", "9.2.1", "server-room-locked"},
	} {
		if k, ok := c.Control(w.control); !ok || !slices.Contains(k.Refs[w.key], w.id) {
			t.Errorf("%s lacks %s %s", w.control, w.key, w.id)
		}
	}
	for _, f := range c.Frameworks {
		for _, k := range c.Controls {
			for _, id := range k.OtherRefs[f.Refs] {
				if slices.ContainsFunc(f.Requirements, func(r catalogue.Requirement) bool { return r.ID == id }) {
					t.Errorf("%s has %s %s of its own; the framework says who shows it", k.ID, f.Refs, id)
				}
			}
		}
	}
}

// wordings are rows that count only with an answer which names what the framework wants:
// the option that they need, and that nothing below it is enough.
func TestRowsThatNeedAWording(t *testing.T) {
	c := shipped(t)
	for _, w := range []struct{ framework, id, control, option string }{
		{"cyber-essentials", "A5.9-A5.10", "device-screen-lock", "strict"},
		{"cyber-essentials", "A6.5", "device-updates", "all-two-weeks"},
		{"cyber-essentials", "A4.5-A4.6/A4.8", "firewall-default-closed", "reviewed"},
		{"cis-ig1", "5.1", "access-review", "quarterly"},
		{"cis-ig1", "7.4", "device-updates", "all-two-weeks"},
		{"cpg", "3.B", "password-rules", "sixteen"},
		{"cpg", "5.B", "breach-notice-known", "both-written"},
		{"nis2", "23", "breach-notice-known", "both-written"},
		{"cis-ig1", "15.1", "services-listed", "with-suppliers"},
		{"cis-ig1", "17.1", "incident-plan", "complete"},
		{"cyfun-basic", "RS.CO-02.1", "incident-plan", "complete"},
		{"cis-ig1", "10.3", "macros-and-autorun-off", "blocked"},
	} {
		f := c.Framework(w.framework)
		i := slices.IndexFunc(f.Requirements, func(r catalogue.Requirement) bool { return r.ID == w.id })
		j := slices.IndexFunc(f.Requirements[i].Controls, func(s catalogue.Shows) bool { return s.Control == w.control && s.Kind == catalogue.FullShow })
		if j < 0 {
			t.Errorf("%s %s is not shown by %s", w.framework, w.id, w.control)
			continue
		}
		k, _ := c.Control(w.control)
		if o := k.Option(w.option); o == nil || o.Credit != f.Requirements[i].Controls[j].MinCredit {
			t.Errorf("%s %s does not count %s from the answer %q", w.framework, w.id, w.control, w.option)
		}
	}
}

package questionnaire_test

import (
	"os"
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

var today = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

// found lists the remarks of one rule as "CELL: text".
func found(remarks []q.Remark, rule string) []string {
	var out []string
	for _, r := range remarks {
		if r.Rule == rule {
			out = append(out, r.Cell.String()+": "+r.Text)
		}
	}
	return out
}

// TestRules finds each kind of thing, once and where it is, and not where it
// is not.
func TestRules(t *testing.T) {
	track := func(id string, tr q.Tracking) func(*q.Assessment) {
		return func(a *q.Assessment) { a.SetTracking(id, tr) }
	}
	accepted := func(expires q.Date) func(*q.Assessment) {
		return track("policy", q.Tracking{Owner: "Ada", Status: q.Accepted, Reason: "too dear", Expires: expires})
	}
	start := func(d q.Date) func(*q.Assessment) { return func(a *q.Assessment) { a.Profile.Start = d } }
	evidence := func(a *q.Assessment) {
		a.Set(q.CellID{Control: "second-step", Service: "crm"}, q.Answer{Option: "everyone", Evidence: "report"})
	}
	circle := func(keys ...string) func(*q.Assessment) {
		return func(a *q.Assessment) {
			for i, key := range keys {
				a.Service(key).SignIn = keys[(i+1)%len(keys)]
			}
		}
	}
	fixed := func(done, crm, vm q.Date) func(*q.Assessment) {
		return func(a *q.Assessment) {
			a.Set(q.CellID{Control: "second-step", Service: "crm"}, q.Answer{Option: "admins", Date: crm})
			a.Set(q.CellID{Control: "second-step", Service: "vm"}, q.Answer{Option: "nobody", Date: vm})
			a.SetTracking("second-step", q.Tracking{Status: q.Done, Done: done})
		}
	}
	tests := []struct {
		name, rule string
		parts      []string
		edit       func(*q.Assessment)
		want       string // in the one remark; empty for none
	}{
		{"two in a circle", "sign-in-circle", []string{"mail", "crm"}, circle("crm", "mail"), "@mail: people sign in to Mail, CRM in a circle"},
		{"a chain", "sign-in-circle", []string{"mail", "crm  <mail", "vm  <crm"}, nil, ""},
		{"beside a circle", "sign-in-circle", []string{"vm", "mail", "crm"}, func(a *q.Assessment) {
			circle("mail", "crm")(a)
			a.Service("vm").SignIn = "mail"
		}, "@mail: people sign in to Mail, CRM in a circle"},
		{"ruled out", "ruled-out", []string{"crm", "second-step@crm=nobody", "admin-keys@crm=keys"}, nil, "admin-keys@crm: answered well, but an earlier answer rules it out (second-step@crm)"},
		{"settled", "settled", []string{"crm", "second-step@crm=everyone", "watch-logins@crm=never"}, nil, "watch-logins@crm: answered poorly, but an earlier good answer settles it (second-step@crm)"},
		{"settled and good", "settled", []string{"crm", "second-step@crm=everyone", "watch-logins@crm=daily"}, nil, ""},
		{"no evidence", "no-evidence", []string{"crm", "second-step@crm=everyone"}, nil, "second-step@crm: a must-have said to be in place"},
		{"evidence", "no-evidence", []string{"crm"}, evidence, ""},
		{"half in place needs none", "no-evidence", []string{"crm", "second-step@crm=admins"}, nil, ""},
		{"no must-have", "no-evidence", []string{"crm", "policy=written"}, nil, ""},
		{"no owner", "no-owner", []string{"crm", "vm", "second-step@crm=nobody", "second-step@vm=admins"}, nil, "second-step: a must-have falls short"},
		{"an owner", "no-owner", []string{"crm", "second-step@crm=nobody"}, track("second-step", q.Tracking{Owner: "Ada"}), ""},
		{"an owner of the part", "no-owner", []string{"crm", "second-step@crm=nobody"}, track("second-step@crm", q.Tracking{Owner: "Ada"}), ""},
		{"an owner of another part", "no-owner", []string{"crm", "vm", "second-step@crm=nobody", "second-step@vm=nobody"}, track("second-step@crm", q.Tracking{Owner: "Ada"}), "second-step: a must-have falls short"},
		{"not known", "no-owner", []string{"crm", "second-step@crm=not-sure"}, nil, ""},
		{"no must-have falls short", "no-owner", []string{"crm", "policy=none"}, nil, ""},
		{"fixed and open again", "reopened", []string{"crm", "vm"}, fixed("2026-10-01", "2026-09-01", "2026-10-02"),
			"second-step@vm: was fixed on 2026-10-01, and by the answer of 2026-10-02 is open again"},
		{"a part fixed and open again", "reopened", []string{"crm", "vm"}, func(a *q.Assessment) {
			a.Set(q.CellID{Control: "second-step", Service: "crm"}, q.Answer{Option: "nobody", Date: "2026-10-02"})
			a.Set(q.CellID{Control: "second-step", Service: "vm"}, q.Answer{Option: "nobody", Date: "2026-10-03"})
			a.SetTracking("second-step@crm", q.Tracking{Status: q.Done, Done: "2026-10-01"})
		}, "second-step@crm: was fixed on 2026-10-01, and by the answer of 2026-10-02 is open again"},
		{"fixed, not confirmed yet", "reopened", []string{"crm", "vm"}, fixed("2026-10-01", "2026-09-01", "2026-10-01"), ""},
		{"fixed, and the answer has no day", "reopened", []string{"crm", "vm"}, fixed("2026-10-01", "", ""), ""},
		{"fixed on no day", "reopened", []string{"crm", "vm"}, fixed("", "2026-09-01", "2026-10-02"), ""},
		{"fixed for good", "reopened", []string{"crm"}, func(a *q.Assessment) {
			a.Set(q.CellID{Control: "second-step", Service: "crm"}, q.Answer{Option: "everyone", Date: "2026-10-02"})
			a.SetTracking("second-step", q.Tracking{Status: q.Done, Done: "2026-10-01"})
		}, ""},
		{"expired", "risk-expired", nil, accepted("2026-11-29"), "policy: the risk was accepted until 2026-11-29"},
		{"expires today", "risk-expired", nil, accepted("2026-11-30"), ""},
		{"expires today, so soon", "risk-expires", nil, accepted("2026-11-30"), "policy: the risk is accepted until 2026-11-30 only"},
		{"in 30 days", "risk-expires", nil, accepted("2026-12-30"), "2026-12-30"},
		{"in 31 days", "risk-expires", nil, accepted("2026-12-31"), ""},
		{"expired is not soon", "risk-expires", nil, accepted("2026-11-29"), ""},
		{"not accepted", "risk-expired", nil, track("policy", q.Tracking{Owner: "Ada", Expires: "2020-01-01"}), ""},
		{"stray", "stray-action", nil, track("find-out-gone", q.Tracking{Owner: "Ada"}), `gone: what was noted on the action "find-out-gone"`},
		{"an action of ours", "stray-action", nil, track("find-out-policy", q.Tracking{Owner: "Ada"}), ""},
		{"a part of ours", "stray-action", []string{"crm"}, track("second-step@crm", q.Tracking{Owner: "Ada"}), ""},
		{"a part that is gone", "stray-action", []string{"crm"}, track("gone@crm", q.Tracking{Owner: "Ada"}), `what was noted on the action "gone@crm"`},
		{"a part expired", "risk-expired", []string{"crm"}, track("second-step@crm", q.Tracking{Owner: "Ada", Status: q.Accepted, Reason: "x", Expires: "2026-11-29"}), "second-step@crm: the risk"},
		{"91 days ago", "plan-start", nil, start("2026-08-31"), "the plan was to start on 2026-08-31"},
		{"90 days ago", "plan-start", nil, start("2026-09-01"), ""},
		{"to come", "plan-start", nil, start("2027-01-01"), ""},
		{"not said", "plan-start", nil, nil, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := build(t, tt.parts...)
			if tt.edit != nil {
				tt.edit(a)
			}
			got := found(q.CheckOn(small(t), a, today), tt.rule)
			if (tt.want == "" && len(got) > 0) || (tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want))) {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestContradictions of the shipped catalogue, with the cell that makes the claim.
func TestContradictions(t *testing.T) {
	const none, tested = "backup-saas-independent@dropbox=none", "backup-restore-tested=half-year"
	tests := []struct {
		name     string
		services []string
		answers  []string
		want     string // empty for none
	}{
		{"restore tested, no backup", []string{"dropbox"}, []string{"backup-offsite-copy=same-place", tested, none},
			"backup-restore-tested: a restore was tested in the past year, but no service is backed up (backup-saas-independent)"},
		{"one service is backed up", []string{"dropbox", "box"}, []string{"backup-offsite-copy=same-place", tested, none, "backup-saas-independent@box=old"}, ""},
		{"one service is open", []string{"dropbox", "box"}, []string{"backup-offsite-copy=same-place", tested, none}, ""},
		{"tested long ago", []string{"dropbox"}, []string{"backup-offsite-copy=same-place", "backup-restore-tested=long-ago", none}, ""},
		{"servers and programs", []string{"dropbox", "aws-ec2"},
			[]string{"backup-offsite-copy=same-place", tested, none, "backup-servers-databases@aws-ec2=none"},
			"no service is backed up (backup-servers-databases, backup-saas-independent)"},
		{"servers have one", []string{"dropbox", "aws-ec2"},
			[]string{"backup-offsite-copy=same-place", tested, none, "backup-servers-databases@aws-ec2=some"}, ""},
		{"firm says none", []string{"dropbox"}, []string{"backup-offsite-copy=none", "backup-saas-independent@dropbox=daily"},
			"backup-saas-independent@dropbox: copied to another place"},
		{"admins with and nobody", []string{"dropbox"}, []string{"mfa-all-users@dropbox=nobody", "mfa-admins-phishing-resistant@dropbox=key"},
			"mfa-admins-phishing-resistant@dropbox: admins have a second step, but nobody uses one"},
		{"another service's answer", []string{"dropbox", "box"}, []string{"mfa-all-users@box=nobody", "mfa-admins-phishing-resistant@dropbox=key"}, ""},
		{"another service does better", []string{"dropbox", "box"},
			[]string{"mfa-all-users@dropbox=nobody", "mfa-all-users@box=everyone", "mfa-admins-phishing-resistant@dropbox=key"},
			"mfa-admins-phishing-resistant@dropbox: admins have"},
		{"nothing answered", []string{"dropbox", "aws-ec2"}, nil, ""},
	}
	c := shipped(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := q.New("Firm")
			a.Profile.Depth = q.FullDepth
			for _, id := range tt.services {
				a.AddService(q.Service{ID: id, Data: []string{"internal"}})
			}
			for _, text := range tt.answers {
				id, option, err := a.ParseAnswer(c, text)
				if err != nil {
					t.Fatal(err)
				}
				a.Set(id, q.Answer{Option: option})
			}
			remarks := q.Check(c, &a)
			got := found(remarks, "contradiction")
			if (tt.want == "" && len(got) > 0) || (tt.want != "" && (len(got) != 1 || !strings.Contains(got[0], tt.want))) {
				t.Errorf("%q, want %q", got, tt.want)
			}
			if q.Errors(remarks) != len(got) {
				t.Errorf("%d errors, want %d", q.Errors(remarks), len(got))
			}
		})
	}
}

// TestLogsOffRulesOutTheirReview by a follow-up, with no line in the table.
func TestLogsOffRulesOutTheirReview(t *testing.T) {
	c := shipped(t)
	a := q.New("Firm")
	key := a.AddService(q.Service{ID: "dropbox", Data: []string{"internal"}})
	a.Set(q.CellID{Control: "logs-on", Service: key}, q.Answer{Option: "nothing"})
	a.Set(q.CellID{Control: "logs-reviewed", Service: key}, q.Answer{Option: "weekly"})
	if got := found(q.Check(c, &a), "ruled-out"); len(got) != 1 || !strings.Contains(got[0], "logs-reviewed@dropbox") {
		t.Errorf("%q", got)
	}
	if got := found(q.Check(c, &a), "contradiction"); len(got) != 0 {
		t.Errorf("told twice: %q", got)
	}
}

func TestRetiredIsTold(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("testdata/catalogue")) // of our own, to change
	if err != nil {
		t.Fatal(err)
	}
	a := build(t, "mail", "policy=none")
	k, _ := c.Control("policy")
	s, _ := c.Service("mail")
	k.Retired, s.Retired = "training", "its maker closed it"
	a.SetTracking("policy", q.Tracking{Owner: "Ada"})
	remarks := q.CheckOn(c, a, today)
	for rule, want := range map[string]string{
		"retired-control": "policy: this control is retired: training",
		"retired-service": "@mail: Mail is retired: its maker closed it",
		"stray-action":    "policy: what was noted",
	} {
		if got := found(remarks, rule); len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("%s: %q, want %q", rule, got, want)
		}
	}
}

// TestErrorsComeFirst and what is open last, each with a way to mend it.
func TestErrorsComeFirst(t *testing.T) {
	a := build(t, "mail  +", "crm", "second-step@crm=nobody", "admin-keys@crm=keys", "second-step@mail=everyone", "policy=not-applicable")
	a.Set(q.CellID{Control: "gone"}, q.Answer{Option: "yes"})
	remarks := q.CheckOn(small(t), a, today)
	seen := map[string]bool{}
	for i, r := range remarks {
		seen[r.Rule] = true
		if r.Text == "" || r.Remedy == "" || r.Rule == "" || r.Severity == "" {
			t.Errorf("something is missing in %+v", r)
		}
		if i > 0 && r.Severity == q.Wrong && remarks[i-1].Severity != q.Wrong {
			t.Errorf("%s comes after a remark", r.Rule)
		}
	}
	for _, rule := range []string{"ruled-out", "no-data", "unknown-control", "no-reason", "no-evidence", "no-owner", "open"} {
		if !seen[rule] {
			t.Errorf("nothing from %s", rule)
		}
	}
	if last := remarks[len(remarks)-1]; last.Rule != "open" {
		t.Errorf("%s is last", last.Rule)
	}
	for _, r := range q.Check(small(t), a) {
		if r.Rule == "no-evidence" || r.Rule == "no-owner" {
			t.Errorf("%s disturbs while questions are answered", r.Rule)
		}
	}
}

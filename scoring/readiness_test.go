package scoring_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// standardOf is the small catalogue with a framework "std" of the requirements that are
// given as the YAML of their controls, numbered from 1, and with a known fact about the
// second step of mail where that is wanted.
func standardOf(t *testing.T, known string, requirements ...string) *catalogue.Catalogue {
	t.Helper()
	var b strings.Builder
	b.WriteString("id: std\ntitle: Standard\nversion: '1'\ndate: 2026-01\nlicence: Free.\nsource: https://example.org/std\nread: All of it.\ncan: A bit.\ncannot: The rest.\nrequirements:\n")
	for i, r := range requirements {
		if r == "" {
			fmt.Fprintf(&b, "  - {id: '%d', none: No question has to do with it.}\n", i+1)
			continue
		}
		fmt.Fprintf(&b, "  - {id: '%d', title: Part, controls: [%s]}\n", i+1, r)
	}
	over := fstest.MapFS{"frameworks/std.yaml": {Data: []byte(b.String())}}
	if known != "" {
		over["services/mail.yaml"] = &fstest.MapFile{Data: []byte(`id: mail
name: Mail
provider: Acme
category: office
model: saas
aliases: [acme mail]
capabilities: [logins, files]
data: [internal]
account: suite
provider_does: [Runs it]
guides:
  - {control: second-step, where: Settings, fix: Switch it on., plan: Every plan, source: "https://example.org/mail", as_of: 2026-08, verified: true,
     always_on: {option: ` + known + `, why: It asks everybody for a second step.}}
`)}
	}
	c, err := small(t).Overlay(over)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func readiness(c *catalogue.Catalogue, a *q.Assessment) scoring.Readiness {
	r := scoring.Assess(c, a)
	return scoring.ReadinessOf(c, a, &r, c.Framework("std"))
}

const (
	needsStep  = "{control: second-step, kind: full, rule: all, min_credit: 1}"
	adminsDo   = "{control: second-step, kind: full, rule: all, min_credit: 0.4}"
	anyStep    = "{control: second-step, kind: full, rule: any, min_credit: 1}"
	anyKeys    = "{control: admin-keys, kind: full, rule: any, min_credit: 1}"
	anyPolicy  = "{control: policy, kind: full, rule: any, min_credit: 1}"
	needPolicy = "{control: policy, kind: full, rule: all, min_credit: 1}"
	touches    = "{control: policy, kind: partial}"
	updates    = "{control: host-updates, kind: full, rule: all, min_credit: 1}"
)

// TestReadinessStandings holds each way in which a requirement may stand to what was
// said, with the reason of the first control and the service that decides.
func TestReadinessStandings(t *testing.T) {
	for _, tt := range []struct {
		name, known, requirement string
		parts                    []string
		want                     string // standing, then reason and service of the first control
	}{
		{"shown", "", needsStep, []string{"crm", "second-step@crm=everyone"}, "shown  crm"},
		{"below the least", "", needsStep, []string{"crm", "second-step@crm=admins"}, "fails  crm"},
		{"as much as the least", "", adminsDo, []string{"crm", "second-step@crm=admins"}, "shown  crm"},
		{"the weakest service", "", needsStep, []string{"crm", "drive", "second-step@crm=everyone", "second-step@drive=nobody"}, "fails  drive"},
		{"an open service", "", needsStep, []string{"crm", "drive", "second-step@crm=everyone"}, "unknown no-answer drive"},
		{"a failing service beats an open one", "", needsStep, []string{"crm", "drive", "second-step@drive=nobody"}, "fails  drive"},
		{"no answer", "", needsStep, []string{"crm"}, "unknown no-answer crm"},
		{"not sure", "", needsStep, []string{"crm", "second-step@crm=not-sure"}, "unknown not-sure crm"},
		{"set aside", "", needsStep, []string{"crm", "second-step@crm=not-applicable"}, "unknown set-aside crm"},
		{"elsewhere without evidence", "", needsStep, []string{"crm", "second-step@crm=handled-elsewhere"}, "unknown no-evidence crm"},
		{"passed over after a poor answer", "", "{control: admin-keys, kind: full, rule: all, min_credit: 1}", []string{"crm", "second-step@crm=nobody"}, "fails  crm"},
		{"passed over after a good answer", "", "{control: watch-logins, kind: full, rule: all, min_credit: 1}", []string{"crm", "second-step@crm=everyone"}, "not-asked passed-over crm"},
		{"only touched", "", touches, []string{"crm"}, "touched"},
		{"not covered", "", "", []string{"crm"}, "not-covered"},
		{"nothing calls", "", updates, []string{"crm"}, "not-asked nothing-calls "},
		{"known", "everyone", needsStep, []string{"mail"}, "shown  mail"},
		{"known to be poor", "nobody", needsStep, []string{"mail"}, "fails  mail"},
		{"an own answer overrules what is known", "everyone", needsStep, []string{"mail", "second-step@mail=nobody"}, "fails  mail"},
		{"inherited", "", needsStep, []string{"mail", "drive", "second-step@mail=everyone"}, "shown  mail"},
		{"inherited and poor", "", needsStep, []string{"mail", "drive", "second-step@mail=admins"}, "fails  mail"},
		{"inherited from what is known", "everyone", needsStep, []string{"mail", "drive"}, "shown  mail"},
		{"the needed one fails, another is shown", "", needPolicy + ", " + needsStep, []string{"crm", "policy=spoken", "second-step@crm=everyone"}, "fails  "},
		{"any: the other shows it", "", anyStep + ", " + anyPolicy, []string{"crm", "policy=written", "second-step@crm=nobody"}, "shown  crm"},
		{"any: both fail", "", anyStep + ", " + anyPolicy, []string{"crm", "policy=spoken", "second-step@crm=nobody"}, "fails  crm"},
		{"any: one may", "", anyStep + ", " + anyPolicy, []string{"crm", "second-step@crm=nobody"}, "unknown  crm"},
		{"any: a different way for each service", "", anyStep + ", " + anyKeys, []string{"crm", "drive", "second-step@crm=everyone", "second-step@drive=admins", "admin-keys@crm=none", "admin-keys@drive=keys"}, "shown  drive"},
		{"any: one service has no way", "", anyStep + ", " + anyKeys, []string{"crm", "drive", "second-step@crm=everyone", "second-step@drive=admins", "admin-keys@crm=keys", "admin-keys@drive=app"}, "fails  drive"},
		{"any: a way that nothing calls for is none", "", "{control: host-updates, kind: full, rule: any, min_credit: 1}, " + anyStep, []string{"crm", "second-step@crm=nobody"}, "fails nothing-calls "},
		{"any and all", "", needPolicy + ", " + anyStep, []string{"crm", "policy=written", "second-step@crm=nobody"}, "fails  "},
		{"a partial one beside a full one changes nothing", "", touches + ", " + needsStep, []string{"crm", "second-step@crm=everyone"}, "shown  crm"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := build(t, tt.parts...)
			a.Profile.People = 5
			rd := readiness(standardOf(t, tt.known, tt.requirement), a)
			if got := stands(&rd.Requirements[0]); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// stands is a requirement as its standing with reason and service of the first control.
func stands(r *scoring.RequirementStanding) string {
	if len(r.Controls) == 0 {
		return string(r.Standing)
	}
	k, service := r.Controls[0], ""
	if k.Weakest != nil {
		service = k.Weakest.Service
	}
	return fmt.Sprintf("%s %s %s", r.Standing, k.Reason, service)
}

// TestReadinessElsewhere counts what is handled elsewhere once there is evidence, and not
// where that was for another answer.
func TestReadinessElsewhere(t *testing.T) {
	c, a := standardOf(t, "", needsStep), build(t, "crm")
	id := q.CellID{Control: "second-step", Service: "crm"}
	a.Set(id, q.Answer{Option: q.HandledElsewhere, Evidence: "contract, page 3"})
	rd := readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "shown  crm" {
		t.Errorf("with evidence it is %q", got)
	}
	a.Set(id, q.Answer{Option: q.HandledElsewhere, Evidence: "contract, page 3", EvidenceFor: "nobody"})
	rd = readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "unknown no-evidence crm" {
		t.Errorf("with evidence for another answer it is %q", got)
	}
}

// TestReadinessDispute counts what people disagree on as not known, and so what inherits
// it.
func TestReadinessDispute(t *testing.T) {
	c, a := standardOf(t, "", needsStep), build(t, "mail", "drive")
	id := q.CellID{Control: "second-step", Service: "mail"}
	for who, option := range map[string]string{"Ann": "everyone", "Bob": "nobody"} {
		a.Respond(id, who, option, q.Notes{}, "2026-11-02")
	}
	rd := readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "unknown disputed mail" {
		t.Errorf("got %q", got)
	}
}

// TestReadinessDepth says of a control, or of a service of it, that core depth leaves out
// that full depth asks it; a goal asks it at core depth.
func TestReadinessDepth(t *testing.T) {
	c := standardOf(t, "", "{control: training, kind: full, rule: all, min_credit: 1}", needsStep)
	k, _ := c.Control("second-step")
	k.Core = &catalogue.Narrow{Has: []string{"files"}}
	a := build(t, "crm", "mail", "second-step@mail=everyone", "policy=written")
	a.Profile.People, a.Profile.Depth = 5, q.CoreDepth
	rd := readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "not-asked full-depth " {
		t.Errorf("training at core depth is %q", got)
	}
	if got := rd.Requirements[1].Standing; got != scoring.NotAsked {
		t.Errorf("the second step, asked of one of two services, is %q", got)
	}
	a.Profile.Goals = []string{"std"}
	rd = readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "unknown no-answer " {
		t.Errorf("training with the goal is %q", got)
	}
}

// TestReadinessAlone says why a question for several people is not asked of one.
func TestReadinessAlone(t *testing.T) {
	c := standardOf(t, "", needPolicy)
	k, _ := c.Control("policy")
	k.NeedsTeam = true
	a := build(t, "crm")
	a.Profile.People = 1
	rd := readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "not-asked only-teams " {
		t.Errorf("got %q", got)
	}
}

// TestReadinessOfProvider is the provider's only where every service leaves all of it to
// the provider.
func TestReadinessOfProvider(t *testing.T) {
	c := standardOf(t, "", "{control: own-copy, kind: full, rule: all, min_credit: 1}")
	a := build(t, "mail")
	rd := readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "not-yours  mail" {
		t.Errorf("of a service that the provider runs it is %q", got)
	}
	a = build(t, "mail", "vm", "own-copy@vm=none")
	rd = readiness(c, a)
	if got := stands(&rd.Requirements[0]); got != "fails  vm" {
		t.Errorf("with a server of the business's own it is %q", got)
	}
}

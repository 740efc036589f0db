package evidence_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/evidence"
)

var today = time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)

// business is one with services that every scanner is about, saved once so that its
// changes are logged.
func business(t testing.TB) (*catalogue.Catalogue, *q.Assessment) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := q.New("Acme Bakery")
	a.ID = "abcdefghijklmnopqrstuvwxyz"
	a.Profile.Depth, a.Profile.People = q.FullDepth, 8
	for _, id := range []string{"microsoft-365", "google-workspace", "aws-ec2", "aws-s3", "aws-rds", "github", "digitalocean-droplets"} {
		def, ok := c.Service(id)
		if !ok {
			t.Fatalf("no service %s", id)
		}
		a.Services = append(a.Services, q.Service{Key: id, ID: id, Data: def.Data})
	}
	return c, &a
}

// scanOf reads a fixture.
func scanOf(t tester, name string) *evidence.Scan {
	t.Helper()
	s, err := evidence.Read(bytes.NewReader(fixture(t, name)), "")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return &s
}

// proposed is what a fixture proposes.
func proposed(t tester, c *catalogue.Catalogue, a *q.Assessment, name, service string) evidence.Reading {
	t.Helper()
	r, err := evidence.Propose(c, a, scanOf(t, name), service)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return r
}

// bounds are proposals in a line each.
func bounds(list []q.Proposal) string {
	var lines []string
	for _, p := range list {
		lines = append(lines, fmt.Sprintf("%s %s..%s", p.Cell, p.AtLeast, p.AtMost))
	}
	return strings.Join(lines, "\n")
}

// Each scan proposes what its checks show, and no more.
func TestPropose(t *testing.T) {
	c, a := business(t)
	for name, want := range map[string]string{
		"scubagear.json":    "email-forwarding-blocked@microsoft-365 ..watched\nlogs-on@microsoft-365 some..\nmfa-all-users@microsoft-365 everyone..",
		"scubagoggles.json": "email-forwarding-blocked@google-workspace blocked..\nmfa-all-users@google-workspace ..admins",
		"prowler.ocsf.json": "database-not-public@aws-rds ..anywhere\nowner-account-locked-away@aws-ec2 daily..daily",
		"prowler.csv":       "database-not-public@aws-rds ..anywhere\nowner-account-locked-away@aws-ec2 daily..daily",
		"asff.json":         "database-not-public@aws-rds ..few\nowner-account-locked-away@aws-ec2 ..daily\nthreat-detection-on@aws-ec2 partly..\nthreat-detection-on@aws-rds partly..\nthreat-detection-on@aws-s3 partly..",
		"secure-score.json": "mfa-all-users@microsoft-365 admins..\npassword-rules@microsoft-365 ..length",
		"checkdmarc.json":   "email-sender-protected ..part",
		"scorecard.json":    "code-pipeline-protected@github ..some\nsecure-coding-checks one..",
	} {
		if got := bounds(proposed(t, c, a, name, "").Proposals); got != want {
			t.Errorf("%s proposes\n%s\nwant\n%s", name, got, want)
		}
	}
}

// A scan of one server that may be about two proposes nothing about either until somebody
// says which, and is refused for what it cannot be about.
func TestProposeWhich(t *testing.T) {
	c, a := business(t)
	r := proposed(t, c, a, "lynis.dat", "")
	if !slices.Equal(r.Candidates, []string{"aws-ec2", "digitalocean-droplets"}) || len(r.Proposals) != 0 {
		t.Errorf("candidates %q, proposals %s", r.Candidates, bounds(r.Proposals))
	}
	if got := bounds(proposed(t, c, a, "lynis.dat", "digitalocean-droplets").Proposals); got != "server-os-updates@digitalocean-droplets ..most\nssh-keys-only@digitalocean-droplets ..both" {
		t.Errorf("for the droplet:\n%s", got)
	}
	if _, err := evidence.Propose(c, a, scanOf(t, "lynis.dat"), "github"); err == nil || !strings.Contains(err.Error(), "choose from aws-ec2, digitalocean-droplets") {
		t.Errorf("a server's scan for GitHub: %v", err)
	}
	a.Services = append(a.Services, q.Service{Key: "microsoft-365-2", ID: "microsoft-365", Data: []string{"internal"}})
	if r := proposed(t, c, a, "scubagear.json", ""); len(r.Candidates) != 2 {
		t.Errorf("with two tenants it may be about %q", r.Candidates)
	}
}

// An id that a check had before counts as the one that it has now, and one of today first.
func TestProposeFormerIDs(t *testing.T) {
	c, a := business(t)
	file := string(fixture(t, "scubagear.json"))
	both := strings.Replace(file, `{"Control ID": "MS.DEFENDER.6.1v1"`, `{"Control ID": "MS.SECURITYSUITE.5.1v1", "Result": "Fail"}, {"Control ID": "MS.DEFENDER.6.1v1"`, 1)
	s, err := evidence.Read(strings.NewReader(both), "")
	if err != nil {
		t.Fatal(err)
	}
	r, err := evidence.Propose(c, a, &s, "")
	if err != nil || !strings.Contains(bounds(r.Proposals), "logs-on@microsoft-365 ..some") {
		t.Errorf("%v\n%s", err, bounds(r.Proposals))
	}
}

// A scan of somebody else, or older than the answers, raises a doubt; one of tomorrow is
// refused.
func TestDoubts(t *testing.T) {
	c, a := business(t)
	doubts := func(name string) string {
		r := proposed(t, c, a, name, "")
		list, err := r.Doubts(a, today)
		if err != nil {
			return err.Error()
		}
		return strings.Join(list, " ")
	}
	if got := doubts("scubagear.json"); got != "" {
		t.Errorf("its own scan raises %q", got)
	}
	a.Answer(q.CellID{Control: "mfa-all-users", Service: "microsoft-365"}, "admins", q.Notes{}, "2026-11-01")
	if got := doubts("scubagear.json"); got != "The run is of 2026-05-04, and 1 answer was given after it." {
		t.Errorf("an older scan raises %q", got)
	}
	a.Profile.Name = "Northwind"
	if got := doubts("scubagear.json"); !strings.Contains(got, "The scan is of") {
		t.Errorf("another's scan raises %q", got)
	}
	r := proposed(t, c, a, "scubagear.json", "")
	if _, err := r.Doubts(a, today.AddDate(-1, 0, 0)); err == nil || !strings.Contains(err.Error(), "in the future") {
		t.Errorf("a scan of a day to come: %v", err)
	}
}

// files are the fixtures of one time that propose something.
var files = []string{"scubagear.json", "scubagoggles.json", "prowler.ocsf.json", "asff.json", "secure-score.json", "checkdmarc.json", "scorecard.json"}

// tester is a test, or a drawn one.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// take imports a scan, and accepts all of it where that is wanted.
func take(t tester, c *catalogue.Catalogue, a *q.Assessment, name string, accept bool) {
	t.Helper()
	a.Revise()
	r := proposed(t, c, a, name, "")
	if err := a.Propose(r.Proposals); err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Proposals {
		if k, _ := c.Control(p.Cell.Control); accept {
			a.Accept(k, p.Key(), "2026-11-30")
		}
	}
}

// said is all that an assessment says, but for how it came to it: counters never go back.
func said(a *q.Assessment) q.Assessment {
	b := a.Clone()
	b.Log, b.Revision = nil, 0
	for id, ans := range b.Answers {
		ans.Counter = 0
		b.Answers[id] = ans
	}
	return b
}

// answered is the business with any answers to what the scans are about.
func answered(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
	about := map[string]bool{}
	for _, s := range c.Scanners {
		for _, e := range s.Shows {
			about[e.Control] = true
		}
	}
	for _, cell := range q.Cells(c, a) {
		if cell.State != q.Asked || !about[cell.Control.ID] || !rapid.Bool().Draw(t, "answered") {
			continue
		}
		options := append([]string{}, q.Fixed...)
		for _, o := range cell.Control.Question.Options {
			options = append(options, o.ID)
		}
		n := q.Notes{}
		if rapid.Bool().Draw(t, "evidence") {
			n.Evidence = "seen by hand"
		}
		a.Answer(cell.ID(), rapid.SampledFrom(options).Draw(t, "option"), n, "2026-01-02")
	}
}

// Importing changes no answer; taking that back is as if nothing had been; the same run
// again changes nothing; what no scan is about stays as it was.
func TestImportProperties(t *testing.T) {
	c, empty := business(t)
	rapid.Check(t, func(t *rapid.T) {
		a := empty.Clone()
		answered(t, c, &a)
		before := said(&a)
		names := rapid.Permutation(files).Draw(t, "order")[:3]
		for _, name := range names {
			take(t, c, &a, name, false)
		}
		if !reflect.DeepEqual(said(&a).Answers, before.Answers) {
			t.Fatal("noting what scans show changed an answer")
		}
		noted := said(&a)
		take(t, c, &a, names[0], false)
		if !reflect.DeepEqual(said(&a), noted) {
			t.Fatal("the same run again changed something")
		}
		shown := map[q.CellID]bool{}
		for _, p := range a.Proposals {
			shown[p.Cell] = true
		}
		for _, name := range names {
			take(t, c, &a, name, true)
		}
		for id, ans := range before.Answers {
			now := a.Answers[id]
			if now.Counter = 0; !shown[id] && now != ans {
				t.Fatalf("%s is %+v, was %+v, and no scan is about it", id, now, ans)
			}
		}
		taken := said(&a)
		take(t, c, &a, names[2], true) // nothing came in between
		if !reflect.DeepEqual(said(&a), taken) {
			t.Fatal("the same run accepted again changed something")
		}
		for range 6 {
			if len(a.Steps()) > 0 && a.Steps()[0].Entries[0].N > len(before.Answers) {
				if _, err := a.Undo(1); err != nil {
					t.Fatal(err)
				}
			}
		}
		if now := said(&a); !reflect.DeepEqual(now.Answers, before.Answers) || len(now.Proposals) > 0 {
			t.Fatalf("taken back, it is not as before: %d proposals", len(now.Proposals))
		}
	})
}

// The order in which scans of one day come decides nothing, whether they are accepted or not.
func TestImportOrder(t *testing.T) {
	c, empty := business(t)
	rapid.Check(t, func(t *rapid.T) {
		a := empty.Clone()
		answered(t, c, &a)
		b := a.Clone()
		accept := rapid.Bool().Draw(t, "accept")
		for _, name := range rapid.Permutation(files).Draw(t, "one") {
			take(t, c, &a, name, accept)
		}
		for _, name := range rapid.Permutation(files).Draw(t, "other") {
			take(t, c, &b, name, accept)
		}
		x, y := said(&a), said(&b)
		for id := range x.Answers {
			if p, r := x.Answers[id], y.Answers[id]; p.Option != r.Option {
				t.Fatalf("%s is %s in one order and %s in the other", id, p.Option, r.Option)
			}
		}
		if !accept && !reflect.DeepEqual(x.Proposals, y.Proposals) {
			t.Fatal("the proposals differ by the order")
		}
	})
}

// What a person knows is lowered only as far as the scan rules it out, and the earlier
// answer is in the log.
func TestImportLowers(t *testing.T) {
	c, a := business(t)
	id := q.CellID{Control: "email-forwarding-blocked", Service: "microsoft-365"}
	a.Answer(id, "blocked", q.Notes{Evidence: "screenshot", By: ""}, "2026-01-02")
	r := proposed(t, c, a, "scubagear.json", "")
	var p *q.Proposal
	for i := range r.Proposals {
		if r.Proposals[i].Cell == id {
			p = &r.Proposals[i]
		}
	}
	s, ok := a.Suggestion(c, p)
	if !ok || s.Group != q.GroupContradicts || s.Option != "watched" {
		t.Fatalf("beside “blocked” it is %+v", s)
	}
	take(t, c, a, "scubagear.json", false)
	if a.Answers[id].Option != "blocked" {
		t.Error("noting it lowered the answer")
	}
	if remarks := q.CheckOn(c, a, today); !slices.ContainsFunc(remarks, func(r q.Remark) bool { return r.Rule == "scan-contradicts" && r.Cell == id }) {
		t.Error("check does not list the contradiction that is left open")
	}
	take(t, c, a, "scubagear.json", true)
	ans := a.Answers[id]
	if ans.Option != "watched" || !strings.Contains(ans.Evidence, "MS.EXO.1.1 failed") || strings.Contains(ans.Evidence, "screenshot") || !ans.Evidenced() || ans.Date != "2026-05-04" {
		t.Errorf("accepted, it is %+v", ans)
	}
	if !slices.ContainsFunc(a.Log, func(e q.Entry) bool {
		return e.Of == id.String() && e.From.Answer != nil && e.From.Answer.Option == "blocked" && e.From.Answer.Evidence == "screenshot"
	}) {
		t.Error("the earlier answer is not in the log")
	}
	if remarks := q.CheckOn(c, a, today); slices.ContainsFunc(remarks, func(r q.Remark) bool { return r.Rule == "scan-contradicts" }) {
		t.Error("check lists what was decided")
	}
}

// What a scan only rules out is left for a person where there is no answer, and an answer
// that fits keeps its words and gets the evidence.
func TestImportAccept(t *testing.T) {
	c, a := business(t)
	open := q.CellID{Control: "mfa-all-users", Service: "google-workspace"}
	fits := q.CellID{Control: "email-forwarding-blocked", Service: "google-workspace"}
	a.Answer(fits, "blocked", q.Notes{Evidence: "screenshot"}, "2026-01-02")
	take(t, c, a, "scubagoggles.json", true)
	if _, there := a.Answers[open]; there {
		t.Errorf("what the scan only rules out became an answer: %+v", a.Answers[open])
	}
	ans := a.Answers[fits]
	if ans.Option != "blocked" || ans.Date != "2026-01-02" || !strings.HasPrefix(ans.Evidence, "screenshot\nScubaGoggles, acme.example (C01): GWS.GMAIL.11.1 passed") {
		t.Errorf("an answer that fits is %+v", ans)
	}
	later := strings.ReplaceAll(string(fixture(t, "scubagoggles.json")), "2026-05-05", "2026-06-05")
	s, err := evidence.Read(strings.NewReader(later), "")
	if err != nil {
		t.Fatal(err)
	}
	r, _ := evidence.Propose(c, a, &s, "")
	if err := a.Propose(r.Proposals); err != nil {
		t.Fatal(err)
	}
	k, _ := c.Control(fits.Control)
	a.Accept(k, q.ProposalKey{Cell: fits, Tool: "scubagoggles", Subject: "C01"}, "2026-11-30")
	if got := a.Answers[fits].Evidence; strings.Count(got, "ScubaGoggles") != 1 || !strings.Contains(got, "2026-06-05") {
		t.Errorf("a later run leaves the evidence %q", got)
	}
	if a.Propose(proposed(t, c, a, "scubagoggles.json", "").Proposals); a.Proposals[0].Date != "2026-06-05" {
		t.Errorf("an older run takes the place of a later one: %+v", a.Proposals[0])
	}
}

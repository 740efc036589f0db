package questionnaire_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
)

// anyProposal draws what a scan shows.
func anyProposal(t *rapid.T) q.Proposal {
	p := q.Proposal{Cell: q.CellID{Control: rapid.SampledFrom([]string{"policy", "own-copy"}).Draw(t, "control"), Service: rapid.SampledFrom([]string{"", "mail"}).Draw(t, "service")},
		Why: "it passed", Evidence: "Scanner, acme: C-1 passed", Strength: rapid.SampledFrom([]q.Strength{q.Strong, q.Some}).Draw(t, "strength"),
		Tool: "lynis", Subject: rapid.SampledFrom([]string{"", "web-1"}).Draw(t, "subject"), Date: rapid.SampledFrom([]q.Date{"", "2026-05-04", "2026-05-05"}).Draw(t, "date"),
		Checks: []string{"C-1"}, AtLeast: rapid.SampledFrom([]string{"", "all"}).Draw(t, "at least"), AtMost: "none"}
	return p
}

// anyProposals draws what scans show, some of it decided.
func anyProposals(t *rapid.T, a q.Assessment) q.Assessment {
	for range rapid.IntRange(0, 3).Draw(t, "proposals") {
		p := anyProposal(t)
		if err := a.Propose([]q.Proposal{p}); err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "kept") {
			a.Keep(p.Key())
		}
	}
	return a
}

// Of two copies the later run of each tool and subject stays, with what was decided of it,
// whichever copy comes first.
func TestMergeProposals(t *testing.T) {
	base := q.New("Acme")
	base.ID = "abcdefghijklmnopqrstuvwxyz"
	p := q.Proposal{Cell: q.CellID{Control: "policy"}, AtMost: "none", Why: "it failed", Evidence: "Lynis, web-1: C failed", Strength: q.Strong, Tool: "lynis", Subject: "web-1", Date: "2026-05-04", Checks: []string{"C"}}
	later, other := p, p
	later.Date, other.Subject = "2026-06-04", "web-2"
	a, b := base.Clone(), base.Clone()
	for copied, list := range map[*q.Assessment][]q.Proposal{&a: {p, other}, &b: {later}} {
		if err := copied.Propose(list); err != nil {
			t.Fatal(err)
		}
	}
	a.Keep(other.Key())
	one, merged := q.Merge(a, b, nil)
	two, _ := q.Merge(b, a, nil)
	if !reflect.DeepEqual(one.Proposals, two.Proposals) || len(one.Proposals) != 2 {
		t.Fatalf("merged, they are %+v and %+v", one.Proposals, two.Proposals)
	}
	if got := one.Proposal(p.Key()); got.Date != "2026-06-04" {
		t.Errorf("the earlier run stays: %+v", got)
	}
	if got := one.Proposal(other.Key()); got.Decision != q.DecidedKept {
		t.Errorf("what was decided is lost: %+v", got)
	}
	if len(merged.Taken) != 1 || merged.Taken[0].What != q.OfProposal {
		t.Errorf("taken over is %+v", merged.Taken)
	}
}

// A file with proposals that cannot be is refused, with what is wrong.
func TestReadProposals(t *testing.T) {
	a := q.New("Acme")
	if err := a.Propose([]q.Proposal{{Cell: q.CellID{Control: "policy"}, AtMost: "none", Why: "it failed", Evidence: "Lynis, web-1: C failed", Strength: q.Strong, Tool: "lynis", Subject: "web-1", Date: "2026-05-04", Checks: []string{"C"}}}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := q.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	if again, err := q.Decode(&b); err != nil || !reflect.DeepEqual(again.Proposals, a.Proposals) {
		t.Fatalf("read again: %v %+v", err, again.Proposals)
	}
	if err := q.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	good := b.String()
	for _, c := range []struct{ from, to, want string }{
		{`"at_most": "none"`, `"at_most": "None"`, "options of its question"},
		{`"at_most": "none",`, ``, "neither at_least nor at_most"},
		{`"strength": "strong"`, `"strength": "sure"`, `no strength "sure"`},
		{`"tool": "lynis"`, `"tool": "Lynis"`, "cannot be a tool"},
		{`"date": "2026-05-04"`, `"date": "2026-05-44"`, "no date"},
		{`"why": "it failed"`, `"why": ""`, "one line each"},
		{`"why": "it failed"`, `"why": "it failed", "decision": "maybe"`, `no decision "maybe"`},
		{`"why": "it failed"`, `"why": "it failed", "score": 1`, "unknown field"},
	} {
		bad := strings.Replace(good, c.from, c.to, 1)
		if _, err := q.Decode(strings.NewReader(bad)); bad == good || err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q as %q: %v; want %q", c.from, c.to, err, c.want)
		}
	}
	if _, plain := q.Redacted(shippedCatalogue(t), a); plain.Proposals != nil {
		t.Error("a redacted copy holds what scans show")
	}
}

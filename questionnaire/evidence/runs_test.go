package evidence_test

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/evidence"
)

// Of two runs of one tool the later stays, whichever comes first; both accepted are as the
// later accepted alone, but for answers that only the earlier is about; and accepting all
// once more changes nothing.
func TestTwoRuns(t *testing.T) {
	c, empty := business(t)
	days := map[string]string{"scubagear.json": "2026-05-04", "scubagoggles.json": "2026-05-05", "prowler.ocsf.json": "2026-05-06", "asff.json": "2026-05-07"}
	rapid.Check(t, func(t *rapid.T) {
		a := empty.Clone()
		answered(t, c, &a)
		name := rapid.SampledFrom([]string{"scubagear.json", "scubagoggles.json", "prowler.ocsf.json", "asff.json"}).Draw(t, "file")
		read := func(day string) []q.Proposal {
			s, err := evidence.Read(bytes.NewReader(bytes.ReplaceAll(fixture(t, name), []byte(days[name]), []byte(day))), "")
			if err != nil {
				t.Fatal(err)
			}
			r, err := evidence.Propose(c, &a, &s, "")
			if err != nil {
				t.Fatal(err)
			}
			return r.Proposals
		}
		earlier, later := read(days[name]), read("2026-06-05")
		b := a.Clone()
		noted := func(a *q.Assessment, runs ...[]q.Proposal) {
			for _, run := range runs {
				if err := a.Propose(run); err != nil {
					t.Fatal(err)
				}
			}
		}
		noted(&a, earlier, later)
		noted(&b, later, earlier)
		if !reflect.DeepEqual(a.Proposals, b.Proposals) || !slices.EqualFunc(a.Proposals, later, func(p, o q.Proposal) bool { return reflect.DeepEqual(p, o) }) {
			t.Fatalf("noted in two orders they are %+v and %+v", a.Proposals, b.Proposals)
		}
		all := func(a *q.Assessment) {
			for _, p := range slices.Clone(a.Proposals) {
				k, _ := c.Control(p.Cell.Control)
				a.Accept(k, p.Key(), "2026-11-30")
			}
		}
		all(&a)
		once := said(&a)
		all(&a)
		noted(&a, later, earlier)
		all(&a)
		if !reflect.DeepEqual(said(&a), once) {
			t.Fatal("accepting all again changed something")
		}
		e := empty.Clone() // the earlier accepted before the later came
		e.Answers = b.Clone().Answers
		noted(&e, earlier)
		all(&e)
		noted(&e, later)
		all(&e)
		for id, ans := range once.Answers {
			now := e.Answers[id]
			if now.Option != ans.Option {
				t.Fatalf("%s is %s after both runs, and %s after the later", id, now.Option, ans.Option)
			}
			if strings.Contains(ans.Evidence, "run of 2026-06-05") && strings.Contains(now.Evidence, "run of "+days[name]) {
				t.Fatalf("%s keeps the evidence of the earlier run: %q", id, now.Evidence)
			}
		}
	})
}

// What a person kept against a scan stays so until a later run, and no proposal that is kept
// or open moves a score; a line of evidence is read back as it was written.
func TestKeptAndLines(t *testing.T) {
	c, empty := business(t)
	rapid.Check(t, func(t *rapid.T) {
		a := empty.Clone()
		answered(t, c, &a)
		before := said(&a).Answers
		for _, name := range files {
			take(t, c, &a, name, false)
			for _, p := range slices.Clone(a.Proposals) {
				if line, ok := q.ParseScanLine(p.Evidence); !ok || line.String() != p.Evidence || !strings.HasPrefix(line.Run, "run of ") && name != "checkdmarc.json" && p.Date != "" {
					t.Fatalf("%q is read as %+v", p.Evidence, line)
				}
				a.Keep(p.Key())
			}
		}
		for _, name := range files { // the same runs again ask nobody
			take(t, c, &a, name, false)
		}
		for _, p := range a.Proposals {
			if p.Decision != q.DecidedKept {
				t.Fatalf("%s is %q after it was kept", p.Cell, p.Decision)
			}
		}
		if !reflect.DeepEqual(said(&a).Answers, before) {
			t.Fatal("keeping the answers changed one")
		}
		cells := q.Cells(c, &a)
		if open := a.Contradictions(c, cells); len(open) > 0 {
			t.Fatalf("%s is open after all was kept", open[0].Proposal.Cell)
		}
		for id := range before {
			if got := a.ScanLines(id); len(got) > 0 {
				t.Fatalf("%s is backed by %+v, and nothing was accepted", id, got)
			}
		}
	})
}

package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// standard is a framework of an overlay, about shipped controls.
const standard = `id: harbour-rules
title: Harbour Rules
version: "3"
date: 2026-01
licence: Free to use.
source: https://example.org/harbour
read: All of it.
notice: Harbour Rules are the harbour's.
can: What the answers say.
cannot: What the harbour master would say.
requirements:
  - id: H1
    title: A second step for all
    decisive: true
    controls: [{control: mfa-all-users, kind: full, rule: all, min_credit: 1}]
  - id: H2
    title: A fence
    none: No question has to do with fences.
`

// harbour is a folder with an overlay that has the framework.
func harbour(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "frameworks"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "frameworks", "harbour-rules.yaml"), []byte(standard), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestGoalFlag: a goal is a framework of the catalogue, or one that the file has; what is
// neither is refused in one line, and the shell completes the ids.
func TestGoalFlag(t *testing.T) {
	dir := harbour(t)
	made, told, code := runOn(nil, "--catalogue", dir, "new", "--name", "Firm", "--service", "dropbox", "--goal", "Harbour-Rules", "-o", "-")
	a, err := questionnaire.Decode(strings.NewReader(made))
	if err != nil || code != OK || !slices.Equal(a.Profile.Goals, []string{"harbour-rules"}) {
		t.Fatalf("code %d, %v, goals %v: %s", code, err, a.Profile.Goals, told)
	}
	for _, args := range [][]string{
		{"--catalogue", dir, "new", "--name", "Firm", "--goal", "harbour-rule", "-o", "-"},
		{"--catalogue", dir, "edit", "-", "--goal", "harbour-rule"},
		{"--catalogue", dir, "readiness", "-", "--framework", "harbour-rule"},
	} {
		out, told, code := runOn([]byte(made), args...)
		if code != Usage || out != "" || !strings.Contains(told, `no framework "harbour-rule"; did you mean harbour-rules?`) || strings.Count(told, "\n") != 1 {
			t.Errorf("%v: code %d, %q, told %q", args, code, out, told)
		}
	}
	if _, told, code := runOn([]byte(made), "--catalogue", dir, "edit", "-", "--goal", "zzzz"); code != Usage || !strings.Contains(told, "harbour-rules") {
		t.Errorf("an id that is like none: code %d, %q", code, told)
	}
	if _, told, code := runOn([]byte(made), "edit", "-", "--goal", "harbour-rules", "--hours", "6"); code != OK {
		t.Errorf("a goal that the file has needs no overlay: code %d, %q", code, told)
	}
	words, _, _ := runOn(nil, "--catalogue", dir, "__complete", "new", "--goal", "")
	if !strings.Contains(words, "harbour-rules\tHarbour Rules") {
		t.Errorf("completed %q", words)
	}
}

// TestReadinessCommand shows what needs a look first, with the notice and what it cannot
// say, and the same as JSON.
func TestReadinessCommand(t *testing.T) {
	dir := harbour(t)
	made, _, _ := runOn(nil, "--catalogue", dir, "new", "--name", "Firm", "--service", "dropbox", "--goal", "harbour-rules", "-o", "-")
	out, told, code := runOn([]byte(made), "--catalogue", dir, "readiness", "-")
	if code != OK {
		t.Fatalf("code %d: %s", code, told)
	}
	for _, want := range []string{"Harbour Rules (3)", "1 not known, 1 not covered here.", "H1 A second step for all", "Harbour Rules are the harbour's.", "What it cannot: What the harbour master"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in %s", want, out)
		}
	}
	out, _, _ = runOn([]byte(made), "--catalogue", dir, "readiness", "-", "--json")
	var got struct {
		Frameworks []struct {
			Requirements []struct{ ID, State, Why string }
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || got.Frameworks[0].Requirements[0].State != "unknown" || got.Frameworks[0].Requirements[1].Why == "" {
		t.Errorf("%v: %s", err, out)
	}
	if _, told, code := runOn([]byte(made), "--catalogue", dir, "edit", "-", "--goal", "-"); code != OK {
		t.Errorf("goals are not taken away: %s", told)
	}
}

// insurers is the framework of the questions that insurers ask, with three of them.
const insurers = `id: insurers
title: What insurers ask
version: "1"
date: 2026-01
licence: Free to use.
source: https://example.org/insurers
read: All of it.
can: What the answers say.
cannot: What an insurer would say.
requirements:
  - {id: I1, title: A second step for all, controls: [{control: mfa-all-users, kind: full, rule: all, min_credit: 1}]}
  - {id: I2, title: A list of services, controls: [{control: services-listed, kind: full, rule: all, min_credit: 1}]}
  - {id: I3, title: A fence, none: No question has to do with fences.}
`

// TestInsurerSheet says yes only where each deciding answer has evidence that counts, and
// never replaces an assessment.
func TestInsurerSheet(t *testing.T) {
	dir := harbour(t)
	if err := os.WriteFile(filepath.Join(dir, "frameworks", "insurers.yaml"), []byte(insurers), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	run := func(args ...string) (string, string, int) {
		return runOn(nil, append([]string{"--catalogue", dir}, args...)...)
	}
	must := func(args ...string) string {
		t.Helper()
		out, told, code := run(args...)
		if code != OK {
			t.Fatalf("%v: code %d: %s", args, code, told)
		}
		return out
	}
	must("new", "--name", "Firm", "--service", "dropbox,slack", "--depth", "full", "--goal", "insurers", "-o", "firm.json")
	line := func(id string) string {
		t.Helper()
		for _, l := range strings.Split(must("readiness", "firm.json", "--insurer"), "\n") {
			if strings.HasPrefix(l, "| "+id+" ") {
				return l
			}
		}
		t.Fatalf("no line %s", id)
		return ""
	}
	must("answer", "firm.json", "mfa-all-users@dropbox=everyone", "--evidence", "screen 1")
	if l := line("I1"); strings.Contains(l, "| Yes |") || !strings.Contains(l, "Slack") {
		t.Errorf("one service is open: %s", l)
	}
	must("answer", "firm.json", "mfa-all-users@slack=everyone")
	if l := line("I1"); strings.Contains(l, "| Yes |") || !strings.Contains(l, "no evidence is noted") || strings.Contains(l, "screen 1") {
		t.Errorf("one answer has no evidence: %s", l)
	}
	must("answer", "firm.json", "mfa-all-users@slack=everyone", "--evidence", "=screen 2")
	if l := line("I1"); !strings.Contains(l, "| Yes |") || !strings.Contains(l, "screen 1") || !strings.Contains(l, "screen 2") || !strings.Contains(l, "| 2026-11-22 |") {
		t.Errorf("all is in place with evidence: %s", l)
	}
	if l := line("I3"); strings.Contains(l, "| Yes |") || !strings.Contains(l, "fences") {
		t.Errorf("what no question covers: %s", l)
	}
	must("readiness", "firm.json", "--insurer", "-o", "sheet.csv")
	b, err := os.ReadFile("sheet.csv")
	if err != nil || !strings.Contains(string(b), "worse than no") || !strings.Contains(string(b), "I1 A second step for all,Yes,") && !strings.Contains(string(b), "I1  A second step for all,Yes,") {
		t.Errorf("%v: %s", err, b)
	}
	for _, args := range [][]string{
		{"readiness", "firm.json", "--insurer", "-o", "firm.json", "--force"}, {"readiness", "firm.json", "--insurer", "-o", "sheet.csv"},
		{"readiness", "firm.json", "-o", "sheet.md"}, {"readiness", "firm.json", "--insurer", "--json"},
	} {
		if _, told, code := run(args...); code == OK || strings.Count(told, "\n") != 1 {
			t.Errorf("%v: code %d, told %q", args, code, told)
		}
	}
}

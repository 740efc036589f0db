//go:build acceptance

package tracker

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// TestGitHubQuotes: nothing that was typed is run by the shell, and all of it
// arrives as it is.
func TestGitHubQuotes(t *testing.T) {
	r := reporttest.TypedAll(t, append([]string{"$(touch PWNED)", "`touch PWNED`", "'; touch PWNED; '", `\'; touch PWNED #`, "x\ntouch PWNED\n", "${IFS}>PWNED", `"; touch PWNED; "`,
		"'\\''; touch PWNED; '", "-e", "--repo=evil/repo", "%s%n", "* ~ ! & | < >"}, reporttest.Marks...)...)
	calls, _, files := runGitHub(t, githubOf(t, r), "")
	if len(files) > 0 {
		t.Errorf("the script made the files %q", files)
	}
	issues := issuesIn(calls)
	if len(issues) != len(r.Plan.Actions) {
		t.Fatalf("%d issues for %d actions", len(issues), len(r.Plan.Actions))
	}
	for i, task := range r.Tasks() {
		if want := task.Markdown() + "\n\n<!-- " + r.Uid("issue", task.ID).String() + " -->\n"; issues[i].Text != want {
			t.Errorf("arrived\n%s\nnot\n%s", issues[i].Text, want)
		}
		if issues[i].Title != task.Title() || issues[i].Labels != strings.Join(task.Labels(), ",") {
			t.Errorf("%q with the labels %q", issues[i].Title, issues[i].Labels)
		}
	}
	for _, c := range calls {
		if !strings.Contains(strings.Join(c, " ")+" ", "--repo firm/plan ") {
			t.Errorf("gh was called with %q", c)
		}
	}
}

// TestGitHubAgain: what is there already is not made twice, and what is done
// is closed.
func TestGitHubAgain(t *testing.T) {
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.SetTracking(r.Plan.Actions[1].ID, questionnaire.Tracking{Status: questionnaire.Done, Done: "2026-11-22"})
	r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	script := githubOf(t, r)
	calls, _, _ := runGitHub(t, script, "")
	closed := 0
	for _, c := range calls {
		if c[1] == "close" {
			closed++
		}
	}
	if closed != 1 {
		t.Errorf("%d issues are closed, not the one that is done", closed)
	}
	var bodies strings.Builder
	for _, i := range issuesIn(calls)[2:] {
		bodies.WriteString(i.Text + "\n")
	}
	calls, said, _ := runGitHub(t, script, bodies.String())
	if n := len(issuesIn(calls)); n != 2 || strings.Count(said, "there already: ") != len(r.Plan.Actions)-2 {
		t.Errorf("%d issues are made the second time, not the 2 that were missing:\n%s", n, said)
	}
}

// TestGitHubUsage: without a repository the script says what it wants and
// calls nothing.
func TestGitHubUsage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.sh")
	if err := os.WriteFile(path, githubOf(t, reporttest.Agency(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	sh := reporttest.Tool(t, "sh")
	cmd := exec.Command(sh, path)
	cmd.Env = []string{"PATH=/nowhere"}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 2 || !strings.Contains(string(out), "OWNER/REPO") {
		t.Errorf("%v: %s", err, out)
	}
	cmd = exec.Command(sh, path, "firm/plan")
	cmd.Env = []string{"PATH=/nowhere"}
	if out, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() != 1 || string(out) != "gh is not installed; see https://cli.github.com\n" {
		t.Errorf("without gh: %s", out)
	}
}

// fakeGH takes the place of GitHub's program. It notes what it was called with,
// word by word, and what came on standard input, and answers as the real one.
const fakeGH = `#!/bin/sh
for word in "$@"; do printf '%s\0' "$word"; done >> "$CALLS"
case "$1 $2" in
"issue create") printf 'stdin\0' >> "$CALLS"; cat >> "$CALLS"; printf '\0' >> "$CALLS"; echo https://github.example/issues/1 ;;
"issue list") cat "$THERE" ;;
"label create") exit 1 ;;
esac
printf '\001' >> "$CALLS"
`

// runGitHub runs a script with the fake program and returns its calls, and
// the files in the folder it ran in.
func runGitHub(t testing.TB, script []byte, there string) (calls [][]string, said string, files []string) {
	t.Helper()
	sh := reporttest.Tool(t, "sh")
	dir, work := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"gh": fakeGH, "plan.sh": string(script), "there": there} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(sh, filepath.Join(dir, "plan.sh"), "firm/plan")
	cmd.Dir = work
	cmd.Env = []string{"PATH=" + dir + ":/usr/bin:/bin", "HOME=/nowhere", "CALLS=" + filepath.Join(dir, "calls"), "THERE=" + filepath.Join(dir, "there")}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("the script failed: %v\n%s", err, out)
	}
	noted, err := os.ReadFile(filepath.Join(dir, "calls"))
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range strings.Split(strings.TrimSuffix(string(noted), "\x01"), "\x01") {
		calls = append(calls, strings.Split(strings.TrimSuffix(call, "\x00"), "\x00"))
	}
	entries, err := os.ReadDir(work)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files = append(files, e.Name())
	}
	return calls, string(out), files
}

// A madeIssue is one call of "gh issue create".
type madeIssue struct{ Title, Labels, Text string }

// issuesIn are the issues that calls make.
func issuesIn(calls [][]string) (made []madeIssue) {
	for _, c := range calls {
		if c[0] == "issue" && c[1] == "create" {
			made = append(made, madeIssue{strings.TrimPrefix(c[4], "--title="), c[6], c[len(c)-1]})
		}
	}
	return made
}

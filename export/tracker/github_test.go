package tracker

import (
	"bytes"
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

func githubOf(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteGitHub(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGitHubQuotes: nothing that was typed is run by the shell, and all of it
// arrives as it is.
func TestGitHubQuotes(t *testing.T) {
	r := reporttest.TypedAll(t, append([]string{"$(touch PWNED)", "`touch PWNED`", "'; touch PWNED; '", `\'; touch PWNED #`, "x\ntouch PWNED\n", "${IFS}>PWNED", `"; touch PWNED; "`,
		"'\\''; touch PWNED; '", "-e", "--repo=evil/repo", "%s%n", "* ~ ! & | < >"}, reporttest.Marks...)...)
	calls, _, files := reporttest.RunGitHub(t, githubOf(t, r), "")
	if len(files) > 0 {
		t.Errorf("the script made the files %q", files)
	}
	issues := reporttest.IssuesIn(calls)
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
	r = report.Build(r.Catalogue, &a, reporttest.PdfDay, time.Time{})
	script := githubOf(t, r)
	calls, _, _ := reporttest.RunGitHub(t, script, "")
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
	for _, i := range reporttest.IssuesIn(calls)[2:] {
		bodies.WriteString(i.Text + "\n")
	}
	calls, said, _ := reporttest.RunGitHub(t, script, bodies.String())
	if n := len(reporttest.IssuesIn(calls)); n != 2 || strings.Count(said, "there already: ") != len(r.Plan.Actions)-2 {
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
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh")
	}
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

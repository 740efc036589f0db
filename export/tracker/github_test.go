package tracker

import (
	"bytes"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

func githubOf(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteGitHub(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGitHubArguments: whatever was typed is one word of the script each, and
// arrives as it is. The acceptance tests have a shell read the same.
func TestGitHubArguments(t *testing.T) {
	t.Parallel()
	r := reporttest.TypedAll(t, append([]string{"'; touch PWNED; '", `\'; touch PWNED #`, "x\ntouch PWNED\n", "'\\''; touch PWNED; '", "-e"}, reporttest.Marks...)...)
	issues := reporttest.GitHubIssues(t, githubOf(t, r))
	if len(issues) != len(r.Plan.Actions) {
		t.Fatalf("%d issues for %d actions", len(issues), len(r.Plan.Actions))
	}
	for i, task := range r.Tasks() {
		want := reporttest.Issue{Title: task.Title(), Labels: strings.Join(task.Labels(), ","),
			Text: task.Markdown() + "\n\n<!-- " + r.Uid("issue", task.ID).String() + " -->"}
		if issues[i] != want {
			t.Errorf("%+v, not\n%+v", issues[i], want)
		}
	}
}

package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/ui"
	"yourpart/ui/cli"
)

// printed is what a command prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	code := cli.Run(cli.Env{Args: args, In: strings.NewReader(""), Out: &out, Err: &errs,
		Getenv: func(string) string { return "" }, Now: func() time.Time { return time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC) }})
	if code != 0 {
		t.Fatalf("%v: exit %d: %s", args, code, errs.String())
	}
	return out.String()
}

// A tally is what score --json and plan --json say in figures, and the words
// that people read for them.
type tally struct {
	proven, gains float64
	span, last    string // the score now; what is proven when the plan is done
}

func tallied(t *testing.T, file string) tally {
	t.Helper()
	var score struct{ Proven, Possible float64 }
	if err := json.Unmarshal([]byte(printed(t, "score", file, "--json")), &score); err != nil {
		t.Fatal(err)
	}
	var plan struct {
		Actions   []struct{ Gain float64 }
		Accepted  []struct{ Gain float64 }
		Projected []struct{ Proven float64 }
	}
	if err := json.Unmarshal([]byte(printed(t, "plan", file, "--json", "--start", "2026-11-30")), &plan); err != nil {
		t.Fatal(err)
	}
	n := tally{proven: score.Proven, span: fmt.Sprintf("%d–%d", int(score.Proven), int(math.Ceil(score.Possible))),
		last: fmt.Sprint(int(plan.Projected[len(plan.Projected)-1].Proven))}
	for _, a := range append(plan.Actions, plan.Accepted...) {
		n.gains += a.Gain
	}
	return n
}

// TestNumbersAgree between score --json, score, plan and the plain wizard: each
// person is told the same.
func TestNumbersAgree(t *testing.T) {
	t.Parallel()
	const file = "examples/digital-agency.json"
	n := tallied(t, file)
	if math.Abs(n.gains-(100-n.proven)) > 1e-6 {
		t.Errorf("the plan's gains come to %v, the score leaves %v", n.gains, 100-n.proven)
	}
	if got := printed(t, "score", file); !strings.Contains(got, n.span) {
		t.Errorf("score does not say %s:\n%s", n.span, got)
	}
	if got := printed(t, "plan", file); !strings.Contains(got, "proven "+n.last) {
		t.Errorf("plan does not end at %s", n.last)
	}
	if got := plainResult(t, file); !strings.Contains(got, "Proven "+strings.Replace(n.span, "–", " to ", 1)+" of 100") {
		t.Errorf("the wizard does not say %s:\n%s", n.span, got)
	}
}

// plainResult is the last page of the wizard's line-by-line form, reached by
// keeping every answer.
func plainResult(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	o := ui.Options{Plain: true}
	o.Catalogue, o.Path, o.Folder, o.Now = c, path, filepath.Dir(path), time.Now
	o.In, o.Out = strings.NewReader(strings.Repeat("\n", 400)+".\n"), &out
	err = ui.Run(o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Load(path); err != nil {
		t.Error(err)
	}
	return out.String()
}

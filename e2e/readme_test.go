package e2e

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"yourpart/ui/cli"
)

// TestReadme runs every command that the README shows, in order, so that a
// newcomer who copies them is not let down.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	scan, err := os.ReadFile("questionnaire/evidence/testdata/lynis.dat")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("lynis-report.dat", scan, 0o600); err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, line := range strings.Split(string(b), "\n") {
		words, ok := strings.CutPrefix(line, "yourpart ")
		if !ok {
			continue
		}
		var out, errs bytes.Buffer
		code := cli.Run(cli.Env{Args: split(words), In: strings.NewReader(""), Out: &out, Err: &errs,
			Getenv: os.Getenv, Now: time.Now})
		if below := strings.Contains(words, "--fail-under"); code != 0 && !(below && code == 3) {
			t.Errorf("%s\nexit %d: %s", line, code, errs.String())
		}
		ran++
	}
	if ran < 8 {
		t.Errorf("only %d commands in the README", ran)
	}
}

// split cuts a command line at spaces outside double quotes.
func split(s string) []string {
	var words []string
	for i, part := range strings.Split(s, `"`) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	return words
}

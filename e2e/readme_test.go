package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/ui/cli"
)

// TestReadme runs every command that the README and the pages for consultants
// and auditors show, page by page and in order, so that a newcomer who copies
// them is not let down.
func TestReadme(t *testing.T) {
	for _, page := range []struct {
		name  string
		with  map[string]string // files that are there at the start, and what they are copies of
		least int               // how many commands it has at least
	}{
		{"README.md", map[string]string{"lynis-report.dat": "questionnaire/evidence/testdata/lynis.dat"}, 30},
		{"docs/consultants.md", nil, 20},
		{"docs/auditors.md", map[string]string{"northwind.json": "examples/digital-agency.json"}, 10},
	} {
		t.Run(filepath.Base(page.name), func(t *testing.T) {
			lines := strings.Split(string(read(t, page.name)), "\n")
			files := map[string][]byte{}
			for name, from := range page.with {
				files[name] = read(t, from)
			}
			t.Chdir(t.TempDir())
			for name, b := range files {
				put(t, name, b)
			}
			ran := 0
			for _, line := range lines {
				if runShown(t, line) {
					ran++
				}
			}
			if ran < page.least {
				t.Errorf("only %d commands in %s", ran, page.name)
			}
		})
	}
}

// runShown runs a line of a page that begins with the program's name or with
// cp, and reports whether it was one.
func runShown(t *testing.T, line string) bool {
	t.Helper()
	if words, ok := strings.CutPrefix(line, "cp "); ok {
		from, to, _ := strings.Cut(words, " ")
		put(t, to, read(t, from))
		return true
	}
	words, ok := strings.CutPrefix(line, "yourpart ")
	if !ok {
		return false
	}
	var out, errs bytes.Buffer
	code := cli.Run(cli.Env{Args: split(words), In: strings.NewReader(""), Out: &out, Err: &errs,
		Getenv: os.Getenv, Now: time.Now})
	if below := strings.Contains(words, "--fail-under"); code != 0 && !(below && code == 3) {
		t.Errorf("%s\nexit %d: %s", line, code, errs.String())
	}
	return true
}

// put writes a file.
func put(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
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

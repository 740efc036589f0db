package e2e

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSecurityTable: each test that SECURITY.md names is there, each threat
// has one, and every fuzz target is named.
func TestSecurityTable(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	function := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		b, err := os.ReadFile(path)
		for _, m := range function.FindAllSubmatch(b, -1) {
			tests[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile("`((?:Test|Fuzz)\\w+|[a-z-]+\\.txtar)`")
	for line := range strings.Lines(string(page)) {
		if strings.HasPrefix(line, "| ") && !strings.HasPrefix(line, "| Threat |") && !name.MatchString(line) {
			t.Errorf("no test shows it: %s", line)
		}
	}
	for test := range tests {
		if strings.HasPrefix(test, "Fuzz") && !strings.Contains(string(page), "`"+test+"`") {
			t.Errorf("SECURITY.md does not name %s", test)
		}
	}
	named := name.FindAllStringSubmatch(string(page), -1)
	if len(named) < 40 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, n := range named {
		if strings.HasSuffix(n[1], ".txtar") {
			if _, err := os.Stat(filepath.Join("e2e", "testdata", "script", n[1])); err != nil {
				t.Error(err)
			}
			continue
		}
		if !tests[n[1]] {
			t.Errorf("SECURITY.md names %s, which is no test", n[1])
		}
	}
}

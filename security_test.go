package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSecurityTable: each test that SECURITY.md names is there.
func TestSecurityTable(t *testing.T) {
	page, err := os.ReadFile("SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	var tests strings.Builder
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "_test.go") {
			b, err := os.ReadFile(path)
			tests.Write(b)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`((?:Test|Fuzz)\\w+|[a-z-]+\\.txtar)`").FindAllStringSubmatch(string(page), -1)
	if len(named) < 40 {
		t.Errorf("only %d tests are named", len(named))
	}
	for _, n := range named {
		if strings.HasSuffix(n[1], ".txtar") {
			if _, err := os.Stat(filepath.Join("testdata", "script", n[1])); err != nil {
				t.Error(err)
			}
			continue
		}
		if !strings.Contains(tests.String(), "func "+n[1]+"(") {
			t.Errorf("SECURITY.md names %s, which is no test", n[1])
		}
	}
}

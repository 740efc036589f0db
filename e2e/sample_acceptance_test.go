//go:build acceptance

package e2e

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/ui/cli"
)

// TestSample makes sure that the sample report is what the example gives today,
// that it is as short as we promise, and that the pictures in the README are of
// it.
func TestSample(t *testing.T) {
	t.Parallel()
	const sample, again = "docs/sample/northwind-digital.pdf", "run internal/tools/sample.sh"
	var out, errs bytes.Buffer
	dir := t.TempDir()
	code := cli.Run(cli.Env{Args: append(strings.Fields("export examples/digital-agency.json -f pdf --date 2026-12-01 -o"), filepath.Join(dir, filepath.Base(sample))),
		In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: os.Getenv, Now: time.Now})
	if code != 0 {
		t.Fatal(errs.String())
	}
	for _, name := range []string{sample, strings.TrimSuffix(sample, ".pdf") + ".annex.pdf"} {
		now, err := os.ReadFile(filepath.Join(dir, filepath.Base(name)))
		if err != nil {
			t.Fatal(err)
		}
		was := read(t, name)
		if !bytes.Equal(now, was) {
			t.Errorf("%s is not what the example gives today; %s", name, again)
		}
		if n := len(was); n > 200_000 {
			t.Errorf("%s has %d bytes, more than 200,000", name, n)
		}
	}
	kept := read(t, sample)
	if sum := fmt.Sprintf("%x", sha256.Sum256(kept)); strings.TrimSpace(string(read(t, "docs/sample/pictured"))) != sum {
		t.Errorf("the pictures are not of this sample; %s", again)
	}
	pictures, err := filepath.Glob("docs/sample/*.png")
	if err != nil {
		t.Fatal(err)
	}
	all, readme := 0, string(read(t, "README.md"))
	for _, p := range pictures {
		all += len(read(t, p))
		if !strings.Contains(readme, filepath.ToSlash(p)) {
			t.Errorf("the README does not show %s", p)
		}
	}
	if len(pictures) == 0 || all > 400_000 || !strings.Contains(readme, sample) {
		t.Errorf("%d pictures with %d bytes; the README names the sample: %v", len(pictures), all, strings.Contains(readme, sample))
	}
}

//go:build unix

package e2e

import (
	"bufio"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// builtNet is the second program beside a link to the first, as an archive has them.
var builtNet = sync.OnceValues(func() (string, error) {
	first, err := built()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(filepath.Dir(first), "archive")
	if err := os.Mkdir(dir, 0o755); err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-ldflags=-w", "-o", filepath.Join(dir, "yourpart-net"), "./ui/workshop/yourpart-net")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", &buildError{err, string(out)}
	}
	return dir, os.Link(first, filepath.Join(dir, "yourpart"))
})

type buildError struct {
	error
	out string
}

func (e *buildError) Error() string { return e.error.Error() + ": " + e.out }

// archive is a folder with both programs.
func archive(t *testing.T) string {
	t.Helper()
	dir, err := builtNet()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestNetProgramImports: what the second program links beyond the first is the protocol and
// our own door, and no other way into a network.
func TestNetProgramImports(t *testing.T) {
	long(t)
	t.Parallel()
	may := maps.Clone(mayImport)
	may["net"] = append([]string{"golang.org/x/crypto/ssh", "yourpart/ui/workshop", "yourpart/ui/workshop/door"}, may["net"]...)
	linked(t, "./ui/workshop/yourpart-net", may, "crypto/x509") // the protocol's library reads keys with it
	dials := regexp.MustCompile(`\bnet\.(Dial|Lookup|Resolve)|ssh\.Dial|ssh\.NewClient`)
	err := filepath.WalkDir("ui/workshop", func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		b, err := os.ReadFile(name)
		if found := dials.FindString(string(b)); found != "" {
			t.Errorf("%s has %s: it lets people in, and connects to nobody", name, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNetProgram: yourpart workshop starts the program that lies beside it, of the same
// version, and nothing else. It lets people in at one address and ends when it is asked to,
// with everything saved.
func TestNetProgram(t *testing.T) {
	long(t)
	t.Parallel()
	dir := archive(t)
	home, path := sample(t)
	env := []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "PATH=" + os.Getenv("PATH")}
	run := func(bin string, args ...string) (string, error) {
		cmd := exec.Command(bin, args...)
		cmd.Env = env
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	if out, err := run(program(t), "workshop", path); err == nil || !strings.Contains(out, "needs yourpart-net beside this program") || strings.Count(out, "\n") != 1 {
		t.Errorf("without it: %v: %s", err, out)
	}
	odd := t.TempDir()
	if err := os.Link(program(t), filepath.Join(odd, "yourpart")); err != nil {
		t.Skip(err)
	}
	if err := os.WriteFile(filepath.Join(odd, "yourpart-net"), []byte("#!/bin/sh\necho yourpart-net 0.9, catalogue 2025.01\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := run(filepath.Join(odd, "yourpart"), "workshop", path); err == nil || !strings.Contains(out, "of another version (0.9)") {
		t.Errorf("another version: %v: %s", err, out)
	}
	if out, err := run(filepath.Join(dir, "yourpart"), "workshop", path); err == nil || !strings.Contains(out, "who takes part? --people") {
		t.Errorf("without people: %v: %s", err, out)
	}
	if out, err := run(filepath.Join(dir, "yourpart"), "workshop", path, "--people", "Anna,Ben", "--slips"); err != nil || !strings.Contains(out, "  Anna\n") {
		t.Errorf("slips: %v: %s", err, out)
	}
	cmd := exec.Command(filepath.Join(dir, "yourpart"), "workshop", path, "--listen", "127.0.0.1:0")
	cmd.Env = env
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	var all []string
	for said.Scan() {
		if all = append(all, said.Text()); strings.HasPrefix(said.Text(), "Slips") {
			_ = cmd.Process.Signal(syscall.SIGTERM)
		}
	}
	told := strings.Join(all, "\n")
	if err := cmd.Wait(); err != nil || !strings.Contains(told, "ssh -p ") || !strings.Contains(told, "SHA256:") || strings.Contains(told, "Anna") || !strings.Contains(told, "All that was said is in ") {
		t.Errorf("%v:\n%s", err, told)
	}
}

//go:build acceptance && linux

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoSocketCalls watches what commands ask of the system.
func TestNoSocketCalls(t *testing.T) {
	t.Parallel()
	strace, bin := tool(t, "strace"), program(t)
	home, path := sample(t)
	log := filepath.Join(home, "calls")
	for _, args := range [][]string{{"score", path}, {"plan", path, "--json"}, {"answer", path, "mfa-all-users@dropbox=admins"},
		{"export", path, "-o", filepath.Join(home, "report.pdf")}, {"export", path, "--encrypt", "-o", filepath.Join(home, "locked.pdf")},
		{"check", path}, {"encrypt", path}, {"catalogue", "services"}} {
		cmd := exec.Command(strace, append([]string{"-f", "-o", log, "-e", "trace=%network,openat", bin}, args...)...)
		cmd.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + home, "YOURPART_PASSPHRASE=" + secretWords}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v: %s", args, err, out)
		}
		calls, err := os.ReadFile(log)
		if err != nil || !strings.Contains(string(calls), "openat(") {
			t.Fatalf("%v: nothing was watched: %v", args, err)
		}
		for _, line := range strings.Split(string(calls), "\n") {
			if strings.Contains(line, "(") && !strings.Contains(line, "openat(") && !strings.Contains(line, "resumed") {
				t.Errorf("%v: %s", args, line)
			}
		}
	}
}

//go:build acceptance && linux

package e2e

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// TestNetProgramOpens watches what the second program asks of the system: one port at one
// address, no connection to anybody, no other program.
func TestNetProgramOpens(t *testing.T) {
	t.Parallel()
	dir := archive(t)
	home, path := sample(t)
	log := filepath.Join(home, "calls")
	cmd := exec.Command(tool(t, "strace"), "-f", "-o", log, "-e", "trace=%network,execve", filepath.Join(dir, "yourpart-net"), "workshop", path, "--people", "Anna", "--listen", "127.0.0.1:0")
	cmd.Env = []string{"HOME=" + home, "XDG_CONFIG_HOME=" + home, "PATH=" + os.Getenv("PATH")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	for said.Scan() {
		if strings.HasPrefix(said.Text(), "Slips") {
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM)
		}
	}
	_ = cmd.Wait()
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`^\d+ +(\w+)\((.*)`)
	n := map[string]int{}
	for line := range strings.Lines(string(calls)) {
		m := call.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		n[m[1]]++
		switch m[1] {
		case "bind":
			// Go finds out by itself, at this computer alone, whether the system knows IPv6.
			if !strings.Contains(m[2], "127.0.0.1") && !strings.Contains(m[2], `"::1"`) && !strings.Contains(m[2], "AF_NETLINK") {
				t.Errorf("it opens %s", line)
			}
		case "connect", "sendmsg", "sendmmsg":
			t.Errorf("it goes out: %s", line)
		}
	}
	if n["listen"] != 1 || n["execve"] != 1 {
		t.Errorf("%v", n)
	}
}

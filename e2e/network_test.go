//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// sockets are the names of code that a program needs to reach a network.
var sockets = regexp.MustCompile(`\b(syscall\.(socket|Socket|connect|Connect|bind|Bind)|unix\.(Socket|Connect|Bind)|` +
	`net\.\(\*(Dialer|Resolver|netFD|conn|TCPConn|UDPConn|UnixConn)\)\.\w+|net\.(Dial|Listen|Lookup)\w*|net/http\.\w+|crypto/tls\.\w+)$`)

// TestNoNetworkCode: the program as people get it holds no code that opens a
// socket. The package net is there for the form of addresses only, as some
// libraries know flags and values of that kind.
func TestNoNetworkCode(t *testing.T) {
	t.Parallel()
	bin, err := built()
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "tool", "nm", bin).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(out), "syscall.write") {
		t.Fatal("the list of symbols is empty, so it shows nothing")
	}
	for _, line := range strings.Split(string(out), "\n") {
		if sockets.MatchString(line) && !strings.Contains(line, "runtime.") {
			t.Errorf("the program holds %s", line)
		}
	}
}

// TestNoNetworkImports keeps packages that talk to a network out of the
// program, on every system that it is made for.
func TestNoNetworkImports(t *testing.T) {
	t.Parallel()
	talks := regexp.MustCompile(`^(net/(http|rpc|smtp|textproto|mail).*|crypto/tls|crypto/x509|log/syslog|google\.golang\.org/.*|golang\.org/x/net/(http|context|proxy|websocket|icmp|trace).*)$`)
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.Command("go", "list", "-deps", ".")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", system, err)
		}
		for _, pkg := range strings.Fields(string(out)) {
			if talks.MatchString(pkg) {
				t.Errorf("on %s the program links %s", system, pkg)
			}
		}
	}
	eachImport(t, func(_, file, imported string) {
		if imported == "net" || talks.MatchString(imported) {
			t.Errorf("%s imports %s; nothing leaves this computer", file, imported)
		}
	})
}

// TestNoSocketCalls watches what commands ask of the system.
func TestNoSocketCalls(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("strace is not here to watch with; apt-get install strace")
	}
	bin, err := built()
	if err != nil {
		t.Fatal(err)
	}
	home, path := sample(t)
	log := filepath.Join(home, "calls")
	for _, args := range [][]string{{"score", path}, {"plan", path, "--json"}, {"answer", path, "mfa-all-users@dropbox=admins"},
		{"export", path, "-o", filepath.Join(home, "report.pdf")}, {"export", path, "--encrypt", "-o", filepath.Join(home, "locked.pdf")},
		{"check", path}, {"encrypt", path}, {"catalogue", "services"}} {
		cmd := exec.Command(strace, append([]string{"-f", "-o", log, "-e", "trace=%network,openat", bin}, args...)...)
		cmd.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + home, "YOURPART_PASSPHRASE=" + secretWords}
		if out, err := cmd.CombinedOutput(); err != nil {
			if strings.Contains(string(out), "ptrace") {
				t.Skipf("nothing may be watched here: %s", out)
			}
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

// TestNoSideDoors: no cgo, through which a C library could reach a network.
func TestNoSideDoors(t *testing.T) {
	eachImport(t, func(_, file, imported string) {
		if imported == "C" || imported == "plugin" {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

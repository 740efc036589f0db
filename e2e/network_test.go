//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"regexp"
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
	long(t)
	bin := program(t)
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

// TestNoSideDoors: no cgo, through which a C library could reach a network.
func TestNoSideDoors(t *testing.T) {
	t.Parallel()
	eachImport(t, func(_, file, imported string) {
		if imported == "C" || imported == "plugin" {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

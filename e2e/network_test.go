//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sockets are the names of code that a program needs to reach a network.
var sockets = regexp.MustCompile(`\b(syscall\.(socket|Socket|connect|Connect|bind|Bind)|unix\.(Socket|Connect|Bind)|` +
	`net\.\(\*(Dialer|Resolver|netFD|conn|TCPConn|UDPConn|UnixConn)\)\.\w+|net\.(Dial|Listen|Lookup)\w*|net/http\.\w+|crypto/tls\.\w+|os/user\.\S+|plugin\.(Open|\(\*Plugin\)\.\w+))$`)

// asksOthers are the functions of the C library that open sockets, or ask
// services that do, such as for the name of a user.
var asksOthers = regexp.MustCompile(`\b(socket|socketpair|connect|bind|sendto|(get|set|end)(pw|gr|host|serv|net|proto)\w*|getaddrinfo|getnameinfo|\w*res_n?(init|search|query)|dlopen)$`)

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
		if sockets.MatchString(line) && !strings.Contains(line, "runtime.") || strings.Contains(line, " U ") && asksOthers.MatchString(line) {
			t.Errorf("the program holds %s", line)
		}
	}
}

// mayImport are the packages beside Go's own that may know these packages. net
// is known for the form of addresses; what is started is the programs of the
// clipboard, of an editor, and the one that shows a folder, all of them where a
// person asks for it, the second program, which lies beside this one, and tmux, which
// internal/terminfo keeps from being started.
var mayImport = map[string][]string{
	"net": {"github.com/spf13/pflag", "github.com/google/uuid", "github.com/invopop/jsonschema", "golang.org/x/sys/windows"},
	"os/exec": {"charm.land/bubbletea/v2", "charm.land/huh/v2", "github.com/atotto/clipboard", "github.com/charmbracelet/colorprofile",
		"yourpart/ui", "yourpart/ui/cli/beside"},
	"C":       {},
	"os/user": {},
	"plugin":  {},
}

// TestNoNetworkImports keeps packages that talk to a network out of the
// program, and those that look the user up, on every system that it is made
// for, with and without cgo.
func TestNoNetworkImports(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	linked(t, ".", mayImport)
	eachImport(t, func(pkg, file, imported string) {
		ours := pkg == "ui/workshop" || pkg == "ui/workshop/door" // in the second program, see net_program_test.go
		if imported == "net" && !ours || talks.MatchString(imported) {
			t.Errorf("%s imports %s; nothing leaves this computer", file, imported)
		}
	})
}

// talks are the packages that talk to a network, or that look the user up.
var talks = regexp.MustCompile(`^(net/(http|rpc|smtp|textproto|mail).*|crypto/tls|crypto/x509|log/syslog|os/user|plugin|google\.golang\.org/.*|golang\.org/x/net/(http|context|proxy|websocket|icmp|trace).*)$`)

// linked checks what a program links on every system that it is made for, with and without
// cgo: nothing that talks to a network, and what is watched only where it may be. What is excepted may be linked.
func linked(t *testing.T, program string, may map[string][]string, except ...string) {
	t.Helper()
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, cgo := range []string{"0", "1"} {
			cmd := exec.Command("go", "list", "-deps", "-f", `{{.Standard}} {{.ImportPath}} {{join .Imports " "}}{{if .CgoFiles}} C{{end}}`, program)
			cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED="+cgo)
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%s: %v", system, err)
			}
			for line := range strings.Lines(string(out)) {
				words := strings.Fields(line)
				standard, pkg := words[0] == "true", words[1]
				if talks.MatchString(pkg) && !slices.Contains(except, pkg) {
					t.Errorf("on %s, with cgo %s, the program links %s", system, cgo, pkg)
				}
				for _, imported := range words[2:] {
					if who, watched := may[imported]; watched && !standard && !slices.Contains(who, pkg) {
						t.Errorf("on %s, with cgo %s, %s imports %s", system, cgo, pkg, imported)
					}
				}
			}
		}
	}
}

// TestNoSideDoors: no cgo of ours, through which a C library could reach a
// network. TestNoNetworkImports has the same for what we import.
func TestNoSideDoors(t *testing.T) {
	t.Parallel()
	eachImport(t, func(_, file, imported string) {
		if imported == "C" || imported == "plugin" {
			t.Errorf("%s imports %s", file, imported)
		}
	})
}

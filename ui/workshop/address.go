package workshop

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"yourpart/questionnaire/store"
	"yourpart/ui/cli"
)

// usualPort is where people come in unless --listen says otherwise.
const usualPort = 2222

// An address is one of this computer's, with the name of its network card.
type address struct {
	ip   netip.Addr
	card string
}

// addresses are those of this computer that others may reach.
func addresses() (list []address, err error) {
	cards, err := net.Interfaces()
	if err != nil {
		return nil, fmt.Errorf("the networks of this computer cannot be listed: %w; --listen ADDRESS names one", err)
	}
	for _, c := range cards {
		if c.Flags&net.FlagUp == 0 || c.Flags&net.FlagLoopback != 0 {
			continue
		}
		of, err := c.Addrs()
		if err != nil {
			continue
		}
		for _, a := range of {
			if p, err := netip.ParsePrefix(a.String()); err == nil && p.Addr().Is4() && !p.Addr().IsLinkLocalUnicast() {
				list = append(list, address{p.Addr(), c.Name})
			}
		}
	}
	return list, nil
}

// listenOn is where people come in: what --listen says, else the one address there is, else
// the one that the facilitator chooses. It is never all of them without a word.
func listenOn(o cli.Workshop) (netip.AddrPort, error) {
	if o.Listen != "" {
		return written(o.Listen)
	}
	list, err := addresses()
	if err != nil {
		return netip.AddrPort{}, err
	}
	return choose(o, list)
}

// written is the address that --listen names.
func written(s string) (netip.AddrPort, error) {
	if ip, err := netip.ParseAddr(strings.Trim(s, "[]")); err == nil {
		return netip.AddrPortFrom(ip, usualPort), nil
	}
	where, err := netip.ParseAddrPort(s)
	if err != nil {
		return where, cli.UsageError("--listen %q: write an address of this computer, such as 192.168.1.23 or 192.168.1.23:2222", s)
	}
	return where, nil
}

// choose asks where there are several.
func choose(o cli.Workshop, list []address) (none netip.AddrPort, err error) {
	switch len(list) {
	case 0:
		return none, errors.New("this computer is in no network; join one, or open a hotspot, and start again (--listen 127.0.0.1 tries it alone)")
	case 1:
		return netip.AddrPortFrom(list[0].ip, usualPort), nil
	}
	var names []string
	for _, a := range list {
		names = append(names, a.ip.String()+" ("+a.card+")")
	}
	if o.Ask == nil {
		return none, cli.UsageError("this computer is in several networks: %s; --listen ADDRESS says which", strings.Join(names, ", "))
	}
	fmt.Fprintln(o.Out, "This computer is in several networks. Which one are the others in?")
	for i, n := range names {
		fmt.Fprintf(o.Out, "  %d  %s\n", i+1, n)
	}
	in := bufio.NewScanner(o.Ask)
	for {
		fmt.Fprintf(o.Out, "Number, 1 to %d: ", len(list))
		if !in.Scan() {
			return none, errors.New("no network was chosen; --listen ADDRESS says which")
		}
		if n, err := strconv.Atoi(strings.TrimSpace(in.Text())); err == nil && n >= 1 && n <= len(list) {
			return netip.AddrPortFrom(list[n-1].ip, usualPort), nil
		}
	}
}

// cannotListen says why people cannot come in there.
func cannotListen(where netip.AddrPort, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("something else uses port %d of %s, perhaps another workshop; --listen %s takes another one", where.Port(), where.Addr(), netip.AddrPortFrom(where.Addr(), usualPort+1))
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf("%s is not an address of this computer; without --listen the right one is found", where.Addr())
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("port %d may not be used; --listen %s takes another one", where.Port(), netip.AddrPortFrom(where.Addr(), usualPort))
	}
	return fmt.Errorf("nobody can come in at %s: %w", where, store.Reason(err))
}

// command is what everybody types.
func command(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return "ssh " + a.String()
	}
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() { // all were asked for: name one that can be typed
		host = "ADDRESS"
		if list, err := addresses(); err == nil && len(list) > 0 {
			host = list[0].ip.String()
		}
	}
	if port == "22" {
		return "ssh " + host
	}
	return "ssh -p " + port + " " + host
}

// keyFile is where the host key of this consultant is kept.
func keyFile(getenv func(string) string) string {
	dir, err := os.UserConfigDir()
	if d := getenv("XDG_CONFIG_HOME"); filepath.IsAbs(d) {
		dir, err = d, nil
	}
	if err != nil {
		dir = "."
	}
	return filepath.Join(dir, "yourpart", "workshop_host_key")
}

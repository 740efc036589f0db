package evidence

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// detectLynis reports whether a file is the report of Lynis.
func detectLynis(h Head) bool {
	return !h.json && (strings.HasPrefix(h.line, "# Lynis Report") || strings.Contains(string(h.text[:min(len(h.text), 4096)]), "\nlynis_version=") || strings.HasPrefix(h.line, "report_version_major="))
}

// A lynisReport is the lines of a report that matter.
type lynisReport struct {
	keys              map[string]string
	warned, suggested map[string]string
	weak              map[string]bool // options of SSH that the details name
	executed, skipped []string
}

// maxLine is how long a line of a report may be; lists of tests are the longest.
const maxLine = 1 << 20

func readLynis(r io.Reader) (Scan, error) {
	l := lynisReport{keys: map[string]string{}, warned: map[string]string{}, suggested: map[string]string{}, weak: map[string]bool{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	for lines.Scan() {
		if err := l.line(strings.TrimSpace(lines.Text())); err != nil {
			return Scan{}, err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return Scan{}, errors.New("a line is longer than 1 MiB; take lynis-report.dat as Lynis wrote it")
	case err != nil:
		return Scan{}, err
	}
	if l.keys["finish"] != "true" {
		return Scan{}, errCut
	}
	return l.scan()
}

// line reads one line.
func (l *lynisReport) line(line string) error {
	key, value, ok := strings.Cut(line, "=")
	if !ok || strings.HasPrefix(line, "#") {
		return nil
	}
	id, rest, _ := strings.Cut(value, "|")
	switch key {
	case "warning[]":
		l.warned[id] = rest
	case "suggestion[]":
		l.suggested[id] = rest
		if _, about, ok := strings.Cut(rest, "|"); ok && id == "SSH-7408" { // where older versions have no details
			name, _, _ := strings.Cut(about, " ")
			l.weak[name] = true
		}
	case "details[]":
		if _, field, ok := strings.Cut(rest, "field:"); ok && id == "SSH-7408" {
			name, _, _ := strings.Cut(field, ";")
			l.weak[name] = true
		}
	case "tests_executed":
		l.executed = append(l.executed, strings.Split(value, "|")...)
	case "tests_skipped":
		l.skipped = append(l.skipped, strings.Split(value, "|")...)
	default:
		if strings.HasSuffix(key, "[]") {
			return nil
		}
		if was, there := l.keys[key]; there && was != value && (key == "report_datetime_start" || key == "hostname" || key == "lynis_version") {
			return fmt.Errorf("it holds two reports: %s is there twice; import each by itself", key)
		}
		if len(l.keys) < MaxResults {
			l.keys[clean(key)] = value
		}
	}
	return nil
}

// scan is what the report says. A warning is a fail; a suggestion is advice, which may be
// about a detail.
func (l *lynisReport) scan() (Scan, error) {
	t := newTally(Scan{Kind: Lynis, Maps: []string{string(Lynis)}, Tool: "Lynis", Version: clean(l.keys["lynis_version"])})
	t.of(l.keys["hostname"], "")
	t.at(first(l.keys["report_datetime_end"], l.keys["report_datetime_start"]))
	host := l.keys["hostname"]
	for _, id := range l.executed {
		status, detail := Pass, ""
		if said, ok := l.warned[id]; ok {
			status, detail = Fail, said
		} else if said, ok := l.suggested[id]; ok {
			status, detail = Partial, said
		}
		if !t.again(id) {
			t.add(id, status, host, strings.TrimRight(strings.ReplaceAll(detail, "|-", ""), "|"))
		}
	}
	l.unlisted(t, host)
	for _, id := range l.skipped {
		if !t.again(id) {
			t.add(id, Manual, host, "")
		}
	}
	l.facts(t, host)
	t.scan.Notes = append(t.scan.Notes, "It is about one server; what it shows of others has to be seen there.")
	if l.keys["container"] == "1" {
		t.scan.Notes = append(t.scan.Notes, "It was run in a container, which says little about the server below.")
	}
	return t.done()
}

// unlisted counts what a report says of tests that it does not list as executed.
func (l *lynisReport) unlisted(t *tally, host string) {
	for _, of := range []struct {
		said   map[string]string
		status Status
	}{{l.warned, Fail}, {l.suggested, Partial}} {
		for _, id := range slices.Sorted(maps.Keys(of.said)) {
			if _, there := t.checks[baseID(clean(id))]; !there && id != "" {
				t.again(id)
				t.add(id, of.status, host, strings.TrimRight(strings.ReplaceAll(of.said[id], "|-", ""), "|"))
			}
		}
	}
}

// facts are results of our own, from what Lynis writes about the server.
func (l *lynisReport) facts(t *tally, host string) {
	flag := func(check, key, pass, fail string) {
		switch v := l.keys[key]; {
		case v == "":
		case v == pass:
			t.add(check, Pass, host, key+"="+v)
		case v == fail:
			t.add(check, Fail, host, key+"="+v)
		default:
			t.add(check, Manual, host, key+"="+v)
		}
	}
	if l.keys["container"] == "1" {
		return // neither its firewall nor its updates are those of a server
	}
	flag("firewall_active", "firewall_active", "1", "0")
	flag("firewall_empty_ruleset", "firewall_empty_ruleset", "0", "1")
	flag("linux_auditd_running", "linux_auditd_running", "1", "0")
	flag("ssh_daemon_off", "ssh_daemon_running", "0", "1")
	if l.keys["package_audit_tool_found"] == "1" { // 0 packages means nothing without it
		flag("vulnerable_packages_found", "vulnerable_packages_found", "0", "1")
	}
	if l.keys["ssh_daemon_running"] == "1" && l.ran("SSH-7408") {
		if l.weak["PermitRootLogin"] {
			t.add("ssh_permit_root_login", Fail, host, "PermitRootLogin")
		} else {
			t.add("ssh_permit_root_login", Pass, host, "PermitRootLogin")
		}
	}
}

func (l *lynisReport) ran(test string) bool {
	for _, id := range l.executed {
		if id == test {
			return true
		}
	}
	return false
}

package ical

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yourpart/export/report"
)

// An icsFile gathers the lines of a calendar by RFC 5545. It is written here,
// without a library: see docs/decisions/0030.
type icsFile struct {
	b    bytes.Buffer
	open []string // components that are not closed yet
}

func (f *icsFile) begin(component string) {
	f.open = append(f.open, component)
	f.line("BEGIN", component)
}

func (f *icsFile) end() {
	last := len(f.open) - 1
	f.line("END", f.open[last])
	f.open = f.open[:last]
}

// icsLine is how many bytes a line holds.
const icsLine = 75

// line writes a property whose value needs no escape, folded between
// characters, never inside one.
func (f *icsFile) line(name, value string) {
	s := name + ":" + value
	for room := icsLine; len(s) > room; room = icsLine - 1 {
		at := room
		for !utf8.RuneStart(s[at]) {
			at--
		}
		f.b.WriteString(s[:at] + "\r\n ")
		s = s[at:]
	}
	f.b.WriteString(s + "\r\n")
}

var icsEscape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// text writes a property with words in it.
func (f *icsFile) text(name, value string) { f.line(name, icsEscape.Replace(value)) }

func (f *icsFile) day(name string, t time.Time) {
	f.line(name+";VALUE=DATE", t.Format("20060102"))
}

// moment is midnight of the day, UTC: the clock of the machine is never read.
func moment(t time.Time) string { return t.Format("20060102") + "T000000Z" }

func (f *icsFile) writeTo(w io.Writer) error {
	_, err := w.Write(f.b.Bytes())
	return err
}

// Read counts the actions in a written calendar, and makes sure that it is
// whole: every line ended, every component closed.
func Read(file []byte) (report.Counts, error) {
	c := report.Counts{Services: report.NotCounted, Answers: report.NotCounted}
	body, ended := bytes.CutSuffix(file, []byte("\r\n"))
	if !ended {
		return c, errors.New("its last line is cut short")
	}
	var open []string
	for i, l := range strings.Split(strings.ReplaceAll(string(body), "\r\n ", ""), "\r\n") {
		name, value, ok := strings.Cut(l, ":")
		switch {
		case !ok || (i > 0 && len(open) == 0):
			return c, fmt.Errorf("no calendar: %q is out of place", l)
		case name == "BEGIN":
			open = append(open, value)
		case name == "END":
			if open[len(open)-1] != value {
				return c, fmt.Errorf("no calendar: %s ends inside %s", value, open[len(open)-1])
			}
			open = slices.Delete(open, len(open)-1, len(open))
		case name == icsAction:
			c.Actions++
		}
	}
	if len(open) > 0 {
		return c, fmt.Errorf("no calendar: %s is not closed", open[len(open)-1])
	}
	return c, nil
}

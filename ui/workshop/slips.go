package workshop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
	"yourpart/ui/cli"
	"yourpart/ui/workshop/room"
)

// slips are who may come in with which codes, as a file has them that is for the facilitator
// alone.
type slips struct {
	path   string
	people []string
	codes  map[string]string
}

// mostSlips bounds the file, in bytes.
const mostSlips = 64 << 10

// slipsOf is where the slips of an assessment's file are.
func slipsOf(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + "-slips.txt"
}

// slipsFor are the slips of a workshop. Who has one already keeps the code, so that people
// come back with the one they know after the program was ended.
func slipsFor(o cli.Workshop) (slips, error) {
	s := slips{path: slipsOf(o.Document.Store.Path())}
	before, err := readSlips(s.path)
	if err != nil {
		return s, err
	}
	typed := o.People
	if len(typed) == 0 {
		typed = before.people
	}
	if len(typed) == 0 {
		return s, cli.UsageError("who takes part? --people Anna,Ben makes a slip with a code for each")
	}
	if s.people, err = room.CheckNames(typed); err != nil {
		return s, cli.UsageError("--people: %v", err)
	}
	s.codes = map[string]string{}
	for _, name := range append([]string{room.Facilitator}, s.people...) {
		if s.codes[name] = before.codes[strings.ToLower(name)]; s.codes[name] == "" {
			s.codes[name] = room.NewCode()
		}
	}
	if err := store.WriteFile(s.path, []byte(s.text()), false); err != nil {
		return s, err
	}
	const others = 0o077
	if info, err := os.Stat(s.path); err == nil && info.Mode().Perm()&others != 0 {
		if err := os.Chmod(s.path, 0o600); err != nil {
			return s, fmt.Errorf("others may read %s, which has the codes: %w", text.Shown(s.path), store.Reason(err))
		}
	}
	return s, nil
}

// text is the file: a line for each, to be cut apart.
func (s slips) text() string {
	var b strings.Builder
	b.WriteString("# Codes for the workshop. Print this, cut it apart, and give everybody their own slip.\n# Remove it when the workshop is over: who has a code can answer under that name.\n")
	for _, name := range append(append([]string{}, s.people...), room.Facilitator) {
		fmt.Fprintf(&b, "\n%s  %s\n", s.codes[name], name)
	}
	return b.String()
}

// readSlips reads slips that are there already; codes are by names in lower case.
func readSlips(path string) (s slips, err error) {
	s = slips{path: path, codes: map[string]string{}}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		return s, fmt.Errorf("%s: %w", text.Shown(path), store.Reason(err))
	case !info.Mode().IsRegular() || info.Size() > mostSlips:
		return s, fmt.Errorf("%s is not a file of slips; move it away", text.Shown(path))
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return s, fmt.Errorf("%s: %w", text.Shown(path), store.Reason(err))
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		code, name, ok := strings.Cut(line, "  ")
		if name = strings.TrimSpace(name); !ok || !room.IsCode(code) || name == "" {
			return s, fmt.Errorf("%s is not a file of slips; move it away", text.Shown(path))
		}
		s.codes[strings.ToLower(name)] = code
		if name != room.Facilitator {
			s.people = append(s.people, name)
		}
	}
	return s, nil
}

// Package terminfo answers the one question that is asked of a terminal's
// description here: whether it names true colour. It takes the place of the
// module of its name (go.mod says so), which looks the user up through the C
// library, and so may open a socket; decision 32 has the whole story.
package terminfo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// init comes before all that asks for colours, which is why it is here: in tmux,
// the library that asks starts tmux, which opens a socket.
func init() { _ = os.Unsetenv("TMUX") }

// mostBytes is how long a description may be; ncurses itself takes 32 KiB.
const mostBytes = 64 << 10

// A Terminfo is what a description says.
type Terminfo struct{ flags map[string]bool }

// Load reads the description of a terminal, such as xterm-256color, from where
// ncurses keeps them: $TERMINFO, ~/.terminfo, $TERMINFO_DIRS and the folders of
// the system. The error says that there is none, or why it cannot be read.
func Load(name string) (*Terminfo, error) {
	if name == "" || strings.HasPrefix(name, ".") || strings.ContainsAny(name, `/\`) {
		return nil, fmt.Errorf("%q is not the name of a terminal", name)
	}
	for _, dir := range folders() {
		for _, letter := range []string{name[:1], fmt.Sprintf("%02x", name[0])} { // macOS has the second
			b, err := read(filepath.Join(dir, letter, name))
			if err == nil {
				return parse(b), nil
			}
			if !errors.Is(err, os.ErrNotExist) {
				return nil, err
			}
		}
	}
	return nil, fmt.Errorf("there is no description of the terminal %q", name)
}

func folders() (dirs []string) {
	if dir := os.Getenv("TERMINFO"); dir != "" {
		dirs = append(dirs, dir)
	}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, filepath.Join(home, ".terminfo"))
	}
	if list := os.Getenv("TERMINFO_DIRS"); list != "" {
		dirs = append(dirs, strings.Split(list, ":")...)
	}
	return append(dirs, "/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo")
}

// parse finds the names of true colour. Names that are not in the standard are
// written out at the end of a description, each between zero bytes.
func parse(b []byte) *Terminfo {
	t := &Terminfo{flags: map[string]bool{}}
	for _, name := range []string{"Tc", "RGB"} {
		if bytes.Contains(b, []byte("\x00"+name+"\x00")) {
			t.flags[name] = true
		}
	}
	return t
}

// ExtBoolCapsShort gives the flags that are set, by their short names: of all
// there may be, Tc and RGB.
func (t *Terminfo) ExtBoolCapsShort() map[string]bool { return t.flags }

// StringCapsShort gives nothing: what keys send is not looked up.
func (t *Terminfo) StringCapsShort() map[string][]byte { return nil }

// ExtStringCapsShort gives nothing, as StringCapsShort does.
func (t *Terminfo) ExtStringCapsShort() map[string][]byte { return nil }

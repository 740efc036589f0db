//go:build unix

package ui

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// TestTrueColour is found in the description of a terminal, in the user's
// folder or where TERMINFO says, and nowhere else.
func TestTrueColour(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	describe := func(dir, name, text string) {
		if err := os.MkdirAll(filepath.Join(dir, name[:1]), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name[:1], name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	own := filepath.Join(home, ".terminfo")
	describe(own, "yp-tc", "\x1a\x01...\x00AX\x00Tc\x00")
	describe(own, "yp-rgb", "\x1e\x02...\x00RGB\x00U8\x00")
	describe(own, "yp-plain", "\x1a\x01...\x00AX\x00Tcx\x00")
	describe(filepath.Join(home, "other"), "yp-plain-too", "\x00Tc\x00")
	if err := os.MkdirAll(filepath.Join(own, "y", "yp-folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]colorprofile.Profile{"yp-tc": colorprofile.TrueColor, "yp-rgb": colorprofile.TrueColor,
		"yp-plain": colorprofile.ANSI, "yp-plain-too": colorprofile.ANSI, "yp-folder": colorprofile.ANSI, "yp-none": colorprofile.ANSI,
		"../y/yp-tc": colorprofile.ANSI} {
		if got := colorprofile.Terminfo(name); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	t.Setenv("TERMINFO", filepath.Join(home, "other"))
	if got := colorprofile.Terminfo("yp-plain-too"); got != colorprofile.TrueColor {
		t.Errorf("with TERMINFO: %v", got)
	}
}

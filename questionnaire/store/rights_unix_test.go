//go:build unix

package store_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"yourpart/questionnaire/store"
)

// hasMode reports a fault unless files have a mode.
func hasMode(t *testing.T, after string, want fs.FileMode, paths ...string) {
	t.Helper()
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatalf("%s: %v", after, err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("after %s %s has mode %v, want %v", after, filepath.Base(p), info.Mode().Perm(), want)
		}
	}
}

// A new file is for its owner alone. Every way of writing keeps the mode of one
// that is there, of the file and of the version before it.
func TestSaveKeepsTheMode(t *testing.T) {
	s, path := create(t, named(1))
	hasMode(t, "making it", 0o600, path)
	save(t, s, named(2))
	hasMode(t, "a save", 0o600, path, path+".bak")
	if err := os.Chmod(path, 0o664); err != nil {
		t.Fatal(err)
	}
	both := []string{path, path + ".bak"}
	save(t, s, named(3))
	hasMode(t, "a save", 0o664, both...)
	for i, seal := range []func(*store.Key) error{s.Encrypt, s.Rekey} {
		key, err := keys("").New(fmt.Sprintf("%s %d", passphrase, i))
		if err != nil {
			t.Fatal(err)
		}
		if err := seal(key); err != nil {
			t.Fatal(err)
		}
		hasMode(t, "encrypting", 0o664, both...)
	}
	if err := s.Decrypt(named(4)); err != nil {
		t.Fatal(err)
	}
	hasMode(t, "decrypting", 0o664, both...)
	save(t, s, named(5))
	if told := s.Remarks(); len(told) > 0 {
		t.Errorf("told %q", told)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	save(t, s, named(6))
	hasMode(t, "a save of one that was removed", 0o664, path)
	save(t, s, named(7))
	s.Close()
	write(t, path, "cut sho")
	if _, err := store.Restore(path); err != nil {
		t.Fatal(err)
	}
	hasMode(t, "restoring", 0o664, path, path+".damaged")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Restore(path); err != nil {
		t.Fatal(err)
	}
	hasMode(t, "restoring one that is gone", 0o664, path)
}

// The version of another program keeps its own mode where it is set aside.
func TestSetAsideKeepsTheMode(t *testing.T) {
	s, path := create(t, named(1))
	write(t, path, "theirs")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	save(t, s, named(2))
	kept := s.Aside()
	if len(kept) != 1 {
		t.Fatalf("set aside: %v", kept)
	}
	hasMode(t, "setting aside", 0o640, kept[0], path)
}

// WriteFile, which writes reports, keeps the mode of what it replaces.
func TestWriteFileKeepsTheMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "firm.pdf")
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644} {
		if err := store.WriteFile(path, []byte("report"), false); err != nil {
			t.Fatal(err)
		}
		if mode != 0o600 {
			hasMode(t, "writing", mode, path)
		}
		if next := mode | 0o040; os.Chmod(path, map[fs.FileMode]fs.FileMode{0o600: next, 0o640: 0o644, 0o644: 0o644}[mode]) != nil {
			t.Fatal("the mode cannot be changed")
		}
	}
}

// A file stays its group's. The test takes any group that this user may give a
// file to.
func TestSaveKeepsTheGroup(t *testing.T) {
	s, path := create(t, named(1))
	groups, err := os.Getgroups()
	if os.Geteuid() == 0 {
		groups, err = []int{54321}, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, gid := range groups {
		if err := os.Chown(path, -1, gid); err != nil {
			continue
		}
		if err := os.Chmod(path, 0o660); err != nil {
			t.Fatal(err)
		}
		save(t, s, named(2))
		for _, p := range []string{path, path + ".bak"} {
			info, err := os.Stat(p)
			if err != nil {
				t.Fatal(err)
			}
			if got := int(info.Sys().(*syscall.Stat_t).Gid); got != gid || info.Mode().Perm() != 0o660 {
				t.Errorf("%s has group %d, mode %v, want group %d", filepath.Base(p), got, info.Mode(), gid)
			}
		}
	}
}

// Where owner or group cannot be kept nobody gets a right that he did not
// have, and what that costs others is told.
func TestModeNeverWidens(t *testing.T) {
	for _, c := range []struct {
		mode       fs.FileMode
		own, group bool
		want       fs.FileMode
		enough     bool
	}{
		{0o660, true, true, 0o660, true},
		{0o660, false, true, 0o660, true},
		{0o640, false, true, 0o640, false}, // who had it could write
		{0o660, true, false, 0o600, false},
		{0o640, true, false, 0o600, false},
		{0o666, false, false, 0o666, true},
		{0o664, true, false, 0o644, false},
		{0o606, true, false, 0o600, false}, // the group was shut out
		{0o600, true, false, 0o600, true},
		{0o600, false, false, 0o600, false},
	} {
		if got, enough := store.ModeFor(c.mode, c.own, c.group); got != c.want || enough != c.enough {
			t.Errorf("%v, the same owner %v, the same group %v: %v, %v", c.mode, c.own, c.group, got, enough)
		}
	}
}

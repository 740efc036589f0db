package store_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/internal/text"
	q "yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// linked is a file with a backup, a link to it from another folder, and the
// link's path.
func linked(t *testing.T) (path, link string) {
	t.Helper()
	s, path := create(t, named(1))
	save(t, s, answered())
	save(t, s, named(3))
	s.Close()
	link = filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	return path, link
}

// The version before is found and brought back where the link leads, also
// where the file there is gone. The link stays one.
func TestRestoreThroughALink(t *testing.T) {
	path, link := linked(t)
	for name, harm := range map[string]func() error{
		"damaged": func() error { return os.WriteFile(path, []byte("cut sho"), 0o600) },
		"gone":    func() error { return os.Remove(path) },
	} {
		if err := harm(); err != nil {
			t.Fatal(err)
		}
		var d *store.DamagedError
		if _, err := store.Load(link); !errors.As(err, &d) || lacks(err, link, "1 answer,", path+".bak") {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := store.Restore(link); err != nil || version(t, path) != "answered" {
			t.Errorf("%s: %v", name, err)
		}
		if to, err := os.Readlink(link); err != nil || to != path {
			t.Errorf("%s: the link leads to %q, %v", name, to, err)
		}
	}
	circle := filepath.Join(t.TempDir(), "circle.json")
	if err := os.Symlink(circle, circle); err != nil {
		t.Fatal(err)
	}
	if _, _, err := store.Open(circle); err == nil {
		t.Error("a link to itself opens")
	}
}

// A folder in the file's place is not replaced, and what is written is not lost.
func TestFolderInItsPlace(t *testing.T) {
	s, path := create(t, named(1))
	if err := errors.Join(os.Rename(path, path+".moved"), os.Mkdir(path, 0o700)); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(named(2)); lacks(err, "not saved", path, "in its place", "move that away") {
		t.Errorf("%v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	save(t, s, named(2))
	if got := version(t, path); got != "2" {
		t.Errorf("version %s is on disk", got)
	}
}

// What is no lock but stands in its place is left alone and told of.
func TestLockInTheWay(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	lock := filepath.Join(filepath.Dir(path), ".firm.json.lock")
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.Symlink(victim, lock); err != nil {
		t.Skip(err)
	}
	if _, _, err := store.Open(path); lacks(err, path, lock, "in the way", "remove that") {
		t.Errorf("%v", err)
	}
	if _, err := os.Lstat(victim); err == nil {
		t.Error("a file was made where the link leads")
	}
}

// A name needs room for the endings of what stands beside it. One that is too
// long is refused before anything is written.
func TestLongName(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []int{225, 240, 250, 300} {
		path := filepath.Join(dir, strings.Repeat("n", n))
		s, err := store.Create(path, named(1), nil)
		if err == nil {
			save(t, s, named(2))
			s.Close()
			os.Remove(path)
			os.Remove(path + ".bak")
		} else if lacks(err, path, "shorter name") {
			t.Errorf("%d: %v", n, err)
		}
		if left := litter(t, filepath.Join(dir, "x")); len(left) > 0 {
			t.Errorf("%d: left behind: %v", n, left)
		}
	}
}

// An encrypted version before is told of, and can be brought back, by who has
// no passphrase at hand: it is only a copy.
func TestRestoreEncrypted(t *testing.T) {
	path := encrypted(t)
	whole := read(t, path)
	unasked := &store.Keys{Ask: func(string, int) (string, error) { return "", errors.New("nobody is there") }}
	for _, n := range []int{0, 10, 60} {
		write(t, path, whole[:n])
		for _, k := range []*store.Keys{new(store.Keys), unasked} {
			var d *store.DamagedError
			if _, err := k.Load(path); !errors.As(err, &d) || lacks(err, "the version before it, encrypted, is in", path+".bak") {
				t.Errorf("%d bytes: %v", n, err)
			}
		}
		if done, err := unasked.Restore(path); err != nil || done.Answers >= 0 {
			t.Errorf("%d bytes: %+v, %v", n, done, err)
		}
		if a, err := keys(passphrase).Load(path); err != nil || a.Profile.Name != "SECRETFIRM" {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	write(t, path, whole[:len(whole)/2]) // its head is whole, so the passphrase is asked for first
	if done, err := keys(passphrase).Restore(path); err != nil || done.Answers != 1 {
		t.Errorf("half of it: %+v, %v", done, err)
	}
}

// Cut short anywhere, a file is told as damaged, with what is still there.
func TestCutShortAnywhere(t *testing.T) {
	s, path := create(t, answered())
	save(t, s, answered())
	s.Close()
	whole := read(t, path)
	for n := range len(whole) - 1 { // the last byte is only the end of the line
		write(t, path, whole[:n])
		var d *store.DamagedError
		if _, err := store.Load(path); !errors.As(err, &d) || !errors.Is(err, q.ErrDamaged) || d.Answers != 1 {
			t.Fatalf("%d of %d bytes: %v", n, len(whole), err)
		}
	}
}

// What a message offers to copy is read by a shell as the path that was meant.
func TestArgument(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip(err)
	}
	for _, path := range []string{"plain.json", "two words.json", "it's.json", `say "hi".json`, "$HOME `id`.json", "-dash.json", "a\nb.json",
		"x\x1b[31m\u202e'y\\.json", "bytes\xff.json", "営業 👩‍👩‍👧.json"} {
		out, err := exec.Command(shell, "-c", "printf %s "+text.Argument(path)).Output()
		if got := strings.TrimPrefix(string(out), "./"); err != nil || got != path {
			t.Errorf("%q is read as %q, %v", path, got, err)
		}
	}
}

package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"yourpart/questionnaire/store"
)

// smallDisk mounts a disk of 64 kB, or skips the test where that is not allowed.
func smallDisk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k"); err != nil {
		t.Skip("no disk may be mounted here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestFullDisk(t *testing.T) {
	path := filepath.Join(smallDisk(t), "firm.json")
	s, err := store.Create(path, named(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	save(t, s, named(2))
	filler := filepath.Join(filepath.Dir(path), "filler")
	_ = os.WriteFile(filler, make([]byte, 1<<20), 0o600) // as much as there is room for
	ticket := s.Ticket()
	if err := s.SaveAs(ticket, named(3)); lacks(err, "not saved", path, "no space left", "make room", "save again") {
		t.Errorf("%v", err)
	}
	for _, err := range []error{s.SaveAs(ticket, named(3)), s.Encrypt(newKey(t, passphrase))} {
		if lacks(err, path, "no space left", "; make room on the disk, then ") || strings.Count(err.Error(), path) != 1 {
			t.Errorf("%v", err)
		}
	}
	if got, before := version(t, path), version(t, path+".bak"); got != "2" || before != "1" {
		t.Errorf("version %s is on disk, %s before it", got, before)
	}
	if left := litter(t, path); len(left) != 2 { // the filler and the lock
		t.Errorf("left behind: %v", left)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveAs(ticket, named(3)); err != nil || version(t, path) != "3" {
		t.Errorf("with room again: %v", err)
	}
}

func TestReadOnlyDisk(t *testing.T) {
	dir := smallDisk(t)
	path := filepath.Join(dir, "firm.json")
	s, err := store.Create(path, named(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	remount := func(flags uintptr) {
		if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Skip("no disk may be mounted anew here: ", err)
		}
	}
	remount(syscall.MS_RDONLY)
	if err := s.Save(named(2)); lacks(err, "not saved", path, "read-only", "make it writable") {
		t.Errorf("saving: %v", err)
	}
	if got := version(t, path); got != "1" {
		t.Errorf("version %s is on disk", got)
	}
	remount(0)
	s.Close()
	remount(syscall.MS_RDONLY)
	if _, _, err := store.Open(path); lacks(err, path, "read-only", "copy it to a folder of yours") {
		t.Errorf("opening: %v", err)
	}
}

// asNobody runs f on a thread of its own that has nobody's rights on files,
// also where the test is run by the superuser.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	done := make(chan bool)
	go func() {
		defer func() { done <- true }()
		runtime.LockOSThread() // and never let go, so that nothing else runs on it
		if syscall.Setfsuid(65534) == nil {
			f()
		}
	}()
	<-done
}

func TestReadOnlyFolder(t *testing.T) {
	s, path := create(t, named(1))
	dir := filepath.Dir(path)
	for up := dir; up != filepath.Clean(os.TempDir()); up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	ran := false
	asNobody(t, func() {
		ran = true
		if err := s.Save(named(2)); lacks(err, "not saved", path, "permission denied", "allow writing in its folder") {
			t.Errorf("saving: %v", err)
		}
		other := filepath.Join(dir, "other.json")
		if _, err := store.Create(other, named(1), nil); lacks(err, other, "copy it to a folder of yours") {
			t.Errorf("creating: %v", err)
		}
	})
	if !ran {
		t.Skip("rights cannot be given up here")
	}
	if got := version(t, path); got != "1" {
		t.Errorf("version %s is on disk", got)
	}
}

// A pipe can be read, but nothing can be saved in it.
func TestPipeIsNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.json")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	if _, _, err := store.Open(path); lacks(err, path, "not a regular file") {
		t.Errorf("%v", err)
	}
}

// A pipe that nobody writes into is not waited for, wherever it stands.
func TestPipesAreNotWaitedFor(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	pipe := func(at string) {
		t.Helper()
		_ = os.Remove(at)
		if err := syscall.Mkfifo(at, 0o600); err != nil {
			t.Skip(err)
		}
	}
	pipe(path)
	if err := s.Save(named(3)); lacks(err, "not saved", path, "in its place") {
		t.Errorf("saving: %v", err)
	}
	if _, err := store.Load(path); lacks(err, path, "pipe") {
		t.Errorf("loading: %v", err)
	}
	s.Close()
	if _, err := store.Restore(path); lacks(err, path, "pipe") {
		t.Errorf("restoring: %v", err)
	}
	_ = os.Remove(path)
	pipe(path + ".bak")
	write(t, path, "cut sho")
	if _, err := store.Load(path); lacks(err, path, "damaged") {
		t.Errorf("with a pipe as backup: %v", err)
	}
	pipe(filepath.Join(filepath.Dir(path), ".firm.json.lock"))
	if _, err := store.Restore(path); lacks(err, path, "in the way") {
		t.Errorf("with a pipe as lock: %v", err)
	}
}

// A folder that may not be read can still be saved into: only that the rename
// has reached the disk cannot be made sure of there.
func TestFolderClosedToReaders(t *testing.T) {
	s, path := create(t, named(1))
	dir := filepath.Dir(path)
	for up := dir; up != filepath.Clean(os.TempDir()); up = filepath.Dir(up) {
		if err := os.Chmod(up, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(dir, 0o333); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	asNobody(t, func() {
		if err := s.Save(named(2)); err != nil && !errors.Is(err, os.ErrPermission) {
			t.Errorf("saving: %v", err)
		}
	})
}

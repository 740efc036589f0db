package store_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"golang.org/x/sys/unix"

	"yourpart/questionnaire/store"
)

// setList gives a file or a folder a list of rights, or skips the test where the
// disk knows none.
func setList(t *testing.T, path, kind string, list ...[3]uint32) {
	t.Helper()
	if err := unix.Setxattr(path, "system.posix_acl_"+kind, store.ListOf(list...), 0); err != nil {
		t.Skip("no lists of rights here: ", err)
	}
}

// listOf is what a file has.
func listOf(t *testing.T, path string) [][3]uint32 {
	t.Helper()
	b := make([]byte, 1000)
	n, err := unix.Getxattr(path, "system.posix_acl_access", b)
	if err == unix.ENODATA {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return store.ReadListOf(b[:n])
}

// A save keeps a file's list of rights, and what programs noted beside it.
func TestSaveKeepsTheList(t *testing.T) {
	s, path := create(t, named(1))
	list := [][3]uint32{{1, 6, everyID}, {2, 6, bob}, {4, 4, everyID}, {16, 6, everyID}, {32, 0, everyID}}
	setList(t, path, "access", list...)
	if err := unix.Setxattr(path, "user.note", []byte("ours"), 0); err != nil {
		t.Skip(err)
	}
	save(t, s, named(2))
	for _, p := range []string{path, path + ".bak"} {
		if got := listOf(t, p); !reflect.DeepEqual(got, list) {
			t.Errorf("%s has the list %v", filepath.Base(p), got)
		}
		b := make([]byte, 10)
		if n, err := unix.Getxattr(p, "user.note", b); err != nil || string(b[:n]) != "ours" {
			t.Errorf("%s lacks what was noted: %v", filepath.Base(p), err)
		}
	}
}

// A folder that gives rights to all new files does not open one that was closed.
func TestFolderDoesNotWiden(t *testing.T) {
	s, path := create(t, named(1))
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	setList(t, filepath.Dir(path), "default", [3]uint32{1, 7, everyID}, [3]uint32{2, 7, bob}, [3]uint32{4, 7, everyID}, [3]uint32{16, 7, everyID}, [3]uint32{32, 7, everyID})
	save(t, s, named(2))
	if got := listOf(t, path); got != nil {
		t.Errorf("it has the list %v", got)
	}
	hasMode(t, "a save", 0o640, path)
}

// Somebody whom a list alone lets change a file can save it, and whose it was
// loses nothing.
func TestSavedThroughAList(t *testing.T) {
	h := sharedFolder(t, 0o777, alice)
	setList(t, h.path, "access", [3]uint32{1, 6, everyID}, [3]uint32{2, 6, bob}, [3]uint32{4, 4, everyID}, [3]uint32{16, 6, everyID}, [3]uint32{32, 0, everyID})
	for _, uid := range []int{bob, alice, bob} {
		if told := h.does(uid, nil, "x"); told != "" {
			t.Errorf("%d was told %q", uid, told)
		}
	}
	if got := version(t, h.path); got != "1xxx" {
		t.Errorf("version %s is on disk", got)
	}
	for _, e := range listOf(t, h.path) {
		if e[0] == 32 && e[1] != 0 || e[0] == 2 && e[2] != alice && e[2] != bob || e[0] == 8 && e[2] != alice && e[2] != bob {
			t.Errorf("an entry too many: %v", e)
		}
	}
}

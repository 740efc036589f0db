package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// named is an assessment whose name tells which version it is.
func named(n int) q.Assessment {
	a := q.New(fmt.Sprint(n))
	a.Identify(testID)
	return a
}

const testID = "testtesttesttesttest"

// version reads the number back.
func version(t *testing.T, path string) string {
	t.Helper()
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return a.Profile.Name
}

func create(t *testing.T, a q.Assessment) (*store.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "new folder", "firm.json")
	s, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, path
}

func save(t *testing.T, s *store.Store, a q.Assessment) {
	t.Helper()
	if err := s.Save(a); err != nil {
		t.Fatal(err)
	}
}

func TestSaveKeepsTheVersionBefore(t *testing.T) {
	s, path := create(t, named(1))
	if _, err := os.Stat(path + ".bak"); err == nil {
		t.Error("a new file has a backup")
	}
	for n := 2; n < 5; n++ {
		save(t, s, named(n))
		if got := version(t, path); got != fmt.Sprint(n) {
			t.Errorf("saved %d, read %s", n, got)
		}
		if got := version(t, path+".bak"); got != fmt.Sprint(n-1) {
			t.Errorf("after %d the backup is %s", n, got)
		}
	}
}

// litter lists what a folder holds beside the file and its backup.
func litter(t *testing.T, path string) (left []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if n := e.Name(); n != filepath.Base(path) && n != filepath.Base(path)+".bak" {
			left = append(left, n)
		}
	}
	return left
}

func TestNothingIsLeftBehind(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	bad := named(3)
	bad.Profile.Depth = "deep"
	if err := s.Save(bad); lacks(err, "not saved", "depth") {
		t.Errorf("an unsound assessment: %v", err)
	}
	if got := version(t, path); got != "2" {
		t.Errorf("a refused save changed the file to %s", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left := litter(t, path); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSecondWindowIsToldSo(t *testing.T) {
	s, path := create(t, named(1))
	if _, _, err := store.Open(path); !errors.Is(err, store.ErrLocked) || lacks(err, path) {
		t.Errorf("a second window: %v", err)
	}
	if got := version(t, path); got != "1" {
		t.Errorf("a held file cannot be read: %s", got)
	}
	s.Close()
	again, a, err := store.Open(path)
	if err != nil || a.Profile.Name != "1" || again.Path() != path {
		t.Fatalf("after the first window is closed: %v", err)
	}
	if _, _, err := store.Open(path); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a third window: %v", err)
	}
	again.Close()
}

func TestOnlyOneOfManyWindowsGetsTheFile(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	var held sync.Mutex // by whoever has the file open
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 25 {
				s, _, err := store.Open(path)
				if errors.Is(err, store.ErrLocked) {
					continue
				}
				if err != nil {
					t.Error(err)
					return
				}
				if !held.TryLock() {
					t.Error("two windows have the file")
					return
				}
				if err := s.Save(named(2)); err != nil {
					t.Error(err)
				}
				held.Unlock()
				s.Close()
			}
		})
	}
	wg.Wait()
}

func TestOlderSaveNeverReplacesANewerOne(t *testing.T) {
	s, path := create(t, named(0))
	first, second := s.Ticket(), s.Ticket()
	if err := s.SaveAs(second, named(2)); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveAs(first, named(1)); err != nil {
		t.Fatal(err)
	}
	if got := version(t, path); got != "2" {
		t.Errorf("version %s is on disk", got)
	}
	if got := version(t, path+".bak"); got != "0" {
		t.Errorf("version %s is the backup", got)
	}
}

func TestSavesFromManyGoroutines(t *testing.T) {
	s, path := create(t, named(0))
	var wg sync.WaitGroup
	for n := 1; n <= 40; n++ {
		ticket := s.Ticket()
		wg.Go(func() {
			if err := s.SaveAs(ticket, named(n)); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if got := version(t, path); got != "40" {
		t.Errorf("version %s is on disk, not the newest", got)
	}
}

func TestFailedSaveMayBeTriedAgain(t *testing.T) {
	s, path := create(t, named(1))
	if err := os.Mkdir(path+".bak", 0o700); err != nil { // stands in the way
		t.Fatal(err)
	}
	ticket := s.Ticket()
	if err := s.SaveAs(ticket, named(2)); lacks(err, "not saved", path) {
		t.Fatalf("%v", err)
	}
	if got := version(t, path); got != "1" {
		t.Errorf("a failed save changed the file to %s", got)
	}
	if err := os.Remove(path + ".bak"); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveAs(ticket, named(2)); err != nil || version(t, path) != "2" {
		t.Errorf("the second try: %v", err)
	}
}

func TestErrorsNameTheFile(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "firm.json")
	if _, err := store.Load(file); !errors.Is(err, fs.ErrNotExist) || lacks(err, file) || strings.Count(err.Error(), file) != 1 {
		t.Errorf("a missing file: %v", err)
	}
	if _, err := store.Load(dir); lacks(err, dir, "is a folder") {
		t.Errorf("a folder: %v", err)
	}
	if _, _, err := store.Open(dir); lacks(err, dir, "is a folder") {
		t.Errorf("opening a folder: %v", err)
	}
	write(t, file, saved(t)[:50])
	if _, err := store.Load(file); lacks(err, file) || !errors.Is(err, q.ErrDamaged) || strings.Contains(err.Error(), ".bak") {
		t.Errorf("a damaged file without a backup: %v", err)
	}
	write(t, file+".bak", saved(t))
	if _, _, err := store.Open(file); lacks(err, file+".bak") || !errors.Is(err, q.ErrDamaged) {
		t.Errorf("a damaged file with a backup: %v", err)
	}
	before, _ := os.ReadFile(file)
	if _, err := store.Create(file, named(1), nil); lacks(err, file, "exists already") {
		t.Errorf("creating what is there: %v", err)
	}
	if after, _ := os.ReadFile(file); !bytes.Equal(before, after) {
		t.Error("a refused file was touched")
	}
	if left := litter(t, file); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	under := filepath.Join(file, "x.json") // a file is no folder
	if _, err := store.Create(under, named(1), nil); lacks(err, under) {
		t.Errorf("below a file: %v", err)
	}
}

func TestNewerFileIsLeftUntouched(t *testing.T) {
	path := filepath.Join(t.TempDir(), "firm.json")
	newer := strings.Replace(saved(t), `"format": 2`, `"format": 3`, 1)
	if err := os.WriteFile(path, []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := store.Open(path); !errors.Is(err, q.ErrNewer) {
		t.Errorf("%v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != newer {
		t.Error("it was changed")
	}
}

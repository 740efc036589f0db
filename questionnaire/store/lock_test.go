package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// TestCommandsTakeTurns: commands at once on one file wait for each other, and
// each goes on from what the one before it saved.
func TestCommandsTakeTurns(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	const commands = 40
	var wg sync.WaitGroup
	for n := range commands {
		wg.Go(func() {
			s, a, err := (&store.Keys{Command: true, Wait: time.Minute}).Open(path)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			a.Set(q.CellID{Control: "rules", Service: "service-" + string(rune('a'+n%26)) + string(rune('a'+n/26))}, q.Answer{Option: q.NotSure})
			if err := s.Save(a); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	a, err := store.Load(path)
	if err != nil || len(a.Answers) != commands {
		t.Errorf("%d answers, %v", len(a.Answers), err)
	}
	if left := litter(t, path); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestWhoHasTheFile: who waits in vain is told whether a window or a command
// has it; for a window nobody waits long.
func TestWhoHasTheFile(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	_, path := create(t, named(1))
	if _, _, err := (&store.Keys{Command: true, Wait: time.Hour}).Open(path); !errors.Is(err, store.ErrLocked) || lacks(err, path+": open in another window; close it there first") {
		t.Errorf("a window has it: %v", err)
	}
	other, path := create(t, named(1))
	other.Close()
	command, _, err := (&store.Keys{Command: true}).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := (&store.Keys{Wait: 50 * time.Millisecond}).Open(path); !errors.Is(err, store.ErrLocked) || lacks(err, path+": another command is changing it; try again") {
		t.Errorf("a command has it: %v", err)
	}
	if _, err := (&store.Keys{}).Restore(path); !errors.Is(err, store.ErrLocked) || lacks(err, "another command") {
		t.Errorf("restoring: %v", err)
	}
	go func() {
		time.Sleep(100 * time.Millisecond)
		command.Close()
	}()
	waited, _, err := (&store.Keys{Wait: time.Minute}).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	waited.Close()
}

// TestDiskWithoutLocks: nothing of ours stays where a file cannot be held.
func TestDiskWithoutLocks(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	defer store.FailLocks(errors.New("no locks available"))()
	if _, _, err := store.Open(path); lacks(err, path+": no locks available; it cannot be saved there, so copy it to a folder of yours") {
		t.Errorf("%v", err)
	}
	if left := litter(t, path); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestErrorsNameTheRightFile: once, and with what to do.
func TestErrorsNameTheRightFile(t *testing.T) {
	s, path := create(t, named(1))
	if err := os.Mkdir(path+".bak", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.Save(named(2)); lacks(err, "not saved: "+path+".bak: a folder is where", "move it away, then save again") || strings.Count(err.Error(), path) != 1 {
		t.Errorf("a folder at the backup: %v", err)
	}
	if err := os.Remove(path + ".bak"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", path+".bak.tmp"); err != nil {
		t.Skip(err)
	}
	if err := s.Save(named(2)); lacks(err, "not saved: "+path+".bak.tmp: is in the way", "remove it, then save again") || strings.Count(err.Error(), path) != 1 {
		t.Errorf("a link where the backup is made: %v", err)
	}
	gone := filepath.Join(filepath.Dir(path), "no folder", "x.pdf")
	if err := store.WriteFile(gone, nil, false); lacks(err, gone, "bring it back, then try again") || strings.Count(err.Error(), gone) != 1 {
		t.Errorf("no folder: %v", err)
	}
}

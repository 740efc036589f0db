package store_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

func write(t *testing.T, path, s string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A file that somebody deletes while it is open is written again, as the
// answers are still wanted.
func TestFileRemovedUnderUs(t *testing.T) {
	s, path := create(t, named(1))
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	save(t, s, named(2))
	if got := version(t, path); got != "2" {
		t.Errorf("version %s is on disk", got)
	}
	if kept := s.Aside(); len(kept) > 0 {
		t.Errorf("set aside: %v", kept)
	}
}

// A folder that is gone is not made again: it may be a stick that was pulled.
func TestFolderRemovedUnderUs(t *testing.T) {
	s, path := create(t, named(1))
	dir := filepath.Dir(path)
	if err := os.Rename(dir, dir+" moved"); err != nil {
		t.Skip("an open folder cannot be moved here: ", err)
	}
	ticket := s.Ticket()
	if err := s.SaveAs(ticket, named(2)); lacks(err, "not saved", path, "folder is gone or renamed", "save again") {
		t.Errorf("%v", err)
	}
	if err := os.Rename(dir+" moved", dir); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveAs(ticket, named(2)); err != nil || version(t, path) != "2" {
		t.Errorf("after it came back: %v", err)
	}
}

// What a sync program or an editor puts in place of the file is kept under
// another name; ours goes on, and so does our backup.
func TestFileReplacedUnderUs(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	other := strings.TrimSuffix(path, ".json") + ".other"
	replaceBy := func(content string) {
		write(t, path+".new", content)
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
	}
	replaceBy("theirs")
	save(t, s, named(3))
	if kept := s.Aside(); len(kept) != 1 || kept[0] != other+".json" {
		t.Errorf("set aside: %v", kept)
	}
	write(t, path, "edited in place")
	save(t, s, named(4))
	if kept := s.Aside(); len(kept) != 1 || kept[0] != other+"-2.json" {
		t.Errorf("set aside: %v", kept)
	}
	if got := read(t, other+".json") + ", " + read(t, other+"-2.json"); got != "theirs, edited in place" {
		t.Errorf("kept %q", got)
	}
	if got, before := version(t, path), version(t, path+".bak"); got != "4" || before != "1" {
		t.Errorf("version %s is on disk, %s before it", got, before)
	}
	if len(s.Aside()) > 0 {
		t.Error("told twice")
	}
}

// A clock that goes back, or a program that only touches the file, is no
// other version. Saves follow each other by number, not by time.
func TestClockGoesBack(t *testing.T) {
	s, path := create(t, named(1))
	for n, when := range []time.Time{time.Now().AddDate(5, 0, 0), time.Unix(0, 0), time.Now().Add(time.Hour)} {
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
		save(t, s, named(n+2))
		if got := version(t, path); got != named(n+2).Profile.Name {
			t.Errorf("version %s is on disk", got)
		}
	}
	if kept := s.Aside(); len(kept) > 0 {
		t.Errorf("set aside: %v", kept)
	}
}

// Two windows are on one file also where a link leads to it, and the link
// stays one.
func TestLinkToTheFile(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	link := filepath.Join(t.TempDir(), "link.json")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if _, err := os.ReadFile(link); err != nil {
		t.Skip("links lead nowhere here: ", err)
	}
	s, _, err := store.Open(link)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, _, err := store.Open(path); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a second window: %v", err)
	}
	save(t, s, named(2))
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is one no longer: %v", err)
	}
	if version(t, path) != "2" || version(t, path+".bak") != "1" {
		t.Error("it was not saved where the link leads")
	}
}

// A file that is marked read-only is not replaced behind the owner's back.
func TestReadOnlyFile(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(path, 0o600)
	if _, _, err := store.Open(path); lacks(err, path, "read-only", "copy") {
		t.Errorf("opening: %v", err)
	}
	if version(t, path) != "1" {
		t.Error("it cannot be read")
	}
	if left := litter(t, path); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Opening removes what a power cut left half-written, and nothing else.
func TestOpenSweeps(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	s.Close()
	dir := filepath.Dir(path)
	for _, name := range []string{".firm.json.123456.tmp", "firm.json.bak.tmp", ".firm.json.notes.tmp", ".other.json.123.tmp", "firm.json.tmp"} {
		write(t, filepath.Join(dir, name), "half")
	}
	s, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if got := strings.Join(litter(t, path), " "); got != ".firm.json.notes.tmp .other.json.123.tmp firm.json.tmp" {
		t.Errorf("left: %s", got)
	}
}

func TestRestore(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, answered())
	save(t, s, named(3))
	if _, err := store.Restore(path); !errors.Is(err, store.ErrLocked) {
		t.Errorf("while it is open: %v", err)
	}
	s.Close()
	if _, err := store.Restore(path); lacks(err, path, "whole", ".bak") {
		t.Errorf("a sound file: %v", err)
	}
	write(t, path, "cut sho")
	var d *store.DamagedError
	if _, err := store.Load(path); !errors.As(err, &d) || d.Answers != 1 || lacks(err, path, "damaged", "1 answer,", path+".bak") {
		t.Errorf("a damaged file: %v", err)
	}
	done, err := store.Restore(path)
	if err != nil || done.Answers != 1 || done.Kept != path+".damaged" || read(t, done.Kept) != "cut sho" {
		t.Fatalf("%+v, %v", done, err)
	}
	if got := version(t, path); got != "answered" {
		t.Errorf("restored version %s", got)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Load(path); !errors.As(err, &d) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is gone: %v", err)
	}
	if done, err := store.Restore(path); err != nil || done.Kept != "" || version(t, path) != "answered" {
		t.Errorf("%+v, %v", done, err)
	}
	write(t, path, "")
	write(t, path+".bak", "")
	if _, err := store.Restore(path); lacks(err, path, "empty") || errors.As(err, &d) {
		t.Errorf("both damaged: %v", err)
	}
	if read(t, path) != "" {
		t.Error("it was touched")
	}
	if left := litter(t, path); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

// answered is an assessment with one answer.
func answered() q.Assessment {
	a := q.New("answered")
	a.Set(q.CellID{Control: "rules"}, q.Answer{Option: q.NotSure})
	return a
}

package document

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// Open takes an assessment's file in place of the open one.
func (s *Document) Open(path string) error {
	store, a, err := OpenFile(s.Options, path)
	if err != nil {
		return err
	}
	s.Take(store, a)
	return nil
}

// OpenFile reads and holds a file, and checks that the catalogue, where there is
// one, knows what is in it.
func OpenFile(o Options, path string) (*store.Store, questionnaire.Assessment, error) {
	store, a, err := o.Keys.Open(path)
	if err != nil {
		return nil, a, err
	}
	if err := FitsIn(o.Catalogue, path, a); err != nil {
		_ = store.Close()
		return nil, a, err
	}
	return store, a, nil
}

// FitsIn returns an error unless the catalogue, where there is one, knows what is
// in a file.
func FitsIn(c *catalogue.Catalogue, path string, a questionnaire.Assessment) error {
	if c == nil {
		return nil
	}
	if err := a.Fits(c); err != nil {
		return fmt.Errorf("%s: %w", text.Shown(path), err)
	}
	return nil
}

// Take makes an opened file the current one. Who changed the one before is not known
// to change this one.
func (s *Document) Take(store *store.Store, a questionnaire.Assessment) {
	s.Close()
	s.Store, s.Assessment = store, a
	s.Sealed = store != nil && store.Encrypted()
	s.Pending, s.newest, s.Failed, s.Begun, s.Who = 0, 0, nil, false, ""
	s.Recount()
}

// Unsaved is the error where the open assessment may not be left, as its
// last answers are not on disk.
func (s *Document) Unsaved() error {
	if s.Failed == nil {
		return nil
	}
	return fmt.Errorf("the open assessment is not saved yet, so it stays open: %w", s.Failed)
}

// Close lets other windows have the file.
func (s *Document) Close() {
	if s.Store != nil {
		_ = s.Store.Close()
		s.Store = nil
	}
}

// Create makes a file for a new assessment in the folder, under a name that
// is free.
func Create(folder string, a questionnaire.Assessment) (*store.Store, error) {
	base := questionnaire.FileName(a.Profile.Name)
	for n := 1; ; n++ {
		path := filepath.Join(folder, base+".json")
		if n > 1 {
			path = filepath.Join(folder, fmt.Sprintf("%s-%d.json", base, n))
		}
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		store, err := store.Create(path, a, nil)
		if errors.Is(err, fs.ErrPermission) {
			err = fmt.Errorf("no file can be made in %s; where you may write, yourpart new --name %s -o FILE makes one and yourpart open FILE goes on with it",
				text.Shown(folder), text.Argument(a.Profile.Name))
		}
		return store, err
	}
}

// ExamplePath is where the example is kept in the folder of assessments.
func ExamplePath(o Options) string { return filepath.Join(o.Folder, "example.json") }

// Example opens the example, made in the folder where it is not there yet.
func Example(o Options) (*store.Store, questionnaire.Assessment, error) {
	path := ExamplePath(o)
	if _, err := os.Lstat(path); err == nil {
		return OpenFile(o, path)
	}
	a, err := questionnaire.Decode(bytes.NewReader(o.Example))
	if err != nil {
		return nil, a, err
	}
	store, err := store.Create(path, a, nil)
	return store, a, err
}

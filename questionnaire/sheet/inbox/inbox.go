// Package inbox takes up the filled-in forms that lie in a folder: each file once, and
// one that is still being written when it is whole. What they say is for package sheet.
package inbox

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yourpart/questionnaire/sheet"
	"yourpart/questionnaire/store"
)

// MaxFiles is how many files of a folder are looked at. The rest are left alone.
const MaxFiles = 2000

// A File is one file that was read.
type File struct {
	Name  string // within the folder
	Reply sheet.Reply
	Err   error // one line on why it cannot be taken; nil where it can
}

// An Inbox is a folder that is looked into again and again.
type Inbox struct {
	dir  string
	seen map[string]state
}

// A state is what is known of a file since the last look.
type state struct {
	size  int64
	when  time.Time
	inode fs.FileInfo
	told  bool // what is in it was returned
}

// Open begins with a folder. The error says why it cannot be read.
func Open(dir string) (*Inbox, error) {
	if _, err := entries(dir); err != nil {
		return nil, err
	}
	return &Inbox{dir: dir, seen: map[string]state{}}, nil
}

// Look returns the files that are new or have changed since they were last returned, by
// their names. One that changed since the last look is left for the next, as it may be
// half written; with atOnce it is read as it is.
func (in *Inbox) Look(atOnce bool) ([]File, error) {
	list, err := entries(in.dir)
	if err != nil {
		return nil, err
	}
	var files []File
	there := map[string]bool{}
	for _, e := range list {
		name := e.Name()
		info, err := os.Stat(filepath.Join(in.dir, name)) // where a link leads
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		there[name] = true
		was, known := in.seen[name]
		now := state{size: info.Size(), when: info.ModTime(), inode: info}
		same := known && was.size == now.size && was.when.Equal(now.when) && os.SameFile(was.inode, info)
		if now.told = same && was.told; !now.told && (same || atOnce) {
			files = append(files, in.read(name))
			now.told = true
		}
		in.seen[name] = now
	}
	for name := range in.seen {
		if !there[name] {
			delete(in.seen, name)
		}
	}
	return files, nil
}

// entries are what may be an answer in a folder, by name: nothing hidden, and nothing
// that a browser or an editor has not finished.
func entries(dir string) ([]fs.DirEntry, error) {
	list, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("%w", store.Reason(err))
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return e.IsDir() || unfinished(e.Name()) })
	return list[:min(len(list), MaxFiles)], nil
}

func unfinished(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~") || strings.HasSuffix(name, "~") {
		return true
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".part", ".partial", ".crdownload", ".download", ".tmp", ".opdownload", ".swp":
		return true
	}
	return false
}

// read reads one file.
func (in *Inbox) read(name string) File {
	f := File{Name: name}
	r, err := store.OpenInput(filepath.Join(in.dir, name))
	if err != nil {
		f.Err = store.Reason(err)
		return f
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, sheet.MaxText+1))
	if err != nil {
		f.Err = store.Reason(err)
		return f
	}
	if f.Reply, f.Err = sheet.Read(b); errors.Is(f.Err, sheet.ErrNone) && len(b) == 0 {
		f.Err = errors.New("empty; nothing came back in it")
	}
	return f
}

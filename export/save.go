package export

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"yourpart/export/pdf/doc"
	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// Save writes the report to a file, whole or not at all, reads it back and counts it, and
// returns the paths of what was written: the report, and the annex where it has one in a
// file of its own. Either both are written or none. Folders that are missing are made.
// What is there is replaced; a device, or the pipe that a shell makes of >(command), is
// written into, and takes no annex. An error of the disk says what to do about it.
func (f FormatOf[T]) Save(r T, x doc.Extra, path string) ([]string, error) {
	beside := AnnexPath(path)
	if beside != "" {
		x.AnnexName = filepath.Base(beside)
	}
	b, annex, err := f.drawn(r, x, beside != "")
	if err != nil {
		return nil, err
	}
	written := []string{path}
	if annex == nil {
		err = save(b, path)
	} else {
		written = append(written, beside)
		err = saveBoth(b, annex, path, beside)
	}
	if err != nil {
		return nil, store.Advised(err, "write it again")
	}
	return written, nil
}

// drawn is the report and, where it may have one beside it, its annex, or nil. They are
// drawn at the same time, as neither needs the other.
func (f FormatOf[T]) drawn(r T, x doc.Extra, parted bool) (whole, annex []byte, err error) {
	var annexErr error
	var beside sync.WaitGroup
	var letters []doc.Lettering // of the annex, told after those of the report
	if parted {
		y := x
		y.Drew = func(l doc.Lettering) { letters = append(letters, l) }
		beside.Go(func() { annex, annexErr = f.AnnexBytes(r, y) })
	}
	whole, err = f.Bytes(r, x)
	beside.Wait()
	for _, l := range letters {
		if x.Drew != nil {
			x.Drew(l)
		}
	}
	if err = cmp.Or(err, annexErr); err != nil {
		return nil, nil, err
	}
	return whole, annex, nil
}

// AnnexPath is where the annex of a report at a path goes, as report.annex.pdf for
// report.pdf. It is empty where the path is that of something else than a file, which
// has no place beside it.
func AnnexPath(path string) string {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return ""
	}
	const ext = ".pdf"
	base := path
	if n := len(path) - len(ext); n > 0 && strings.EqualFold(path[n:], ext) {
		base = path[:n]
	}
	return base + ".annex" + ext
}

// saveBoth writes a report and its annex. The annex goes first: where the report cannot
// be written then, what was in its place comes back.
func saveBoth(b, annex []byte, path, beside string) error {
	var was []byte
	info, err := os.Stat(beside)
	there := err == nil
	if there && info.Mode().IsRegular() {
		was, _ = os.ReadFile(beside)
	}
	if err := save(annex, beside); err != nil {
		if !there {
			_ = os.Remove(beside)
		}
		return err
	}
	err = save(b, path)
	switch {
	case err == nil:
		return nil
	case was != nil:
		_ = store.WriteFile(beside, was, false)
	case !there:
		_ = os.Remove(beside)
	}
	return err
}

func save(b []byte, path string) error {
	if store.IsPipe(path) {
		return fmt.Errorf("%s: it is a pipe, which nobody may ever read; write to a file", text.Shown(path))
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			return fmt.Errorf("%s: %w", text.Shown(path), store.Reason(err))
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("%s: %w", text.Shown(filepath.Dir(path)), store.Reason(err))
	}
	if err := store.WriteFile(path, b, false); err != nil {
		return err
	}
	back, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("%s: %w", text.Shown(path), store.Reason(err))
	}
	if !bytes.Equal(back, b) {
		return fmt.Errorf("%s does not hold what was written to it; try another disk", text.Shown(path))
	}
	return nil
}

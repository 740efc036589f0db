package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"yourpart/export/pdf/doc"
	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// Save writes the report to a file, whole or not at all, reads it back and
// counts it. Folders that are missing are made. What is there is replaced; a
// device, or the pipe that a shell makes of >(command), is written into. An error of
// the disk says what to do about it.
func (f FormatOf[T]) Save(r T, x doc.Extra, path string) error {
	b, err := f.Bytes(r, x)
	if err != nil {
		return err
	}
	return store.Advised(save(b, path), "write it again")
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

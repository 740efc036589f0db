package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"yourpart/export/pdf/doc"
	"yourpart/questionnaire"
)

// Save writes the report to a file, whole or not at all, reads it back and
// counts it. Folders that are missing are made. What is there is replaced; a
// device, or the pipe that a shell makes of >(command), is written into.
func (f FormatOf[T]) Save(r T, x doc.Extra, path string) error {
	b, err := f.Bytes(r, x)
	if err != nil {
		return err
	}
	if questionnaire.IsPipe(path) {
		return fmt.Errorf("%s: it is a pipe, which nobody may ever read; write to a file", questionnaire.Shown(path))
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			return fmt.Errorf("%s: %w", questionnaire.Shown(path), questionnaire.Reason(err))
		}
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("%s: %w", questionnaire.Shown(filepath.Dir(path)), questionnaire.Reason(err))
	}
	if err := questionnaire.WriteFile(path, b, false); err != nil {
		return err
	}
	back, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("%s: %w", questionnaire.Shown(path), questionnaire.Reason(err))
	}
	if !bytes.Equal(back, b) {
		return fmt.Errorf("%s does not hold what was written to it; try another disk", questionnaire.Shown(path))
	}
	return nil
}

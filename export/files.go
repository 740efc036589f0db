package export

import (
	"fmt"
	_ "image/jpeg"
	"io"

	"yourpart/export/docx/word"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// ReadFont reads a file for Extra.Fonts. The error names the file and says
// what would be right.
func ReadFont(path string) (typeface.Source, error) {
	b, err := readChecked(path, typeface.MaxFontBytes, func(b []byte) error {
		_, err := typeface.Read(typeface.Source{File: b})
		return err
	})
	return typeface.Source{File: b, Path: path}, err
}

// ReadTemplate reads a file for Extra.Template. The error names the file and says
// what would be right.
func ReadTemplate(path string) ([]byte, error) {
	return readChecked(path, word.MaxTemplate, word.CheckTemplate)
}

// ReadLogo reads a file for Extra.Logo. The error names the file and says what
// would be right.
func ReadLogo(path string) ([]byte, error) {
	return readChecked(path, report.MaxLogoBytes, func(b []byte) error {
		_, err := report.DecodeLogo(b)
		return err
	})
}

// readChecked reads a file and looks whether it is what was asked for. Of one
// that has more bytes than it may, it reads one too many and no more. The error
// names the file.
func readChecked(path string, most int64, check func([]byte) error) ([]byte, error) {
	f, err := store.OpenInput(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text.Shown(path), store.Reason(err))
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text.Shown(path), store.Reason(err))
	}
	if err := check(b); err != nil {
		return nil, fmt.Errorf("%s: %w", text.Shown(path), err)
	}
	return b, nil
}

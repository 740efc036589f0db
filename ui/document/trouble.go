package document

import (
	"errors"
	"fmt"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// Opens reports whether the wizard can do something about a file that it could
// not open.
func Opens(err error) bool { return errors.As(err, new(*store.DamagedError)) || Closed(err) }

// Closed reports whether a file needs its passphrase.
func Closed(err error) bool { return errors.As(err, new(*store.EncryptedError)) }

// DamageText asks whether to bring an earlier version back in place of a damaged
// file.
func DamageText(d *store.DamagedError) string {
	return text.Sentence(d) + " Bring that version back? What is damaged is kept under another name."
}

// AsideText tells of a version that another program put in the file's place, and how
// to bring both together.
func AsideText(path string, kept []string) string {
	names := make([]string, len(kept))
	for i, k := range kept {
		names[i] = text.Shown(k)
	}
	return fmt.Sprintf("Another program changed %s meanwhile. Your answers are saved in it; the other version is kept as %s. What that says is not in yours yet: %s brings both together.",
		text.Shown(path), strings.Join(names, " and "), MergeCommand(path, kept))
}

// MergeCommand is what brings versions that were set aside into a file.
func MergeCommand(path string, kept []string) string {
	command := "yourpart merge " + text.Argument(path)
	for _, k := range kept {
		command += " " + text.Argument(k)
	}
	return command
}

// Told are sentences on what a save or an encryption of a file could not do. They
// are told once.
func Told(s *store.Store) (sentences []string) {
	for _, remark := range s.Remarks() {
		sentences = append(sentences, text.Sentence(errors.New(remark)))
	}
	return sentences
}

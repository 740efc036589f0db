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

// AsideText tells of a version that another program put in the file's place.
func AsideText(path string, kept []string) string {
	for i, k := range kept {
		kept[i] = text.Shown(k)
	}
	return fmt.Sprintf("Another program changed %s meanwhile. Your answers are saved in it; the other version is kept as %s.",
		text.Shown(path), strings.Join(kept, " and "))
}

// Told are sentences on what a save or an encryption of a file could not do. They
// are told once.
func Told(s *store.Store) (sentences []string) {
	for _, remark := range s.Remarks() {
		sentences = append(sentences, text.Sentence(errors.New(remark)))
	}
	return sentences
}

package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/text/unicode/norm"

	"yourpart/internal/passphrase"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// An encrypted assessment is one line that says so and two age files in text
// form: a key, encrypted for the passphrase, and the assessment, encrypted for
// that key. Turning a passphrase into a key is slow on purpose; with the key at
// hand a save is not.
const sealMark = "yourpart encrypted assessment, format 1\n"

// usualWork is the cost of turning a passphrase into a key, as a power of two:
// about half a second and 128 MB. A file that asks for more than mostWork is
// refused, as opening it could take all memory.
const (
	usualWork = 17
	mostWork  = 18
)

// ErrPassphrase says that a passphrase does not open a file. Nobody can tell
// what would.
var ErrPassphrase = errors.New("wrong passphrase; mind capital letters and the keyboard's language (nobody can open the file without the right one)")

// EncryptedError says that a file needs its passphrase.
type EncryptedError struct{ Path string }

// Error names the file.
func (e *EncryptedError) Error() string {
	return text.Shown(e.Path) + ": encrypted, and opens with its passphrase only"
}

// A Key opens and seals the files of one passphrase. Without one, files are
// plain text.
type Key struct {
	head     []byte // the mark and the key, encrypted for the passphrase
	identity *age.X25519Identity
}

// newKey makes a key that a passphrase opens.
func newKey(words string, work int) (*Key, error) {
	if err := passphrase.Check(words); err != nil {
		return nil, err
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	lock, err := age.NewScryptRecipient(norm.NFC.String(words))
	if err != nil {
		return nil, err
	}
	lock.SetWorkFactor(work)
	wrapped, err := encrypt([]byte(identity.String()+"\n"), lock)
	if err != nil {
		return nil, err
	}
	return &Key{append([]byte(sealMark), wrapped...), identity}, nil
}

// encrypt makes an age file in text form.
func encrypt(plain []byte, to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	text := armor.NewWriter(&out)
	w, err := age.Encrypt(text, to)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(plain); err != nil {
		return nil, err
	}
	err = errors.Join(w.Close(), text.Close())
	return out.Bytes(), err
}

// decrypt reads an age file in text form.
func decrypt(b []byte, with age.Identity) ([]byte, error) {
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(b)), with)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(r, questionnaire.MaxFile+1))
}

// sealed reports whether a file is an encrypted assessment.
func sealed(b []byte) bool { return bytes.HasPrefix(b, []byte(sealMark)) }

// parts takes an encrypted assessment apart into its head and the assessment.
func parts(b []byte) (head, body []byte, err error) {
	mark := []byte("\n" + armor.Header + "\n")
	first := bytes.Index(b, mark)
	if first != len(sealMark)-1 {
		return nil, nil, fmt.Errorf("%w: the part with its key is missing", questionnaire.ErrDamaged)
	}
	second := bytes.Index(b[first+1:], mark)
	if second < 0 {
		return nil, nil, fmt.Errorf("%w: the part with the answers is missing", questionnaire.ErrDamaged)
	}
	at := first + 1 + second + 1
	return b[:at], b[at:], nil
}

// unlock gets the key out of the head of an encrypted assessment.
func unlock(head []byte, passphrase string) (*Key, error) {
	lock, err := age.NewScryptIdentity(norm.NFC.String(passphrase))
	if err != nil {
		return nil, ErrPassphrase // it is empty
	}
	lock.SetMaxWorkFactor(mostWork)
	text, err := decrypt(head[len(sealMark):], lock)
	if errors.Is(err, age.ErrIncorrectIdentity) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, fmt.Errorf("%w: its key cannot be read (%v)", questionnaire.ErrDamaged, err)
	}
	identity, err := age.ParseX25519Identity(string(bytes.TrimSpace(text)))
	if err != nil {
		return nil, fmt.Errorf("%w: its key is none", questionnaire.ErrDamaged)
	}
	return &Key{bytes.Clone(head), identity}, nil
}

// open gets the assessment's text out of an encrypted one.
func (k *Key) open(body []byte) ([]byte, error) {
	plain, err := decrypt(body, k.identity)
	if err != nil {
		return nil, fmt.Errorf("%w: its encrypted part cannot be read", questionnaire.ErrDamaged)
	}
	return plain, nil
}

// seal makes a file of an assessment's text. Without a key it is the text.
func seal(plain []byte, k *Key) ([]byte, error) {
	if k == nil {
		return plain, nil
	}
	body, err := encrypt(plain, k.identity.Recipient())
	if err != nil {
		return nil, err
	}
	b := append(bytes.Clone(k.head), body...)
	if len(b) > questionnaire.MaxFile {
		return nil, errors.New("too large to be encrypted")
	}
	return b, nil
}

// Write writes an assessment, encrypted where there is a key; nil is none. One
// without an id gets one.
func Write(w io.Writer, a questionnaire.Assessment, key *Key) error {
	a.Identify(NewID())
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		return err
	}
	out, err := seal(b.Bytes(), key)
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

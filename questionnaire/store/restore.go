package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A DamagedError says that a file cannot be read while the version before it can.
type DamagedError struct {
	Path    string
	Err     error  // why the file cannot be read
	Backup  string // where the version before is
	Answers int    // how many that has; sealedAnswers where only its passphrase tells
}

const sealedAnswers = -1

// Error names the file, what is wrong, and what is still there.
func (d *DamagedError) Error() string {
	answers := fmt.Sprintf("with %d answers", d.Answers)
	switch d.Answers {
	case 1:
		answers = "with 1 answer"
	case sealedAnswers:
		answers = "encrypted"
	}
	return fmt.Sprintf("%v; the version before it, %s, is in %s", d.Err, answers, text.Shown(d.Backup))
}

// Unwrap gives the reason.
func (d *DamagedError) Unwrap() error { return d.Err }

// Load reads an assessment without holding it. The error names the file.
func Load(path string) (questionnaire.Assessment, error) {
	return new(Keys).Load(path)
}

// load also tells which version that was. A file that cannot be read, while
// the one before it can, or could with its passphrase, is a Damage.
func (k *Keys) load(path string) (questionnaire.Assessment, version, error) {
	a, v, err := k.readFile(path)
	if err == nil || errors.Is(err, questionnaire.ErrNewer) || closed(err) || (v.info == nil && !errors.Is(err, fs.ErrNotExist)) {
		return a, v, err
	}
	backup := backupOf(follow(path))
	before, _, bad := k.readFile(backup)
	answers := len(before.Answers)
	if closed(bad) {
		answers = sealedAnswers
	} else if bad != nil {
		return a, v, err
	}
	return a, v, &DamagedError{path, err, backup, answers}
}

// closed reports whether a file is not read for want of its passphrase.
func closed(err error) bool {
	return errors.As(err, new(*EncryptedError)) || errors.As(err, new(unasked)) || errors.Is(err, ErrPassphrase)
}

// readFile reads one file. The version is empty where nothing could be read.
func (k *Keys) readFile(path string) (questionnaire.Assessment, version, error) {
	f, err := OpenInput(path)
	if err != nil {
		return questionnaire.Assessment{}, version{}, named(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return questionnaire.Assessment{}, version{}, named(path, err)
	}
	if info.IsDir() {
		return questionnaire.Assessment{}, version{}, fmt.Errorf("%s is a folder; name the assessment's file in it", text.Shown(path))
	}
	b, err := questionnaire.ReadAll(f)
	if err != nil {
		return questionnaire.Assessment{}, version{}, named(path, err)
	}
	a, key, err := k.decode(path, b)
	if !errors.As(err, new(*EncryptedError)) { // which names the file itself
		err = named(path, err)
	}
	v := version{info: info, sum: sha256.Sum256(b), key: key}
	if a.Former() {
		v.former = b
	}
	return a, v, err
}

// A version tells one state of a file from others.
type version struct {
	info fs.FileInfo
	sum  [sha256.Size]byte
	key  *Key // nil for plain text
	// former is all of it where it is of format 1.
	former []byte
}

// is reports whether a file is that version by what its folder says of it. Times
// are only compared for being the same, so the clock may be wrong.
func (v version) is(now fs.FileInfo) bool {
	return v.info != nil && os.SameFile(v.info, now) && v.info.Size() == now.Size() && v.info.ModTime().Equal(now.ModTime())
}

// A Restored says what a restore did.
type Restored struct {
	Answers int    // how many the file has now; below 0 where only its passphrase tells
	Kept    string // where the damaged file is now; empty if there was none
	Lost    string // which rights of the file could not be kept; empty for none
}

// Restore puts the version before in place of a file that is damaged or gone.
// The damaged file is kept under another name.
func Restore(path string) (Restored, error) { return new(Keys).Restore(path) }

// Restore is the package's Restore for files that may be encrypted.
func (k *Keys) Restore(path string) (Restored, error) {
	if err := notYours(path); err != nil {
		return Restored{}, err
	}
	s, err := hold(path, k.as(), k.Wait)
	if err != nil {
		return Restored{}, err
	}
	defer s.Close()
	var damage *DamagedError
	switch _, _, err := k.load(s.file); {
	case err == nil:
		return Restored{}, fmt.Errorf("%s is whole, so nothing is restored; the version before it is in %s", text.Shown(path), text.Shown(backupOf(s.file)))
	case !errors.As(err, &damage):
		if _, gone := os.Lstat(backupOf(s.file)); errors.Is(gone, fs.ErrNotExist) && !errors.Is(err, questionnaire.ErrNewer) && !closed(err) {
			err = fmt.Errorf("%w; there is no version before it: %s does not exist", err, text.Shown(backupOf(s.file)))
		}
		return Restored{}, err
	}
	sweep(s.file)
	done := Restored{Answers: damage.Answers}
	if _, err := os.Lstat(s.file); err == nil {
		done.Kept = free(func(n string) string { return s.file + ".damaged" + n })
		if err := move(s.file, done.Kept); err != nil {
			return Restored{}, failed("not restored", named(path, err), "try again")
		}
	}
	b, err := os.ReadFile(backupOf(s.file))
	if err == nil {
		var back written
		back, err = put(s.file, b, false, done.Kept, backupOf(s.file))
		done.Lost = back.lost
	}
	return done, failed("not restored", named(path, err), "try again")
}

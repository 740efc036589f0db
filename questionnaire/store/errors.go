package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"yourpart/internal/text"
)

// Reason is an error of the disk without the path and the system call, which
// the message around it names better.
func Reason(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// A namedError is an error that names the file it is about.
type namedError struct {
	path string
	err  error
}

// Error names the file first.
func (e namedError) Error() string { return text.Shown(e.path) + ": " + e.err.Error() }

// Unwrap gives what is wrong with it.
func (e namedError) Unwrap() error { return e.err }

// named puts the file's name before an error, unless that names one already.
func named(path string, err error) error {
	if err == nil || errors.As(err, new(namedError)) {
		return err
	}
	return namedError{path, Reason(err)}
}

// inTheWay is the error for something that has a place of ours.
func inTheWay(path, words string) error { return namedError{path, errors.New(words)} }

// An unsureError says that a file was put in its place, but that the disk did
// not confirm it: a power cut may bring back the one before.
type unsureError struct{ err error }

// Error says what the disk said.
func (e unsureError) Error() string {
	return fmt.Sprintf("written, but the disk did not confirm that (%v), so a power cut may undo it", e.err)
}

// Unwrap gives what the disk said.
func (e unsureError) Unwrap() error { return e.err }

// unsaved says why a save failed, and what to do about it.
func unsaved(err error) error { return failed("not saved", err, "save again") }

// failed says what was not done and why, and what to do about it.
func failed(what string, err error, retry string) error {
	switch {
	case err == nil:
		return nil
	case errors.As(err, new(unsureError)):
		return fmt.Errorf("%s for certain: %w; %s, and keep a copy on another disk", what, err, retry)
	}
	return fmt.Errorf("%s: %w", what, advised(err, retry))
}

// shorten is the advice for a name that the disk does not take, or only
// without the ending of a backup or a temporary file.
const shorten = "choose a shorter name of letters and digits"

// advised adds to an error what a person can do about it, where that is known.
func advised(err error, retry string) error { return advise(err, retry, false) }

// Advised adds to an error of the disk what a person can do about it, where that is
// known, for what may as well be written elsewhere. retry is what to do after that,
// such as "write it again".
func Advised(err error, retry string) error { return advise(err, retry, true) }

func advise(err error, retry string, elsewhere bool) error {
	in := map[bool][2]string{ // by elsewhere: of a disk, and of a folder
		false: {"make it writable", "allow writing in its folder"},
		true:  {"choose another one", "choose a folder that you may write in"},
	}[elsewhere]
	if a, ok := err.(advisedError); ok {
		err = a.bare
	}
	var do string
	switch {
	case err == nil || errors.As(err, new(unsureError)) || errors.As(err, new(advisedError)):
		return err
	case tooLong(err):
		return advisedError{fmt.Errorf("%w; %s", err, shorten), err}
	case diskFull(err):
		do = "make room on the disk"
	case readOnly(err):
		do = "the disk takes no changes; " + in[0]
	case busy(err):
		do = "another program has it open; close that"
	case errors.Is(err, fs.ErrPermission):
		do = in[1]
	case errors.Is(err, fs.ErrNotExist) && !elsewhere:
		do = "its folder is gone or renamed; bring it back"
	default:
		return err
	}
	return advisedError{fmt.Errorf("%w; %s, then %s", err, do, retry), err}
}

// An advisedError says what to do already, so that it is said once: by who knows best
// what was being written.
type advisedError struct {
	error
	bare error // without the advice
}

func (e advisedError) Unwrap() error { return e.bare }

// lostRights is said of a file that was saved for fewer people than could use
// it before.
const lostRights = "not everybody who could open it still can, as the system does not let you hand on all its rights; its owner or an administrator can give them again"

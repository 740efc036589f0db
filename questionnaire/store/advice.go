package store

import (
	"errors"
	"fmt"
	"io/fs"
)

// Advised adds to an error of the disk what a person can do about it, where that is
// known. retry is what to do after that, such as "write it again".
func Advised(err error, retry string) error {
	var do string
	switch {
	case err == nil:
		return nil
	case tooLong(err):
		return fmt.Errorf("%w; %s", err, shorten)
	case diskFull(err):
		do = "make room on the disk"
	case readOnly(err):
		do = "the disk takes no changes; choose another one"
	case busy(err):
		do = "another program has it open; close that"
	case errors.Is(err, fs.ErrPermission):
		do = "choose a folder that you may write in"
	default:
		return err
	}
	return fmt.Errorf("%w; %s, then %s", err, do, retry)
}

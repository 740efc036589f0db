package store

import (
	"os"

	"github.com/gofrs/flock"
)

// FailFlush makes the disk refuse to confirm renames until the function it
// returns is called.
func FailFlush(err error) (undo func()) {
	before := flush
	flush = func(*os.File) error { return err }
	return func() { flush = before }
}

// FailLocks makes the disk one that knows no locks until the function it
// returns is called.
func FailLocks(err error) (undo func()) {
	before := tryLock
	tryLock = func(l *flock.Flock) (bool, error) {
		if f, open := os.OpenFile(l.Path(), os.O_CREATE, 0o600); open == nil {
			f.Close()
		}
		return false, err
	}
	return func() { tryLock = before }
}

// LockPath is where the lock of a file is.
func LockPath(path string) string { return lockPath(path) }

// PassOn is passOn for lists of entries: kind, rights, id.
func PassOn(list [][3]uint32, uid, gid uint32, own, group bool) (out [][3]uint32, ok bool) {
	var in []entry
	for _, e := range list {
		in = append(in, entry{uint16(e[0]), uint16(e[1]), e[2]})
	}
	b, ok := passOn(writeList(in), uid, gid, own, group)
	for _, e := range readList(b) {
		out = append(out, [3]uint32{uint32(e.kind), uint32(e.may), e.id})
	}
	return out, ok
}

// ListOf is a list of rights as the system keeps it.
func ListOf(list ...[3]uint32) []byte {
	var in []entry
	for _, e := range list {
		in = append(in, entry{uint16(e[0]), uint16(e[1]), e[2]})
	}
	return writeList(in)
}

// ReadListOf takes one apart again.
func ReadListOf(b []byte) (out [][3]uint32) {
	for _, e := range readList(b) {
		out = append(out, [3]uint32{uint32(e.kind), uint32(e.may), e.id})
	}
	return out
}

//go:build !windows

package store

import (
	"io/fs"
	"os"
	"syscall"
)

// rights are who may do what with a file.
type rights struct {
	mode     fs.FileMode // the bits of owner, group and others
	uid, gid uint32
	more     extras
}

// rightsOf are those of the first of some files that is there; nil where none is.
func rightsOf(paths ...string) *rights {
	for _, path := range paths {
		info, err := os.Lstat(path)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if uid, gid, ok := ownerOf(info); ok {
			return &rights{info.Mode().Perm(), uid, gid, extrasOf(path)}
		}
	}
	return nil
}

// ownerOf is whose a file is.
func ownerOf(info fs.FileInfo) (uid, gid uint32, ok bool) {
	sys, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, 0, false
	}
	return sys.Uid, sys.Gid, true
}

// give hands the rights to a file that is its owner's alone, and says what of
// them could not be kept. Only the superuser may give a file to somebody else,
// and only a member to a group: then nobody gets a right that he did not have.
func (r *rights) give(f *os.File) (lost string) {
	if r == nil {
		return ""
	}
	own, group := r.take(f)
	mode, enough := modeFor(r.mode, own, group)
	switch {
	case r.more.list != nil:
		list, ok := handOver(r.more.list, r, own, group)
		if enough = ok && setList(f, list) == nil; !enough { // the group's bits are its mask then, so they say too much
			_ = f.Chmod(r.mode & 0o700)
		}
	case !dropList(f): // one that its folder gives to new files
		enough = false
	case f.Chmod(mode) != nil:
		enough = false
	}
	r.more.copyTo(f)
	if !enough {
		return lostRights
	}
	return ""
}

// modeFor is the mode of a file in place of one with another owner, or another
// group, and whether everybody may do what he could. Who was in the group is among
// the others then, and the other way round, so both get what both had.
func modeFor(mode fs.FileMode, own, group bool) (now fs.FileMode, enough bool) {
	owners, groups, others := mode>>6&7, mode>>3&7, mode&7
	if !group {
		both := groups & others
		mode, enough = owners<<6|both<<3|both, both == groups && both == others
	} else {
		enough = true
	}
	if !own { // who had it is in the group, or among the others
		const use = 6 // to read and to write
		enough = enough && owners&^groups&use == 0
	}
	return mode, enough
}

// take gives a file the owner and the group as far as the system lets us, and
// reports which of them it has.
func (r *rights) take(f *os.File) (own, group bool) {
	has := func() (uid, gid bool) {
		info, err := f.Stat()
		if err != nil {
			return false, false
		}
		u, g, ok := ownerOf(info)
		return ok && u == r.uid, ok && g == r.gid
	}
	own, group = has()
	if own && group {
		return true, true
	}
	if f.Chown(int(r.uid), int(r.gid)) != nil && !group {
		_ = f.Chown(-1, int(r.gid))
	}
	return has()
}

// names counts the names that lead to a file.
func names(path string) int {
	info, err := os.Lstat(path)
	if err != nil {
		return 1
	}
	if sys, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(sys.Nlink)
	}
	return 1
}

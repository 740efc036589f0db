package store

import (
	"errors"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// aclName is what Linux calls a file's list of rights.
const aclName = "system.posix_acl_access"

// extras are what a file has beside its mode.
type extras struct {
	list  []byte // of rights; nil where the mode says all
	attrs map[string][]byte
}

// extrasOf reads them. What cannot be read is left out.
func extrasOf(path string) extras {
	x := extras{attrs: map[string][]byte{}}
	for _, name := range attrsOf(path) {
		size, err := unix.Lgetxattr(path, name, nil)
		if err != nil {
			continue
		}
		value := make([]byte, size)
		if size, err = unix.Lgetxattr(path, name, value); err != nil {
			continue
		}
		switch {
		case name == aclName:
			x.list = value[:size]
		case strings.HasPrefix(name, "user.") || name == "security.selinux":
			x.attrs[name] = value[:size]
		}
	}
	return x
}

// attrsOf lists what a file has, by name.
func attrsOf(path string) []string {
	size, err := unix.Llistxattr(path, nil)
	if err != nil || size == 0 {
		return nil
	}
	b := make([]byte, size)
	if size, err = unix.Llistxattr(path, b); err != nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(string(b[:size]), "\x00"), "\x00")
}

// copyTo hands on what says nothing of rights.
func (x extras) copyTo(f *os.File) {
	for name, value := range x.attrs {
		_ = unix.Fsetxattr(int(f.Fd()), name, value, 0)
	}
}

// handOver is the list of rights for a file whose owner or group is another.
func handOver(list []byte, r *rights, own, group bool) ([]byte, bool) {
	if own && group {
		return list, true
	}
	return passOn(list, r.uid, r.gid, own, group)
}

// setList gives a file a list of rights, and with it its mode.
func setList(f *os.File, list []byte) error {
	return unix.Fsetxattr(int(f.Fd()), aclName, list, 0)
}

// dropList takes away a list of rights, and reports whether there is none.
func dropList(f *os.File) bool {
	err := unix.Fremovexattr(int(f.Fd()), aclName)
	return err == nil || errors.Is(err, unix.ENODATA) || errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.ENOSYS)
}

// mayChange reports whether the system lets us write into a file.
func mayChange(path string) bool {
	return !errors.Is(unix.Faccessat(unix.AT_FDCWD, path, unix.W_OK, unix.AT_EACCESS), unix.EACCES)
}

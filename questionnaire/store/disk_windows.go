package store

import (
	"errors"
	"os"

	"github.com/gofrs/flock"
	"golang.org/x/sys/windows"
)

// openFolder opens nothing: rename waits until the disk has it.
func openFolder(string) (*os.File, error) { return nil, nil }

// flush does nothing. Tests replace it.
var flush = func(*os.File) error { return nil }

// rename puts a file in place of another in one step, and returns when that
// is on the disk.
func rename(from, to string) error {
	a, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	b, err := windows.UTF16PtrFromString(to)
	if err == nil {
		err = windows.MoveFileEx(a, b, windows.MOVEFILE_REPLACE_EXISTING|windows.MOVEFILE_WRITE_THROUGH)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}

// protect leaves the file to its owner alone, where the disk knows of owners.
// Elsewhere the folder's rights hold, as for every other file.
func protect(path string) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return
	}
	acl, err := windows.ACLFromEntries([]windows.EXPLICIT_ACCESS{{
		AccessPermissions: windows.GENERIC_ALL,
		AccessMode:        windows.GRANT_ACCESS,
		Trustee: windows.TRUSTEE{
			TrusteeForm:  windows.TRUSTEE_IS_SID,
			TrusteeType:  windows.TRUSTEE_IS_USER,
			TrusteeValue: windows.TrusteeValueFromSID(user.User.Sid),
		},
	}}, nil)
	if err != nil {
		return
	}
	const alone = windows.DACL_SECURITY_INFORMATION | windows.PROTECTED_DACL_SECURITY_INFORMATION
	_ = windows.SetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, alone, nil, nil, acl, nil)
}

// rights are who may do what with a file. Who owns it says nothing here: its
// list of rights does.
type rights struct {
	dacl *windows.ACL
	kind windows.SECURITY_INFORMATION // whether the folder's rights hold as well
}

// rightsOf are those of the first of some files that is there; nil where none is.
func rightsOf(paths ...string) *rights {
	for _, path := range paths {
		if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
			continue
		}
		sd, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
		if err != nil {
			return nil
		}
		dacl, _, err := sd.DACL()
		control, _, bad := sd.Control()
		if err != nil || bad != nil || dacl == nil {
			return nil
		}
		kind := windows.SECURITY_INFORMATION(windows.DACL_SECURITY_INFORMATION | windows.UNPROTECTED_DACL_SECURITY_INFORMATION)
		if control&windows.SE_DACL_PROTECTED != 0 {
			kind = windows.DACL_SECURITY_INFORMATION | windows.PROTECTED_DACL_SECURITY_INFORMATION
		}
		return &rights{dacl, kind}
	}
	return nil
}

// give hands the rights to a file that is its owner's alone, and says what of
// them could not be kept.
func (r *rights) give(f *os.File) (lost string) {
	if r == nil {
		return ""
	}
	if err := windows.SetNamedSecurityInfo(f.Name(), windows.SE_FILE_OBJECT, r.kind, nil, nil, r.dacl, nil); err != nil {
		return lostRights
	}
	return ""
}

// mayChange is for other systems: here opening it for a save tells.
func mayChange(string) bool { return true }

// names counts the names that lead to a file.
func names(path string) int {
	f, err := os.Open(path)
	if err != nil {
		return 1
	}
	defer f.Close()
	var d windows.ByHandleFileInformation
	if windows.GetFileInformationByHandle(windows.Handle(f.Fd()), &d) != nil {
		return 1
	}
	return int(d.NumberOfLinks)
}

// busy reports whether another program has the file open for the moment. Windows
// says "access denied" then as well.
func busy(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED)
}

func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL) ||
		errors.Is(err, windows.ERROR_DISK_QUOTA_EXCEEDED)
}

func tooLong(err error) bool {
	return errors.Is(err, windows.ERROR_FILENAME_EXCED_RANGE) || errors.Is(err, windows.ERROR_INVALID_NAME)
}

func readOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// release lets go of a lock. Its file can be removed only when nobody has it
// open; if another window is quicker, it stays for that one.
func release(l *flock.Flock) error {
	err := l.Unlock()
	_ = os.Remove(l.Path())
	return err
}

package store_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/windows"

	"yourpart/questionnaire/store"
)

func TestSavedFileIsForItsOwnerOnly(t *testing.T) {
	if windows.NewLazySystemDLL("ntdll.dll").NewProc("wine_get_version").Find() == nil {
		t.Skip("this is no Windows: it keeps no rights of single users")
	}
	s, path := create(t, named(1))
	save(t, s, named(2))
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{path, path + ".bak"} {
		sd, err := windows.GetNamedSecurityInfo(p, windows.SE_FILE_OBJECT, windows.DACL_SECURITY_INFORMATION)
		if err != nil {
			t.Fatal(err)
		}
		rights := sd.String()
		if strings.Count(rights, "(") != 1 || !strings.Contains(rights, user.User.Sid.String()) {
			t.Errorf("%s is open to %s", p, rights)
		}
	}
}

// A program that has the file open for a moment does not fail the save.
func TestSaveWaitsForAReader(t *testing.T) {
	s, path := create(t, named(1))
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		time.Sleep(100 * time.Millisecond)
		f.Close()
	}()
	save(t, s, named(2))
	if got := version(t, path); got != "2" {
		t.Errorf("version %s is on disk", got)
	}
}

// The lock's file goes away with the lock, though an open file cannot.
func TestLockIsRemoved(t *testing.T) {
	s, path := create(t, named(1))
	s.Close()
	if left := litter(t, path); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	again, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

//go:build unix

package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"

	"yourpart/questionnaire/store"
)

func TestSavedFileIsForItsOwnerOnly(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0)) // which would help
	s, path := create(t, named(1))
	save(t, s, named(2))
	for _, p := range []string{path, path + ".bak", store.LockPath(path)} {
		info, err := os.Stat(p)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", filepath.Base(p), info.Mode())
		}
	}
}

// helperEnv makes the test binary save again and again, saying each number
// when it is told to be safe.
const helperEnv = "YOURPART_TEST_SAVE_TO"

func TestMain(m *testing.M) {
	if path := os.Getenv(helperEnv); path != "" {
		saveForEver(path)
	}
	if path := os.Getenv(teamEnv); path != "" {
		teamWork(path, os.Args[1])
	}
	os.Exit(m.Run())
}

func saveForEver(path string) {
	s, a, err := store.Open(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	n, err := strconv.Atoi(a.Profile.Name)
	for err == nil {
		n++
		if err = s.Save(named(n)); err == nil {
			fmt.Println(n)
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// A power-off button for the program: it is killed somewhere in its saving,
// after a number of saves that it called safe, which differs each time.
func TestKillNeverLosesASaveCalledSafe(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	s, path := create(t, named(0))
	s.Close()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for round := range 25 {
		cmd := exec.Command(self)
		cmd.Env = append(os.Environ(), helperEnv+"="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		safe := 0
		lines := bufio.NewScanner(out)
		for range 1 + round*7%20 {
			if !lines.Scan() {
				t.Fatal("the helper stopped by itself")
			}
			safe, _ = strconv.Atoi(lines.Text())
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it still said before it died
			safe, _ = strconv.Atoi(lines.Text())
		}
		_ = cmd.Wait()
		got, err := strconv.Atoi(version(t, path))
		if err != nil || got < safe || got > safe+1 {
			t.Fatalf("round %d: version %d is on disk, but %d was called safe", round, got, safe)
		}
		if before, err := strconv.Atoi(version(t, path+".bak")); err != nil || before < safe-1 || before > got {
			t.Fatalf("round %d: the backup is version %d, the file %d", round, before, got)
		}
	}
	again, _, err := store.Open(path)
	if err != nil {
		t.Fatalf("a killed window still holds the file: %v", err)
	}
	save(t, again, named(1))
	again.Close()
}

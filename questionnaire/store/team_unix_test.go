//go:build unix

package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"yourpart/questionnaire/store"
)

// Two people and what they share.
const (
	alice = 54001
	bob   = 54002
	team  = 54003
)

// teamEnv makes the test binary do one thing with a file, as somebody else.
const teamEnv = "YOURPART_TEST_TEAM_FILE"

// teamWork is what a member of a team does: save, restore, or hold until it is
// killed.
func teamWork(path, what string) {
	fail := func(err error) {
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
	if what == "restore" {
		_, err := store.Restore(path)
		fail(err)
		os.Exit(0)
	}
	s, a, err := store.Open(path)
	fail(err)
	if what == "hold" {
		fmt.Println("held")
		select {}
	}
	a.Profile.Name += what
	fail(s.Save(a))
	for _, remark := range s.Remarks() {
		fmt.Println(remark)
	}
	s.Close()
	os.Exit(0)
}

// A shared folder, and a copy of the test binary that others may start.
type shared struct {
	t            *testing.T
	folder, path string
	self         string
}

// sharedFolder is one with an assessment. Only the superuser can make one.
func sharedFolder(t *testing.T, mode os.FileMode, gid int) shared {
	t.Helper()
	if os.Geteuid() != 0 {
		if acceptance {
			t.Fatal("run this as the superuser: it works as two people")
		}
		t.Skip("only the superuser can work as two people")
	}
	top, err := os.MkdirTemp("", "team")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(top) })
	h := shared{t, filepath.Join(top, "folder"), filepath.Join(top, "folder", "firm.json"), filepath.Join(top, "self")}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{os.Chmod(top, 0o755), os.WriteFile(h.self, b, 0o755), os.Mkdir(h.folder, 0o700), os.Chown(h.folder, alice, gid), os.Chmod(h.folder, mode)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := store.Create(h.path, named(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if err := errors.Join(os.Chown(h.path, alice, gid), os.Chmod(h.path, 0o660)); err != nil {
		t.Fatal(err)
	}
	return h
}

// command is something that one of them does.
func (h shared) command(uid int, groups []uint32, what string) *exec.Cmd {
	cmd := exec.Command(h.self, what)
	cmd.Env = []string{teamEnv + "=" + h.path}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(uid), Groups: groups}}
	return cmd
}

// does runs it, and returns what it said.
func (h shared) does(uid int, groups []uint32, what string) string {
	h.t.Helper()
	out, err := h.command(uid, groups, what).CombinedOutput()
	if err != nil {
		h.t.Errorf("%d cannot %s: %v %s", uid, what, err, out)
	}
	return string(out)
}

// isTheTeams reports a fault unless the file and the version before it are open
// to the team, and to nobody else.
func (h shared) isTheTeams(after string) {
	h.t.Helper()
	for _, p := range []string{h.path, h.path + ".bak"} {
		info, err := os.Stat(p)
		if err != nil {
			h.t.Fatalf("after %s: %v", after, err)
		}
		if gid := info.Sys().(*syscall.Stat_t).Gid; gid != team || info.Mode().Perm() != 0o660 {
			h.t.Errorf("after %s %s has group %d and mode %v", after, filepath.Base(p), gid, info.Mode())
		}
	}
}

// A file in a team's folder stays the team's, whoever saves it, and so does the
// version before it. What one of them leaves locked the other can have.
func TestTeamFolder(t *testing.T) {
	h := sharedFolder(t, 0o770|os.ModeSetgid, team)
	of := []uint32{team}
	for i, uid := range []int{alice, bob, alice, bob, 0, bob} {
		if told := h.does(uid, of, fmt.Sprint(i)); told != "" {
			t.Errorf("%d was told %q", uid, told)
		}
		h.isTheTeams(fmt.Sprintf("save %d", i))
	}
	if got := version(t, h.path); got != "1012345" {
		t.Errorf("version %s is on disk", got)
	}
	write(t, h.path, "cut sho")
	h.does(bob, of, "restore")
	h.does(alice, of, "x")
	h.isTheTeams("restoring")

	holder := h.command(alice, of, "hold")
	said, err := holder.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(said).ReadString('\n'); line != "held\n" {
		t.Fatalf("it is not held: %q, %v", line, err)
	}
	if out, err := h.command(bob, of, "y").CombinedOutput(); err == nil || !strings.Contains(string(out), "another window") {
		t.Errorf("while alice has it open: %v, %s", err, out)
	}
	_ = holder.Process.Kill()
	_ = holder.Wait()
	h.does(bob, of, "y")
}

// Who may read a file but not change it cannot have it replaced through its folder.
func TestFileOfSomebodyElse(t *testing.T) {
	h := sharedFolder(t, 0o777, team)
	if err := os.Chmod(h.path, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := h.command(bob, nil, "x").CombinedOutput(); err == nil || !strings.Contains(string(out), "may be read but not changed by you") {
		t.Errorf("%v, %s", err, out)
	}
	if got := version(t, h.path); got != "1" {
		t.Errorf("version %s is on disk", got)
	}
}

// Where the group cannot be kept, nobody gets a right that he did not have, and
// that is told once.
func TestGroupThatCannotBeKept(t *testing.T) {
	h := sharedFolder(t, 0o777, team)
	if err := os.Chmod(h.path, 0o646); err != nil { // so that bob may change it
		t.Fatal(err)
	}
	told := h.does(bob, nil, "x")
	if !strings.Contains(told, "not everybody who could open it still can") || strings.Count(told, "\n") != 1 {
		t.Errorf("told %q", told)
	}
	hasMode(t, "saving without the group", 0o644, h.path)
}

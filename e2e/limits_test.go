//go:build unix

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// limiter is the path of a program that becomes another one, with a limit.
func limiter(t testing.TB) string {
	t.Helper()
	path, err := exec.LookPath("limited")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// TestFewFiles: where few files may be open the program works, or says so in
// one line.
func TestFewFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	config := filepath.Join(home, ".config", "user-dirs.dirs") // which a library might read before anything is asked for
	if err := os.MkdirAll(filepath.Dir(config), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(config, []byte("XDG_DESKTOP_DIR=\"$HOME/Desktop\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	few := false
	for _, most := range []int{4, 5, // with fewer, the system's loader may fail first
		6, 7, 8, 9, 10, 12, 16, 20, 24, 32} {
		n := strconv.Itoa(most)
		for _, args := range [][]string{{"open", path, "--plain"}, {"score", path}, {"answer", path, "mfa-all-users@dropbox=admins"},
			{"export", path, "-f", "pdf,xlsx", "-o", filepath.Join(home, "out", n+"/")}, {"new", "--name", n, "--service", "dropbox", "-o", filepath.Join(home, n+".json")}} {
			cmd := exec.Command(limiter(t), append([]string{"files", n, program(t)}, args...)...)
			cmd.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + home}
			var told bytes.Buffer
			cmd.Stderr = &told
			_ = cmd.Run()
			code, said := cmd.ProcessState.ExitCode(), told.String()
			if code > 1 || code < 0 || strings.Count(said, "\n") > 1 || code == 1 && !strings.HasPrefix(said, "yourpart: ") {
				t.Errorf("%d files, %v: code %d, %q", most, args, code, said)
			}
			few = few || strings.Contains(said, "too few files may be open at once")
		}
	}
	if !few {
		t.Error("nothing was refused, so this shows nothing")
	}
}

// TestWizardFewFiles: so does the wizard, before it changes anything on the
// terminal.
func TestWizardFewFiles(t *testing.T) {
	t.Parallel()
	home, path := sample(t)
	for _, n := range []string{"6", "7", "9", "12"} {
		s := terminalIn(t, setup{home: home, under: []string{limiter(t), "files", n}}, "open", path)
		if code := s.exit(); code != 1 || strings.Contains(s.output(), "\x1b") || strings.Count(s.output(), "\n") != 1 {
			t.Errorf("%s files: code %d, output %q", n, code, s.output())
		}
		s.restored()
	}
}

// TestFileSizeLimit: a file that may not get as long as it would is not saved,
// which is told, and is as it was.
func TestFileSizeLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	before := read(t, path)
	for _, args := range [][]string{{"answer", path, "mfa-all-users@dropbox=nobody"}, {"export", path, "-o", filepath.Join(home, "report.pdf")}, {"encrypt", path}, {"snapshot", path}} {
		cmd := exec.Command(limiter(t), append([]string{"bytes", "1024", program(t)}, args...)...)
		cmd.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + home, "YOURPART_PASSPHRASE=" + secretWords}
		out, _ := cmd.CombinedOutput()
		if code := cmd.ProcessState.ExitCode(); code != 1 || bytes.Count(out, []byte("\n")) != 1 || !bytes.Contains(out, []byte("file too large")) {
			t.Errorf("%v: code %d, %q", args, code, out)
		}
	}
	if !bytes.Equal(read(t, path), before) {
		t.Error("the file is changed")
	}
	files, err := os.ReadDir(home)
	if err != nil || len(files) != 1 {
		t.Errorf("%v, %v is left", files, err)
	}
	s := terminalIn(t, setup{home: home, under: []string{limiter(t), "bytes", "1024"}}, "open", path)
	s.firstQuestion()
	s.keys("4")
	s.see("file too large")
}

package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// TestDataFolder: assessments are kept where the system keeps what programs
// save for a user, or where XDG_DATA_HOME says, if that is a whole path.
func TestDataFolder(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"HOME", "USERPROFILE", "LocalAppData"} {
		t.Setenv(name, home)
	}
	usual := map[string]string{"windows": home, "darwin": filepath.Join(home, "Library", "Application Support")}[runtime.GOOS]
	if usual == "" {
		usual = filepath.Join(home, ".local", "share")
	}
	data := filepath.Join(home, "elsewhere")
	for set, want := range map[string]string{"": usual, "relative": usual, data: data} {
		t.Setenv("XDG_DATA_HOME", set)
		if got := dataFolder(os.Getenv); got != want {
			t.Errorf("XDG_DATA_HOME %q: %s, want %s", set, got, want)
		}
	}
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("HOME", "relative")
	if a := (&app{Env: Env{Getenv: os.Getenv}}); runtime.GOOS == "linux" && a.folder() != "." {
		t.Errorf("without a home: %s", a.folder())
	}
}

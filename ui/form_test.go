package ui

import (
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"yourpart/export/report"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// touch makes empty files and folders, which end in a slash, and returns
// where.
func touch(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o700); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestCompletePath goes on as far as there is one way, and lists several.
func TestCompletePath(t *testing.T) {
	dir := touch(t, "north one.json", "north two.json", "Über.json", "übung.json", "alone.json", "folder/", ".hidden", "bad\x1bname")
	for start, want := range map[string]struct{ to, offers string }{
		"al":      {"alone.json", ""},
		"no":      {"north ", "north one.json, north two.json"},
		"fol":     {"folder/", ""},
		"x":       {"x", ""},
		".":       {".hidden", ""},
		"ü":       {"übung.json", ""},
		"bad":     {"bad", ""},
		"folder/": {"folder/", ""},
		"":        {"", "alone.json, folder/, north one.json, north two.json, Über.json, übung.json"},
	} {
		to, offers := completePath(filepath.Join(dir, "x")[:len(dir)+1]+start, false)
		if got := to[len(dir)+1:]; got != filepath.FromSlash(want.to) || strings.Join(offers, ", ") != want.offers {
			t.Errorf("%q goes on as %q with %q", start, got, offers)
		}
	}
	if to, offers := completePath(filepath.Join(dir, "none", "x"), false); !strings.HasSuffix(to, "x") || offers != nil {
		t.Errorf("%q, %q", to, offers)
	}
	if to, _ := completePath("~", false); to != "~"+string(filepath.Separator) {
		t.Errorf("the home folder is %q", to)
	}
}

func TestShared(t *testing.T) {
	for _, tt := range [][3]string{{"über", "übung", "üb"}, {"ü", "ö", ""}, {"a", "ab", "a"}, {"株式", "株", "株"}} {
		if got := shared(tt[0], tt[1]); got != tt[2] {
			t.Errorf("%q and %q share %q", tt[0], tt[1], got)
		}
	}
}

// TestCleanPath takes a path as it was pasted or dropped, and keeps its spaces.
func TestCleanPath(t *testing.T) {
	for in, want := range map[string]string{
		" /a/b  c.json\n": "/a/b  c.json", "'/a b.json'": "/a b.json", `"C:\a b.json"`: `C:\a b.json`, "'": "'", "it's": "it's", "/a\x1b[2J": "/a[2J",
	} {
		if got := document.CleanPath(in); got != want {
			t.Errorf("%q is read as %q", in, got)
		}
	}
}

// TestTabCompletes opens a file of which only the beginning was typed.
func TestTabCompletes(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "other firm.json")
	store, err := store.Create(path, firm(t, "dropbox"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	if err := os.WriteFile(filepath.Join(dir, "otter.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := start(t)
	d.keys("down", "enter")
	d.text(dir + "/o")
	d.see("tab complete")
	d.keys("tab")
	d.see("other firm.json otter.txt")
	d.text("h")
	d.gone("otter.txt")
	d.keys("tab", "enter")
	d.at(stepDetails)
}

// TestCaret puts the terminal's own cursor where the next character goes, in
// whole cells, and draws none of its own. Where nothing is typed it is on the chosen row.
func TestCaret(t *testing.T) {
	d := start(t)
	for _, key := range []string{"down", "down", "up"} {
		d.keys(key)
		v := d.app.View()
		if line := strings.Split(ansi.Strip(v.Content), "\n"); v.Cursor == nil || !strings.HasPrefix(line[v.Cursor.Y], strings.Repeat(" ", v.Cursor.X)+"▸") {
			t.Errorf("the cursor is not on the chosen row: %+v", v.Cursor)
		}
	}
	d.keys("home")
	d.keys("enter")
	left := 0
	for _, tt := range []struct {
		typed string
		cells int
	}{{"", 0}, {"ab", 2}, {"株式", 6}, {"é", 7}} {
		d.text(tt.typed)
		v := d.app.View()
		if v.Cursor == nil {
			t.Fatal("no cursor")
		}
		if tt.typed == "" {
			left = v.Cursor.X
		}
		if v.Cursor.X-left != tt.cells || v.Cursor.Y != 3 || v.Cursor.Blink {
			t.Errorf("after %q: %+v, want %d cells from %d", tt.typed, v.Cursor, tt.cells, left)
		}
		if strings.Contains(v.Content, drawnCursor) || strings.Contains(v.Content, caret) {
			t.Errorf("a drawn cursor, or a mark, in %q", v.Content)
		}
	}
	d.keys("left")
	if v := d.app.View(); v.Cursor.X-left != 6 {
		t.Errorf("one to the left: %+v", v.Cursor)
	}
	d.to(stepStack).text("dro")
	if v := d.app.View(); v.Cursor == nil || v.Cursor.X != len(" Search: dro") {
		t.Errorf("search: %+v", v.Cursor)
	}
}

// picture writes a small picture.
func picture(t *testing.T, path string, side int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img := image.NewGray(image.Rect(0, 0, side, 1))
	if strings.HasSuffix(path, ".png") {
		err = png.Encode(f, img)
	} else {
		err = jpeg.Encode(f, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestCheckLogo takes pictures that a report can hold, and says of all else
// what would be right.
func TestCheckLogo(t *testing.T) {
	dir := touch(t, "empty.png", "folder/")
	in := func(name string) string { return filepath.Join(dir, name) }
	picture(t, in("a.png"), 10)
	picture(t, in("b.jpg"), 10)
	picture(t, in("wide.png"), report.MaxLogoSide+1)
	tall := image.NewGray(image.Rect(0, 0, 4000, report.MaxLogoPixels/4000+1))
	f, err := os.Create(in("square.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, tall); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(in("big.png"), make([]byte, report.MaxLogoBytes+1), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		in("a.png"): "", in("b.jpg"): "", in("empty.png"): "not a PNG or JPEG", in("folder"): "not a file", in("none.png"): "no file there",
		in("wide.png"): "8001 by 1", in("square.png"): "3000 by 3000", in("big.png"): "larger than 5 MB", os.DevNull: "not a file", in("a.png") + "\x00": "cannot be read",
	} {
		err := document.CheckLogo(path)
		if (err == nil) != (want == "") || (err != nil && !strings.Contains(err.Error(), want)) {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}

// TestLogo is looked at when its field is left, without holding anyone there,
// and saved only where it is a picture.
func TestLogo(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "logo.png")
	picture(t, good, 10)
	d := open(t, agency(t)).to(stepProfile)
	for range fieldLogo {
		d.keys("down")
	}
	d.text("nowhere.png")
	d.keys("down")
	d.see("▸ Hours a week", "nowhere.png ! no file there")
	d.keys("up")
	d.see("No file there; write the path")
	d.text("x")
	d.gone("No file there")
	for range fieldDepth + 1 - fieldLogo {
		d.keys("down")
	}
	d.keys("enter")
	d.at(stepProfile)
	d.see("▸ Logo", "No file there")
	d.keys("esc")
	d.at(stepHome)
	if got := d.saved().Profile.Logo; got != "" {
		t.Errorf("saved %q", got)
	}
	d.to(stepProfile).see("nowhere.pngx")
	for range fieldLogo {
		d.keys("down")
	}
	d.keys("ctrl+u")
	d.text(filepath.Join(dir, "lo"))
	d.keys("tab", "esc")
	d.at(stepHome)
	if got := d.saved().Profile.Logo; got != good {
		t.Errorf("saved %q, want %q", got, good)
	}
	d.to(stepProfile).see(good[:20])
}

// TestOtherChoices stand below the one that is taken.
func TestOtherChoices(t *testing.T) {
	d := open(t, agency(t)).to(stepProfile)
	for range fieldDepth {
		d.keys("down")
	}
	d.see("‹ core · about ", "Or: full · about ")
	d.keys("right")
	d.see("‹ full · about ", "Or: core · about ")
}

package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/export"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// export goes to the page, and names the folder where reports go.
func (d *driver) export(folder string) {
	d.t.Helper()
	d.to(stepExport)
	for range len(export.Formats) + 3 {
		d.keys("down")
	}
	d.keys("ctrl+u")
	d.text(folder)
	d.keys("enter")
}

// TestExportAsks before it replaces a file.
func TestExportAsks(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "northwind-digital.pdf")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	d := open(t, agency(t))
	d.export(dir)
	d.see("northwind-digital.pdf is there already in", "Replace it?", "y yes", "n no")
	d.keys("n")
	d.at(stepExport)
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Fatal("it was replaced all the same")
	}
	d.keys("enter", "y")
	d.see("Written: ")
	if b, _ := os.ReadFile(path); !strings.HasPrefix(string(b), "%PDF") {
		t.Error("it was not replaced")
	}
}

// TestExportSpares the assessment itself, whatever a format would call its file.
func TestExportSpares(t *testing.T) {
	d := open(t, agency(t))
	own := d.app.s.Store.Path()
	before, err := os.ReadFile(own)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(own, filepath.Join(dir, "northwind-digital.pdf")); err != nil {
		t.Skip(err)
	}
	d.export(dir)
	d.see("is the assessment itself; choose another folder")
	if after, _ := os.ReadFile(own); string(after) != string(before) {
		t.Error("it was written over")
	}
}

// TestExportFails in words, with the page still there to mend it.
func TestExportFails(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := open(t, agency(t))
	d.export(filepath.Join(file, "deeper"))
	d.see("Not written: ", "not a directory")
	d.to(stepExport).keys("space", "enter")
	d.see("no format is chosen")
	d.keys("space")
	for range len(export.Formats) + 3 {
		d.keys("down")
	}
	d.keys("ctrl+u", "enter")
	d.see("no folder is named")
}

// TestExportAll writes a file for each format one by one, and tells how far it
// is.
func TestExportAll(t *testing.T) {
	if len(export.Formats) < 2 {
		t.Skip("there is one format only")
	}
	d := open(t, agency(t)).to(stepExport)
	dir := t.TempDir()
	v := d.app.screen.(exporter)
	v.markAll()
	v.folder.fields[0].value, *v.folder.text = dir, dir
	next, cmd := v.begin(false)
	v = next.(exporter)
	for n := range export.Formats {
		d.app.screen = v
		d.see("writing "+export.Formats[n].Name, "esc stop")
		msg := cmd()
		if n == len(export.Formats)-1 {
			d.send(msg)
			break
		}
		next, cmd = v.Update(msg)
		v = next.(exporter)
	}
	d.see("Written: ", " files in ")
	for _, f := range export.Formats {
		info, err := os.Stat(filepath.Join(dir, "northwind-digital"+f.Ext))
		if err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// TestExportStops after the file at hand, and says what is missing.
func TestExportStops(t *testing.T) {
	if len(export.Formats) < 2 {
		t.Skip("there is one format only")
	}
	d := open(t, agency(t)).to(stepExport)
	v := d.app.screen.(exporter)
	v.markAll()
	next, cmd := v.begin(false)
	d.app.screen = next
	d.keys("esc")
	d.at(stepExport)
	d.send(cmd())
	d.see("Written: ", "as it was stopped")
}

// TestExportRedacted leaves out the name.
func TestExportRedacted(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	for range export.Formats {
		d.keys("down")
	}
	d.keys("space", "enter")
	d.see("name-withheld.pdf")
}

// TestExportSummary is two pages in the formats that can be, and refuses those
// that always carry everything.
func TestExportSummary(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	for range export.Formats {
		d.keys("down")
	}
	d.keys("down", "space", "enter")
	d.see("Written: ", ".pdf")
	d.keys("home")
	for _, f := range export.Formats {
		if f.Name == "xlsx" {
			break
		}
		d.keys("down")
	}
	d.keys("space", "enter")
	d.see("only pdf, html, docx, pptx")
}

// TestOpener is there only with a screen that the person sits at.
func TestOpener(t *testing.T) {
	has := func(names ...string) func(string) (string, error) {
		return func(name string) (string, error) {
			if slices.Contains(names, name) {
				return "/bin/" + name, nil
			}
			return "", errors.New("none")
		}
	}
	for _, tt := range []struct {
		system string
		env    []string
		have   []string
		want   string
	}{
		{"linux", []string{"DISPLAY"}, []string{"xdg-open"}, "/bin/xdg-open"},
		{"linux", []string{"WAYLAND_DISPLAY"}, []string{"xdg-open"}, "/bin/xdg-open"},
		{"linux", nil, []string{"xdg-open"}, ""},
		{"linux", []string{"DISPLAY"}, nil, ""},
		{"linux", []string{"DISPLAY", "SSH_CONNECTION"}, []string{"xdg-open"}, ""},
		{"darwin", nil, []string{"open"}, "/bin/open"},
		{"darwin", []string{"SSH_CONNECTION"}, []string{"open"}, ""},
		{"windows", nil, []string{"explorer"}, "/bin/explorer"},
	} {
		env := func(name string) string {
			if slices.Contains(tt.env, name) {
				return "set"
			}
			return ""
		}
		if got := strings.Join(opener(tt.system, env, has(tt.have...)), " "); got != tt.want {
			t.Errorf("%s with %v and %v: %q, want %q", tt.system, tt.env, tt.have, got, tt.want)
		}
	}
}

// TestExportOpensFolder once something is written, where there is a way to.
func TestExportOpensFolder(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	d.send(openerMsg{nil})
	d.keys("enter")
	d.see("Written: ")
	d.gone("open folder")
	d.send(openerMsg{[]string{filepath.Join(t.TempDir(), "no-such-command")}})
	d.see("ctrl+o open folder")
	d.send(namedKey("ctrl+o"))
	d.see("Cannot open")
}

// TestExportFolderMeant is the one that is meant, however it is called. Where nobody
// could type its name, another one is offered.
func TestExportFolderMeant(t *testing.T) {
	d := open(t, agency(t))
	dir := filepath.Join(t.TempDir(), "two  blanks")
	d.export(dir)
	d.see("Written: ")
	if _, err := os.Stat(filepath.Join(dir, "northwind-digital.pdf")); err != nil {
		t.Error(err)
	}
	o := testOptions(t)
	odd := filepath.Join(t.TempDir(), "odd\x1b[31m")
	store, err := store.Create(filepath.Join(odd, "firm.json"), agency(t), nil)
	if err != nil {
		t.Skip(err)
	}
	s := newSession(o)
	s.take(store, agency(t))
	defer s.Close()
	if got := document.DefaultFolder(s.Document); got == odd || document.CleanPath(got) != got {
		t.Errorf("the folder is %q", got)
	}
}

// TestExportAgain: once something is changed the page tells what enter would
// write now, not what was written before.
func TestExportAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	d := open(t, agency(t)).to(stepExport)
	for _, keys := range [][]string{{"down", "space", "space"}, {"a", "a", "home", "space"}, {"f", "x"}, {"tab"}} {
		d.keys("enter")
		if d.shows("Replace it?") || d.shows("Replace them?") {
			d.keys("y")
		}
		d.see("Written: ")
		d.keys(keys...)
		d.see("Enter writes ")
		d.gone("Written: ")
	}
}

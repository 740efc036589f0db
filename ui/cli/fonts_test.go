package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/export/fonts"
	"yourpart/export/pdf/typeface"
	"yourpart/questionnaire"
)

// fontsRun runs the program with the fonts of a folder.
func fontsRun(t *testing.T, finder *fonts.Finder, args ...string) (told string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := Run(Env{Args: args, In: strings.NewReader(""), Out: &out, Err: &errs, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC) }, Fonts: finder})
	if code != OK {
		t.Fatalf("%v: code %d, %s", args, code, &errs)
	}
	return errs.String()
}

// firmNamed writes the assessment of a business.
func firmNamed(t *testing.T, path, name string, countries ...string) string {
	t.Helper()
	a := questionnaire.New(name)
	a.Profile.Countries = countries
	a.AddService(questionnaire.Service{ID: "dropbox", Data: []string{"internal"}})
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// someFonts is a folder with fonts for Han letters, in two looks, and for Georgian.
func someFonts(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for file, letters := range map[string]string{"Noto Sans CJK JP": "東京中文", "Noto Sans CJK SC": "東京中文", "Noto Sans Georgian": "საქართველო"} {
		b := typeface.SampleOf(letters, typeface.Style{Family: file})
		if err := os.WriteFile(filepath.Join(dir, file+".ttf"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestFontsFound draws names with fonts of the computer, says with which, and says what
// none has. What is Latin opens no folder.
func TestFontsFound(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := someFonts(t)
	for _, c := range []struct {
		name, country string
		args          []string
		want, not     []string
		looks         bool
	}{
		{"Müller & Søn Ελλάς Київ", "DE", nil, nil, []string{"letters", "pdf prints"}, false},
		{"東京", "Japan", nil, []string{"drawn with Noto Sans CJK JP (" + filepath.Join(dir, "Noto Sans CJK JP.ttf") + ")"}, []string{"pdf prints", "CJK SC"}, true},
		{"東京", "China", nil, []string{"drawn with Noto Sans CJK SC ("}, []string{"pdf prints"}, true},
		{"東京", "China", []string{"--font", filepath.Join(dir, "Noto Sans CJK JP.ttf")}, []string{"drawn with Noto Sans CJK JP ("}, []string{"CJK SC"}, false},
		{"東京 საქართველო", "JP", []string{"--font", filepath.Join(dir, "Noto Sans Georgian.ttf")}, []string{"drawn with Noto Sans Georgian (", " and Noto Sans CJK JP ("}, nil, true},
		{"東京 አማርኛ", "JP", nil, []string{"drawn with Noto Sans CJK JP (", `the pdf prints Ethiopic letters as "?": no font on this computer has them. html, docx, pptx and md show every script; or install a font`}, nil, true},
		{"東京", "JP", []string{"--font", "none"}, []string{`the pdf prints Chinese characters as "?": no font for them was given`}, []string{"drawn with", "install"}, false},
		{"東京", "JP", []string{"--font", "none", "--font", filepath.Join(dir, "Noto Sans CJK SC.ttf")}, []string{"drawn with Noto Sans CJK SC ("}, []string{"pdf prints"}, false},
		{"東京", "JP", []string{"--redact"}, nil, []string{"drawn", "pdf prints"}, false},
		{"東京", "JP", []string{"-f", "html,md,json"}, nil, []string{"drawn", "pdf prints"}, false},
		{"東京", "JP", []string{"-q"}, nil, []string{"drawn", "pdf prints"}, true},
	} {
		finder := fonts.In(dir)
		path := firmNamed(t, "firm.json", c.name, c.country)
		told := fontsRun(t, finder, append([]string{"export", path, "-o", "out/", "--force", "--date", "2026-11-30"}, c.args...)...)
		for _, want := range c.want {
			if !strings.Contains(told, want) {
				t.Errorf("%s %v: %q does not say %q", c.name, c.args, told, want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(told, not) {
				t.Errorf("%s %v: %q says %q", c.name, c.args, told, not)
			}
		}
		if finder.Looked() != c.looks {
			t.Errorf("%s %v: looked into folders: %t", c.name, c.args, finder.Looked())
		}
	}
}

// TestFontsEveryDoor: a portfolio, a sheet of questions and several reports say it too,
// each once.
func TestFontsEveryDoor(t *testing.T) {
	t.Chdir(t.TempDir())
	dir := someFonts(t)
	one, two := firmNamed(t, "one.json", "東京", "JP"), firmNamed(t, "two.json", "東京 አ", "JP")
	for _, args := range [][]string{
		{"portfolio", one, two, "-f", "pdf", "-o", "out/"},
		{"questionnaire", two, "-f", "pdf", "-o", "out/", "--business"},
		{"export", one, two, "-o", "out/"},
	} {
		told := fontsRun(t, fonts.In(dir), args...)
		if strings.Count(told, "drawn with Noto Sans CJK ") != 1 || strings.Count(told, "prints Ethiopic letters") != 1 {
			t.Errorf("%v: %q", args, told)
		}
		if args[0] == "export" && !strings.Contains(told, "two.json: the pdf prints") {
			t.Errorf("%v: %q does not say whose", args, told)
		}
	}
}

// TestFontNone gives the same bytes whatever is installed.
func TestFontNone(t *testing.T) {
	t.Chdir(t.TempDir())
	path := firmNamed(t, "firm.json", "東京", "JP")
	var files [][]byte
	for _, finder := range []*fonts.Finder{nil, fonts.In(someFonts(t))} {
		fontsRun(t, finder, "export", path, "-o", "firm.pdf", "--force", "--font", "none", "--annex", "inside", "--date", "2026-11-30")
		b, err := os.ReadFile("firm.pdf")
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, b)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("they differ")
	}
}

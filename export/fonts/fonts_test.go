package fonts

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/typeface"
)

// A named font is a sample with a name and a style, for a folder of a test.
type named struct {
	file, family string
	letters      string
	weight       int // 0 is regular
	slant        bool
	tables       []string // that it has beside the usual ones
	tied         bool
}

// installed is a folder with such fonts.
func installed(t testing.TB, list ...named) string {
	t.Helper()
	dir := t.TempDir()
	for _, n := range list {
		s := typeface.Style{Family: n.family, Weight: n.weight, Slant: n.slant, Tied: n.tied, Tables: n.tables}
		path := filepath.Join(dir, filepath.FromSlash(n.file))
		write(t, path, typeface.SampleOf(n.letters, s))
	}
	return dir
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
}

// names are the files that fonts are from.
func names(found []typeface.Source) (out []string) {
	for _, s := range found {
		out = append(out, filepath.Base(s.Path))
	}
	return out
}

// TestChoice: the same fonts installed give the same choice, a plain one for reading.
func TestChoice(t *testing.T) {
	const han, thai = "東京中文", "ไทย"
	gsub := []string{"GSUB"}
	dir := installed(t,
		named{file: "a/decorated.ttf", family: "Aardvark Script", letters: thai + han, tables: gsub},
		named{file: "b/NotoSansThai-Bold.ttf", family: "Noto Sans Thai", letters: thai, weight: 700, tables: gsub},
		named{file: "b/NotoSansThai-Italic.ttf", family: "Noto Sans Thai", letters: thai, slant: true, tables: gsub},
		named{file: "b/NotoSansThai-Regular.ttf", family: "Noto Sans Thai", letters: thai, tables: gsub},
		named{file: "b/NotoSansThaiVariable.ttf", family: "Noto Sans Thai", letters: thai, tables: []string{"GSUB", "fvar"}},
		named{file: "b/NotoSerifThai.ttf", family: "Noto Serif Thai", letters: thai, tables: gsub},
		named{file: "c/cjk-jp.ttf", family: "Noto Sans CJK JP", letters: han + "あ&"},
		named{file: "c/cjk-kr.ttf", family: "Noto Sans CJK KR", letters: han + "한"},
		named{file: "c/cjk-sc.ttf", family: "Noto Sans CJK SC", letters: han},
		named{file: "c/cjk-tc.ttf", family: "Noto Sans CJK TC", letters: han},
		named{file: "c/mono.ttf", family: "Noto Sans Mono CJK SC", letters: han},
		named{file: "d/geeza.ttf", family: "Geeza Pro", letters: "نعم", tables: []string{"morx"}},
		named{file: "d/kufi.ttf", family: "Noto Kufi Arabic", letters: "نعم", tables: gsub},
		named{file: "e/tied.ttf", family: "Noto Sans Georgian", letters: "საქ", tied: true},
		named{file: "e/other.ttf", family: "Sylfaen", letters: "საქ"},
		named{file: "f/signs.ttf", family: "Noto Sans Symbols2", letters: "☎✆"},
		named{file: "f/half.ttf", family: "Noto Sans Tamil", letters: "தமி", tables: gsub},
		named{file: "f/whole.ttf", family: "Latha", letters: "தமிழ்", tables: gsub},
	)
	for what, c := range map[string]struct {
		letters, country string
		want             []string
	}{
		"the regular one":            {thai, "", []string{"NotoSansThai-Regular.ttf"}},
		"Han in Japan":               {han, "JP", []string{"cjk-jp.ttf"}},
		"Han in Korea":               {han, "KR", []string{"cjk-kr.ttf"}},
		"Han in China":               {han, "CN", []string{"cjk-sc.ttf"}},
		"Han in Taiwan":              {han, "TW", []string{"cjk-tc.ttf"}},
		"Han in Hong Kong":           {han, "HK", []string{"cjk-tc.ttf"}},
		"Han in Germany":             {han, "DE", []string{"cjk-sc.ttf"}},
		"Han beside kana":            {han + "あ", "", []string{"cjk-jp.ttf"}},
		"Han beside hangul":          {han + "한", "", []string{"cjk-kr.ttf"}},
		"joined by what is read":     {"نعم", "", []string{"kufi.ttf"}},
		"not what must not be used":  {"საქ", "", []string{"other.ttf"}},
		"all letters of a script":    {"தமிழ்", "", []string{"whole.ttf"}},
		"signs":                      {"☎", "", []string{"signs.ttf"}},
		"several scripts":            {"☎" + thai + han, "JP", []string{"cjk-jp.ttf", "NotoSansThai-Regular.ttf", "signs.ttf"}},
		"signs beside letters":       {thai + "&", "", []string{"NotoSansThai-Regular.ttf", "cjk-jp.ttf"}},
		"what no font has":           {"አ", "", nil},
		"nothing":                    {"", "", nil},
		"what a script has from two": {"தமிழ்☎☏", "", []string{"whole.ttf", "signs.ttf"}},
	} {
		got := In(dir).Find([]rune(c.letters), c.country)
		if !slices.Equal(names(got), c.want) {
			t.Errorf("%s: %v, not %v", what, names(got), c.want)
		}
		for _, s := range got {
			if _, err := typeface.Read(s); err != nil {
				t.Errorf("%s: %s: %v", what, s.Path, err)
			}
		}
	}
	one := In(dir)
	for range 3 { // whatever was asked before
		for _, letters := range []string{thai, han + thai, "☎"} {
			got, fresh := one.Find([]rune(letters), "JP"), In(dir).Find([]rune(letters), "JP")
			if !reflect.DeepEqual(names(got), names(fresh)) {
				t.Errorf("%s: %v, and at once %v", letters, names(got), names(fresh))
			}
		}
	}
}

// TestNothingAsked opens no folder where all letters are known, or no finder is there.
func TestNothingAsked(t *testing.T) {
	f := In(installed(t, named{file: "a.ttf", family: "A", letters: "ไทย"}))
	f.Find(nil, "")
	if f.looked {
		t.Error("it looked for nothing")
	}
	var none *Finder
	if none.Find([]rune("ไทย"), "") != nil || none.Slow() {
		t.Error("no finder finds")
	}
}

// TestOddFiles: whatever lies in a folder of fonts, what is sound is found.
func TestOddFiles(t *testing.T) {
	good := typeface.SampleOf("ไทย", typeface.Style{Family: "Noto Sans Thai", Tables: []string{"GSUB"}})
	dir := t.TempDir()
	write(t, filepath.Join(dir, "z", "good.ttf"), good)
	write(t, filepath.Join(dir, "empty.ttf"), nil)
	write(t, filepath.Join(dir, "words.otf"), []byte(strings.Repeat("a font ", 99)))
	write(t, filepath.Join(dir, "fonts.conf"), good)
	write(t, filepath.Join(dir, "many.ttc"), append([]byte("ttcf\x00\x01\x00\x00\xff\xff\xff\xff"), bytes.Repeat([]byte{0, 0, 0, 12}, 99)...))
	for n := 4; n < len(good); n += 1 + len(good)/40 {
		write(t, filepath.Join(dir, "cut", strings.Repeat("x", 1+n%50)+".ttf"), good[:n])
	}
	for i := 0; i < len(good); i += 7 { // one byte of a few is another
		bad := slices.Clone(good)
		bad[i] ^= 0xff
		if i%70 == 0 {
			write(t, filepath.Join(dir, "changed", strings.Repeat("y", 1+i/70)+".ttf"), bad)
		}
	}
	if runtime.GOOS != "windows" {
		for _, link := range [][2]string{{dir, "loop"}, {"nowhere", "gone.ttf"}, {"good.ttf", "z/again.ttf"}, {".", "z/here"}} {
			if err := os.Symlink(link[0], filepath.Join(dir, filepath.FromSlash(link[1]))); err != nil {
				t.Fatal(err)
			}
		}
		write(t, filepath.Join(dir, "closed.ttf"), good)
		if err := os.Chmod(filepath.Join(dir, "closed.ttf"), 0); err != nil {
			t.Fatal(err)
		}
	}
	got := In(filepath.Join(dir, "nowhere"), dir).Find([]rune("ไทย"), "")
	if len(got) != 1 {
		t.Fatalf("found %v", names(got))
	}
	face, err := typeface.Read(got[0])
	if err != nil || !face.Has('ไ') {
		t.Errorf("%s: %v", got[0].Path, err)
	}
}

// TestLinkedFolder: a folder of fonts is often a link itself.
func TestLinkedFolder(t *testing.T) {
	dir := installed(t, named{file: "a.ttf", family: "A", letters: "ไทย"})
	link := filepath.Join(t.TempDir(), "fonts")
	if err := os.Symlink(dir, link); errors.Is(err, fs.ErrPermission) || runtime.GOOS == "windows" {
		t.Skip("no links here")
	} else if err != nil {
		t.Fatal(err)
	}
	if got := In(link).Find([]rune("ไ"), ""); len(got) != 1 {
		t.Errorf("found %v", names(got))
	}
}

// TestCollection takes the face of a collection that fits, as a font of its own.
func TestCollection(t *testing.T) {
	dir := t.TempDir()
	file := typeface.Collected(
		typeface.SampleOf("東", typeface.Style{Family: "Noto Sans CJK JP"}),
		typeface.SampleOf("東한", typeface.Style{Family: "Noto Sans CJK KR"}))
	write(t, filepath.Join(dir, "cjk.ttc"), file)
	got := In(dir).Find([]rune("東"), "KR")
	if len(got) != 1 || got[0].Index != 0 || len(got[0].File) >= len(file) {
		t.Fatalf("found %v", names(got))
	}
	face, err := typeface.Read(got[0])
	if err != nil || !face.Has('한') || face.Name() != "Noto Sans CJK KR" {
		t.Errorf("%v, %v", face, err)
	}
}

// TestPatience gives up on folders that do not answer, and finds nothing then.
func TestPatience(t *testing.T) {
	f := In(installed(t, named{file: "a.ttf", family: "A", letters: "ไทย"}))
	f.patience = -time.Second // over before it begins
	block := make(chan struct{})
	f.before = func() { <-block }
	defer close(block)
	if got := f.Find([]rune("ไ"), ""); got != nil || !f.Slow() {
		t.Errorf("found %v, slow: %t", names(got), f.Slow())
	}
	if got := f.Find([]rune("ท"), ""); got != nil {
		t.Errorf("found %v later", names(got))
	}
}

// TestFolders are those of each system, and none that the environment makes relative.
func TestFolders(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("paths of other systems")
	}
	env := map[string]string{"HOME": "/home/a", "XDG_DATA_HOME": "here", "XDG_DATA_DIRS": "/opt/share:there"}
	for system, want := range map[string][]string{
		"linux":  {"/home/a/.local/share/fonts", "/home/a/.fonts", "/opt/share/fonts", "/usr/local/share/fonts", "/usr/share/fonts", "/run/current-system/sw/share/X11/fonts", "/run/host/fonts"},
		"darwin": {"/home/a/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"},
	} {
		if got := folders(system, func(name string) string { return env[name] }); !slices.Equal(got, want) {
			t.Errorf("%s: %v", system, got)
		}
	}
}

// FuzzFace takes whatever lies in a folder of fonts for none, or for one that can be
// read.
func FuzzFace(f *testing.F) {
	good := typeface.SampleOf("ไทย東", typeface.Style{Family: "Noto Sans Thai", Tables: []string{"GSUB"}})
	f.Add(good)
	f.Add(typeface.Collected(good, good))
	post, err := os.ReadFile(filepath.Join("..", "pdf", "typeface", "testdata", "NotoSansCJKjp-part.otf"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(post)
	f.Fuzz(func(t *testing.T, file []byte) {
		for _, l := range typeface.List(bytes.NewReader(file), int64(len(file))) {
			letters := []rune("ไ東\U0001f600")
			known := hasLetters(l.Table("cmap", mostCmap), letters)
			if name := l.Family(); strings.ContainsAny(name, "\n\x1b") || len([]rune(name)) > 60 {
				t.Errorf("it is called %q", name)
			}
			if !l.Drawn() {
				continue
			}
			whole := l.File()
			if len(whole) > 2*len(file)+4096 {
				t.Errorf("%d bytes became %d", len(file), len(whole))
			}
			if face, err := typeface.Read(typeface.Source{File: whole}); err == nil {
				for r := range known {
					face.Has(r)
				}
				_ = face.Name()
			}
		}
	})
}

// BenchmarkFind looks through the fonts of this computer for one script, and for ten.
func BenchmarkFind(b *testing.B) {
	for name, letters := range map[string]string{"one": "हिन्दी", "chinese": "中文", "ten": "हिन्दी中文あ한شركةשלוםไทยதமிழ்საქართველო😀"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				System(runtime.GOOS, os.Getenv).Find([]rune(letters), "JP")
			}
		})
	}
}

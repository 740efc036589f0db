package catalogue_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)

// overlaid lays one file over the small catalogue.
func overlaid(t *testing.T, file, content string) (*catalogue.Catalogue, error) {
	t.Helper()
	return catalogue.Load(small(t), fstest.MapFS{file: {Data: []byte(content)}})
}

// An overlay comes from somebody else. Whatever it holds, it is refused in
// words that say where, or it means what it says.
func TestHostileOverlay(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	till := strings.NewReplacer("id: vm", "id: till", "name: Server", "name: Till").Replace(string(small(t)[vm].Data))
	swap := func(old, with string) string {
		if !strings.Contains(till, old) {
			t.Fatalf("no %q in the service", old)
		}
		return strings.Replace(till, old, with, 1)
	}
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for n := 1; n < 12; n++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [%s]\n", n, n, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", n-1), 10), ", "))
	}
	for name, tt := range map[string]struct{ content, want string }{
		"a bomb of aliases":       {bomb.String(), "a11 is not a key here"},
		"a list of aliases":       {swap("aliases: [", "aliases: [&x y, "+strings.Repeat("*x, ", 200)), "alias"},
		"very deep":               {"id: " + strings.Repeat("[", 100_000), "depth"},
		"deep blocks":             {strings.Repeat("- ", 50_000), "depth"},
		"a key twice":             {swap("name: Till", "name: Till\nname: Other"), "already defined"},
		"two documents":           {till + "---\n" + till, "document"},
		"nothing":                 {"", "no documents"},
		"too large":               {till + "# " + strings.Repeat("x", 1<<20), "larger than 1 MiB"},
		"no UTF-8":                {swap("name: Till", "name: Till\xff"), "UTF-8"},
		"an escape code":          {swap("name: Till", `name: "Till\e[31m"`), "hidden character"},
		"an 8-bit escape code":    {swap("name: Till", "name: Till\u009b31m"), ""},
		"turned around":           {swap("name: Till", "name: Till \u202elliT"), "hidden character"},
		"escapes in a list":       {swap("aliases: [", `aliases: ["\x07", `), "hidden character"},
		"a text without end":      {swap("name: Till", "name: "+strings.Repeat("long ", 5000)), "longer than 10000"},
		"bytes by a tag":          {swap("name: Till", "name: !!binary gA=="), "UTF-8"},
		"keys without end":        {lines("k%d: 1\n", 50_000), "line 1: more than 100 keys"},
		"one key without end":     {lines("name: 1\n", 50_000), "line 1: more than 100 keys"},
		"entries without end":     {lines("- id: x%d\n", 50_000), "line 1: more than 100 keys or 1000 entries"},
		"faults without end":      {lines("- {a: 1, b: 2, c: 3} # %d\n", 900), "till.yaml"},
		"many faults":             {till + lines("k%d: 1\n", 60), "and 40 more like these"},
		"a merge of itself":       {swap("name: Till", "name: Till\n<<: *gone"), ""},
		"a file of another place": {swap("id: till", "id: ../../till"), ""},
	} {
		_, err := overlaid(t, "services/till.yaml", tt.content)
		if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "services/till.yaml") {
			t.Errorf("%s: %v; want %q", name, err, tt.want)
		}
	}
	for name, content := range map[string]string{
		"a byte order mark": "\ufeff" + till, "line ends with CR": strings.ReplaceAll(till, "\n", "\r\n"),
		"emoji and joiners": swap("name: Till", "name: Till 👩‍👩‍👧"), "an alias": strings.Replace(till, "name: Till", "name: &n Till", 1),
	} {
		if _, err := overlaid(t, "services/till.yaml", content); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// lines is a line that stands n times, with its number where it has room for one.
func lines(line string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Replace(line, "%d", fmt.Sprint(i), 1))
	}
	return b.String()
}

// Numbers that are none, or too large, are refused where they stand.
func TestHostileNumbers(t *testing.T) {
	control := "controls:\n" + oneControl(t, "policy")
	for _, number := range []string{".nan", ".inf", "-.inf", "1e999", "99999999999999999999999999", "-1", "0x7fffffffffffffff"} {
		for _, key := range []string{"weight", "hours", "credit"} {
			at := strings.Index(control, key+": ")
			if at < 0 {
				continue
			}
			end := at + strings.IndexAny(control[at:], ",}\n")
			bad := control[:at] + key + ": " + number + control[end:]
			if _, err := overlaid(t, rules, bad); err == nil || !strings.Contains(err.Error(), rules) {
				t.Errorf("%s: %s: %v", key, number, err)
			}
		}
	}
}

// A link to a device without end is not read, and a folder of very many files
// is not begun.
func TestHostileFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "services"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(os.DevNull, filepath.Join(dir, "services", "zero.yaml")); err == nil {
		if f := faults(t, small(t), os.DirFS(dir)); !strings.Contains(f.Error(), "services/zero.yaml: no plain file") {
			t.Errorf("a device: %v", f)
		}
	}
	many := fstest.MapFS{}
	for n := range 2001 {
		many[fmt.Sprintf("services/s%d.yaml", n)] = &fstest.MapFile{}
	}
	if f := faults(t, small(t), many); len(f) != 1 || !strings.Contains(f.Error(), "at most 2000") {
		t.Errorf("many files: %v", f[0])
	}
	full := fstest.MapFS{}
	for n := range 3 {
		full[fmt.Sprintf("controls/c%d.yaml", n)] = &fstest.MapFile{Data: []byte("controls:\n" + lines(fmt.Sprintf("- id: c%d-%%d\n", n), 900))}
	}
	if f := faults(t, small(t), full); !strings.Contains(f.Error(), "controls/c2.yaml: with it there are more than 2000 controls") {
		t.Errorf("many controls: %v", f[0])
	}
}

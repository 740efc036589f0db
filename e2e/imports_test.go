package e2e

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// direction is the order of the packages. Each may import only what stands
// before it. export/report/reporttest is for tests; internal/tools/compile turns the content into Go when it
// has changed, and works while that is broken; the two before the last list licences
// and measure. None of them is in the program.
var direction = []string{"internal/text", "internal/terminfo", "internal/passphrase", "internal/generated", "internal/country", "questionnaire/catalogue", "internal/tools/compile", "questionnaire", "questionnaire/catalogue/content", "questionnaire/evidence", "questionnaire/store", "questionnaire/sheet", "questionnaire/sheet/inbox", "scoring",
	"export/report", "export/pdf/typeface", "export/pdf/typeset", "export/pdf/file", "export/report/reporttest", "export/office", "export/docx/word", "export/docx", "export/slide", "export/html/fill", "export/html", "export/markdown", "export/table/sheetml", "export/table", "export/ical", "export/tracker", "export/oscal",
	"export/pdf/doc", "export/pdf", "export/fonts", "export", "ui/tty", "ui/leave", "ui/replies", "ui/document", "ui/scans", "ui/interview", "ui/prompt", "ui/board", "ui", "ui/cli/page", "ui/cli/beside", "ui/cli",
	"ui/workshop/room", "ui/workshop/ledger", "ui/workshop/screens", "ui/workshop/door", "ui/workshop", "ui/workshop/yourpart-net",
	"internal/tools/licences", "internal/tools/bench", "e2e", "."}

// A room is where a kind of library may be used, and why only there.
type room struct {
	prefixes []string
	pkg      string // the one package
	also     string // one more, or empty
	files    string // pattern of file names; empty for all
	why      string
}

var rooms = []room{
	{[]string{"go.yaml.in/", "gopkg.in/yaml", "github.com/goccy/go-yaml", "sigs.k8s.io/yaml"}, "questionnaire/catalogue", "", "", "content is YAML, and nothing else is"},
	{[]string{"github.com/jung-kurt/gofpdf"}, "export/pdf/doc", "", "", "the library is archived; one place to change it"},
	{[]string{"github.com/go-text/typesetting/harfbuzz"}, "export/pdf/typeset", "", "", "letters are joined and placed in one place, where what fails is caught"},
	{[]string{"github.com/xuri/"}, "export/report/reporttest", "", "xlsx.go", "tests read workbooks with it, and the program has a package of its own"},
	{[]string{"charm.land/", "github.com/charmbracelet/"}, "ui", "ui/workshop/screens", "", "no other package knows of screens"},
	{[]string{"github.com/spf13/"}, "ui/cli", "", "", "no other package knows of the command line"},
	{[]string{"golang.org/x/crypto/ssh"}, "ui/workshop/door", "", "", "one place speaks the protocol, and refuses all but one session"},
}

// TestImports keeps the arrows pointing one way.
func TestImports(t *testing.T) {
	t.Parallel()
	const module = "yourpart"
	eachImport(t, func(pkg, file, imported string) {
		at := slices.Index(direction, pkg)
		if at < 0 {
			t.Errorf("%s is in no package of the list in this test; add %q where it belongs", file, pkg)
			return
		}
		if imported == module {
			t.Errorf("%s imports the main package", file)
		}
		if ours, ok := strings.CutPrefix(imported, module+"/"); ok && !slices.Contains(direction[:at], ours) {
			t.Errorf("%s must not import %s, which does not stand before it", file, ours)
		}
		for _, r := range rooms {
			if r.forbids(pkg, path.Base(file), imported) {
				t.Errorf("%s must not import %s: only %s may, as %s", file, imported, path.Join(r.pkg, r.files), r.why)
			}
		}
	})
}

func (r room) forbids(pkg, file, imported string) bool {
	if !slices.ContainsFunc(r.prefixes, func(p string) bool { return strings.HasPrefix(imported, p) }) {
		return false
	}
	fits := r.files == ""
	if !fits {
		fits, _ = path.Match(r.files, file)
	}
	if strings.HasSuffix(pkg, "test") {
		return false // it reads what others write, for tests
	}
	return pkg != r.pkg && (r.also == "" || pkg != r.also) || !fits
}

// TestPure keeps the clock, the disk and the environment out of the packages
// that only work things out.
func TestPure(t *testing.T) {
	t.Parallel()
	impure := []string{"os", "os/exec", "net", "net/http", "log", "math/rand", "math/rand/v2"}
	pure := []string{"internal/text", "internal/country", "questionnaire/catalogue", "questionnaire", "questionnaire/sheet", "scoring", "export/report"}
	eachImport(t, func(pkg, file, imported string) {
		if slices.Contains(pure, pkg) && slices.Contains(impure, imported) {
			t.Errorf("%s must not import %s: it takes values only", file, imported)
		}
	})
}

// TestReach: what wizard, prompts and commands share knows neither of screens
// nor of writers, so that a line of a report can be read without a PDF library.
func TestReach(t *testing.T) {
	t.Parallel()
	never := []string{"charm.land/", "github.com/charmbracelet/", "github.com/jung-kurt/gofpdf", "github.com/xuri/excelize", "github.com/spf13/", "yourpart/export/pdf", "yourpart/export/html", "yourpart/export/table"}
	for _, pkg := range []string{"export/report", "ui/document", "ui/interview"} {
		out, err := exec.Command("go", "list", "-deps", "./"+pkg).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, dep := range strings.Fields(string(out)) {
			if dep == "yourpart/export" || slices.ContainsFunc(never, func(p string) bool { return strings.HasPrefix(dep, p) }) {
				t.Errorf("%s reaches %s", pkg, dep)
			}
		}
	}
}

// TestOracles: what only tests compare with is not in the program.
func TestOracles(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	deps := strings.Fields(string(out))
	if !slices.Contains(deps, "yourpart/export/table/sheetml") {
		t.Fatal("the program has no workbooks")
	}
	for _, dep := range deps {
		for _, oracle := range []string{"github.com/xuri/", "github.com/tiendc/go-deepcopy", "github.com/richardlehane/"} {
			if strings.HasPrefix(dep, oracle) {
				t.Errorf("the program is linked with %s, which is for tests", dep)
			}
		}
	}
}

// TestRoot: the root of the repository holds main.go and no other Go, and no
// folder more files than a reader can look over.
func TestRoot(t *testing.T) {
	t.Parallel()
	const most = 45
	perFolder := map[string]int{}
	eachFile(t, func(file string) { perFolder[path.Dir(file)]++ })
	if perFolder["."] != 1 {
		t.Errorf("%d Go files in the root; main.go is the one", perFolder["."])
	}
	for folder, n := range perFolder {
		if n > most {
			t.Errorf("%s holds %d Go files; split it by idea", folder, n)
		}
	}
}

// eachImport visits every import of the program, tests left out.
func eachImport(t *testing.T, visit func(pkg, file, imported string)) {
	t.Helper()
	eachFile(t, func(file string) {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			visit(path.Dir(file), file, imported)
		}
	})
}

// eachFile visits every Go file of the program, tests left out.
func eachFile(t *testing.T, visit func(file string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		visit(filepath.ToSlash(name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

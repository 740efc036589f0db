package ui

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/scoring"
	"yourpart/ui/document"
	"yourpart/ui/prompt"
)

// shipped is the catalogue that all tests share.
var shipped = sync.OnceValue(func() *catalogue.Catalogue {
	c, err := content.Shipped()
	if err != nil {
		panic(err)
	}
	return c
})

func testNow() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }

func testOptions(t testing.TB) Options {
	t.Chdir(t.TempDir()) // where reports go
	return drawOptions(t)
}

// drawOptions are for tests that write nothing.
func drawOptions(t testing.TB) Options {
	return Options{Options: prompt.Options{Options: document.Options{Catalogue: shipped(), Folder: filepath.Join(t.TempDir(), "data"), Now: testNow}}}
}

// A driver presses keys and runs the commands that come of them, without a
// terminal and without a clock.
type driver struct {
	t       testing.TB
	app     app
	quit    bool
	dropped []string // names of commands that belong to a library
}

// start is the wizard at home.
func start(t testing.TB) *driver { return begin(t, newSession(testOptions(t))) }

// open is the wizard in an assessment that has a file.
func open(t testing.TB, a questionnaire.Assessment) *driver {
	t.Helper()
	o := testOptions(t)
	path := filepath.Join(o.Folder, "firm.json")
	store, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	s := newSession(o)
	if err := s.Open(path); err != nil {
		t.Fatal(err)
	}
	return begin(t, s)
}

func begin(t testing.TB, s *session) *driver {
	t.Cleanup(s.Close)
	d := &driver{t: t, app: newApp(s)}
	d.resize(80, 24)
	d.run(d.app.Init())
	return d
}

func (d *driver) resize(w, h int) { d.send(tea.WindowSizeMsg{Width: w, Height: h}) }

// send hands a message to the app and runs what comes of it.
func (d *driver) send(msg tea.Msg) {
	m, cmd := d.app.Update(msg)
	d.app = m.(app)
	d.run(cmd)
}

// mostMessages is how many may come of one key; more is a circle.
const mostMessages = 200

func (d *driver) run(first tea.Cmd) {
	queue := []tea.Cmd{first}
	for n := 0; len(queue) > 0; n++ {
		if n > mostMessages {
			d.t.Fatalf("commands go in circles; screen:\n%s", d.screen())
		}
		cmd := queue[0]
		queue = queue[1:]
		if cmd == nil || d.foreign(cmd) {
			continue
		}
		msg := cmd()
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // a batch or a sequence
			var all []tea.Cmd
			for i := range v.Len() {
				all = append(all, v.Index(i).Interface().(tea.Cmd))
			}
			queue = append(all, queue...)
			continue
		}
		if _, ok := msg.(tea.QuitMsg); ok {
			d.quit = true
			return
		}
		m, next := d.app.Update(msg)
		d.app = m.(app)
		queue = append(queue, next)
	}
}

// foreign reports whether a command is neither ours nor joins ours: such as a
// cursor that blinks, which would wait for a clock.
func (d *driver) foreign(cmd tea.Cmd) bool {
	name := runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name()
	if strings.HasPrefix(name, "yourpart/ui.") || strings.Contains(name, "compactCmds") || strings.HasSuffix(name, "bubbletea/v2.Quit") {
		return false
	}
	d.dropped = append(d.dropped, name)
	return true
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "space": {Code: tea.KeySpace, Text: " "},
	"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight},
	"backspace": {Code: tea.KeyBackspace}, "pgdown": {Code: tea.KeyPgDown}, "pgup": {Code: tea.KeyPgUp},
	"f1": {Code: tea.KeyF1}, "ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl},
	"home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd}, "delete": {Code: tea.KeyDelete},
	"ctrl+f": {Code: 'f', Mod: tea.ModCtrl}, "f2": {Code: tea.KeyF2},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+r": {Code: 'r', Mod: tea.ModCtrl},
	"ctrl+z": {Code: 'z', Mod: tea.ModCtrl}, "ctrl+l": {Code: 'l', Mod: tea.ModCtrl},
	"ctrl+o": {Code: 'o', Mod: tea.ModCtrl}, "ctrl+g": {Code: 'g', Mod: tea.ModCtrl}, "ctrl+t": {Code: 't', Mod: tea.ModCtrl},
}

// keys presses keys by their names.
func (d *driver) keys(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.send(namedKey(name))
	}
}

// namedKey is a key by its name.
func namedKey(name string) tea.KeyPressMsg {
	if k, ok := named[name]; ok {
		return k
	}
	r := []rune(name)
	if len(r) != 1 {
		panic("no key " + name)
	}
	return tea.KeyPressMsg{Code: r[0], Text: name}
}

// downTo moves the cursor down until there reports true. No list of a test is
// longer than the steps it takes, so that a row that is missing fails the test
// instead of hanging it.
func (d *driver) downTo(what string, there func() bool) {
	d.t.Helper()
	for range 1000 {
		if there() {
			return
		}
		d.keys("down")
	}
	d.t.Fatalf("the cursor does not reach %s:\n%s", what, d.screen())
}

// fix goes to the plan and moves to its first fix, behind the questions to ask.
func (d *driver) fix() *driver {
	d.t.Helper()
	d.to(stepPlan)
	d.downTo("a fix", func() bool { a := d.app.screen.(plan).action(); return a != nil && a.Kind == scoring.Fix })
	return d
}

// text types characters.
func (d *driver) text(s string) {
	for _, r := range s {
		if r == ' ' {
			d.keys("space")
			continue
		}
		d.keys(string(r))
	}
}

// screen is what a person sees, without colours.
func (d *driver) screen() string { return ansi.Strip(d.app.frame()) }

// see fails unless all of that is on the screen.
func (d *driver) see(want ...string) {
	d.t.Helper()
	for _, w := range want {
		if !d.shows(w) {
			d.t.Fatalf("no %q on the screen:\n%s", w, d.screen())
		}
	}
}

// shows reports whether that is on the screen, wrapped or not, even within a
// word, as long paths are: a temporary folder's has any length.
func (d *driver) shows(want string) bool {
	solid, s := func(s string) string { return strings.Join(strings.Fields(s), "") }, d.screen()
	return strings.Contains(s, want) || strings.Contains(solid(s), solid(want))
}

// gone fails if any of that is on the screen.
func (d *driver) gone(not ...string) {
	d.t.Helper()
	s := d.screen()
	for _, w := range not {
		if strings.Contains(s, w) {
			d.t.Fatalf("%q is on the screen:\n%s", w, s)
		}
	}
}

// at fails unless that step is shown, without an overlay.
func (d *driver) at(step int) {
	d.t.Helper()
	if d.app.step != step || len(d.app.overlays) > 0 {
		d.t.Fatalf("at %s with %d overlays, want %s; screen:\n%s", steps[d.app.step].title, len(d.app.overlays), steps[step].title, d.screen())
	}
}

// saved is the assessment as it is on disk.
func (d *driver) saved() questionnaire.Assessment {
	d.t.Helper()
	if d.app.s.Store == nil {
		d.t.Fatal("there is no file")
	}
	a, err := store.Load(d.app.s.Store.Path())
	if err != nil {
		d.t.Fatal(err)
	}
	return a
}

// to opens a step of the wizard.
func (d *driver) to(step int) *driver {
	d.t.Helper()
	d.send(gotoMsg{step})
	d.at(step)
	return d
}

// question goes to the question of a control.
func (d *driver) question(control string) *driver {
	d.t.Helper()
	d.send(jumpMsg{to: questionnaire.CellID{Control: control}})
	d.at(stepQuestions)
	if v := d.app.screen.(questions); v.cell.Control != control {
		d.t.Fatalf("at %q, want %q", v.cell.Control, control)
	}
	return d
}

// unwritable takes the right to write from a folder, or skips the test where
// that stops nobody.
func unwritable(t testing.TB, dir string) (undo func()) {
	t.Helper()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	undo = func() { _ = os.Chmod(dir, 0o700) }
	t.Cleanup(undo)
	if os.Getuid() == 0 {
		undo()
		t.Skip("the superuser may write anywhere")
	}
	return undo
}

// TestHelpInFull says in the help what the footer has no room for; every such
// line belongs to a key that there is.
func TestHelpInFull(t *testing.T) {
	d := open(t, agency(t))
	d.resize(120, 60)
	told := map[string]bool{}
	for n := range steps {
		for _, k := range append(d.to(n).app.screen.Keys(), d.app.goKeys()...) {
			name := k.Help().Key + " " + k.Help().Desc
			told[name] = true
			if text, ok := full[name]; ok && k.Enabled() {
				d.keys("f1")
				d.see(text)
				d.keys("f1")
			}
		}
	}
	scanned := open(t, scannedBakery(t, "scubagear.json")).app.s
	for _, k := range append(stage{s: d.app.s}.Keys(), newProposals(scanned, questionnaire.CellID{}).Keys()...) {
		told[k.Help().Key+" "+k.Help().Desc] = true
	}
	several := open(t, many(t))
	several.toRest()
	several.keys("o")
	for _, k := range append(d.fix().app.screen.Keys(), several.app.screen.Keys()...) {
		told[k.Help().Key+" "+k.Help().Desc] = true
	}
	for name := range full {
		if !told[name] {
			t.Errorf("no key says %q", name)
		}
	}
}

// A line of the help that is too wide goes on under what the key does, not under the key.
func TestHelpHangs(t *testing.T) {
	for _, width := range []int{58, 78} {
		p := newHelp(newSession(drawOptions(t)), newPage(nil, "").add(""), key.NewBinding(key.WithKeys("P"), key.WithHelp("P", "projector")))
		lines := strings.Split(ansi.Strip(p.View(width, 200)), "\n")
		at := -1
		for i, l := range lines {
			if strings.HasPrefix(l, "P ") {
				at = i
			}
		}
		if at < 0 || at+1 == len(lines) {
			t.Fatalf("%d cells: the projector's key is not in the help:\n%s", width, strings.Join(lines, "\n"))
		}
		column := strings.Index(lines[at], "large")
		if next := lines[at+1]; column < 2 || len(next) <= column || strings.TrimLeft(next, " ") != next[column:] {
			t.Errorf("%d cells: the line after %q is %q", width, lines[at], next)
		}
	}
}

// A binding with many keys names them all in the help, apart from what they do.
func TestHelpNamesAllKeys(t *testing.T) {
	names := []string{"up", "down", "tab", "shift+tab", "pgup", "pgdown", "home", "end"}
	lines := helpLines([]key.Binding{
		key.NewBinding(key.WithKeys(names...), key.WithHelp("↑↓", "move")),
		key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "write")),
	})
	if want := []string{"↑ ↓ tab shift+tab pgup pgdn home end  move", "enter  write"}; !reflect.DeepEqual(lines, want) {
		t.Errorf("helpLines: %q, want %q", lines, want)
	}
}

package ui

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// everything is every step, every state of a step that looks different, and
// every overlay, of the assessment at hand.
func everything(s *session) map[string]app {
	all := map[string]app{}
	for n, st := range steps {
		all[st.title] = app{s: s, step: n, screen: st.open(s)}
	}
	for what, page := range states(s) {
		all[what] = app{s: s, step: stepExport, screen: page}
	}
	list := overlays(s)
	maps.Copy(list, pages(s))
	for what, over := range list {
		all["over: "+what] = app{s: s, step: stepPlan, screen: newHome(s), overlays: []screen{over}}
	}
	return all
}

// colour is a sequence that sets one.
var colour = regexp.MustCompile(`\x1b\[[0-9;:]*\b([34][0-9]|9[0-7]|10[0-7])\b[0-9;:]*m`)

// TestEverythingFits draws all there is at every size in every look: nothing
// is too wide, no footer is lost, and the words do not depend on the colours.
// A short run draws the sizes in one look and leaves out the light one, as looks
// differ in their colours only.
func TestEverythingFits(t *testing.T) {
	for name, a := range cases(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			words := map[string]string{}
			for look, st := range looks {
				if look == "light" && testing.Short() {
					continue
				}
				s := newSession(drawOptions(t))
				s.take(nil, a.Clone())
				*s.st = *st
				for what, page := range everything(s) {
					if look == "dark" || !testing.Short() {
						fits(t, page, what+", "+look)
					}
					page.width, page.height = 80, 24
					frame := page.frame()
					if c := colour.FindString(frame); look == "no colour" && c != "" {
						t.Errorf("%s: a colour %q", what, c)
					}
					plain := ansi.Strip(frame)
					if was, ok := words[what]; ok && was != plain {
						t.Errorf("%s: the words depend on the colours:\n%s\n%s", what, was, plain)
					}
					words[what] = plain
				}
			}
		})
	}
}

// TestNoColourTakesColoursAway as NO_COLOR has it: bold stays, colours go.
func TestNoColourTakesColoursAway(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	s := newSession(drawOptions(t))
	s.take(nil, agency(t))
	*s.st = *looks["dark"]
	for what, page := range everything(s) {
		page.width, page.height = 80, 24
		frame := page.frame()
		var b bytes.Buffer
		w := colorprofile.Writer{Forward: &b, Profile: colorprofile.ASCII}
		if _, err := w.WriteString(frame); err != nil {
			t.Fatal(err)
		}
		if c := colour.FindString(b.String()); c != "" || ansi.Strip(b.String()) != ansi.Strip(frame) {
			t.Errorf("%s: a colour %q, or other words", what, c)
		}
	}
}

// TestEverythingResizes from the largest window to the smallest and back: it
// fits at each size, and is then as it was.
func TestEverythingResizes(t *testing.T) {
	for name, a := range cases(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSession(drawOptions(t))
			s.take(nil, a)
			for what, page := range everything(s) {
				page.width, page.height = 200, 60
				before := page.frame()
				for _, size := range [][2]int{{200, 60}, {60, 20}, {200, 60}} {
					m, _ := page.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					page = m.(app)
					checkFrame(t, page, what)
				}
				if page.frame() != before {
					t.Errorf("%s: another page after growing back:\n%s\nbefore:\n%s", what, ansi.Strip(page.frame()), ansi.Strip(before))
				}
			}
		})
	}
}

// shows are the functions that show an overlay, each with what draws it above.
var shows = []string{
	"duties.Update", "exporter.Update", "exporter.askPassphrase", "forgotten", "home.byPath", "home.compare", "plan.accept", "plan.act", "plan.agree", "plan.edit", "plan.filter",
	"plan.key", "plan.moved", "plan.onRow", "questions.key", "questions.note", "questions.reason", "questions.speaker", "questions.travel", "decision.write", "results.Update", "results.keep", "stack.describe",
	"questions.replace", "stage.Update", "stage.park", "stack.askOut", "stack.enter", "stack.key", "app.ownKey", "app.stepKey", "app.protected", "details.name", "details.edit", "filePick", "pickMoment", "pickNewer", "readCmd",
	"pickFramework", "readiness.Update", "session.protect", "unlockCmd",
}

// TestEveryOverlayIsSwept: who shows a new overlay draws it in overlays or
// pages too, and then names it in shows.
func TestEveryOverlayIsSwept(t *testing.T) {
	entries, err := os.ReadDir(sourceFolder)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), sourceFolder+"/"+e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if ok && showsOverlay(f) && !slices.Contains(shows, fullName(f)) {
				t.Errorf("%s: %s shows an overlay that no sweep draws", e.Name(), fullName(f))
			}
		}
	}
}

// showsOverlay reports whether a function makes a showMsg.
func showsOverlay(f *ast.FuncDecl) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if lit, ok := n.(*ast.CompositeLit); ok {
			name, ok := lit.Type.(*ast.Ident)
			found = found || (ok && name.Name == "showMsg")
		}
		return true
	})
	return found
}

// fullName is a function's name with its receiver's.
func fullName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	of := f.Recv.List[0].Type
	if star, ok := of.(*ast.StarExpr); ok {
		of = star.X
	}
	return of.(*ast.Ident).Name + "." + f.Name.Name
}

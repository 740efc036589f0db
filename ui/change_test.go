package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// notedFix is a firm whose answer to one question of the plan has all that goes
// with one, and its action.
func notedFix(t *testing.T) (a questionnaire.Assessment, id questionnaire.CellID, action string) {
	t.Helper()
	a = agency(t)
	s := begin(t, newSession(testOptions(t))).app.s
	s.Assessment = a
	s.Recount()
	for _, act := range s.Report.Plan.Actions {
		for id := range s.Report.Result.Best(act.ID) {
			if was := a.Answers[id].Option; act.Kind == scoring.Fix && act.Status == questionnaire.Todo && was != "" {
				a.Set(id, questionnaire.Answer{Option: was, Note: "asked Mara", Evidence: "screenshot 4", By: "Mara", Date: "2026-11-01"})
				return a, id, act.ID
			}
		}
	}
	t.Fatal("no action fixes an answer")
	return
}

// kept checks that an answer was confirmed and nothing that goes with it lost.
func kept(t *testing.T, before, after questionnaire.Assessment, id questionnaire.CellID) {
	t.Helper()
	was, is := before.Answers[id], after.Answers[id]
	best := was
	best.Option, best.Date, best.EvidenceFor, best.Counter = is.Option, "2026-11-22", was.Option, was.Counter+1
	if is != best || is.Option == was.Option {
		t.Errorf("after it was done %s is %+v, was %+v", id, is, was)
	}
}

// TestDoneKeepsNotes: what is confirmed in the plan keeps its note, its
// evidence and who said so.
func TestDoneKeepsNotes(t *testing.T) {
	a, id, action := notedFix(t)
	d := open(t, a).to(stepPlan)
	d.downTo("the fix", func() bool { a := d.app.screen.(plan).action(); return a != nil && a.ID == action })
	d.keys("space", "space", "y")
	kept(t, a, d.saved(), id)
}

// TestPlainDoneKeepsNotes is the same line by line, where a word without more
// takes nothing away.
func TestPlainDoneKeepsNotes(t *testing.T) {
	a, id, action := notedFix(t)
	o := plainFile(t, a)
	s := newSession(o)
	s.take(nil, a)
	n := interview.Number(float64(s.Report.Numbers()[action]))
	out, err := ask(t, o, ">", "", n+" owner Anna", n+" owner", n+" done", "yes", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "rite something behind the word owner, or - to take it away")
	after := load(t, o.Path)
	kept(t, a, after, id)
	if got := after.Actions[action]; got != (questionnaire.Tracking{Owner: "Anna", Status: questionnaire.Done, Done: "2026-11-22"}) {
		t.Errorf("tracked %+v", got)
	}
}

// TestEvidenceForAnother: the wizard says what evidence was given for, keeps
// that when only the note changes, and takes over that it shows the answer now.
func TestEvidenceForAnother(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	k, _ := shipped().Control("mfa-all-users")
	id, first := questionnaire.CellID{Control: k.ID, Service: "dropbox"}, k.Question.Options[0]
	d.keys("1", "n", "enter")
	d.text("screenshot 4")
	d.keys("enter", "enter", "2")
	d.see("Evidence: screenshot 4 (given for “" + first.Label)
	d.keys("n")
	d.text("asked again")
	d.keys("down", "down", "down")
	d.see("“" + first.Label + "”, as answered before")
	d.keys("enter")
	if got := d.saved().Answers[id]; got.Note != "asked again" || got.EvidenceFor != first.ID || got.Evidence != "screenshot 4" {
		t.Errorf("with another note it is %+v", got)
	}
	d.keys("n", "down", "down", "down", "right", "enter")
	if got := d.saved().Answers[id]; !got.Evidenced() || got.Note != "asked again" {
		t.Errorf("confirmed it is %+v", got)
	}
	d.keys("n", "ctrl+u", "down", "ctrl+u", "down", "enter")
	if got := d.saved().Answers[id]; got.Note+got.Evidence != "" {
		t.Errorf("emptied it is %+v", got)
	}
}

// TestOneWayToChange: no screen, prompt or command writes into an assessment
// but through the methods of one, which hold the rules.
func TestOneWayToChange(t *testing.T) {
	others := []string{"o.layout.Services", "sheet.Services", "j.Services", "o.Catalogue"} // of no assessment
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		wrong := func(e ast.Expr) {
			if !slices.Contains(others, source(e)) {
				t.Errorf("%s: %s is written to; use a method of the assessment", files.Position(e.Pos()), source(e))
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.AssignStmt:
				for _, e := range n.Lhs {
					if touches(e) {
						wrong(e)
					}
				}
			case *ast.IncDecStmt:
				if touches(n.X) {
					wrong(n.X)
				}
			case *ast.CallExpr:
				f, method := n.Fun.(*ast.SelectorExpr)
				if name, ok := n.Fun.(*ast.Ident); ok && name.Name == "delete" && touches(n.Args[0]) {
					wrong(n.Args[0])
				} else if method && len(n.Args) == 2 && (f.Sel.Name == "Set" || f.Sel.Name == "SetTracking") {
					wrong(f)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// touches reports whether an expression is a part of an assessment, however
// deep, such as a.Profile.Name, a.Service(key).Plan or *value(&a.Services[0]).
func touches(e ast.Expr) bool {
	parts := []string{"Answers", "Actions", "Services", "Profile", "Rounds", "Responses", "Settled", "Log", "Sheets", "IDsFrom", "Catalogue"}
	switch e := e.(type) {
	case *ast.SelectorExpr:
		return slices.Contains(parts, e.Sel.Name) || touches(e.X)
	case *ast.IndexExpr:
		return touches(e.X)
	case *ast.StarExpr:
		return touches(e.X)
	case *ast.ParenExpr:
		return touches(e.X)
	case *ast.UnaryExpr:
		return touches(e.X)
	case *ast.CallExpr:
		f, ok := e.Fun.(*ast.SelectorExpr)
		return (ok && f.Sel.Name == "Service") || slices.ContainsFunc(e.Args, touches)
	}
	return false
}

// source is an expression roughly as it is written.
func source(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return source(e.X) + "." + e.Sel.Name
	case *ast.IndexExpr:
		return source(e.X) + "[…]"
	case *ast.CallExpr:
		return source(e.Fun) + "(…)"
	case *ast.StarExpr:
		return "*" + source(e.X)
	}
	return "…"
}

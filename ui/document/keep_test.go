package document_test

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

var mfa = questionnaire.CellID{Control: "mfa", Service: "box"}

// small is a firm of an earlier catalogue with one service of its own.
func small() questionnaire.Assessment {
	a := questionnaire.New("Firm")
	a.Catalogue = "2025.01"
	a.AddService(questionnaire.Service{Name: "Box", Model: catalogue.SaaS})
	a.Answer(mfa, "all", questionnaire.Notes{Note: "asked Mara"}, "2026-11-01")
	return a
}

func options() document.Options {
	return document.Options{Catalogue: &catalogue.Catalogue{Version: "2026.12"}, Keys: &store.Keys{},
		Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }}
}

// edited is a small firm's file, saved twice so that there is a version before,
// opened to be changed.
func edited(t *testing.T) (*document.Document, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "firm.json")
	s, err := store.Create(path, small(), nil)
	if err == nil {
		a := small()
		a.Revise()
		err = errors.Join(s.Save(a), s.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Edit(options(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d, path
}

// again answers the one question as it was answered before.
func again(a *questionnaire.Assessment) error {
	a.Answer(mfa, "all", questionnaire.Notes{}, "2026-11-01")
	return nil
}

// TestKeepNothing: what changes nothing or is refused writes nothing, so that the
// backup stays the version before.
func TestKeepNothing(t *testing.T) {
	d, path := edited(t)
	read := func() string {
		now, err := os.ReadFile(path)
		before, err2 := os.ReadFile(path + ".bak")
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		return string(now) + string(before)
	}
	was := read()
	if err := d.Keep(again); err != nil {
		t.Error(err)
	}
	refused := errors.New("no")
	err := d.Keep(func(a *questionnaire.Assessment) error {
		a.Answer(mfa, "none", questionnaire.Notes{}, "2026-11-22")
		return refused
	})
	if err != refused || d.Assessment.Answers[mfa].Option != "all" {
		t.Errorf("%v, and the answer is %+v", err, d.Assessment.Answers[mfa])
	}
	if is := read(); is != was {
		t.Errorf("written again:\n%s", is)
	}
	if d.Report != nil {
		t.Error("a report was worked out for nobody")
	}
}

// TestKeep counts the revision and takes over the catalogue's version; a snapshot
// leaves that, and is refused where the file would forget it.
func TestKeep(t *testing.T) {
	d, path := edited(t)
	if _, err := d.Round("", "2026-11-20", false); err != nil {
		t.Fatal(err)
	}
	if a := saved(t, path); a.Catalogue != "2025.01" || a.Revision != 2 || a.Latest() == nil {
		t.Errorf("with a snapshot it is of catalogue %s, revision %d", a.Catalogue, a.Revision)
	}
	err := d.Keep(func(a *questionnaire.Assessment) error {
		a.Answer(mfa, "none", questionnaire.Notes{}, "2026-11-22")
		return nil
	})
	if a := saved(t, path); err != nil || a.Catalogue != "2026.12" || a.Revision != 3 || a.Answers[mfa].Option != "none" {
		t.Errorf("%v, catalogue %s, revision %d, %+v", err, a.Catalogue, a.Revision, a.Answers[mfa])
	}
	err = d.Keep(func(a *questionnaire.Assessment) (err error) {
		for n := range questionnaire.MaxHistory {
			day := questionnaire.DateOf(time.Date(2027, 1, 1+n, 0, 0, 0, 0, time.UTC))
			*a, err = questionnaire.Snapshot(*a, day)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Round("", "2026-01-01", false); err == nil || !strings.Contains(err.Error(), "room for") {
		t.Errorf("a round that has no room gives %v", err)
	}
}

func saved(t *testing.T, path string) questionnaire.Assessment {
	t.Helper()
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestKeepAfterFailure: what is not on disk yet is saved by the next change, also
// where that changes nothing more.
func TestKeepAfterFailure(t *testing.T) {
	d, path := edited(t)
	dir := filepath.Dir(path)
	if err := os.Rename(dir, dir+"-gone"); err != nil {
		t.Skip(err) // an open file holds its folder on this system
	}
	change := func(a *questionnaire.Assessment) error {
		a.Answer(mfa, "none", questionnaire.Notes{}, "2026-11-22")
		return nil
	}
	if d.Keep(change) == nil {
		t.Fatal("saved in a folder that is gone")
	}
	if err := os.Rename(dir+"-gone", dir); err != nil {
		t.Fatal(err)
	}
	if err := d.Keep(change); err != nil || saved(t, path).Answers[mfa].Option != "none" {
		t.Errorf("%v, saved %+v", err, saved(t, path).Answers[mfa])
	}
}

// TestReadAndWrite: what comes encrypted goes out encrypted, and is the same.
func TestReadAndWrite(t *testing.T) {
	keys := &store.Keys{}
	key, err := keys.New("four words of its own")
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Keys = keys
	for _, key := range []*store.Key{nil, key} {
		var in, out bytes.Buffer
		if err := store.Write(&in, small(), key); err != nil {
			t.Fatal(err)
		}
		plain := in.String()
		d, err := document.Read(o, "standard input", &in)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(d.Keep(again), d.Write(&out)); err != nil {
			t.Fatal(err)
		}
		if key == nil && out.String() != plain {
			t.Errorf("came as\n%s\nwent as\n%s", plain, out.String())
		}
		if sealed := !strings.HasPrefix(out.String(), "{"); sealed != (key != nil) || d.Sealed != sealed {
			t.Errorf("encrypted: %v, the document says %v", sealed, d.Sealed)
		}
	}
	if _, err := document.Read(o, "standard input", strings.NewReader("{")); err == nil || !strings.HasPrefix(err.Error(), "standard input: ") {
		t.Errorf("what is damaged gives %v", err)
	}
}

// TestOneWayToOpen: the document alone opens a file to change it, and saves one.
func TestOneWayToOpen(t *testing.T) {
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Base(filepath.Dir(path)) == "document" || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			var of string
			switch x := call.X.(type) {
			case *ast.Ident:
				of = x.Name
			case *ast.SelectorExpr:
				of = x.Sel.Name
			}
			if slices.Contains([]string{"keys.Open", "Keys.Open", "store.Open", "store.Save", "Store.Save", "store.SaveAs", "Store.SaveAs"}, of+"."+call.Sel.Name) {
				t.Errorf("%s: %s.%s goes past the document", files.Position(call.Pos()), of, call.Sel.Name)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

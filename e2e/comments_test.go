package e2e

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// TestDocComments: every exported function, type, constant and variable has a
// doc comment, and so has every exported method of an exported type. A group
// of constants or variables may share one, or have one on each line.
func TestDocComments(t *testing.T) {
	t.Parallel()
	seen := 0
	eachFile(t, func(file string) {
		files := token.NewFileSet()
		f, err := parser.ParseFile(files, file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			exported(d, func(name *ast.Ident, documented bool) {
				seen++
				if !documented {
					t.Errorf("%s: %s has no doc comment", files.Position(name.Pos()), name.Name)
				}
			})
		}
	})
	if seen < 500 {
		t.Errorf("only %d exported names were found", seen)
	}
}

// exported calls visit for each name that d makes visible to other packages.
func exported(d ast.Decl, visit func(name *ast.Ident, documented bool)) {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Name.IsExported() && (d.Recv == nil || ast.IsExported(receiver(d.Recv.List[0].Type))) {
			visit(d.Name, d.Doc != nil)
		}
	case *ast.GenDecl:
		for _, s := range d.Specs {
			switch s := s.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() {
					visit(s.Name, d.Doc != nil || s.Doc != nil)
				}
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() {
						visit(name, d.Doc != nil || s.Doc != nil || s.Comment != nil)
					}
				}
			}
		}
	}
}

// receiver is the name of a method's type, without its pointer and parameters.
func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.IndexListExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

// Package fill fills the templates of web pages. It reads the language of text/template,
// as far as pages here use it, and escapes what it fills in by where it goes, as
// html/template does, which it is compared with in a test.
//
// It is there because text/template calls methods by names that are known only as it
// runs, so that a program with it keeps every exported method of every type. Here the
// methods that templates may call are listed.
package fill

import (
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// HTML, CSS and URL are text of the program's own, which is filled in as it is: between
// elements, in a style element and as the whole of an address.
type (
	HTML string
	CSS  string
	URL  string
)

// Methods are the methods that templates may call, by name. Each gives the method of its
// name of a value, or the zero value where that has none.
type Methods map[string]func(reflect.Value) reflect.Value

// A Set is templates that may call each other.
type Set struct {
	trees   map[string]*parse.Tree
	words   map[string]reflect.Value // functions
	methods Methods
}

// builtins are the functions that every template has.
var builtins = []string{"index", "len", "not", "or", "printf"}

// Parse reads the files that match a pattern, each a template of its own name, and the
// templates that they define. Words are functions that templates may call.
func Parse(files fs.FS, pattern string, words map[string]any, methods Methods) (*Set, error) {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return nil, err
	}
	known := map[string]any{}
	for _, name := range builtins {
		known[name] = true
	}
	s := &Set{map[string]*parse.Tree{}, map[string]reflect.Value{}, methods}
	for name, f := range words {
		known[name], s.words[name] = true, reflect.ValueOf(f)
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if _, err := parse.New(path.Base(name)).Parse(string(text), "", "", s.trees, known); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// Has reports whether there is a template of that name.
func (s *Set) Has(name string) bool { return s.trees[name] != nil }

// Fill is a template filled with data. The template begins where text between elements
// may be.
func (s *Set) Fill(name string, data any) (text HTML, err error) {
	f := &filling{set: s}
	defer func() {
		if r := recover(); r != nil {
			wrong, ours := r.(fault)
			if !ours {
				panic(r)
			}
			err = wrong.error
		}
	}()
	f.template(name, reflect.ValueOf(data))
	return HTML(f.out.String()), nil
}

// A fault is what ends the filling of a template.
type fault struct{ error }

// A filling is a template being filled.
type filling struct {
	set  *Set
	tree *parse.Tree // the template that is being filled now
	out  strings.Builder
	at   place
	vars []variable
}

type variable struct {
	name  string
	value reflect.Value
}

// fail ends the filling.
func (f *filling) fail(n parse.Node, format string, args ...any) {
	where := "templates"
	if n != nil && f.tree != nil {
		where, _ = f.tree.ErrorContext(n)
	}
	panic(fault{fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...))})
}

// template fills the template of a name.
func (f *filling) template(name string, dot reflect.Value) {
	tree := f.set.trees[name]
	if tree == nil {
		f.fail(nil, "no template is called %q", name)
	}
	wasTree, wasVars := f.tree, f.vars
	f.tree, f.vars = tree, []variable{{"$", dot}}
	f.list(tree.Root, dot)
	f.tree, f.vars = wasTree, wasVars
}

// list fills one node after another.
func (f *filling) list(l *parse.ListNode, dot reflect.Value) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		f.node(n, dot)
	}
}

// node fills one node. What it declares ends with the branch that it is in.
func (f *filling) node(n parse.Node, dot reflect.Value) {
	switch n := n.(type) {
	case *parse.TextNode:
		f.at.pass(n.Text)
		f.out.Write(n.Text)
	case *parse.ActionNode:
		v := f.pipe(n.Pipe, dot)
		if len(n.Pipe.Decl) == 0 {
			f.put(n, v)
		}
	case *parse.IfNode:
		defer f.scope()()
		f.list(branch(truth(f.pipe(n.Pipe, dot)), &n.BranchNode), dot)
	case *parse.WithNode:
		defer f.scope()()
		if v := f.pipe(n.Pipe, dot); truth(v) {
			f.list(n.List, v)
		} else {
			f.list(n.ElseList, dot)
		}
	case *parse.RangeNode:
		f.each(n, dot)
	case *parse.TemplateNode:
		var v reflect.Value
		if n.Pipe != nil {
			v = f.pipe(n.Pipe, dot)
		}
		f.template(n.Name, v)
	case *parse.CommentNode:
	default:
		f.fail(n, "%s is not understood here", n)
	}
}

// scope returns what forgets the variables that are declared from now on.
func (f *filling) scope() func() {
	n := len(f.vars)
	return func() { f.vars = f.vars[:n] }
}

func branch(yes bool, n *parse.BranchNode) *parse.ListNode {
	if yes {
		return n.List
	}
	return n.ElseList
}

// each fills what is to be repeated for each element of a list.
func (f *filling) each(n *parse.RangeNode, dot reflect.Value) {
	defer f.scope()()
	declared := n.Pipe.Decl
	v, _ := indirect(f.value(n.Pipe, dot))
	if !truth(v) {
		f.list(n.ElseList, dot)
		return
	}
	if v.Kind() != reflect.Slice && v.Kind() != reflect.Array {
		f.fail(n, "%s is not a list", n.Pipe)
	}
	for i := range v.Len() {
		end := f.scope()
		switch at := v.Index(i); len(declared) {
		case 2:
			f.vars = append(f.vars, variable{declared[0].Ident[0], reflect.ValueOf(i)}, variable{declared[1].Ident[0], at})
		case 1:
			f.vars = append(f.vars, variable{declared[0].Ident[0], at})
		}
		f.list(n.List, v.Index(i))
		end()
	}
}

// variable is what a name was declared as last.
func (f *filling) variable(n parse.Node, name string) reflect.Value {
	for _, v := range slices.Backward(f.vars) {
		if v.name == name {
			return v.value
		}
	}
	f.fail(n, "%s is not declared", name)
	return reflect.Value{}
}

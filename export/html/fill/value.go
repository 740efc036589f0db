package fill

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// pipe is what a pipeline gives, under the name that it declares.
func (f *filling) pipe(p *parse.PipeNode, dot reflect.Value) reflect.Value {
	v := f.value(p, dot)
	for _, d := range p.Decl {
		f.vars = append(f.vars, variable{d.Ident[0], v})
	}
	return v
}

// value is what a pipeline gives.
func (f *filling) value(p *parse.PipeNode, dot reflect.Value) reflect.Value {
	if len(p.Cmds) != 1 || p.IsAssign {
		f.fail(p, "%s is not understood here", p)
	}
	return f.command(p.Cmds[0], dot)
}

// command is what a value, a call of a function or of a method gives.
func (f *filling) command(c *parse.CommandNode, dot reflect.Value) reflect.Value {
	args := c.Args[1:]
	switch n := c.Args[0].(type) {
	case *parse.FieldNode:
		return f.chain(n, dot, n.Ident, args, dot)
	case *parse.VariableNode:
		return f.chain(n, f.variable(n, n.Ident[0]), n.Ident[1:], args, dot)
	case *parse.ChainNode:
		return f.chain(n, f.operand(n.Node, dot), n.Field, args, dot)
	case *parse.IdentifierNode:
		return f.function(n, args, dot)
	default:
		if len(args) > 0 {
			f.fail(n, "%s takes nothing", n)
		}
		return f.operand(n, dot)
	}
}

// operand is the value of what stands alone.
func (f *filling) operand(n parse.Node, dot reflect.Value) reflect.Value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.NumberNode:
		if n.IsInt {
			return reflect.ValueOf(int(n.Int64))
		}
		return reflect.ValueOf(n.Float64)
	case *parse.PipeNode:
		return f.value(n, dot)
	case *parse.FieldNode:
		return f.chain(n, dot, n.Ident, nil, dot)
	case *parse.VariableNode:
		return f.chain(n, f.variable(n, n.Ident[0]), n.Ident[1:], nil, dot)
	case *parse.ChainNode:
		return f.chain(n, f.operand(n.Node, dot), n.Field, nil, dot)
	case *parse.IdentifierNode:
		return f.function(n, nil, dot)
	}
	f.fail(n, "%s is not understood here", n)
	return reflect.Value{}
}

// chain follows names from a value; the last takes the arguments.
func (f *filling) chain(n parse.Node, v reflect.Value, names []string, args []parse.Node, dot reflect.Value) reflect.Value {
	if len(names) == 0 && len(args) > 0 {
		f.fail(n, "%s takes nothing", n)
	}
	for i, name := range names {
		var with []parse.Node
		if i == len(names)-1 {
			with = args
		}
		v = f.field(n, v, name, with, dot)
	}
	return v
}

// field is what a method of a value gives, or the value of one of its fields.
func (f *filling) field(n parse.Node, v reflect.Value, name string, args []parse.Node, dot reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		f.fail(n, "nothing to take %s of", name)
	}
	if method, listed := f.set.methods[name]; listed {
		of := v
		if of.Kind() != reflect.Pointer && of.CanAddr() {
			of = of.Addr()
		}
		if m := method(of); m.IsValid() {
			return f.call(n, name, m, args, dot)
		}
	}
	v, null := indirect(v)
	if null {
		f.fail(n, "nothing to take %s of", name)
	}
	if v.Kind() == reflect.Struct && len(args) == 0 {
		if at, ok := v.Type().FieldByName(name); ok && at.IsExported() {
			return v.FieldByIndex(at.Index)
		}
	}
	f.fail(n, "%s has no %s, or it is missing among the methods", v.Type(), name)
	return reflect.Value{}
}

// function is what a function gives.
func (f *filling) function(n *parse.IdentifierNode, args []parse.Node, dot reflect.Value) reflect.Value {
	if word, ok := f.set.words[n.Ident]; ok {
		return f.call(n, n.Ident, word, args, dot)
	}
	values := make([]reflect.Value, len(args))
	for i, a := range args {
		values[i] = f.operand(a, dot)
		if n.Ident == "or" && truth(values[i]) {
			return values[i]
		}
	}
	switch {
	case n.Ident == "or" && len(values) > 0:
		return values[len(values)-1]
	case n.Ident == "not" && len(values) == 1:
		return reflect.ValueOf(!truth(values[0]))
	case n.Ident == "len" && len(values) == 1:
		v, _ := indirect(values[0])
		return reflect.ValueOf(v.Len())
	case n.Ident == "index" && len(values) == 2:
		v, _ := indirect(values[0])
		if i := int(values[1].Int()); i >= 0 && i < v.Len() {
			return v.Index(i)
		}
		f.fail(n, "%s has no such element", args[0])
	case n.Ident == "printf" && len(values) > 0:
		of := make([]any, len(values)-1)
		for i, v := range values[1:] {
			of[i] = v.Interface()
		}
		return reflect.ValueOf(fmt.Sprintf(values[0].String(), of...))
	}
	f.fail(n, "%s is not understood here", n)
	return reflect.Value{}
}

// call is what a function or a method gives for arguments.
func (f *filling) call(n parse.Node, name string, fn reflect.Value, args []parse.Node, dot reflect.Value) reflect.Value {
	t := fn.Type()
	fixed := t.NumIn()
	if t.IsVariadic() {
		fixed--
	}
	if len(args) < fixed || len(args) > fixed && !t.IsVariadic() {
		f.fail(n, "%s takes %d, not %d", name, fixed, len(args))
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		of := t.In(min(i, t.NumIn()-1))
		if i >= fixed {
			of = of.Elem()
		}
		in[i] = f.argument(a, f.operand(a, dot), of)
	}
	out := fn.Call(in)
	if len(out) == 2 && !out[1].IsNil() {
		panic(fault{out[1].Interface().(error)})
	}
	if v := out[0]; v.Kind() != reflect.Interface || v.IsNil() {
		return v
	}
	return out[0].Elem()
}

// argument is a value as a parameter of a type takes it: what it points to, or a pointer
// to it, where that fits.
func (f *filling) argument(n parse.Node, v reflect.Value, t reflect.Type) reflect.Value {
	if v.Kind() == reflect.Interface && !v.Type().AssignableTo(t) {
		v = v.Elem()
	}
	switch {
	case !v.IsValid():
		f.fail(n, "%s is nothing, and not a %s", n, t)
	case v.Type().AssignableTo(t):
		return v
	case v.Kind() == reflect.Pointer && !v.IsNil() && v.Type().Elem().AssignableTo(t):
		return v.Elem()
	case v.CanAddr() && reflect.PointerTo(v.Type()).AssignableTo(t):
		return v.Addr()
	}
	f.fail(n, "%s is a %s, and not a %s", n, v.Type(), t)
	return reflect.Value{}
}

// indirect is what a value points to, if anything, and whether it points to nothing.
func indirect(v reflect.Value) (reflect.Value, bool) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return v, true
		}
		v = v.Elem()
	}
	return v, false
}

// truth reports whether a value is anything but zero or empty.
func truth(v reflect.Value) bool {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Slice, reflect.Map, reflect.String, reflect.Array:
		return v.Len() > 0
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}

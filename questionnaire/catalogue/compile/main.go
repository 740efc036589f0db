// Command compile reads the YAML of the catalogue, checks it, and writes it as
// a Go value, so that a start of the program parses nothing.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"yourpart/questionnaire/catalogue"
)

func main() {
	if err := run(".", "compiled.go"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run compiles the content of a folder into a file.
func run(dir, file string) error {
	c, err := catalogue.Load(os.DirFS(dir))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("// Code generated from the YAML beside this file by go generate; DO NOT EDIT.\n\n")
	b.WriteString("package catalogue\n\nvar compiled = ")
	literal(&b, reflect.ValueOf(*c), 0)
	src, err := format.Source(b.Bytes())
	if err != nil {
		return err
	}
	return os.WriteFile(file, src, 0o644)
}

// literal writes a value as Go source, leaving out what is zero. Entries of
// the outer lists stand on a line each.
func literal(b *bytes.Buffer, v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		b.WriteString(strconv.Quote(v.String()))
	case reflect.Bool, reflect.Int, reflect.Float64:
		fmt.Fprint(b, v.Interface())
	case reflect.Pointer:
		if v.Elem().Kind() == reflect.Struct {
			b.WriteByte('&')
			literal(b, v.Elem(), depth)
			return
		}
		b.WriteString("new(")
		literal(b, v.Elem(), depth)
		b.WriteByte(')')
	case reflect.Struct:
		structure(b, v, depth)
	case reflect.Slice:
		list(b, v, depth)
	case reflect.Map:
		table(b, v, depth)
	default:
		panic("no literal for " + v.Kind().String())
	}
}

// name is a type as the package itself writes it.
func name(t reflect.Type) string { return strings.ReplaceAll(t.String(), "catalogue.", "") }

func structure(b *bytes.Buffer, v reflect.Value, depth int) {
	b.WriteString(name(v.Type()) + "{")
	sep := ""
	if depth == 0 {
		sep = "\n"
		b.WriteString("\n")
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if !f.IsExported() || v.Field(i).IsZero() {
			continue
		}
		b.WriteString(f.Name + ": ")
		literal(b, v.Field(i), depth+1)
		b.WriteString("," + sep)
	}
	b.WriteString("}")
}

func list(b *bytes.Buffer, v reflect.Value, depth int) {
	b.WriteString(name(v.Type()) + "{")
	sep := ""
	if depth == 1 {
		sep = "\n"
		b.WriteString("\n")
	}
	for i := range v.Len() {
		literal(b, v.Index(i), depth+1)
		b.WriteString("," + sep)
	}
	b.WriteString("}")
}

func table(b *bytes.Buffer, v reflect.Value, depth int) {
	b.WriteString(name(v.Type()) + "{")
	keys := v.MapKeys()
	slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	for _, k := range keys {
		literal(b, k, depth+1)
		b.WriteString(": ")
		literal(b, v.MapIndex(k), depth+1)
		b.WriteString(",")
	}
	b.WriteString("}")
}

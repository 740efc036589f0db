package main

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// width is how many characters of a literal go on one line. A longer one has
// each of its parts on a line; only a single text may be longer.
const width = 120

// literal is a value as Go source, without what is zero.
func literal(v any) string { return typed(reflect.ValueOf(v), 0) }

// typed is a literal that says its type where it needs to.
func typed(v reflect.Value, depth int) string {
	switch v.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Map:
		return v.Type().String() + braced(v, depth)
	case reflect.Pointer:
		if v.Elem().Kind() == reflect.Struct {
			return "&" + typed(v.Elem(), depth)
		}
		return "new(" + plain(v.Elem()) + ")"
	default:
		return plain(v)
	}
}

// element is a literal in a list or map, whose type says the element's.
func element(v reflect.Value, depth int) string {
	switch v.Kind() {
	case reflect.Struct, reflect.Slice, reflect.Map:
		return braced(v, depth)
	case reflect.Pointer:
		panic("no literal for a list of " + v.Type().String())
	default:
		return plain(v)
	}
}

// plain is a text, a number or a truth value.
func plain(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return strconv.Quote(v.String())
	case reflect.Bool, reflect.Int, reflect.Float64:
		return fmt.Sprint(v.Interface())
	default:
		panic("no literal for " + v.Type().String())
	}
}

// braced is what a struct, list or map holds, in braces: on one line where it
// fits, else with each part on a line of its own.
func braced(v reflect.Value, depth int) string {
	all := parts(v, depth+1)
	line := "{" + strings.Join(all, ", ") + "}"
	if !strings.Contains(line, "\n") && utf8.RuneCountInString(line) <= width {
		return line
	}
	indent := strings.Repeat("\t", depth)
	return "{\n" + indent + "\t" + strings.Join(all, ",\n"+indent+"\t") + ",\n" + indent + "}"
}

// parts are the fields of a struct that are set, the elements of a list, or
// the entries of a map in the order of their keys.
func parts(v reflect.Value, depth int) []string {
	var all []string
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				all = append(all, f.Name+": "+typed(v.Field(i), depth))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, element(v.Index(i), depth))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
		for _, k := range keys {
			all = append(all, plain(k)+": "+element(v.MapIndex(k), depth))
		}
	}
	return all
}

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

// A writer makes Go source of values. The entries of maps become lists of their own, since
// a list of constants is data, while the entries of a map are code that fills it.
type writer struct{ lists []string }

// literal is a value as Go source, without what is zero.
func (w *writer) literal(v any) string { return w.typed(reflect.ValueOf(v), 0) }

// typed is a literal that says its type where it needs to.
func (w *writer) typed(v reflect.Value, depth int) string {
	switch v.Kind() {
	case reflect.Struct, reflect.Slice:
		return v.Type().String() + w.braced(v, depth)
	case reflect.Map:
		return w.mapped(v)
	case reflect.Pointer:
		if v.Elem().Kind() == reflect.Struct {
			return "&" + w.typed(v.Elem(), depth)
		}
		return "new(" + plain(v.Elem()) + ")"
	default:
		return plain(v)
	}
}

// element is a literal in a list or map, whose type says the element's.
func (w *writer) element(v reflect.Value, depth int) string {
	switch v.Kind() {
	case reflect.Struct, reflect.Slice:
		return w.braced(v, depth)
	case reflect.Map:
		return w.mapped(v)
	case reflect.Pointer:
		panic("no literal for a list of " + v.Type().String())
	default:
		return plain(v)
	}
}

// mapped is a map as a call of mapOf with the list of its entries.
func (w *writer) mapped(v reflect.Value) string {
	list := "[]entry[" + v.Type().Key().String() + ", " + v.Type().Elem().String() + "]" + w.braced(v, 0)
	w.lists = append(w.lists, list)
	return fmt.Sprintf("mapOf(entries%d)", len(w.lists))
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
func (w *writer) braced(v reflect.Value, depth int) string {
	all := w.parts(v, depth+1)
	line := "{" + strings.Join(all, ", ") + "}"
	if !strings.Contains(line, "\n") && utf8.RuneCountInString(line) <= width {
		return line
	}
	indent := strings.Repeat("\t", depth)
	return "{\n" + indent + "\t" + strings.Join(all, ",\n"+indent+"\t") + ",\n" + indent + "}"
}

// parts are the fields of a struct that are set, the elements of a list, or
// the entries of a map in the order of their keys.
func (w *writer) parts(v reflect.Value, depth int) []string {
	var all []string
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !v.Field(i).IsZero() {
				all = append(all, f.Name+": "+w.typed(v.Field(i), depth))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			all = append(all, w.element(v.Index(i), depth))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
		for _, k := range keys {
			all = append(all, "{"+plain(k)+", "+w.typed(v.MapIndex(k), depth)+"}")
		}
	}
	return all
}

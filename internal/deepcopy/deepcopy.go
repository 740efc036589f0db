// Package deepcopy copies a value with all that it points to, which is what the library
// of workbooks asks for. It takes the place of the module of its name (go.mod says so),
// which calls methods by names that it finds out as it runs; where a program does that,
// the linker keeps every exported method of every type. Decision 55 has the whole story.
package deepcopy

import (
	"fmt"
	"reflect"
)

// Copy makes what dst points to a copy of src, or of what src points to, that shares no
// pointer, list or map with it. What is in unexported fields is shared.
func Copy(dst, src any) error {
	to, from := reflect.ValueOf(dst), reflect.ValueOf(src)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		return fmt.Errorf("copying into %T, which is no pointer to something", dst)
	}
	if from.Kind() == reflect.Pointer {
		if from.IsNil() {
			return fmt.Errorf("copying from %T, which points to nothing", src)
		}
		from = from.Elem()
	}
	if to.Elem().Type() != from.Type() {
		return fmt.Errorf("copying %s into %s, which is another type", from.Type(), to.Elem().Type())
	}
	to.Elem().Set(copied(from))
	return nil
}

// copied is a value without anything that it shares with v.
func copied(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map:
		if v.IsNil() {
			return out
		}
	}
	switch v.Kind() {
	case reflect.Pointer:
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(copied(v.Elem()))
	case reflect.Interface:
		out.Set(copied(v.Elem()))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(copied(v.Field(i)))
			}
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(copied(v.Index(i)))
		}
	case reflect.Array:
		for i := range v.Len() {
			out.Index(i).Set(copied(v.Index(i)))
		}
	case reflect.Map:
		out.Set(reflect.MakeMapWithSize(v.Type(), v.Len()))
		for _, k := range v.MapKeys() {
			out.SetMapIndex(k, copied(v.MapIndex(k)))
		}
	}
	return out
}

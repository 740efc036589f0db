package pdf

import (
	"reflect"

	"yourpart/export/pdf/doc"
)

// tellTyped tells a document which texts are not ours: all that are in those values.
// Without other fonts it does not matter.
func tellTyped(d *doc.Doc, x doc.Extra, values ...any) {
	if len(x.Fonts) == 0 {
		return
	}
	const deep = 16
	for _, v := range values {
		eachText(reflect.ValueOf(v), deep, d.Typed)
	}
}

// eachText visits every text in a value and so many levels below it, keys of maps
// too.
func eachText(v reflect.Value, deep int, visit func(string)) {
	if deep--; deep < 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachText(v.Elem(), deep, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachText(v.Field(i), deep, visit)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachText(v.Index(i), deep, visit)
		}
	case reflect.Map:
		for m := v.MapRange(); m.Next(); {
			eachText(m.Key(), deep, visit)
			eachText(m.Value(), deep, visit)
		}
	}
}

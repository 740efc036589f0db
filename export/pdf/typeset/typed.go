package typeset

import "reflect"

// EachText visits every text in a value, as far as that is not nested without end, keys
// of maps too.
func EachText(v any, visit func(string)) {
	const deep = 16
	eachText(reflect.ValueOf(v), deep, visit)
}

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

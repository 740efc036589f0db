package catalogue

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"yourpart/internal/text"
)

// maxText is the most characters that one text of the content may have.
const maxText = 10_000

// unfit says what is wrong with a text of the content, if anything.
func unfit(s string) string {
	if !utf8.ValidString(s) {
		return "a text is no UTF-8"
	}
	if utf8.RuneCountInString(s) > maxText {
		return "a text is longer than 10000 characters"
	}
	bad := func(r rune) bool { return text.Hidden(r) && r != '\n' && r != '\t' }
	if i := strings.IndexFunc(s, bad); i >= 0 {
		return "a text holds a hidden character; type it anew without: " + strings.Map(func(r rune) rune {
			if text.Hidden(r) {
				return '?'
			}
			return r
		}, s[max(0, i-20):min(len(s), i+20)])
	}
	return ""
}

// unfitText looks for the first unfit text in a value, however deep.
func unfitText(v reflect.Value) string {
	switch v.Kind() {
	case reflect.String:
		return unfit(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return unfitText(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if bad := unfitText(v.Field(i)); bad != "" {
				return bad
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if bad := unfitText(v.Index(i)); bad != "" {
				return bad
			}
		}
	case reflect.Map:
		for each := v.MapRange(); each.Next(); {
			for _, part := range []reflect.Value{each.Key(), each.Value()} {
				if bad := unfitText(part); bad != "" {
					return bad
				}
			}
		}
	}
	return ""
}

package pdf

import (
	"reflect"

	"yourpart/export/pdf/doc"
)

// Foreign reports whether one of the texts in a value has a letter that the report's own
// face lacks.
func Foreign(value any) (found bool) {
	const deep = 16
	eachText(reflect.ValueOf(value), deep, func(s string) { found = found || doc.Foreign(s) })
	return found
}

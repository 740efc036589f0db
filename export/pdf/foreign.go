package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeset"
)

// Foreign reports whether one of the texts in a value has a letter that the report's own
// face lacks.
func Foreign(value any) (found bool) {
	typeset.EachText(value, func(s string) { found = found || doc.Foreign(s) })
	return found
}

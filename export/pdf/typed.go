package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeset"
)

// tellTyped tells a document which texts are not ours: all that are in those values.
// Without other fonts it does not matter.
func tellTyped(d *doc.Doc, x doc.Extra, values ...any) {
	if len(x.Fonts) == 0 {
		return
	}
	for _, v := range values {
		typeset.EachText(v, d.Typed)
	}
}

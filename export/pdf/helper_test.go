package pdf

import (
	"bytes"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
)

// extra is what was given beside the report, or nothing.
func extra(x []doc.Extra) doc.Extra {
	if len(x) > 0 {
		return x[0]
	}
	return doc.Extra{}
}

// AnnexOf is the annex of a report.
func AnnexOf(t testing.TB, r *report.Report, x ...doc.Extra) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteAnnex(&b, r, extra(x)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func PDFOf(t testing.TB, r *report.Report, x ...doc.Extra) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, extra(x)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// fontsOf are fonts to draw with, in that order; nil is none.
func fontsOf(files ...[]byte) (out []typeface.Source) {
	for _, f := range files {
		if f != nil {
			out = append(out, typeface.Source{File: f})
		}
	}
	return out
}

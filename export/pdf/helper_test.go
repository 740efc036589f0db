package pdf

import (
	"bytes"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// extra is what was given beside the report, or nothing.
func extra(x []doc.Extra) doc.Extra {
	if len(x) > 0 {
		return x[0]
	}
	return doc.Extra{}
}

func PDFOf(t testing.TB, r *report.Report, x ...doc.Extra) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, extra(x)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

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

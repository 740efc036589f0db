package reporttest

import (
	"bytes"
	"io"
	"testing"

	"yourpart/export/report"
)

// Written is a report as a writer writes it.
func Written(t testing.TB, write func(io.Writer, *report.Report) error, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

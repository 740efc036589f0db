package export

import (
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report/reporttest"
)

// TestSaveOnAFullDisk says what to do about it.
func TestSaveOnAFullDisk(t *testing.T) {
	f, err := FormatNamed("md")
	if err != nil {
		t.Fatal(err)
	}
	const want = "/dev/full: no space left on device; make room on the disk, then write it again"
	if _, err := f.Save(reporttest.Agency(t), doc.Extra{}, "/dev/full"); err == nil || !strings.HasSuffix(err.Error(), want) || strings.Count(err.Error(), "/dev/full") != 1 {
		t.Errorf("%v, want %s", err, want)
	}
}

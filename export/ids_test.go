package export

import (
	"bytes"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestIDsGiveNoNameAway: in a redacted report not even an id is made from the
// name, since someone who guesses the name could then tell.
func TestIDsGiveNoNameAway(t *testing.T) {
	r := reporttest.Agency(t)
	var files [][]byte
	for _, name := range []string{"Northwind", "Southwind"} {
		a := r.Assessment.Clone()
		a.Profile.Name = name
		redacted := report.Options{Redact: true}.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
		for _, f := range []string{"ics", "github", "oscal-poam", "oscal-ar"} {
			format, err := FormatNamed(f)
			if err != nil {
				t.Fatal(err)
			}
			file, err := format.Bytes(redacted, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
	}
	for i, file := range files[:len(files)/2] {
		if !bytes.Equal(file, files[len(files)/2+i]) {
			t.Errorf("file %d differs with the name that was taken out", i)
		}
	}
}

package pdf

import (
	"bytes"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestPartsCarryNoReport: where parts are left out, nothing is attached, nothing
// says that something were, and the file is read back all the same.
func TestPartsCarryNoReport(t *testing.T) {
	r := reporttest.Tracked(t)
	r.Assessment.Profile.Consultant = "Consultant GmbH"
	for _, c := range []struct {
		o      report.Options
		author bool // the pages name the consultant
	}{{report.Options{Summary: true}, true}, {report.Options{Sections: []string{"summary"}}, true}, {report.Options{Sections: []string{"sign-off"}}, true},
		{report.Options{Sections: []string{"plan", "answers"}}, false}, {report.Options{Sections: []string{"glossary"}}, false}} {
		part := reporttest.With(r, c.o)
		file := PDFOf(t, part)
		o := openedPDF(t, file)
		if o.root["AF"] != nil || o.root["Names"] != nil || bytes.Contains(file, []byte("EmbeddedFile")) {
			t.Errorf("%+v: something is attached: %v", c.o, o.root)
		}
		for n := 1; n < len(o.Places); n++ {
			if body, err := o.Object(n); err == nil && (strings.Contains(body, "/EmbeddedFile") || strings.Contains(body, "/Filespec")) {
				t.Errorf("%+v: object %d is a file", c.o, n)
			}
		}
		author := o.dict(o.trailer()["Info"])["Author"]
		if xmp := xmpOf(t, o.data(o.root["Metadata"])); (author != nil) != c.author || (xmp["creator"] != "") != c.author || xmp["part"] != "31" {
			t.Errorf("%+v: the author is %v, XMP says %v", c.o, author, xmp)
		}
		if got, err := Read(file); err != nil || got != Counts(part) || got == r.Counts() {
			t.Errorf("%+v: read back: %+v, %v", c.o, got, err)
		}
		damaged := bytes.Clone(file)
		damaged[bytes.Index(file, []byte("/FlateDecode"))+100] ^= 0x55 // in a stream that is packed
		for what, b := range map[string][]byte{"damaged": damaged, "cut": file[:len(file)/2], "cut at its end": file[:len(file)-7]} {
			if _, err := Read(b); err == nil {
				t.Errorf("%+v: a file that is %s passes", c.o, what)
			}
		}
	}
}

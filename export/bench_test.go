package export

import (
	"path/filepath"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// BenchmarkSave takes the agency from its answers to the PDF on disk, as the program
// does: report made, drawn with its annex, read back, counted and written.
func BenchmarkSave(b *testing.B) {
	f, err := Named(Formats, "pdf")
	if err != nil {
		b.Fatal(err)
	}
	made := reporttest.Agency(b)
	path := filepath.Join(b.TempDir(), "plan.pdf")
	for _, annex := range []string{report.AnnexSeparate, report.AnnexInside} {
		b.Run(annex, func(b *testing.B) {
			for b.Loop() {
				r := report.Build(made.Catalogue, made.Assessment, reporttest.PDFDay, time.Time{})
				r.Options.Annex = annex
				if _, err := f.Save(r, doc.Extra{}, path); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

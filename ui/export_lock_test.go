package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/export"
	"yourpart/ui/document"
)

// pdfFormat is the format that can be encrypted.
func pdfFormat(t *testing.T) export.Format {
	t.Helper()
	f, err := export.FormatNamed("pdf")
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// lockedReport fails unless the file is a report that only the passphrase opens.
func lockedReport(t *testing.T, path, passphrase string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdfFormat(t).Read(b); err == nil || strings.Contains(string(b), "Northwind Digital") || strings.Contains(string(b), "<rdf:Description") {
		t.Error("it opens without the passphrase")
	}
	if _, err := pdfFormat(t).ReadLocked(b, passphrase); err != nil {
		t.Errorf("%q: %v", passphrase, err)
	}
}

// TestExportEncrypted asks for a passphrase each time, before anything is
// written, and says what stays readable.
func TestExportEncrypted(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	d := open(t, agency(t)).to(stepExport)
	dir := d.app.screen.(exporter).folder.fields[0].value
	path := filepath.Join(dir, "northwind-digital.pdf")
	d.keys("down", "space") // html beside pdf
	for range len(export.Formats) + 1 {
		d.keys("down")
	}
	d.keys("space")
	d.see("[x] Protect the pdf with a passphrase", "Enter writes 3 files in ", "Not encrypted: html.")
	d.keys("enter")
	d.see("Passphrase for the report", "Nobody can open the pdf without", "Not encrypted: html.")
	d.text("short")
	d.keys("enter")
	d.see("at least 8 characters")
	d.keys("esc")
	d.at(stepExport)
	if _, err := os.Stat(path); err == nil {
		t.Fatal("it was written all the same")
	}
	d.keys("enter")
	d.text("für den Beirat")
	d.keys("enter")
	d.text("für den Beirat")
	d.gone("Beirat")
	d.keys("enter")
	d.see("Written: 3 files")
	lockedReport(t, path, "für den Beirat")
	read := pdfFormat(t).ReadAnnex
	if b, err := os.ReadFile(filepath.Join(dir, "northwind-digital.annex.pdf")); err != nil || read(b, "für den Beirat") != nil || read(b, "") == nil {
		t.Errorf("the annex is not encrypted alike: %v", err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "northwind-digital.html")); !strings.Contains(string(b), "Northwind") {
		t.Error("html is not as it was said to be")
	}
	d.keys("enter")
	for range 2 {
		d.text("another passphrase")
		d.keys("enter")
	}
	d.see("Replace them?")
	d.keys("y")
	d.see("Written: 3 files")
	lockedReport(t, path, "another passphrase")
	d.keys("esc", "enter") // the tick is not lost on the way
	d.see("Not encrypted: html.")
}

// TestExportEncryptedNothing: a passphrase without a PDF is a mistake to tell.
func TestExportEncryptedNothing(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	d.keys("space", "down", "space")
	for range len(export.Formats) + 1 {
		d.keys("down")
	}
	d.keys("space", "enter")
	d.see("Not written: only pdf can be encrypted; tick it too")
}

// TestPlainEncryptedReport: the same line by line.
func TestPlainEncryptedReport(t *testing.T) {
	o := plainFile(t, agency(t))
	to := filepath.Join(t.TempDir(), "board report.pdf")
	out, err := ask(t, o, ">", "", "", "encrypt "+to, ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "with encrypt in front, a pdf gets a passphrase", "nobody to ask for a passphrase")
	o.ReportPassphrase = func(...string) (string, error) { return "", errors.New("the two passphrases differ") }
	if out, err = ask(t, o, ">", "", "", "encrypt "+to, "."); err != nil {
		t.Fatal(err)
	}
	contains(t, out, document.HopelessReport, "The two passphrases differ")
	if _, err := os.Stat(to); err == nil {
		t.Fatal("it was written all the same")
	}
	o.ReportPassphrase = func(...string) (string, error) { return secretWords, nil }
	if out, err = ask(t, o, ">", "", "", "encrypt json", "encrypt "+to+".html", "Encrypt "+to); err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Only pdf can be encrypted, not json; type encrypt alone", "encrypted, not html", "Written: "+to)
	lockedReport(t, to, secretWords)
	if out, err = ask(t, o, ">", "", "", "encrypt"); err != nil {
		t.Fatal(err)
	}
	_, usual, _ := strings.Cut(out, "Written: ")
	usual, _, _ = strings.Cut(usual, "\n")
	if filepath.Base(usual) != "northwind-digital.pdf" {
		t.Errorf("written to %s", usual)
	}
	lockedReport(t, usual, secretWords)
}

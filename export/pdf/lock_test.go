package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/file"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

const lockWords = "vier Wörter, die passen"

// locked is a report that a passphrase opens.
func locked(t testing.TB, r *report.Report, passphrase string, x ...doc.Extra) []byte {
	t.Helper()
	with := extra(x)
	with.Passphrase = passphrase
	return PDFOf(t, r, with)
}

var streams = regexp.MustCompile(`(?s)\bstream\r?\n.*?\nendstream\b`)

// outsideStreams is a file without the bytes of its streams. Compressed or
// encrypted bytes are as good as random and hold any three given bytes sooner
// or later: look for short words out here, and in the whole file only for
// those of twelve bytes or more, which chance does not spell.
func outsideStreams(file []byte) []byte {
	return streams.ReplaceAll(file, []byte("stream\nendstream"))
}

// TestLockedPDF: the holder of the passphrase finds all that the plain file has,
// and nobody else finds a word.
func TestLockedPDF(t *testing.T) {
	t.Parallel()
	for what, r := range map[string]*report.Report{"agency": reporttest.Agency(t), "nothing": reporttest.Nothing(t), "names": hostileReport(t, "Żółć (& Söhne) \\"),
		"logo": reporttest.Tiny(t), "summary": reporttest.With(reporttest.Tracked(t), report.Options{Summary: true, Paper: "letter"})} {
		t.Run(what, func(t *testing.T) {
			if testing.Short() && what != "agency" && what != "nothing" {
				t.Skip("left out of short runs")
			}
			var x doc.Extra
			if what == "logo" {
				x.Logo = logos(t)["png palette"]
			}
			file, plain := locked(t, r, lockWords, x), openedPDF(t, PDFOf(t, r, x))
			o := unlockedPDF(t, file, lockWords)
			checkSoundIn(t, o)
			if data, err := o.Attachment(); r.Narrowed() {
				if err == nil {
					t.Errorf("%d bytes are attached to a part of a report", len(data))
				}
			} else if err != nil || data != jsonOf(t, r) {
				t.Errorf("the attachment has %d bytes, %v", len(data), err)
			}
			if len(o.pages()) != len(plain.pages()) {
				t.Fatalf("%d pages, not %d", len(o.pages()), len(plain.pages()))
			}
			for i, p := range o.pages() {
				if o.data(o.dict(p)["Contents"]) != plain.data(plain.dict(plain.pages()[i])["Contents"]) {
					t.Errorf("page %d differs", i+1)
				}
			}
			open := outsideStreams(file)
			for _, word := range []string{"yourpart", "(Adobe)", "(D:", "<rdf:", "/Title", "/Catalog", "report.json"} {
				if bytes.Contains(open, []byte(word)) {
					t.Errorf("%q can be read without the passphrase", word)
				}
			}
			for _, long := range []string{"<rdf:Description", "<pdfuaid:part>"} { // too long to occur by chance
				if bytes.Contains(file, []byte(long)) {
					t.Errorf("%q can be read without the passphrase", long)
				}
			}
		})
	}
}

// TestLockedPDFRefuses whoever has another passphrase or none.
func TestLockedPDFRefuses(t *testing.T) {
	file := locked(t, reporttest.Tiny(t), lockWords)
	for _, wrong := range []string{"vier Worter, die passen", strings.ToUpper(lockWords), lockWords + " ", "a\u202e passphrase"} {
		if _, err := ReadLocked(file, wrong); err == nil {
			t.Errorf("%q opens it", wrong)
		}
	}
	if _, err := Read(file); err == nil || !strings.Contains(err.Error(), "encrypted") {
		t.Errorf("none: %v", err)
	}
	if _, err := ReadLocked(PDFOf(t, reporttest.Tiny(t)), lockWords); err == nil || !strings.Contains(err.Error(), "not encrypted") {
		t.Errorf("a plain one passes as encrypted: %v", err)
	}
	if got, err := ReadLocked(file, lockWords); err != nil || got == reporttest.Agency(t).Counts() {
		t.Error("another report passes as this one")
	}
	for at := len(file) - 400; at < len(file); at += 23 { // damage must not make it panic
		_, _ = ReadLocked(file[:at], lockWords)
	}
}

// TestLockedPDFTells: an encrypted file is tagged, named and for everybody to
// have read out, and does not claim to be for an archive. No two are alike.
func TestLockedPDFTells(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	r := reporttest.Agency(t)
	file := locked(t, r, lockWords)
	o := unlockedPDF(t, file, lockWords)
	xmp := o.data(o.root["Metadata"])
	if strings.Contains(xmp, "pdfa") || o.root["OutputIntents"] != nil || !strings.Contains(xmp, "<pdfuaid:part>1</pdfuaid:part>") {
		t.Errorf("it claims to be for an archive, or not to be accessible: %s", xmp)
	}
	title := o.dict(o.trailer()["Info"])["Title"].(string)
	if xmpOf(t, xmp)["title"] != title || !strings.Contains(title, "Northwind Digital") || o.root["Lang"] != "en" ||
		o.dict(o.root["MarkInfo"])["Marked"] != word("true") {
		t.Errorf("title %q, %v", title, o.root)
	}
	const toRead = 1 << 9 // the bit that lets programs read out
	var p int32
	if _, after, _ := strings.Cut(o.Lock.Dict, "/P "); after == "" {
		t.Error("nothing is said of what is permitted")
	} else if _, err := fmt.Sscan(after, &p); err != nil || p&toRead == 0 {
		t.Errorf("%d permits nobody to read out: %v", p, err)
	}
	again := locked(t, r, lockWords)
	other := unlockedPDF(t, again, lockWords)
	if bytes.Equal(o.Lock.Key, other.Lock.Key) || fmt.Sprint(o.trailer()["ID"]) == fmt.Sprint(other.trailer()["ID"]) {
		t.Error("two files have one key, or one name that tells what is in them")
	}
	if !bytes.Equal(PDFOf(t, r), PDFOf(t, r)) {
		t.Error("plain ones differ")
	}
}

// TestPDFLockOfOthers opens what qpdf 11.3 wrote, by both its passphrases.
func TestPDFLockOfOthers(t *testing.T) {
	const dict = "<< /CF << /StdCF << /AuthEvent /DocOpen /CFM /AESV3 /Length 32 >> >> /Filter /Standard /Length 256" +
		" /O <6f75557180b95d14a8dcc046942ef47aab78fe2e7bd1ddbd3ce0eb932104ede71048916925f1ed7cb0545d8fba417622>" +
		" /OE <c97d24f2243011dbbed029ce05cb55c7ec3804b5622629f10f4f81fa6738042d> /P -4 /Perms <da1aa9e8e67bed1e0c657fd0962f52f6> /R 6 /StmF /StdCF /StrF /StdCF" +
		" /U <d1ef88f38e0745d0c164ffce5246aea57d684db7562f98e1f9ee3d55b3a5853299d7b7cfbb9f342b69e054050b7b46bc>" +
		" /UE <0cbbf0f999efa515d66877f4b41d1d7067c4b27194d9ef972fe2c353daf57a8d> /V 5 >>"
	first, err := file.OpenLock(dict, "four words that match")
	if err != nil {
		t.Fatal(err)
	}
	second, err := file.OpenLock(dict, "ówner wörds")
	if err != nil || !bytes.Equal(first.Key, second.Key) {
		t.Errorf("the owner's: %v, another key", err)
	}
	if _, err := file.OpenLock(dict, "four words that differ"); err == nil {
		t.Error("another passphrase opens it")
	}
	if _, err := file.OpenLock(strings.Replace(dict, "/Perms <da", "/Perms <db", 1), "four words that match"); err == nil {
		t.Error("what is permitted was changed unseen")
	}
}

// TestPassphraseForAReport: every program opens the file, whether it prepares a
// passphrase or takes it as typed.
func TestPassphraseForAReport(t *testing.T) {
	for typed, want := range map[string]string{
		"four words that match":     "four words that match",
		"Grüße aus 東京 и Киев":       "Grüße aus 東京 и Киев",
		"Gru\u0308ße aus Wien":      "Grüße aus Wien",
		"ﬁne ½ words here":          "fine 1⁄2 words here",
		"no\u00a0break, so\u00adft": "no break, soft",
		"party 🎉 tonight":           "party 🎉 tonight",
	} {
		got, err := file.PreparePassphrase(typed)
		if err != nil || got != want || file.CheckPassphrase(typed) != nil {
			t.Errorf("%q: %q, %v; want %q", typed, got, err, want)
		}
		l, err := file.NewLock(typed)
		if err != nil {
			t.Fatal(err)
		}
		for _, spelled := range []string{typed, got, file.TypedPassphrase(typed)} {
			if o, err := file.OpenLock(l.Dict, spelled); err != nil || !bytes.Equal(o.Key, l.Key) {
				t.Errorf("%q does not open it: %v", spelled, err)
			}
		}
	}
	for typed, want := range map[string]string{
		"": "at least 8", "short": "at least 8", "a bell\a in it": "U+0007", "right to\u202e left": "U+202E", "\xff\xfe broken text": "UTF-8",
		strings.Repeat("long ", 26): "at most 127 bytes; this one has 130", strings.Repeat("ﷺ", 10): "at most 127 bytes",
	} {
		if err := file.CheckPassphrase(typed); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %q", typed, err, want)
		}
	}
}

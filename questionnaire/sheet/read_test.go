package sheet

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

const someNumber = "abcdefghijklmnop"

// written is what the form writes for answers.
func written(r Reply) string {
	var b strings.Builder
	b.WriteString("SHEET " + Grouped(r.Number) + " SUM " + Sum(r.said()) + "\n")
	for _, g := range r.Given {
		b.WriteString(" " + itoa(g.Question) + g.Letter)
		if g.Note != "" {
			b.WriteString(" [" + g.Note + "]")
		}
	}
	return b.String() + "\nEND\n"
}

func itoa(n int) string { return strings.TrimLeft(string(rune('0'+n/10))+string(rune('0'+n%10)), "0") }

// filled is a reply with all that there may be in one.
var filled = Reply{Number: someNumber, Given: []Given{
	{1, "a", ""}, {2, "c", ""}, {3, "n", `We have “no” cards (see 5: a) - only invoices, and that's how it stays for the time being`}, {12, "s", "Grüße, 日本 & <b>"},
}}

// TestRead: what a form writes is read as it was given, whatever a mail program, an editor
// or a chat makes of it.
func TestRead(t *testing.T) {
	form := written(filled)
	wide := func(s string, order binary.AppendByteOrder) string {
		var b []byte
		for _, u := range utf16.Encode([]rune(s)) {
			b = order.AppendUint16(b, u)
		}
		return string(b)
	}
	lines := func(s string, do func(string) string) string {
		var out []string
		for _, l := range strings.Split(s, "\n") {
			out = append(out, do(l))
		}
		return strings.Join(out, "\n")
	}
	wrapped := strings.ReplaceAll(strings.ReplaceAll(form, " only", "\nonly"), "12s ", "12s\n")
	for name, text := range map[string]string{
		"as it is":           form,
		"in one line":        strings.ReplaceAll(form, "\n", " "),
		"in capitals":        strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(form, "1a", "1A"), "SHEET", "sheet"), "END", "End"),
		"wrapped":            wrapped,
		"quoted":             lines(wrapped, func(l string) string { return "> " + l }),
		"quoted twice":       lines(wrapped, func(l string) string { return "> >" + l }),
		"CRLF":               strings.ReplaceAll(form, "\n", "\r\n"),
		"CR":                 strings.ReplaceAll(form, "\n", "\r"),
		"a mark":             "\ufeff" + form,
		"UTF-16LE":           wide("\ufeff"+form, binary.LittleEndian),
		"UTF-16BE":           wide("\ufeff"+form, binary.BigEndian),
		"UTF-16LE, no mark":  wide(form, binary.LittleEndian),
		"smart quotes":       strings.NewReplacer("'", "’", "“", `"`, "”", `"`, " - ", " – ").Replace(form),
		"no-break spaces":    strings.ReplaceAll(form, " ", "\u00a0"),
		"long dashes":        strings.Replace(form, "abcd-efgh-", "abcd–efgh–", 1),
		"a mail around":      "From: Anna\nTo: Ben\nSubject: 3d answers for 2026\n\nHi Ben,\nhere they are, 12 of 40.\n\n" + form + "\nBest regards\n3 a.m. Anna\n5b Main Street\n",
		"what was sent too":  form + "\nOn Monday Ben wrote:\n> Your sheet is abcd-efgh-ijkl-mnop, please send it by 4d December.\n> SHEET abcd-efgh-ijkl-mnop\n",
		"twice the same":     form + "\n" + lines(form, func(l string) string { return "> " + l }),
		"quoted-printable":   "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHi=20there\n" + strings.NewReplacer("ü", "=C3=BC", "ß", "=C3=9F", "“", "=E2=80=9C", "”", "=E2=80=9D", "日", "=E6=97=A5", "本", "=E6=9C=AC", " only", " =\nonly").Replace(form) + "\n--x--\n",
		"base64":             "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("Hi\n"+form)) + "\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("<p>SHEET abcd-efgh-ijkl-mnop<br> 1b</p>")) + "\n--x--\n",
		"soft hyphens added": strings.ReplaceAll(form, "invoices", "in\u00advoices"),
	} {
		got, err := Read([]byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Typed || got.Digest() != filled.Digest() {
			t.Errorf("%s: read as %+v", name, got)
		}
	}
	got, err := Read([]byte(form))
	if err != nil || len(got.Given) != 4 || got.Given[2].Note != filled.Given[2].Note || got.Given[3].Note != filled.Given[3].Note {
		t.Errorf("notes are read as %+v (%v)", got.Given, err)
	}
}

// TestReadTyped: what people type in a message is read as they mean it, and marked.
func TestReadTyped(t *testing.T) {
	for text, want := range map[string]string{
		"SHEET abcd-efgh-ijkl-mnop 1a 2c 3d":                    "1a 2c 3d",
		"abcd-efgh-ijkl-mnop 1a 2c 3d":                          "1a 2c 3d",
		"sheet abcdefghijklmnop: 1A, 2C, 3D.":                   "1a 2c 3d",
		"Sheet abcd efgh ijkl mnop\n1a\n2c\n3d\n\nBye":          "1a 2c 3d",
		"SHEET ABCD-EFGH-IJKL-MNOP\n1) a\n2: c\n3 = d\nAnna":    "1a 2c 3d",
		"Hi, SHEET abcd–efgh–ijkl–mnop 1 a 2. c 3-d thanks":     "1a 2c 3d",
		"SHEET abcd-efgh-ijkl-mn0p 1a 2? 3? (no idea) 4n [why]": "1a 2? 3?[no idea] 4n[why]",
		"SHEET abcd-efgh-ijkl-mnop 1a2c3d":                      "1a 2c 3d",
		"> SHEET abcd-efgh-ijkl-mnop 1a\n> 1a 2c 3d\n":          "1a 2c 3d",
		"* abcd-efgh-ijkl-mnop:\n- 1a\n- 2c\n- 3d\n12 Main St":  "1a 2c 3d",
	} {
		r, err := Read([]byte(text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		var said []string
		for _, g := range r.Given {
			said = append(said, itoa(g.Question)+g.Letter+map[bool]string{true: "[" + g.Note + "]"}[g.Note != ""])
		}
		if got := strings.Join(said, " "); got != want || !r.Typed || r.Number != someNumber && r.Number != "abcdefghijklmnop" {
			t.Errorf("%q is read as %q of %s, typed: %v", text, got, r.Number, r.Typed)
		}
	}
}

// TestReadRefuses: what is damaged, ambiguous or no reply is told in one line.
func TestReadRefuses(t *testing.T) {
	form := written(filled)
	other := written(Reply{Number: "ponmlkjihgfedcba", Given: []Given{{1, "a", ""}}})
	for name, test := range map[string]struct{ text, told string }{
		"nothing":              {"", "no answers of a form"},
		"a letter to somebody": {"Dear Ben, thank you for the responsibilities 4 u.", "no answers of a form"},
		"only the number":      {"Your sheet is abcd-efgh-ijkl-mnop.", "no answers of a form"},
		"no number":            {"SHEET 1a 2c 3d", "does not say which sheet"},
		"an answer changed":    {strings.Replace(form, "2c", "2b", 1), "cut short or changed on the way"},
		"a note changed":       {strings.Replace(form, "cards", "carts", 1), "cut short or changed on the way"},
		"the number changed":   {strings.Replace(form, "abcd", "abcc", 1), "cut short or changed on the way"},
		"an answer gone":       {strings.Replace(form, " 2c", "", 1), "cut short or changed on the way"},
		"cut in a note":        {form[:90], "cut short or changed on the way"},
		"cut before END":       {strings.Replace(form, "END", "", 1), "cut short or changed on the way"},
		"cut after the number": {form[:strings.Index(form, "SUM")+6], "cut short or changed on the way"},
		"two sheets":           {form + other, "more than one sheet"},
		"two in one":           {form + "\nSHEET abcd-efgh-ijkl-mnop 1b", "twice, and differ"},
		"no letter":            {"SHEET abcd-efgh-ijkl-mnop 1a 2cc 3d", `"2cc" is no answer`},
		"one answered twice":   {"SHEET abcd-efgh-ijkl-mnop 1a 1b", "question 1 is answered twice"},
		"an open note":         {"SHEET abcd-efgh-ijkl-mnop 1a (never closed", "question 1: its note has a ( and no )"},
		"a long note":          {"SHEET abcd-efgh-ijkl-mnop 1a (" + strings.Repeat("x", 3000) + ")", "3000 characters"},
		"too large":            {strings.Repeat("x", 10<<20), "larger than 1 MiB"},
		"binary":               {"PK\x03\x04\x00\x00SHEET abcd-efgh-ijkl-mnop 1a", "no answers of a form"},
		"the mark of a row":    {"a,b\n1,a58p.0.2026-12-01.abcdefghijklmnop.523e6845.6e34 2a\n", "no answers of a form"},
		"many sheets":          {strings.Repeat(form, 60) + strings.Repeat(other, 60), "more than one sheet"},
	} {
		r, err := Read([]byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.told) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %+v, %v; want %q", name, r, err, test.told)
		}
	}
}

// TestEveryLetterCounts: whichever one letter or digit of a form is another one on
// arrival, it is not taken as that form; the words around may be.
func TestEveryLetterCounts(t *testing.T) {
	form := []byte(written(filled))
	for i, c := range form {
		if c >= 0x80 || folded(string(rune(c))) == "" {
			continue
		}
		for _, put := range []byte("x7") {
			if bytes.EqualFold([]byte{put}, []byte{c}) {
				continue
			}
			changed := bytes.Clone(form)
			changed[i] = put
			if r, err := Read(changed); err == nil && (r.Digest() != filled.Digest() || r.Typed) {
				t.Errorf("%q with %q at %d is read as %+v", form, put, i, r)
			}
		}
	}
}

// FuzzReply: no bytes make the reader fail, and what it reads of them it reads again from
// what a form would write.
func FuzzReply(f *testing.F) {
	f.Add([]byte(written(filled)))
	f.Add([]byte("SHEET abcd-efgh-ijkl-mnop 1a 2? (x) 3d"))
	f.Add([]byte("Content-Transfer-Encoding: base64\n\nU0hFRVQgYWJjZA=="))
	f.Add([]byte("\xff\xfeS\x00H\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := Read(b)
		if err != nil {
			if strings.ContainsRune(err.Error(), '\n') {
				t.Errorf("%q is told in several lines", err)
			}
			return
		}
		if len(r.Number) == 0 || len(r.Given) == 0 {
			t.Fatalf("%q is read as %+v", b, r)
		}
		if r.Digest() == "" || errors.Is(err, ErrNone) {
			t.Error("no digest")
		}
		for _, g := range r.Given {
			if g.Question < 0 || len(g.Letter) != 1 || strings.ContainsAny(g.Note, "\n\x00") {
				t.Errorf("%+v", g)
			}
		}
	})
}

// TestNumberless: a message with answers says that its number is missing; other texts do not.
func TestNumberless(t *testing.T) {
	for said, want := range map[string]bool{"1a 2c 3s": true, "Hi, my answers: 1a, 2b\nAnna": true, "control,option\nx,y": false, "at 5pm I go": false, "": false} {
		if got := Numberless([]byte(said)) != nil; got != want {
			t.Errorf("%q: %v", said, got)
		}
	}
}

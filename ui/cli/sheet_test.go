package cli

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

// TestSheetEncodings: answers read the same in each encoding that spreadsheets
// write and say, and in no other.
func TestSheetEncodings(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.New("Firm")
	s.AddService(questionnaire.Service{ID: "dropbox"})
	const text = "control\tservice\tanswer\tnote\r\nmfa-all-users\tdropbox\tA\tŻółć 😀\r\n"
	wide := func(order binary.AppendByteOrder, text string) (b []byte) {
		for _, u := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	for name, file := range map[string][]byte{
		"UTF-8":                                  []byte(text),
		"UTF-8 with a mark":                      []byte("\ufeff" + text),
		"UTF-16, low byte first":                 wide(binary.LittleEndian, "\ufeff"+text),
		"UTF-16, high byte first":                wide(binary.BigEndian, "\ufeff"+text),
		"no UTF-16 without a mark":               wide(binary.LittleEndian, text),
		"no half of a character":                 wide(binary.LittleEndian, "\ufeff"+text)[1:],
		"no byte too many":                       append(wide(binary.LittleEndian, "\ufeff"+text), 'x'),
		"no Windows-1252 with a byte it has not": []byte(strings.ReplaceAll(text, "Żółć 😀", "S\x81hne")),
	} {
		a := &app{Env: Env{In: bytes.NewReader(file), Err: new(bytes.Buffer)}}
		got, err := a.readSheet(stdin, reader{c: c, s: &s, day: "2026-11-20"})
		switch bad := strings.HasPrefix(name, "no "); {
		case bad && err == nil:
			t.Errorf("%s is read as %v", name, got)
		case !bad && (err != nil || len(got.entries) != 1 || got.entries[0].option != "everyone" || got.entries[0].notes.Note != "Żółć 😀"):
			t.Errorf("%s is read as %v (%v)", name, got, err)
		}
	}
}

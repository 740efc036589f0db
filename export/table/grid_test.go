package table

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// told is a grid as "row|cell|cell" by row.
func told(g Grid) string {
	var b strings.Builder
	for _, r := range g.Rows {
		fmt.Fprintf(&b, "%d|%s\n", r.Number, strings.Join(r.Cells, "|"))
	}
	return b.String()
}

// TestReadGrid: whatever a spreadsheet or a mail makes of a table, it is the same
// table, with the numbers that the spreadsheet shows.
func TestReadGrid(t *testing.T) {
	const head = "control|service|answer|note\n"
	wide := func(s string) string {
		var b []byte
		for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
			b = binary.BigEndian.AppendUint16(b, u)
		}
		return string(b)
	}
	for name, c := range map[string]struct{ file, want string }{
		"commas":          {"control,service,answer,note\na-b,x,A,ok\n", "1|" + head + "2|a-b|x|A|ok\n"},
		"line breaks":     {"control,service,answer,note\r\na-b,x,A,\"one\r\n\r\ntwo\"\r\n\r\nc-d,,B,\r\n", "1|" + head + "2|a-b|x|A|one\n\ntwo\n4|c-d||B|\n"},
		"a title":         {"Questions for you\n,,,\n\"control\";service;answer;note\na-b;x;A;\n", "3|" + head + "4|a-b|x|A|\n"},
		"a long title":    {"\"Questions\r\nfor \"\"you\"\"\",,,\r\n\r\n\"by\nIT\",,,\r\n\r\ncontrol,service,answer,note\r\na-b,x,A,\r\n", "5|" + head + "6|a-b|x|A|\n"},
		"an inch above":   {"a 10\" screen,,,\n\ncontrol,service,answer,note\na-b,x,A,\n", "3|" + head + "4|a-b|x|A|\n"},
		"sep=":            {"sep=;\r\ncontrol;service;answer;note\r\na-b;x;A;\r\n", "1|" + head + "2|a-b|x|A|\n"},
		"another sep=":    {"\"sep=|\"\ncontrol|service|answer|note\na-b|x|A|1,2\n", "1|" + head + "2|a-b|x|A|1,2\n"},
		"an old Mac":      {"control;service;answer;note\ra-b;x;A;\"one\ntwo\"\rc-d;;B;\r", "1|" + head + "2|a-b|x|A|one\ntwo\n3|c-d||B|\n"},
		"Unicode text":    {wide("control\tservice\tanswer\tnote\r\na-b\tx\tA\tżółć\r\n"), "1|" + head + "2|a-b|x|A|żółć\n"},
		"Windows-1252":    {"control;service;answer;note\r\na-b;x;A;Gr\xfc\xdfe \x96 100 \x80\r\n", "1|" + head + "2|a-b|x|A|Grüße – 100 €\n"},
		"one column":      {"\"control,service,answer,note\"\r\n\"a-b,x,A,\"\"one, two\"\"\"\r\n", "1|" + head + "2|a-b|x|A|one, two\n"},
		"semicolons":      {"control,service,answer,note\r\n\"a-b,x,A,\"\"one\"; two\"\r\n\"c-d,,B,\"\r\n", "1|" + head + "2|a-b|x|A|one; two\n3|c-d||B|\n"},
		"torn rows":       {"control,service,answer,note\r\n\"a-b,x,A,\"\"one\"\r\ntwo; three\r\n\"four\"\"\"\r\n\"c-d,,B,\"\r\n", "1|" + head + "2|a-b|x|A|one\ntwo; three\nfour\n5|c-d||B|\n"},
		"the other way":   {"\"control;service;answer;note\",\r\n\"a-b;x;A;one\",\r\n", "1|" + head + "2|a-b|x|A|one\n"},
		"in a mail":       {"Hello,\n\n> control\tservice\tanswer\tnote\n> a-b\tx\tA\ta 10\" screen\n\nAnna\n", "3|" + head + "4|a-b|x|A|a 10\" screen\n6|Anna\n"},
		"nothing":         {"\n\n", ""},
		"the wrong words": {"question,reply\nwhat,that\n", "1|question|reply\n2|what|that\n"},
	} {
		g, err := ReadGrid([]byte(c.file))
		if err != nil || told(g) != c.want {
			t.Errorf("%s: read as %q, not %q (%v)", name, told(g), c.want, err)
		}
		if guessed := name == "Windows-1252"; guessed != (g.Remark != "") {
			t.Errorf("%s: the remark is %q", name, g.Remark)
		}
	}
}

// TestReadTicks: the Markdown sheet comes back with the mark of each question, or that
// of the sheet, also where a mail program broke lines, and what was filled in before it
// was sent is plain text.
func TestReadTicks(t *testing.T) {
	const file = "- [ ] **A Yes** Text\n- [x] **B No** Text\nNote: one\\_two <!-- -->@<!-- -->x &lt;b&gt;<br>C:\\\\d\nand more\nEvidence:\n" +
		"This sheet:\n`x.1.-.a`\nFor the record: `a-b@c`\n\n- [x] **A Yes** Text\nNote:\nFor the record: `d-e`\n\nThis sheet: `x.1.-.-`\n\nThank you. Some answers.\n"
	const want = "1|control|answer|note|evidence|sheet|question\n8|a-b@c|B No|one_two @x <b>\nC:\\d and more||x.1.-.a|\n12|d-e|A Yes|||x.1.-.-|\n"
	for _, text := range []string{file, "> " + strings.ReplaceAll(file, "\n", "\n> ")} {
		if g, err := ReadGrid([]byte(text)); err != nil || told(g) != want {
			t.Errorf("read as %q, not %q (%v)", told(g), want, err)
		}
	}
}

// TestReadGridRefuses: what is no table is told in one line that says how to save
// it.
func TestReadGridRefuses(t *testing.T) {
	for file, want := range map[string]string{
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":          "without a password",
		"%PDF-1.7\n":                                "as csv or xlsx",
		"<html><table>":                             "CSV UTF-8",
		`{\rtf1 x}`:                                 "CSV UTF-8",
		"control,answer\na-b,S\x81\n":               "CSV UTF-8",
		"control,answer\ra-b,S\x9f\r":               "CSV UTF-8",
		"c\x00o\x00n\x00":                           "CSV UTF-8",
		"control,answer\na-b,\"A\n":                 "row 2: the quotes do not match",
		"Title\n\ncontrol,answer\nc-d,B\na-b,\"A\n": "row 5: the quotes do not match",
		"PK\x03\x04 and no more":                    "(.xlsx)",
		"control,service,answer\n\"a-b,x,\";A\n":    "another list separator",
		"control,service,answer,note\n\"a-b,x,A,\"\"open\"\n\"c-d,y,B,\"\"too\"\n": "another list separator",
	} {
		g, err := ReadGrid([]byte(file))
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, read as %q", file, err, told(g))
		}
	}
}

// FuzzGrid reads any bytes as a table. Rows come in order, and errors are one line.
func FuzzGrid(f *testing.F) {
	for _, seed := range []string{"control,answer\na-b,A\n", "sep=;\ncontrol;option\n\n", "> control\tanswer\n", "\"control,answer\"\n\"a-b,A\"\n",
		"- [x] **A** b\nNote: c\nFor the record: `a-b@c`\n", "PK\x03\x04", "\xfe\xff\x00c", "control,answer\ra-b,\"A\nB\"\r"} {
		f.Add([]byte(seed))
	}
	f.Add(bookOf(f, [][]any{{"control", "answer"}, {"a-b", "A"}}))
	f.Fuzz(func(t *testing.T, file []byte) {
		g, err := ReadGrid(file)
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("told %q", err)
		}
		last := 0
		for _, r := range g.Rows {
			if r.Number < last || r.Number == last && err == nil && last > 0 && len(r.Cells) == 0 {
				t.Errorf("row %d comes after row %d", r.Number, last)
			}
			last = r.Number
		}
	})
}

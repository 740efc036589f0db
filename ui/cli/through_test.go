package cli

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"yourpart/export"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// unseen is every kind of hidden character, and bytes that are no UTF-8.
var unseen = func() string {
	var b strings.Builder
	for r := range unicode.MaxRune + 1 {
		if text.Hidden(r) && !text.Hidden(r-1) || text.Hidden(r) && r < 0x2100 {
			b.WriteString("a" + string(r))
		}
	}
	return b.String() + "\xff\xc3(\xf0\x9f"
}()

// TestNothingComesThrough: in no file of any format stands a hidden character
// of an assessment or of a file's name, or a byte that is no UTF-8, however
// deep inside.
func TestNothingComesThrough(t *testing.T) {
	for name, text := range map[string]string{"evil": evil, "unseen": unseen} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "evil" {
				t.Skip("left out of short runs")
			}
			t.Parallel()
			var doc bytes.Buffer
			if err := questionnaire.Encode(&doc, hostile(text)); err != nil {
				t.Fatal(err)
			}
			written := func(doc []byte, args ...string) {
				t.Helper()
				out, told, _ := runOn(doc, append(args, "-o", "-", "--date", "2026-11-22")...)
				if bad := drives(told); bad != "" || !utf8.ValidString(told) {
					t.Errorf("%v tells %s", args, bad)
				}
				texts := textsOf(t, args[len(args)-1], out)
				if len(texts) == 0 {
					t.Errorf("%v: nothing was written: %s", args, told)
				}
				for _, s := range texts {
					if bad := drives(withoutJoiners(args, s)); bad != "" || !utf8.ValidString(s) {
						t.Errorf("%v holds %s, UTF-8 %v", args, bad, utf8.ValidString(s))
					}
				}
			}
			for _, f := range export.Formats {
				written(doc.Bytes(), "export", "-", "-f", f.Name)
			}
			for _, f := range export.Sheets {
				written(doc.Bytes(), "questionnaire", "-", "-f", f.Name)
			}
			dir := clients(t, doc.Bytes())
			for _, f := range export.Portfolios {
				written(nil, "portfolio", dir, "-f", f.Name)
			}
		})
	}
}

// clients is a folder with an assessment and with files that are none, whose
// names are as bad as the disk takes.
func clients(t *testing.T, doc []byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, b := range map[string][]byte{"a\x1b[31m\u202e\u009b.json": doc, "b\x1b[31m\n\u202e.json": []byte("{"), "c\xff\xf0\x9f.json": []byte("{")} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Log("the disk does not take ", err) // as some do not
		}
	}
	return dir
}

// textsOf are the texts of a written file as the programs that open it see
// them; of a PDF that is what poppler reads of it, where that is there.
func textsOf(t *testing.T, format, file string) []string {
	t.Helper()
	switch format {
	case "xlsx", "docx", "pptx":
		return xmlTexts(t, file)
	case "pdf":
		var texts []string
		for _, args := range [][]string{{"pdftotext", "-", "-"}, {"pdfinfo", "-"}, {"pdfinfo", "-meta", "-"}} {
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Stdin = strings.NewReader(file)
			out, err := cmd.Output()
			if err != nil && !errors.Is(err, exec.ErrNotFound) {
				t.Errorf("%v: %v", args, err)
			}
			text := strings.ReplaceAll(string(out), "\f", "\n")                     // between two pages
			texts = append(texts, strings.ReplaceAll(text, "begin=\"\ufeff\"", "")) // how XMP begins
		}
		return texts
	case "ics", "ics-todo":
		for line := range strings.SplitSeq(file, "\r\n") {
			if !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%s: a line is broken wrongly: %q", format, line)
			}
		}
	}
	if file == "" {
		return nil
	}
	return []string{file}
}

// xmlTexts are the parts of a workbook and all texts and names in them.
func xmlTexts(t *testing.T, file string) (texts []string) {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
		for d := xml.NewDecoder(bytes.NewReader(b)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", part.Name, err)
			}
			switch token := token.(type) {
			case xml.CharData:
				texts = append(texts, string(token))
			case xml.StartElement:
				for _, a := range token.Attr {
					texts = append(texts, a.Value)
				}
			}
		}
	}
	return texts
}

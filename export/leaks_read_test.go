package export

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	nethtml "golang.org/x/net/html"

	"yourpart/export/pdf/file"
	"yourpart/export/report/reporttest"
)

// holds reports whether a text has either end of a word, in any case, in any
// spelling of a PDF and across lines.
func holds(text, word string) bool {
	for _, part := range []string{word[:reporttest.SecretPart], word[len(word)-reporttest.SecretPart:]} {
		var units []byte
		for _, u := range utf16.Encode([]rune(part)) {
			units = append(units, byte(u>>8), byte(u))
		}
		for _, spelling := range []string{part, hex.EncodeToString(units), hex.EncodeToString([]byte(part))} {
			if strings.Contains(text, spelling) {
				return true
			}
		}
	}
	return false
}

// plainly is text in small letters without blanks and without the empty bytes of
// UTF-16.
func plainly(text string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, "\x00", "")), ""))
}

var dataURI = regexp.MustCompile(`base64,([A-Za-z0-9+/=]+)`)

// everything is all that is in a file: its bytes, each stream and object of a
// PDF, each member of a packed one, and pictures that are written as text.
func everything(t *testing.T, b []byte, passphrase string) string {
	t.Helper()
	text := string(b)
	switch {
	case bytes.HasPrefix(b, []byte("%PDF-")):
		text += pdfObjects(t, b, passphrase)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		text += reporttest.Unzipped(t, b)
	}
	for _, m := range dataURI.FindAllStringSubmatch(text, -1) {
		if picture, err := base64.StdEncoding.DecodeString(m[1]); err == nil {
			text += string(picture)
		}
	}
	return plainly(text)
}

// pdfObjects is every object of a PDF, its stream unpacked.
func pdfObjects(t *testing.T, b []byte, passphrase string) string {
	t.Helper()
	r, err := file.Open(b)
	if err == nil {
		err = r.Unlock(passphrase)
	}
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	all.WriteString(r.Dict)
	for n := 1; n < len(r.Places); n++ {
		body, err := r.Object(n)
		if err != nil {
			t.Errorf("object %d: %v", n, err)
			continue
		}
		all.WriteString(body)
		if strings.Contains(body, "\nstream\n") {
			data, err := file.StreamData(body)
			if err != nil {
				t.Errorf("object %d: %v", n, err)
			}
			all.WriteString(data)
		}
	}
	return all.String()
}

// pdfLinks are the addresses that open when somebody clicks on a page.
var pdfLinks = regexp.MustCompile(`/S /URI /URI \(((?:[^\\()]|\\.)*)\)`)

// readable is what a person sees of a file, and the addresses of its links.
func readable(t *testing.T, format string, b []byte) string {
	t.Helper()
	var text strings.Builder
	switch format {
	case "pdf":
		text.WriteString(reporttest.TextOf(t, b))
		for _, m := range pdfLinks.FindAllStringSubmatch(pdfObjects(t, b, ""), -1) {
			text.WriteString(" " + m[1])
		}
	case "md":
		text.WriteString(regexp.MustCompile(`(?s)<!--.*?-->`).ReplaceAllString(string(b), ""))
	case "docx", "pptx":
		text.WriteString(reporttest.OfficeText(t, b) + strings.Join(reporttest.OfficeLinks(t, b), " "))
	case "csv":
		text.Write(b)
	case "xlsx":
		f := reporttest.Workbook(t, b)
		// control and service are hidden there, but they say what the csv shows.
		for _, head := range []string{"about", "topic", "question", "choices", "answer", "note", "evidence", "by", "how to check", "whom to ask", "control", "service"} {
			text.WriteString(strings.Join(reporttest.Under(t, f, "Questions", head), " ") + " ")
		}
	case "html":
		seen(reporttest.HTMLOf(t, b), &text)
	default:
		t.Fatalf("nothing here reads %s as a person does; add it", format)
	}
	return plainly(text.String())
}

// seen gathers the text of a page without what a browser does not show.
func seen(n *nethtml.Node, to *strings.Builder) {
	if n.Type == nethtml.TextNode {
		to.WriteString(n.Data)
	}
	if n.Type == nethtml.ElementNode && (slices.Contains([]string{"head", "script", "style", "template"}, n.Data) || reporttest.Has(n, "hidden")) {
		return
	}
	for _, a := range n.Attr {
		if n.Data == "a" && a.Key == "href" && strings.HasPrefix(a.Val, "https://") {
			to.WriteString(" " + a.Val)
		}
	}
	for c := range n.ChildNodes() {
		seen(c, to)
	}
}

package sheet

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"yourpart/internal/text"
)

// decoded is a file as text: UTF-8, or UTF-16 as Windows writes it, else a byte a
// character.
func decoded(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return wide(b[2:], binary.LittleEndian)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return wide(b[2:], binary.BigEndian)
	case len(b) >= 4 && b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0:
		return wide(b, binary.LittleEndian)
	case utf8.Valid(b):
		return strings.TrimPrefix(string(b), "\ufeff")
	}
	latin := make([]rune, len(b))
	for i, c := range b {
		latin[i] = rune(c)
	}
	return string(latin)
}

// wide reads UTF-16; a byte too many at the end is left out.
func wide(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

var (
	lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u00a0", " ", "\u202f", " ", "\u3000", " ", "\t", " ")
	// quoted is what mail programs put before each line that somebody else wrote.
	quoted = regexp.MustCompile(`(?m)^[ ]{0,3}(?:[>|][ ]?)+`)
)

// plain is a text with line feeds alone, without marks of quotation and what cannot be
// seen.
func plain(s string) string {
	s = quoted.ReplaceAllString(lineEnds.Replace(s), "")
	return strings.Map(func(r rune) rune {
		if r != '\n' && text.Hidden(r) {
			return -1
		}
		return r
	}, s)
}

var (
	transfer = regexp.MustCompile(`(?im)^content-transfer-encoding:[ ]*(quoted-printable|base64)[ ]*$`)
	marked   = regexp.MustCompile(`(?im)^content-type:[ ]*text/html`)
)

// bodies are the texts of a saved mail, decoded, or the text itself where it is none.
// The same in HTML is left out.
func bodies(s string) []string {
	heads := transfer.FindAllStringSubmatchIndex(s, 100)
	if len(heads) == 0 {
		return []string{s}
	}
	list := []string{s[:heads[0][0]]} // a part before that is as it is
	for i, h := range heads {
		end := len(s)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		head, body, found := strings.Cut(s[h[1]:end], "\n\n")
		before := s[max(0, h[0]-1000):h[0]]
		if at := strings.LastIndex(before, "\n\n"); at >= 0 {
			before = before[at:]
		}
		if !found || marked.MatchString(head) || marked.MatchString(before) {
			continue
		}
		body, _, _ = strings.Cut("\n"+body, "\n--")
		list = append(list, unpacked(body, strings.ToLower(s[h[2]:h[3]])))
	}
	return list
}

// unpacked is the body of a mail as it was before it was sent. What is damaged ends it.
func unpacked(body, encoding string) string {
	if encoding == "base64" {
		b, _ := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(strings.ReplaceAll(body, "\n", ""))))
		return lineEnds.Replace(decoded(b))
	}
	b, _ := io.ReadAll(quotedprintable.NewReader(strings.NewReader(body)))
	return lineEnds.Replace(decoded(b))
}

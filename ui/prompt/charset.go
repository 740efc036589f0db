package prompt

import (
	"runtime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// A charset is how a terminal writes letters.
type charset struct {
	ascii bool             // nothing but ASCII can be shown
	table *charmap.Charmap // of a terminal of one byte a letter; nil for UTF-8 and ASCII
}

// tables are the encodings of one byte a letter that locales name.
var tables = map[string]*charmap.Charmap{"iso88591": charmap.ISO8859_1, "latin1": charmap.ISO8859_1, "iso88592": charmap.ISO8859_2, "latin2": charmap.ISO8859_2,
	"iso88595": charmap.ISO8859_5, "iso88597": charmap.ISO8859_7, "iso88599": charmap.ISO8859_9, "latin5": charmap.ISO8859_9, "iso885915": charmap.ISO8859_15, "latin9": charmap.ISO8859_15,
	"cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252, "windows1252": charmap.Windows1252, "koi8r": charmap.KOI8R, "koi8u": charmap.KOI8U}

// charsetOf is the charset that the locale of an environment names. A locale without one is
// UTF-8 on systems that have no other, and ASCII for C, POSIX or none.
func charsetOf(getenv func(string) string, system string) charset {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale = getenv(name); locale != "" {
			break
		}
	}
	locale, _, _ = strings.Cut(locale, "@")
	language, name, named := strings.Cut(locale, ".")
	name = strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name))
	switch {
	case system == "windows", name == "utf8":
		return charset{}
	case tables[name] != nil:
		return charset{table: tables[name]}
	case system == "darwin" && !named && language != "C" && language != "POSIX":
		return charset{}
	}
	return charset{ascii: true}
}

// decoded is a line as it was typed. It is false where its bytes are no letters in this
// charset.
func (c charset) decoded(line string) (string, bool) {
	if utf8.ValidString(line) {
		return line, !strings.ContainsRune(line, utf8.RuneError)
	}
	if c.table == nil {
		return "", false
	}
	s, err := c.table.NewDecoder().String(line)
	return s, err == nil && !strings.ContainsRune(s, utf8.RuneError)
}

// encoded is a text as it is printed, with a question mark for what the charset lacks.
func (c charset) encoded(s string) string {
	if c.table == nil {
		return s
	}
	enc := encoding.ReplaceUnsupported(c.table.NewEncoder())
	out, err := enc.String(s)
	if err != nil {
		return s
	}
	return strings.ReplaceAll(out, "\x1a", "?")
}

// theCharset is the charset of this terminal.
func theCharset(getenv func(string) string) charset { return charsetOf(getenv, runtime.GOOS) }

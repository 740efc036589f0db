package reporttest

import (
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"yourpart/export/pdf/file"
)

// TextOf is the text of a PDF that is not encrypted, in the order in which it is
// drawn. Each drawn line is a line, and a form feed ends each page. Text for
// which the file gives other words, as it does where the font lacks letters, is
// read as those words.
func TextOf(t testing.TB, out []byte) string {
	t.Helper()
	return readText(t, out).String()
}

// RunsOf is the text of a PDF that is not encrypted as the runs that its tags are tied
// to: for each page, in order, what is said under each number.
func RunsOf(t testing.TB, out []byte) []map[int]string {
	t.Helper()
	return readText(t, out).runs
}

func readText(t testing.TB, out []byte) *textReader {
	t.Helper()
	r, err := file.Open(out)
	if err == nil {
		err = r.Unlock("")
	}
	if err != nil {
		t.Fatal(err)
	}
	p := &textReader{TB: t, r: r, fonts: map[string]map[string]string{}}
	root := p.object(first(rootRE, r.Dict))
	for _, m := range refRE.FindAllStringSubmatch(first(kidsRE, p.object(first(pagesRE, root))), -1) {
		p.page(p.object(m[1]))
	}
	return p
}

// TextPages is the text of each page with single spaces.
func TextPages(t testing.TB, out []byte) []string {
	t.Helper()
	pages := strings.Split(strings.TrimSuffix(TextOf(t, out), "\f"), "\f")
	for i := range pages {
		pages[i] = strings.Join(strings.Fields(pages[i]), " ")
	}
	return pages
}

var (
	rootRE     = regexp.MustCompile(`/Root (\d+) 0 R`)
	pagesRE    = regexp.MustCompile(`/Pages (\d+) 0 R`)
	kidsRE     = regexp.MustCompile(`/Kids \[([^\]]*)\]`)
	refRE      = regexp.MustCompile(`(\d+) 0 R`)
	contentsRE = regexp.MustCompile(`/Contents (\d+) 0 R`)
	resourceRE = regexp.MustCompile(`/Resources (\d+) 0 R`)
	runRE      = regexp.MustCompile(`/MCID (\d+)>>`)
	fontsRE    = regexp.MustCompile(`(?s)/Font <<(.*?)>>`)
	fontRE     = regexp.MustCompile(`/(\S+) (\d+) 0 R`)
	lettersRE  = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	rangeRE    = regexp.MustCompile(`(?m)^<(\w{4})> <(\w{4})> <(\w{4})>$`)
	charRE     = regexp.MustCompile(`(?m)^<(\w{4})> <(\w+)>$`)
)

// first is what the group of an expression matches in a text.
func first(re *regexp.Regexp, s string) string {
	if m := re.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// A textReader gathers the text of the pages of a file.
type textReader struct {
	testing.TB
	strings.Builder
	r     *file.Reader
	fonts map[string]map[string]string // letters by font and code of two bytes
	runs  []map[int]string             // what each says, by page

	// The state within a page.
	font   string
	saved  []string // the fonts to go back to
	args   []string // what stands before an operator
	at     string   // how high the last text is drawn, as the file writes it
	marks  []bool   // the open marks; true for those that give other words
	spoken bool     // the words of the open mark are written
	words  string
	run    int // the open one; -1 for none
}

// say takes in text that is drawn.
func (p *textReader) say(s string) {
	p.WriteString(s)
	if p.run >= 0 {
		p.runs[len(p.runs)-1][p.run] += s
	}
}

// object is the body of the object with a number.
func (p *textReader) object(number string) string {
	p.Helper()
	n, _ := strconv.Atoi(number)
	s, err := p.r.Object(n)
	if err != nil {
		p.Fatalf("object %q: %v", number, err)
	}
	return s
}

// data is what the stream of an object holds.
func (p *textReader) data(number string) string {
	p.Helper()
	s, err := file.StreamData(p.object(number))
	if err != nil {
		p.Fatalf("object %q: %v", number, err)
	}
	return s
}

// page reads one page.
func (p *textReader) page(body string) {
	p.Helper()
	p.font, p.at, p.saved, p.args, p.marks, p.run = "", "", nil, nil, nil, -1
	p.runs = append(p.runs, map[int]string{})
	for _, m := range fontRE.FindAllStringSubmatch(first(fontsRE, p.object(first(resourceRE, body))), -1) {
		if p.fonts[m[1]] == nil {
			p.fonts[m[1]] = letters(p.data(first(lettersRE, p.object(m[2]))))
		}
	}
	for rest := p.data(first(contentsRE, body)); ; {
		var tok string
		if tok, rest = token(rest); tok == "" {
			break
		}
		if c := tok[0]; c == '(' || c == '<' || c == '/' || c == '[' || c >= '0' && c <= '9' || c == '-' {
			p.args = append(p.args, tok)
			continue
		}
		p.do(tok)
		p.args = p.args[:0]
	}
	p.WriteString("\n\f")
}

// do carries out an operator that has to do with text.
func (p *textReader) do(op string) {
	p.Helper()
	n := len(p.args)
	switch {
	case op == "q":
		p.saved = append(p.saved, p.font)
	case op == "Q" && len(p.saved) > 0:
		p.font, p.saved = p.saved[len(p.saved)-1], p.saved[:len(p.saved)-1]
	case op == "Tf" && n >= 2:
		p.font = p.args[n-2][1:]
	case op == "Td" && n >= 2:
		if y := p.args[n-1]; y != p.at {
			if p.at != "" {
				p.WriteString("\n")
			}
			p.at = y
		}
	case op == "BMC" || op == "BDC":
		_, words, other := strings.Cut(p.args[n-1], "/ActualText <FEFF")
		if other {
			words, _, _ = strings.Cut(words, ">")
			p.words, p.spoken = unicodeOf(words), false
		}
		if id := first(runRE, p.args[n-1]); id != "" {
			p.run, _ = strconv.Atoi(id)
		}
		p.marks = append(p.marks, other)
	case op == "EMC" && len(p.marks) > 0:
		if p.marks = p.marks[:len(p.marks)-1]; len(p.marks) == 0 {
			p.run = -1
		}
	case op == "Tj" && n >= 1:
		if len(p.marks) == 0 || !p.marks[len(p.marks)-1] {
			p.say(p.drawn(p.args[n-1]))
		} else if !p.spoken {
			p.say(p.words)
			p.spoken = true
		}
	}
}

// drawn is a string of codes as letters.
func (p *textReader) drawn(s string) string {
	p.Helper()
	if s[0] == '<' {
		b, err := hex.DecodeString(s[1 : len(s)-1])
		if err != nil {
			p.Fatal(err)
		}
		s = string(b)
	} else {
		s = unescaped.Replace(s[1 : len(s)-1])
	}
	var b strings.Builder
	for ; len(s) >= 2; s = s[2:] {
		letter, ok := p.fonts[p.font][s[:2]]
		if !ok {
			p.Errorf("the font %s does not say which letter % x is", p.font, s[:2])
		}
		b.WriteString(letter)
	}
	return b.String()
}

var unescaped = strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r")

// token is the first piece of a page and what comes after it: a string, a
// dictionary as a whole, or what stands up to the next space.
func token(s string) (tok, rest string) {
	s = strings.TrimLeft(s, " \n\r\t")
	if s == "" {
		return "", ""
	}
	end := 0
	switch {
	case s[0] == '(':
		for end = 1; end < len(s) && s[end] != ')'; end++ {
			if s[end] == '\\' {
				end++
			}
		}
		end++
	case strings.HasPrefix(s, "<<"):
		end = strings.Index(s, ">> ") + 2 // also after a string in it
	case s[0] == '<':
		end = strings.IndexByte(s, '>') + 1
	default:
		if end = strings.IndexAny(s, " \n\r\t"); end < 0 {
			end = len(s)
		}
	}
	if end < 2 && s[0] == '<' || end > len(s) {
		return "", ""
	}
	return s[:end], s[end:]
}

// letters are the letters of a map from codes.
func letters(table string) map[string]string {
	out := map[string]string{}
	code := func(n int64) string { return string([]byte{byte(n >> 8), byte(n)}) }
	for _, m := range rangeRE.FindAllStringSubmatch(table, -1) {
		from, _ := strconv.ParseInt(m[1], 16, 32)
		to, _ := strconv.ParseInt(m[2], 16, 32)
		letter, _ := strconv.ParseInt(m[3], 16, 32)
		for n := from; n <= to; n++ {
			out[code(n)] = string(rune(letter + n - from))
		}
	}
	for _, m := range charRE.FindAllStringSubmatch(table, -1) {
		n, _ := strconv.ParseInt(m[1], 16, 32)
		out[code(n)] = unicodeOf(m[2])
	}
	return out
}

// unicodeOf is UTF-16 in hexadecimal digits as text.
func unicodeOf(digits string) string {
	var units []uint16
	for ; len(digits) >= 4; digits = digits[4:] {
		n, _ := strconv.ParseUint(digits[:4], 16, 16)
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}

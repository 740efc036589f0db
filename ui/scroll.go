package ui

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"yourpart/internal/text"
)

// A scroll is how far a long text was scrolled. Only drawing knows how far
// that can be, so view notes it for the next key.
type scroll struct {
	top, most int
	parts     []int // the lines at which a part of the page starts
}

// part goes to the next part of the page, or to the one before.
func (s *scroll) part(forward bool) {
	to := 0
	for _, line := range s.parts {
		switch {
		case forward && line > s.top:
			s.top = min(line, s.most)
			return
		case !forward && line < s.top:
			to = line
		}
	}
	if !forward {
		s.top = to
	}
}

// key handles the keys that scroll and reports whether it was one.
func (s *scroll) key(name string) bool {
	by, ok := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -10, "pgdown": 10, "home": -s.top, "end": s.most}[name]
	if ok {
		s.top = max(min(s.top+by, s.most), 0)
	}
	return ok
}

// view draws the lines in sight, with a mark for the last where more follows.
func (s *scroll) view(st *styles, lines []string, width, height int) string {
	s.most = max(len(lines)-height, 0)
	s.top = min(s.top, s.most)
	out := append([]string(nil), lines[s.top:min(s.top+height, len(lines))]...)
	if s.top < s.most {
		out[len(out)-1] = apart("", st.muted.Render("↓ more"), width)
	}
	return strings.Join(out, "\n")
}

// readable is the widest that running text is set; longer lines are hard to
// follow.
const readable = 100

// prose breaks text into lines that are easy to read. Lines after the first
// stand under the text of a list's item, not under its number.
func prose(s string, width int) []string {
	width = min(width, readable)
	n := len(s) - len(strings.TrimLeft(s, " 0123456789."))
	lead := s[:n]
	if n > 4 || (strings.Trim(lead, " ") != "" && !strings.HasSuffix(lead, ". ") && !strings.HasSuffix(lead, "  ")) {
		return wrap(s, width)
	}
	lines := wrap(s[n:], width-n)
	for i, l := range lines {
		if i == 0 {
			lines[i] = s[:n] + l
		} else if l != "" {
			lines[i] = strings.Repeat(" ", n) + l
		}
	}
	return lines
}

// hanging is prose in which the lines after the first stand under what a key or a
// sign means, which two spaces set apart from it. Where that leaves too little room
// to read, it is prose.
func hanging(s string, width int) []string {
	width = min(width, readable)
	gap := strings.Index(s, "  ")
	if gap <= 0 {
		return prose(s, width)
	}
	n := len(s) - len(strings.TrimLeft(s[gap:], " "))
	at := widthOf(s[:n])
	if width-at < 20 {
		return prose(s, width)
	}
	lines := wrap(s[n:], width-at)
	for i, l := range lines {
		if i == 0 {
			lines[i] = s[:n] + l
		} else {
			lines[i] = strings.Repeat(" ", at) + l
		}
	}
	return lines
}

// styled is prose in a style; no text makes no lines.
func styled(render func(...string) string, s string, width int) []string {
	if s == "" {
		return nil
	}
	lines := prose(s, width)
	for i := range lines {
		lines[i] = render(ansi.Strip(lines[i]))
	}
	return lines
}

// atMost is the first n lines of a text, with an ellipsis where more follow.
func atMost(lines []string, n, width int) []string {
	if len(lines) <= n {
		return lines
	}
	lines = lines[:max(n, 0)]
	if n > 0 {
		lines[n-1] = cut(lines[n-1]+" …", min(width, readable))
	}
	return lines
}

// widthOf is how many cells text takes. Nearly all of what is drawn is letters
// that take one each, with colours between them; counting those here is many
// times faster than looking for clusters. Whatever else there is goes the long
// way.
func widthOf(s string) int {
	n := 0
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b == '\x1b':
			end := colourEnd(s[i:])
			if end == 0 {
				return wide(s)
			}
			i += end
		case b >= ' ' && b <= '~':
			n++
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !single(r) {
				return wide(s)
			}
			n++
			i += size
		}
	}
	return n
}

// colourEnd is the length of the colour sequence that s begins with, or 0.
func colourEnd(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch b := s[i]; {
		case b == 'm':
			return i + 1
		case (b < '0' || b > '9') && b != ';' && b != ':':
			return 0
		}
	}
	return 0
}

// single reports whether a rune takes one cell and joins no other: Latin letters
// and the signs that the wizard draws with.
func single(r rune) bool {
	switch {
	case r >= 0xa1 && r <= 0x17f:
		return r != 0xad // the soft hyphen
	case r >= 0x2500 && r <= 0x259f: // lines and blocks
		return true
	}
	switch r {
	case '\u00a0', '–', '—', '‘', '’', '“', '”', '…', '‹', '›', '←', '↑', '→', '↓', '●', '○', '▸', '▏', '✓':
		return true
	}
	return false
}

// wide is how many cells a line takes at most. Terminals do not agree on emoji
// that are joined from several, so those count as the widest that they may be
// drawn: then nothing is ever cut off at the right.
func wide(s string) int {
	n := ansi.StringWidth(s)
	if strings.IndexByte(s, 0xf0) >= 0 { // as most emoji begin
		n = max(n, ansi.StringWidthWc(s))
	}
	return n
}

// ours are the escape sequences that pages draw with: bold, reverse and colours,
// links to files, and the marks that are lifted out of a page.
var ours = func() *regexp.Regexp {
	const one = `(?:0|1|7|22|27|39|49|3[0-7]|9[0-7]|[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3})`
	return regexp.MustCompile(`^\x1b\[(?:(?:` + one + `(?:;` + one + `)*)?m|[12](?:;\d+)?z)|^\x1b\]8;;(?:file://[\w%./~:@!$&'()*+,;=-]*)?\x07`)
}()

// harmless takes out of a frame whatever could drive the terminal or turn text
// around, except line breaks and the sequences of our own. All that is drawn goes
// through here, whichever page forgot to clean a text of a file.
func harmless(frame string) string {
	var b strings.Builder
	for rest := frame; rest != ""; {
		at := strings.IndexByte(rest, '\x1b')
		if at < 0 {
			at = len(rest)
		}
		b.WriteString(text.Printed(rest[:at]))
		rest = rest[at:]
		if own := ours.FindString(rest); own != "" {
			b.WriteString(own)
			rest = rest[len(own):]
		} else if rest != "" { // somebody else's goes as a whole, or it would be seen
			_, _, n, _ := ansi.DecodeSequence(rest, ansi.NormalState, nil)
			rest = rest[max(n, 1):]
		}
	}
	return b.String()
}

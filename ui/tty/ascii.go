package tty

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Marks is how the signs of a page are drawn.
type Marks int

// The ways to draw them.
const (
	Signs  Marks = iota // as they are
	Plain               // signs of ASCII in their place
	Narrow              // the same, and letters that may be drawn wide as a letter and its accent
)

// plain is the sign of ASCII for one beyond it, in one column.
var plain = map[rune]rune{'●': 'x', '○': '-', '▸': '>', '█': '#', '▒': '=', '░': '.', '▏': '|', '·': '-', '–': '-', '—': '-', '−': '-',
	'‘': '\'', '’': '\'', '‚': ',', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‹': '<', '›': '>', '←': '<', '↑': '^', '→': '>', '↓': 'v', '✓': '+',
	'×': 'x', '…': '.', '•': '*', '\u00a0': ' ', '─': '-', '│': '|', '≥': '>', '≤': '<', '°': 'o', '§': 'S', '±': '~', '€': 'E'}

// bare is the letter for one that may be drawn wide and is no letter with an accent.
var bare = map[rune]rune{'ß': 's', 'æ': 'a', 'Æ': 'A', 'ø': 'o', 'Ø': 'O', 'đ': 'd', 'Đ': 'D', 'ð': 'd', 'Ð': 'D', 'þ': 'p', 'Þ': 'P', 'ł': 'l', 'Ł': 'L',
	'ħ': 'h', 'Ħ': 'H', 'ı': 'i', 'œ': 'o', 'Œ': 'O', 'ŋ': 'n', 'ŧ': 't'}

// A cell is a sign on the screen with the escape sequences before it.
type cell struct {
	before string
	sign   string
}

// Draw draws a page with those marks. No line becomes wider.
func (m Marks) Draw(page string) string {
	if m == Signs {
		return page
	}
	lines := strings.Split(page, "\n")
	for i, l := range lines {
		if !isASCII(l) {
			lines[i] = m.line(l)
		}
	}
	return strings.Join(lines, "\n")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// line draws one line.
func (m Marks) line(l string) string {
	cells, rest := cellsOf(l)
	for i := range cells {
		switch r, _ := utf8.DecodeRuneInString(cells[i].sign); {
		case r == '●':
			box(cells, i, "x")
		case r == '○':
			box(cells, i, " ")
		case r == '…':
			dots(cells, i)
		case plain[r] != 0:
			cells[i].sign = string(plain[r])
		case m == Narrow && r >= 0xa1 && r < 0x250:
			if cells[i].sign = norm.NFD.String(string(r)); bare[r] != 0 {
				cells[i].sign = string(bare[r])
			}
		}
	}
	var b strings.Builder
	for _, c := range cells {
		b.WriteString(c.before + c.sign)
	}
	return b.String() + rest
}

// cellsOf takes a line apart. The rest is what stands after its last sign.
func cellsOf(l string) (cells []cell, rest string) {
	before := ""
	for l != "" {
		if l[0] == esc {
			n := sequenceLength(l)
			before, l = before+l[:n], l[n:]
			continue
		}
		_, n := utf8.DecodeRuneInString(l)
		cells = append(cells, cell{before, l[:n]})
		before, l = "", l[n:]
	}
	return cells, before
}

// sequenceLength is how long the escape sequence is that a line begins with.
func sequenceLength(l string) int {
	s := scan([]byte(l))
	if s.kind == partial {
		return len(l)
	}
	return max(s.n, 1)
}

// box draws a dot as a box where there is room around it: ( ) or (x).
func box(cells []cell, i int, in string) {
	space := func(i int) bool { return i >= len(cells) || i >= 0 && cells[i].sign == " " }
	switch {
	case i > 0 && space(i-1) && i+1 < len(cells) && space(i+1) && space(i+2):
		cells[i-1].sign, cells[i].sign, cells[i+1].sign = "(", in, ")"
	case i > 1 && space(i-1) && space(i-2):
		cells[i-2].sign, cells[i-1].sign, cells[i].sign = "(", in, ")"
	default:
		r, _ := utf8.DecodeRuneInString(cells[i].sign)
		cells[i].sign = string(plain[r])
	}
}

// dots draws an ellipsis over the end of the word before it.
func dots(cells []cell, i int) {
	cells[i].sign = "."
	for k := i - 1; k >= max(i-2, 0) && len(cells[k].sign) == 1; k-- {
		if k == i-2 && cells[i-1].sign == " " && cells[k].sign != " " {
			break
		}
		cells[k].sign = "."
	}
}

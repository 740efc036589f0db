package typeset

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// A Level is how deep a letter is in text of two directions: letters of an odd one
// are read from the right.
type Level uint8

// levels are those of a text without isolates, inside text of a level, by the
// bidirectional algorithm of Unicode. What stands there for an isolate is a neutral
// sign.
func levels(text []rune, base Level) []Level {
	p := &sequence{base: base, all: make([]Level, len(text))}
	for i, r := range text {
		class, _ := bidi.LookupRune(r)
		if c := class.Class(); c != bidi.BN && c < bidi.Control {
			p.at, p.class, p.was = append(p.at, i), append(p.class, c), append(p.was, c)
			p.runes = append(p.runes, r)
		}
	}
	p.weak()
	p.brackets()
	p.neutral()
	for i := range p.all {
		p.all[i] = 255
	}
	for i, c := range p.class {
		p.all[p.at[i]] = p.level(c)
	}
	p.rest(text)
	return p.all
}

// A sequence is text while its levels are worked out, without what draws nothing.
type sequence struct {
	base  Level
	at    []int // where each rune is in the text
	runes []rune
	class []bidi.Class
	was   []bidi.Class // before any rule
	all   []Level
}

// side is the direction of the text around.
func (p *sequence) side() bidi.Class {
	if p.base%2 == 1 {
		return bidi.R
	}
	return bidi.L
}

// weak resolves marks, numbers and what belongs to them: rules W1 to W7.
func (p *sequence) weak() {
	before, strong := p.side(), p.side()
	for i, c := range p.class {
		if c == bidi.NSM {
			c = before
		}
		before = c
		switch c {
		case bidi.L, bidi.R, bidi.AL:
			strong = c
		case bidi.EN:
			if strong == bidi.AL {
				c = bidi.AN
			}
		}
		p.class[i] = c
	}
	for i, c := range p.class {
		if c == bidi.AL {
			p.class[i] = bidi.R
		}
	}
	p.separators()
	strong = p.side()
	for i, c := range p.class {
		switch c {
		case bidi.L, bidi.R:
			strong = c
		case bidi.EN:
			if strong == bidi.L {
				p.class[i] = bidi.L
			}
		}
	}
}

// separators belong to numbers on both sides, signs of money to one beside them, and
// all others are neutral: rules W4 to W6.
func (p *sequence) separators() {
	for i := 1; i+1 < len(p.class); i++ {
		c, l, r := p.class[i], p.class[i-1], p.class[i+1]
		if l == r && (c == bidi.CS && (l == bidi.EN || l == bidi.AN) || c == bidi.ES && l == bidi.EN) {
			p.class[i] = l
		}
	}
	for i := 0; i < len(p.class); i++ {
		j := i
		for j < len(p.class) && p.class[j] == bidi.ET {
			j++
		}
		if j > i && (i > 0 && p.class[i-1] == bidi.EN || j < len(p.class) && p.class[j] == bidi.EN) {
			for k := i; k < j; k++ {
				p.class[k] = bidi.EN
			}
		}
		i = max(i, j-1)
	}
	for i, c := range p.class {
		if c == bidi.ES || c == bidi.ET || c == bidi.CS {
			p.class[i] = bidi.ON
		}
	}
}

// strength is the direction that a class has for what is beside it, or ON.
func strength(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}

// brackets take the direction of what is in them: rule N0.
func (p *sequence) brackets() {
	for _, pair := range p.pairs() {
		inside, found := bidi.ON, false
		for _, c := range p.class[pair[0]+1 : pair[1]] {
			if s := strength(c); s != bidi.ON {
				inside, found = s, true
				if s == p.side() {
					break
				}
			}
		}
		if !found {
			continue
		}
		if inside != p.side() {
			before := p.side()
			for i := pair[0] - 1; i >= 0; i-- {
				if s := strength(p.class[i]); s != bidi.ON {
					before = s
					break
				}
			}
			inside = before
		}
		for _, at := range pair {
			p.class[at] = inside
			for i := at + 1; i < len(p.class) && p.was[i] == bidi.NSM; i++ {
				p.class[i] = inside
			}
		}
	}
}

// pairs are the brackets that belong together, by where the first of them is.
func (p *sequence) pairs() [][2]int {
	const deep = 63
	var open []int
	var out [][2]int
	for i, r := range p.runes {
		if p.class[i] != bidi.ON {
			continue
		}
		if prop, _ := bidi.LookupRune(r); !prop.IsBracket() {
			continue
		} else if prop.IsOpeningBracket() {
			if len(open) == deep {
				return nil
			}
			open = append(open, i)
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if Mirrored(p.runes[open[k]]) == r {
				out = append(out, [2]int{open[k], i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return out
}

// neutral signs take the direction of both sides, or of the text around: rules N1
// and N2.
func (p *sequence) neutral() {
	before := p.side()
	for i := 0; i < len(p.class); i++ {
		if s := strength(p.class[i]); s != bidi.ON {
			before = s
			continue
		}
		j, after := i, p.side()
		for j < len(p.class) && strength(p.class[j]) == bidi.ON {
			j++
		}
		if j < len(p.class) {
			after = strength(p.class[j])
		}
		to := p.side()
		if before == after {
			to = before
		}
		for k := i; k < j; k++ {
			p.class[k] = to
		}
		i = j - 1
	}
}

// level is that of a resolved class: rules I1 and I2.
func (p *sequence) level(c bidi.Class) Level {
	switch {
	case p.base%2 == 0 && c == bidi.R, p.base%2 == 1 && c != bidi.R:
		return p.base + 1
	case p.base%2 == 0 && c != bidi.L:
		return p.base + 2
	}
	return p.base
}

// rest gives what draws nothing the level before it, and spaces at the end that of
// the text around: rule L1.
func (p *sequence) rest(text []rune) {
	before := p.base
	for i, l := range p.all {
		if l == 255 {
			p.all[i] = before
		}
		before = p.all[i]
	}
	for i := len(text) - 1; i >= 0 && unicode.IsSpace(text[i]); i-- {
		p.all[i] = p.base
	}
}

// FromRight reports whether a letter is of a script that is read from the right.
func FromRight(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

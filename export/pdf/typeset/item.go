package typeset

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"github.com/go-text/typesetting/language"
)

// joiner reports whether a character draws nothing and says how others join.
func joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// graphemes are where the characters that people see end in a text, in bytes, after
// so many before it.
func graphemes(s string, at int) (out []int) {
	all := displaywidth.StringGraphemes(s)
	for all.Next() {
		at += len(all.Value())
		out = append(out, at)
	}
	return out
}

// A kind is what the letters of an item have in common.
type kind struct {
	font   int
	script language.Script
	alone  bool // letters that stand each by itself
	letter bool
}

// parts are the items of a word that needs other fonts than the own face.
func (s *Set) parts(w string) []Item {
	var out []Item
	var now kind
	from, at := 0, 0
	flush := func() {
		if from < at {
			out = append(out, s.item(w[from:at], now)...)
		}
		from = at
	}
	for _, end := range graphemes(w, 0) {
		k := s.kindOf(w[at:end], now)
		if k != now {
			flush()
			now = k
		}
		at = end
	}
	flush()
	return out
}

// kindOf is what a cluster is, after one of another kind: which font draws it, and
// whether by itself.
func (s *Set) kindOf(cluster string, before kind) kind {
	font := s.fontOf(cluster)
	if font < 0 {
		return kind{font: font}
	}
	r, n := utf8.DecodeRuneInString(cluster)
	if n == len(cluster) && s.fonts[font].Glyph(r) != nil {
		return kind{font: font, alone: true}
	}
	k := kind{font: font, script: language.LookupScript(r), letter: unicode.IsLetter(r) || unicode.IsMark(r) || joiner(r)}
	if (k.script == language.Common || k.script == language.Inherited || k.script == language.Unknown) && k.letter && before.letter && before.font == font {
		k.script = before.script // a mark, or a stroke that makes a word longer
	}
	return k
}

// fontOf is the first font that has all letters of a cluster.
func (s *Set) fontOf(cluster string) int {
	all := func(has func(rune) bool) bool {
		for _, r := range cluster {
			if !joiner(r) && !has(r) {
				return false
			}
		}
		return true
	}
	if all(s.own) {
		return Own
	}
	for i, f := range s.fonts {
		if all(f.has) {
			return i
		}
	}
	return None
}

// item has the glyphs of text of one kind. What cannot be drawn after all is of no
// font.
func (s *Set) item(text string, k kind) []Item {
	it := Item{Text: text, Font: k.font, Clusters: graphemes(text, 0)}
	switch {
	case k.font == Own:
		it.Clusters = nil
	case k.font == None:
	case k.alone:
		it.alone = true
		for _, r := range text {
			it.Glyphs = append(it.Glyphs, s.fonts[k.font].Glyph(r))
		}
	default:
		it.Glyphs, it.Clusters = s.fonts[k.font].shape(text, k.script)
		if it.Glyphs == nil {
			it.Font, it.Clusters = None, graphemes(text, 0)
		}
	}
	return []Item{it}
}

// Joined is a filter of characters that keeps the joiners which letters need that are
// drawn together: those after one of them.
func Joined(keep func(rune) rune) func(rune) rune {
	before := rune(0)
	return func(r rune) rune {
		switch {
		case joiner(r) && joins(before):
			return r
		case isMark(r):
			return -1
		}
		if r = keep(r); r >= 0 {
			before = r
		}
		return r
	}
}

// joins reports whether a letter is of a script whose letters join.
func joins(r rune) bool {
	return r >= 0x590 && r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsMark(r)) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Georgian, unicode.Hangul)
}

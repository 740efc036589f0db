// Package typeset draws letters of any script from several fonts: it says which
// font has which letters, joins and places them, and puts text of two directions
// into the order in which it stands on paper. It does not know about PDF.
package typeset

import (
	"strings"

	"yourpart/export/pdf/typeface"
)

// A Set is the fonts of a document, after the report's own face.
type Set struct {
	own   func(rune) bool // whether the own face draws a character
	fonts []*face
	items map[string][]Item // of words
	typed map[rune][]string // what people typed with letters from the right, by its first letter
}

// New is a set of fonts for what the own face does not draw.
func New(own func(rune) bool, fonts []*typeface.Font) *Set {
	s := &Set{own: own, items: map[string][]Item{}, typed: map[rune][]string{}}
	for _, f := range fonts {
		s.fonts = append(s.fonts, &face{Font: f})
	}
	return s
}

// An Item is a stretch of text that one font draws, in one direction.
type Item struct {
	Text string
	Font int // of the set, or Own or None
	// Glyphs are from left to right, or for letters that stand each by itself in the
	// order of the text.
	Glyphs   []*typeface.Glyph
	Clusters []int // where in Text a cluster ends, in bytes
	// Mirrored is set where Text is one sign of the own face that stands for its mirror
	// image, as a bracket does in text from the right.
	Mirrored bool
	alone    bool // Glyphs are of letters that stand each by itself
}

// What draws an item that no font of the set does: the report's own face, or none,
// for which "?" stands.
const (
	Own  = -1
	None = -2
)

// Width is what the glyphs of an item take, in em.
func (s *Set) Width(it Item) float64 {
	sum := 0
	for _, g := range it.Glyphs {
		sum += g.Advance
	}
	return float64(sum) / float64(s.fonts[it.Font].Em)
}

// Needs reports whether a line has to be set by Line, as it has letters that the own
// face does not draw, or is marked by Mark.
func (s *Set) Needs(line string) bool {
	return strings.ContainsFunc(line, func(r rune) bool { return r >= 0x80 && !s.own(r) })
}

// Items are the items of a text, in its order. Spaces are of the own face.
func (s *Set) Items(text string) []Item {
	if !strings.ContainsRune(text, ' ') {
		return s.word(text)
	}
	var out []Item
	for i, w := range strings.Split(text, " ") {
		if i > 0 {
			out = append(out, Item{Text: " ", Font: Own})
		}
		if w != "" {
			out = append(out, s.word(w)...)
		}
	}
	return out
}

// word has the items of a word.
func (s *Set) word(w string) []Item {
	if !s.Needs(w) {
		return []Item{{Text: w, Font: Own}}
	}
	out, ok := s.items[w]
	if !ok {
		out = s.parts(w)
		s.items[w] = out
	}
	return out
}

// Missing are the characters of a text that no font draws.
func (s *Set) Missing(text string) (out []rune) {
	for _, it := range s.Items(text) {
		if it.Font != None {
			continue
		}
		before := len(out)
		for _, r := range it.Text {
			if !joiner(r) && !s.has(r) {
				out = append(out, r)
			}
		}
		if len(out) > before {
			continue
		}
		for _, r := range it.Text { // each has a font, but no font has them all
			if !joiner(r) && !s.own(r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// has reports whether some font has a character.
func (s *Set) has(r rune) bool {
	if s.own(r) {
		return true
	}
	for _, f := range s.fonts {
		if f.has(r) {
			return true
		}
	}
	return false
}

// Cuts are where a text may be cut, in bytes: at the ends of its clusters.
func (s *Set) Cuts(text string) []int {
	var out []int
	at := 0
	for _, it := range s.Items(text) {
		if it.Font == Own {
			out = append(out, graphemes(it.Text, at)...)
		}
		for _, end := range it.Clusters {
			out = append(out, at+end)
		}
		at += len(it.Text)
	}
	return out
}

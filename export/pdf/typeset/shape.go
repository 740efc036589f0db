package typeset

import (
	"bytes"
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"yourpart/export/pdf/typeface"
)

// A face is a font with what joins and places its letters, which is read when it is
// needed first.
type face struct {
	*typeface.Font
	read   bool
	shaper *harfbuzz.Font // nil where it cannot be read
}

// has reports whether the font has a character, alone or beside others.
func (f *face) has(r rune) (ok bool) {
	if f.Glyph(r) != nil {
		return true
	}
	defer func() {
		if recover() != nil { // the library is not ours
			ok = false
		}
	}()
	if f.open(); f.shaper == nil || !unicode.IsGraphic(r) {
		return false
	}
	_, ok = f.shaper.Face().NominalGlyph(r)
	return ok
}

// open reads the font for the shaper.
func (f *face) open() {
	if f.read {
		return
	}
	f.read = true
	loader, err := opentype.NewLoader(bytes.NewReader(f.Joining()))
	if err != nil {
		return
	}
	if read, err := font.NewFont(loader); err == nil {
		f.shaper = harfbuzz.NewFont(font.NewFace(read))
	}
}

// shape has the glyphs of a word of one script, from left to right, and where its
// clusters end. Both are nil where the font cannot draw it.
func (f *face) shape(word string, script language.Script) (glyphs []*typeface.Glyph, ends []int) {
	defer func() {
		if recover() != nil { // neither the library nor the font is ours
			glyphs, ends = nil, nil
		}
	}()
	f.open()
	runes := []rune(word)
	b := harfbuzz.NewBuffer()
	b.Props = harfbuzz.SegmentProperties{Script: script, Language: "und", Direction: harfbuzz.LeftToRight}
	back := slices.ContainsFunc(runes, FromRight)
	if back {
		b.Props.Direction = harfbuzz.RightToLeft
	}
	b.Flags = harfbuzz.RemoveDefaultIgnorables
	b.AddRunes(runes, 0, len(runes))
	b.Shape(f.shaper, nil)
	starts := startsOf(b, runes)
	glyphs = []*typeface.Glyph{}
	for i, from := range starts {
		to := len(runes)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		one := f.cluster(b, from, to, runes[from:to], back)
		if one == nil {
			return nil, nil
		}
		if back {
			glyphs = slices.Concat(one, glyphs)
		} else {
			glyphs = append(glyphs, one...)
		}
		ends = append(ends, len(string(runes[:to])))
	}
	return glyphs, ends
}

// startsOf are the runes with which clusters begin, in order. A joiner is never one.
func startsOf(b *harfbuzz.Buffer, runes []rune) []int {
	starts := []int{0}
	for _, g := range b.Info {
		if g.Cluster > 0 && g.Cluster < len(runes) && !joiner(runes[g.Cluster]) {
			starts = append(starts, g.Cluster)
		}
	}
	slices.Sort(starts)
	return slices.Compact(starts)
}

// cluster has the glyphs of the cluster that is of those runes.
func (f *face) cluster(b *harfbuzz.Buffer, from, to int, letters []rune, back bool) []*typeface.Glyph {
	var parts []typeface.Part
	x := 0
	for i, g := range b.Info {
		if g.Cluster < from || g.Cluster >= to {
			continue
		}
		if g.Glyph == 0 {
			return nil
		}
		p := b.Pos[i]
		parts = append(parts, typeface.Part{ID: int(g.Glyph), X: x + int(p.XOffset), Y: int(p.YOffset)})
		x += int(p.XAdvance)
	}
	return f.Cluster(parts, x, letters, back)
}

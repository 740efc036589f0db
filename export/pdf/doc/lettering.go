package doc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"yourpart/export/pdf/file"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// A Lettering is what became of the letters that a report's own face lacks.
type Lettering struct {
	Fonts   []UsedFont // that some were drawn from, the first to be tried first
	Endless []UsedFont // that were given up, as their outlines do not end
	Lacking []rune     // that no font has, in order
}

// A UsedFont is a font that letters were drawn from.
type UsedFont struct {
	Name string // such as "Noto Sans Arabic"
	Path string // of its file; empty where that is not known
}

// Lacking are the letters that no font of the document has, in order.
func (d *Doc) Lacking() []rune {
	var out []rune
	for r := range d.Missing {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// Lettering is what became of the letters up to now.
func (d *Doc) Lettering() Lettering {
	l := Lettering{Lacking: d.Lacking()}
	for _, t := range d.Others {
		if t.Endless() {
			l.Endless = append(l.Endless, UsedFont{t.Name(), t.Source().Path})
		}
		if len(t.Used) > 0 {
			l.Fonts = append(l.Fonts, UsedFont{t.Name(), t.Source().Path})
		}
	}
	return l
}

// Lettered draws a document. Letters that neither the report's own face nor the fonts
// given have are looked for once it is drawn; where fonts with some of them are found,
// it is drawn again with those behind the others.
func Lettered[D interface {
	Lacking() []rune
	Lettering() Lettering
}](x Extra, draw func(Extra) (D, error)) (D, error) {
	d, err := draw(x)
	if err != nil {
		return d, err
	}
	if x.Find != nil {
		if lacking := d.Lacking(); len(lacking) > 0 {
			if more := x.Find(lacking); len(more) > 0 {
				x.Fonts = append(slices.Clone(x.Fonts), more...)
				if d, err = draw(x); err != nil {
					return d, err
				}
			}
		}
	}
	if bad := d.Lettering().Endless; len(bad) > 0 {
		return d, fmt.Errorf("%s has outlines that do not end; give another font, or --font none", cmp.Or(text.Shown(bad[0].Path), bad[0].Name))
	}
	if x.Drew != nil {
		x.Drew(d.Lettering())
	}
	return d, nil
}

// Scripts names what some letters are, as a sentence may list them, in order.
func Scripts(letters []rune) []string {
	var out []string
	for name, table := range unicode.Scripts {
		if slices.ContainsFunc(letters, func(r rune) bool { return unicode.Is(table, r) }) {
			out = append(out, scriptName(name))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// scriptName is what people call a script.
func scriptName(name string) string {
	switch name {
	case "Common", "Inherited":
		return "emoji and signs"
	case "Han":
		return "Chinese characters"
	}
	return strings.ReplaceAll(name, "_", " ") + " letters"
}

// MissingText tells which of a text's letters no font has, or is empty.
func (d *Doc) MissingText(s string) string {
	var missing []rune
	for _, r := range s {
		if d.Missing[r] {
			missing = append(missing, r)
		}
	}
	scripts := Scripts(missing)
	if len(scripts) == 0 {
		return ""
	}
	lack := "the font of this report lacks"
	if len(d.Others) > 0 {
		lack = "the fonts of this report lack"
	}
	return "“?” stands for what " + lack + ": " + report.SentenceList(scripts, 5) + ". Copied text and screen readers have it."
}

// TellMissing says which other fonts letters are drawn from, and how many characters
// could not be drawn, if any.
func (d *Doc) TellMissing() {
	l := d.Lettering()
	if len(l.Fonts) > 0 {
		names := make([]string, len(l.Fonts))
		for i, f := range l.Fonts {
			names[i] = f.Name
		}
		d.Begun()
		d.Bullet(TableText, "Letters that the font of this report lacks are drawn with "+report.SentenceList(names, len(names))+".")
	}
	if n := len(l.Lacking); n > 0 {
		d.Begun()
		d.Bullet(TableText, fmt.Sprintf("%s could not be printed. %s", text.Plural(n, "character", "different characters"), d.MissingText(string(l.Lacking))))
	}
}

// checkFonts returns what is wrong with the fonts, if anything.
func (x Extra) checkFonts() error {
	for _, s := range x.Fonts {
		if _, err := typeface.Read(s); err != nil {
			return err
		}
	}
	return nil
}

// ownFace is the report's own face, for looking letters up in.
var ownFace = sync.OnceValue(func() *face {
	ttf, err := fontFiles.ReadFile("fonts/Inter-Regular.ttf")
	if err != nil {
		return nil
	}
	f, _ := newFace(ttf)
	return f
})

// ownMu guards what ownFace keeps of the letters that were looked up.
var ownMu sync.Mutex

// Foreign reports whether a text has a letter that the report's own face lacks.
func Foreign(s string) bool {
	if strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxLatin1 }) < 0 {
		return false
	}
	ownMu.Lock()
	defer ownMu.Unlock()
	own := ownFace()
	return own != nil && strings.ContainsFunc(strings.Map(file.Visible, s), func(r rune) bool { return r != '\n' && own.Width(r) < 0 })
}

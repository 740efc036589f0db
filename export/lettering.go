package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"yourpart/export/fonts"
	"yourpart/export/pdf"
	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/internal/country"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A Lettering finds fonts for what is written of one report, or of one portfolio, and
// remembers what became of the letters that the report's own face lacks.
type Lettering struct {
	finder    *fonts.Finder // or nil
	countries []string

	mu      sync.Mutex
	drawn   []doc.UsedFont
	lacking []rune
}

// NewLettering is the lettering of what is written for businesses in some countries,
// with fonts that finder finds; nil finds none.
func NewLettering(finder *fonts.Finder, countries ...string) *Lettering {
	return &Lettering{finder: finder, countries: countries}
}

// LetteringOf is the lettering of what is written of one assessment.
func LetteringOf(finder *fonts.Finder, a *questionnaire.Assessment) *Lettering {
	return NewLettering(finder, a.Profile.Countries...)
}

// Into is x with this lettering.
func (l *Lettering) Into(x doc.Extra) doc.Extra {
	x.Drew = l.drew
	if l.finder != nil {
		x.Find = func(letters []rune) []typeface.Source {
			c, _ := country.First(l.countries)
			return l.finder.Find(letters, c.Code)
		}
	}
	return x
}

// drew remembers what became of the letters of one document.
func (l *Lettering) drew(of doc.Lettering) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range of.Fonts {
		if !slices.Contains(l.drawn, f) {
			l.drawn = append(l.drawn, f)
		}
	}
	l.lacking = append(l.lacking, of.Lacking...)
	slices.Sort(l.lacking)
	l.lacking = slices.Compact(l.lacking)
}

// Drawn says which fonts letters were drawn from, in one line, or is empty. It names
// files, so it is for the person at the computer, never for a report.
func (l *Lettering) Drawn() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.drawn) == 0 {
		return ""
	}
	names := make([]string, len(l.drawn))
	for i, f := range l.drawn {
		if names[i] = f.Name; f.Path != "" {
			names[i] += " (" + text.Shown(f.Path) + ")"
		}
	}
	return "letters that the pdf's own font lacks are drawn with " + report.SentenceList(names, len(names))
}

// Lacking says which letters no font has and what to do about it, in one line, or is
// empty.
func (l *Lettering) Lacking() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.lacking) == 0 {
		return ""
	}
	const most = 5
	why, what := "no font on this computer has them", "install a font such as Noto Sans that has them, or name one"
	switch {
	case l.finder == nil:
		why, what = "no font for them was given", "name a font that has them"
	case l.finder.Slow():
		why, what = "looking for a font that has them took too long", "name one"
	}
	return fmt.Sprintf(`the pdf prints %s as "?": %s. %s show every script; or %s to "yourpart export" with --font FILE`,
		report.SentenceList(doc.Scripts(l.lacking), most), why, report.SentenceList(allScripts(), most), what)
}

// allScripts are the formats for people that show letters of every script.
func allScripts() []string {
	var out []string
	for _, f := range Formats {
		if f.Narrows && !f.Draws {
			out = append(out, f.Name)
		}
	}
	return out
}

// Try draws what is to be written in some formats without writing it, so that what
// would become of its letters is known before. Nothing is built where none of the texts
// in value, which is what people typed, has a letter that the report's own face lacks.
func Try[T Counted](l *Lettering, formats []FormatOf[T], value any, build func() T) {
	if !pdf.Foreign(value) {
		return
	}
	r, x := build(), l.Into(doc.Extra{})
	for _, f := range formats {
		if !f.Draws {
			continue
		}
		_ = f.Write(io.Discard, r, x) // what is wrong is told when it is written
		if f.Annex != nil && f.Parted(r) {
			_ = f.Annex(io.Discard, r, x)
		}
	}
}

// Notes are what a person is to know of the letters of a report that was written.
func (l *Lettering) Notes() []string {
	return slices.DeleteFunc([]string{l.Drawn(), l.Lacking()}, func(s string) bool { return strings.TrimSpace(s) == "" })
}

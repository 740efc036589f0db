// Package fonts finds fonts on this computer for letters that the report's own face
// lacks. It opens no folder before it is asked for a letter, keeps nothing on the disk,
// and gives the same fonts for the same letters as long as the same are installed.
package fonts

import (
	"slices"
	"strings"
	"sync"
	"time"

	"yourpart/export/pdf/typeface"
)

// A Finder finds fonts in some folders and in the folders in them. It may be used by
// several goroutines; one that is nil finds none.
type Finder struct {
	folders  []string
	patience time.Duration // how long looking may take
	before   func()        // what looking begins with; nil outside of tests

	mu     sync.Mutex
	looked bool
	faces  []*face
	slow   bool
}

// patience is how long looking through folders may take: disks on a network may never
// answer, and no export waits for a font.
const patience = 5 * time.Second

// In is a finder of the fonts in folders, those of the first before others that are as
// good.
func In(folders ...string) *Finder { return &Finder{folders: folders, patience: patience} }

// System is a finder of the fonts that the system has for everybody and for the user.
// getenv is asked for the places.
func System(system string, getenv func(string) string) *Finder {
	return In(folders(system, getenv)...)
}

// mostFound is how many fonts are found for one document.
const mostFound = 24

// Find finds fonts for letters, the ones to be tried first in front: for each script
// one that has all letters, where there is one. Han letters look as they do in the
// country of that code, where it has a look of its own. Fonts that are broken are
// passed over.
func (f *Finder) Find(letters []rune, country string) []typeface.Source {
	if f == nil || len(letters) == 0 {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.look(letters)
	var out []typeface.Source
	for _, g := range groups(letters, country) {
		for range roundsEach {
			left := slices.DeleteFunc(slices.Clone(g.letters), func(r rune) bool { return covered(out, r, f.faces) })
			if len(left) == 0 || len(out) >= mostFound {
				break
			}
			best := f.best(group{g.script, g.look, left})
			if best == nil {
				break
			}
			out = append(out, best.source)
		}
	}
	return out
}

// roundsEach is how many fonts there are for a script at most: what the first lacks of
// it is looked for in others.
const roundsEach = 4

// covered reports whether one of some sources has a letter.
func covered(sources []typeface.Source, r rune, faces []*face) bool {
	return slices.ContainsFunc(sources, func(s typeface.Source) bool {
		return slices.ContainsFunc(faces, func(f *face) bool { return f.taken() && &f.source.File[0] == &s.File[0] && f.known[r] })
	})
}

// best is the face that serves a group best and can be read, or nil.
func (f *Finder) best(g group) *face {
	type ranked struct {
		*face
		rank []int
	}
	var list []ranked
	for _, c := range f.faces {
		if n := c.count(g.letters); n > 0 && !c.broken {
			list = append(list, ranked{c, c.rank(g, n)})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		if d := slices.Compare(a.rank, b.rank); d != 0 {
			return d
		}
		return strings.Compare(a.family, b.family)
	})
	for _, c := range list {
		if c.take(g.letters) {
			return c.face
		}
	}
	return nil
}

// Slow reports whether looking was given up because it took too long.
func (f *Finder) Slow() bool {
	if f == nil {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.slow
}

// Looked reports whether a folder was opened.
func (f *Finder) Looked() bool {
	if f == nil {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.looked
}

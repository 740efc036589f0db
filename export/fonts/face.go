package fonts

import (
	"encoding/binary"
	"os"
	"slices"
	"strings"
	"time"

	"yourpart/export/pdf/typeface"
)

// A face is one font in a file, as far as it has to be known to choose it.
type face struct {
	path   string
	index  int // in a collection
	family string
	weight int // 400 is regular
	width  int // 5 is normal
	slant  bool
	varies bool // has axes that can be turned
	shapes bool // has tables that join and place letters

	known  map[rune]bool   // whether it has a letter, of those that were asked for
	source typeface.Source // once it is taken
	broken bool            // cannot be taken
}

// look makes sure that for each face of the folders it is known which of some letters
// it has. Where that takes too long there are none.
func (f *Finder) look(letters []rune) {
	if f.slow {
		return
	}
	unknown := slices.DeleteFunc(slices.Clone(letters), func(r rune) bool {
		if len(f.faces) == 0 {
			return f.looked
		}
		_, ok := f.faces[0].known[r]
		return ok
	})
	if len(unknown) == 0 {
		return
	}
	faces, folders, looked, before := slices.Clone(f.faces), f.folders, f.looked, f.before
	found := make(chan []*face, 1)
	go func() {
		if before != nil {
			before()
		}
		var list []*face
		for _, path := range paths(faces, looked, folders) {
			list = append(list, facesIn(path, unknown)...)
		}
		found <- list
	}()
	late := time.NewTimer(f.patience)
	defer late.Stop()
	select {
	case list := <-found:
		f.merge(list)
	case <-late.C:
		f.faces, f.slow = nil, true
	}
	f.looked = true
}

// paths are the files to look into: those in folders, or later those of the faces that
// were found.
func paths(faces []*face, looked bool, folders []string) []string {
	if !looked {
		return fontFiles(folders)
	}
	var out []string
	for _, c := range faces {
		out = append(out, c.path)
	}
	return slices.Compact(out)
}

// merge takes over what was found out of the faces.
func (f *Finder) merge(list []*face) {
	if !f.looked {
		f.faces = list
		return
	}
	type key struct {
		path  string
		index int
	}
	fresh := map[key]*face{}
	for _, c := range list {
		fresh[key{c.path, c.index}] = c
	}
	for _, c := range f.faces {
		now := fresh[key{c.path, c.index}]
		if now == nil { // gone or changed meanwhile
			c.broken = true
			continue
		}
		for r, has := range now.known {
			c.known[r] = has
		}
	}
}

// facesIn reads the fonts of a file, and which of some letters they have. What is no
// font, or none that can be drawn from, is passed over.
func facesIn(path string, letters []rune) (out []*face) {
	defer func() { _ = recover() }() // whatever there is in a stranger's file
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	for i, l := range typeface.List(file, info.Size()) {
		if !l.Drawn() {
			continue
		}
		c := &face{path: path, index: i, family: l.Family(), weight: 400, width: 5,
			varies: l.Has("fvar"), shapes: l.Has("GSUB"), known: hasLetters(l.Table("cmap", mostCmap), letters)}
		c.describe(l.Table("OS/2", 64))
		out = append(out, c)
	}
	return out
}

var big = binary.BigEndian

// describe reads the weight, the width and the slant of a face from its table.
func (c *face) describe(os2 []byte) {
	const weightAt, widthAt, styleAt, italic, oblique = 4, 6, 62, 1, 1 << 9
	if len(os2) >= styleAt+2 {
		c.weight, c.width = int(big.Uint16(os2[weightAt:])), int(big.Uint16(os2[widthAt:]))
		c.slant = big.Uint16(os2[styleAt:])&(italic|oblique) != 0
	}
	name := strings.ToLower(c.family)
	c.slant = c.slant || strings.Contains(name, "slanted") || strings.Contains(name, "oblique")
}

// count is how many of some letters the face has.
func (c *face) count(letters []rune) (n int) {
	for _, r := range letters {
		if c.known[r] {
			n++
		}
	}
	return n
}

// taken reports whether the face was read whole.
func (c *face) taken() bool { return len(c.source.File) > 0 }

// take reads the face whole and reports whether it draws one of some letters at least.
func (c *face) take(letters []rune) bool {
	if c.broken {
		return false
	}
	if !c.taken() {
		file, err := os.Open(c.path)
		if err != nil {
			c.broken = true
			return false
		}
		defer file.Close()
		info, err := file.Stat()
		if err != nil {
			c.broken = true
			return false
		}
		if list := typeface.List(file, info.Size()); c.index < len(list) {
			c.source = typeface.Source{File: list[c.index].File(), Path: c.path}
		}
	}
	font, err := typeface.Read(c.source)
	c.broken = err != nil || !slices.ContainsFunc(letters, func(r rune) bool { return c.known[r] && font.Has(r) })
	if c.broken {
		c.source = typeface.Source{}
	}
	return !c.broken
}

package doc

import (
	"yourpart/export/pdf/file"
)

// rewrite makes the file that people get: with the structure tree, what it says
// of itself, proper fonts, and the report's data attached.
func (d *Doc) rewrite(raw, data []byte) ([]byte, error) {
	f, err := file.Parse(raw)
	if err != nil {
		return nil, err
	}
	if p := d.passphrase; p != "" {
		if f.Lock, err = file.NewLock(p); err != nil {
			return nil, err
		}
	}
	if err := f.MendFonts(); err != nil {
		return nil, err
	}
	for i, t := range d.Others {
		if err := addTypeface(f, t, otherFont(i)); err != nil {
			return nil, err
		}
	}
	f.MendOutline()
	tree, err := d.addTree(f)
	if err != nil {
		return nil, err
	}
	f.AddCatalog(d.about, tree, data)
	return f.Pack()
}

package cli

import (
	"fmt"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// A held assessment is one that a command changes. There is no store for
// standard input.
type held struct {
	catalogue *catalogue.Catalogue
	store     *store.Store
	doc       questionnaire.Assessment
	key       *store.Key // of standard input, where that is encrypted
}

// close lets other windows have the file.
func (h held) close() {
	if h.store != nil {
		_ = h.store.Close()
	}
}

// edit reads an assessment to change it, and checks that the catalogue knows
// what is in it.
func (a *app) edit(path string) (h held, err error) {
	if h.catalogue, err = a.catalogue(); err != nil {
		return held{}, err
	}
	if h.store, h.doc, h.key, err = a.hold(path); err != nil {
		return held{}, err
	}
	if err := h.doc.Fits(h.catalogue); err != nil {
		h.close()
		return held{}, fmt.Errorf("%s: %w", shown(path), err)
	}
	a.tellNewer(newer(h.catalogue, &h.doc, path))
	return h, nil
}

// hold opens the file, or reads standard input.
func (a *app) hold(path string) (*store.Store, questionnaire.Assessment, *store.Key, error) {
	if path == stdin || path == "" {
		s, key, err := a.readWithKey(path)
		return nil, s, key, err
	}
	store, s, err := a.keys.Open(path)
	if gone(err) {
		err = a.missing(path)
	}
	return store, s, nil, err
}

// save puts a changed assessment where it came from: in its file, or out
// again, encrypted where it came so. It tells of what it found in the file's place.
func (a *app) save(h held, s questionnaire.Assessment) error {
	s.Revise()
	if h.store == nil {
		return store.Write(a.out, s, h.key)
	}
	err := h.store.Save(s)
	for _, kept := range h.store.Aside() {
		a.note("another program changed %s meanwhile; its version is kept as %s", shown(h.store.Path()), shown(kept))
	}
	return err
}

package cli

import (
	"fmt"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A held assessment is one that a command changes. There is no store for
// standard input.
type held struct {
	catalogue *catalogue.Catalogue
	store     *questionnaire.Store
	doc       questionnaire.Assessment
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
	if h.store, h.doc, err = a.hold(path); err != nil {
		return held{}, err
	}
	if err := h.doc.Fits(h.catalogue); err != nil {
		h.close()
		return held{}, fmt.Errorf("%s: %w", shown(path), err)
	}
	return h, nil
}

// hold opens the file, or reads standard input.
func (a *app) hold(path string) (*questionnaire.Store, questionnaire.Assessment, error) {
	if path == stdin || path == "" {
		s, err := a.read(path)
		return nil, s, err
	}
	store, s, err := questionnaire.Open(path)
	if gone(err) {
		err = a.missing(path)
	}
	return store, s, err
}

// save puts a changed assessment where it came from: in its file, or out
// again. It tells of what it found in the file's place.
func (a *app) save(h held, s questionnaire.Assessment) error {
	if h.store == nil {
		return questionnaire.Encode(a.out, s)
	}
	err := h.store.Save(s)
	for _, kept := range h.store.Aside() {
		a.note("another program changed %s meanwhile; its version is kept as %s", shown(h.store.Path()), shown(kept))
	}
	return err
}

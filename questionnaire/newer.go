package questionnaire

import (
	"fmt"
	"maps"
	"slices"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// Newer reports whether the assessment was last saved with a newer catalogue.
// What that one does not know is then kept and left out of account.
func (a *Assessment) Newer(c *catalogue.Catalogue) bool {
	return catalogue.Newer(a.Catalogue, c.Version)
}

// SavedWith notes the catalogue that the assessment is saved with. A newer one
// that is noted already stays, so that it is never set back.
func (a *Assessment) SavedWith(c *catalogue.Catalogue) {
	if !a.Newer(c) {
		a.Catalogue = c.Version
	}
}

// NewerText says of which newer catalogue an assessment is and what becomes of it,
// behind "is", or is empty where it is of none.
func NewerText(c *catalogue.Catalogue, a *Assessment) string {
	if !a.Newer(c) {
		return ""
	}
	return ofNewer(c, a) + "; " + untilUpdated
}

// ofNewer names both catalogues.
func ofNewer(c *catalogue.Catalogue, a *Assessment) string {
	return fmt.Sprintf("of catalogue %s, and this yourpart has %s", text.CleanLine(a.Catalogue), c.Version)
}

const untilUpdated = "what this one does not know is kept and left out of account until yourpart is updated"

// Unknown reports whether an entry of the stack is a service that the catalogue
// does not have.
func Unknown(c *catalogue.Catalogue, s Service) bool {
	_, ok := c.Service(s.ID)
	return !ok && !s.Custom()
}

// newer tells that the assessment is of a newer catalogue, and what this one does
// not know of it.
func (l *look) newer() []Remark {
	if !l.a.Newer(l.c) {
		return nil
	}
	out := []Remark{{Text: "it is " + ofNewer(l.c, l.a), Remedy: "update yourpart; until then what this one does not know is kept and left out of account"}}
	tell := func(at CellID, what string) {
		out = append(out, Remark{Cell: at, Text: "this catalogue does not know " + what, Remedy: "update yourpart; until then it is kept and left out of account"})
	}
	for _, s := range l.a.Services {
		at := CellID{Service: s.Key}
		if Unknown(l.c, s) {
			tell(at, "the service "+text.CleanLine(s.ID))
			continue
		}
		for _, word := range l.otherWords(s) {
			tell(at, word)
		}
		for _, d := range s.Data {
			if _, ok := l.c.DataCategory(d); !ok {
				tell(at, fmt.Sprintf("the kind of data %q in %s", text.CleanLine(d), s.Key))
			}
		}
	}
	for _, id := range l.answered {
		switch k, ok := l.c.Control(id.Control); {
		case !ok:
			tell(id, "this question")
		case k.Retired == "" && l.current(id, l.a.Answers[id]) == nil:
			tell(id, fmt.Sprintf("the option %q", text.CleanLine(l.a.Answers[id].Option)))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.a.Actions)) {
		if at := l.actionCell(id); l.gone(at.Control) {
			tell(at, "this action")
		}
	}
	return out
}

// gone reports whether the catalogue has no control of that id.
func (l *look) gone(control string) bool {
	_, ok := l.c.Control(control)
	return !ok
}

// unknownService reports whether a key is that of a service which the catalogue
// does not have.
func (l *look) unknownService(key string) bool {
	s := l.a.Service(key)
	return s != nil && Unknown(l.c, *s)
}

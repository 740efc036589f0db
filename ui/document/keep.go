package document

import (
	"fmt"
	"io"
	"reflect"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// Edit opens a file for somebody who changes it and shows nothing, such as a
// command: the document has no report until [Document.Recount] makes one, and its
// changes make none. Without a catalogue in the options, the file may hold services
// that nobody knows; then it can be encrypted or decrypted, but not changed.
func Edit(o Options, path string) (*Document, error) {
	store, a, err := OpenFile(o, path)
	if err != nil {
		return nil, err
	}
	return &Document{Options: o, Store: store, Sealed: store.Encrypted(), Assessment: a}, nil
}

// Read is [Edit] for an assessment that comes from elsewhere than a file, such as
// standard input, which the errors call name. It has no store, and goes out again
// through [Document.Write].
func Read(o Options, name string, r io.Reader) (*Document, error) {
	a, key, err := o.Keys.Decode(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if err := FitsIn(o.Catalogue, name, a); err != nil {
		return nil, err
	}
	return &Document{Options: o, Sealed: key != nil, Assessment: a, key: key}, nil
}

// Write writes the assessment as it came: encrypted with the key that it was read
// with, or as plain text.
func (s *Document) Write(w io.Writer) error { return store.Write(w, s.Assessment, s.key) }

// Keep is [Document.Change] for what may be refused, and saves at once where there
// is a file. On an error from f, which it returns, nothing has changed. Where f
// changes nothing and all is on disk, nothing is written, so that the backup stays
// the version before.
func (s *Document) Keep(f func(a *questionnaire.Assessment) error) error {
	return s.keep(f, s.Change)
}

// Round keeps what the assessment says now as a round, as
// [questionnaire.Assessment.Round] has it, and saves it. The catalogue's version
// stays, as the answers are those given with it. It reports whether another one was
// replaced.
func (s *Document) Round(name string, day questionnaire.Date, replace bool) (replaced bool, err error) {
	err = s.keep(func(a *questionnaire.Assessment) (err error) {
		replaced, err = a.Round(name, day, s.Day(), replace)
		return err
	}, s.alter)
	return replaced, err
}

// RemoveRound takes the round of a name or a day out, and saves that. The catalogue's
// version stays. The error says which rounds there are where there is none of it.
func (s *Document) RemoveRound(name string) error {
	return s.keep(func(a *questionnaire.Assessment) error { return a.RemoveRound(name) }, s.alter)
}

// keep tries a change on a copy, makes it with alter and saves it.
func (s *Document) keep(f func(a *questionnaire.Assessment) error, alter func(func(*questionnaire.Assessment)) func() Saved) error {
	s.stamp(&s.Assessment)
	trial := s.Assessment.Clone()
	if err := f(&trial); err != nil {
		return err
	}
	if s.Pending <= 0 && s.Failed == nil && reflect.DeepEqual(trial, s.Assessment) {
		return nil
	}
	if save := alter(func(a *questionnaire.Assessment) { *a = trial }); save != nil {
		s.Note(save())
	}
	return s.Failed
}

// Attempt is [Document.Change] for what may be refused, and leaves the catalogue's version
// as it is, as undo and rounds do. On an error from f, which it returns, nothing has
// changed.
func (s *Document) Attempt(f func(a *questionnaire.Assessment) error) (save func() Saved, err error) {
	s.stamp(&s.Assessment)
	trial := s.Assessment.Clone()
	if err := f(&trial); err != nil {
		return nil, err
	}
	return s.alter(func(a *questionnaire.Assessment) { *a = trial }), nil
}

// Undo takes back the last n steps of the log, and saves that. It returns what they
// were, the last first. On an error, which says how many there are, nothing has
// changed.
func (s *Document) Undo(n int) (steps []questionnaire.Step, err error) {
	err = s.keep(func(a *questionnaire.Assessment) (err error) {
		steps, err = a.Undo(n)
		return err
	}, s.alter)
	return steps, err
}

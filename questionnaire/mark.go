package questionnaire

import (
	"errors"
	"strconv"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// A Mark says in each row of a sheet whose it is and what was known when it was
// made. Its parts are of letters, digits and hyphens; none names anybody.
type Mark struct {
	Business string // the id, or a digest of the name of one that has none yet
	Revision int
	Day      Date
	Number   string // of the sheet where it is noted in the assessment; else empty
	// State is a digest of what the person had said, Notes one of the note and the
	// evidence in the row, and Choices one of the options in their order. They are
	// empty where the mark is one for the whole sheet.
	State, Notes, Choices string
	// Name is a digest of what the business was called, as a copy of its file may have
	// become another's. It is empty in a mark of before there was one.
	Name string
}

// none is an empty part of a mark.
const none = "-"

// withoutName is how many parts a mark of before there was a name has.
const withoutName = 7

// String is the mark as a sheet has it.
func (m Mark) String() string {
	parts := []string{m.Business, strconv.Itoa(m.Revision), string(m.Day), m.Number, m.State, m.Notes, m.Choices, m.Name}
	for i, p := range parts {
		if p == "" {
			parts[i] = none
		}
	}
	return strings.Join(parts, ".")
}

// ParseMark reads a mark.
func ParseMark(s string) (m Mark, err error) {
	parts := strings.Split(s, ".")
	if len(parts) == withoutName {
		parts = append(parts, none)
	}
	if len(parts) != withoutName+1 {
		return m, errors.New(`what is under "sheet" was changed; it is to stay as it was sent`)
	}
	for i, p := range parts {
		if p == none {
			parts[i] = ""
		}
	}
	m = Mark{Business: parts[0], Day: Date(parts[2]), Number: parts[3], State: parts[4], Notes: parts[5], Choices: parts[6], Name: parts[7]}
	m.Revision, err = strconv.Atoi(parts[1])
	if _, bad := m.Day.Time(); err != nil || bad != nil || m.Business == "" {
		return m, errors.New(`what is under "sheet" was changed; it is to stay as it was sent`)
	}
	return m, nil
}

// Mark is the mark of a sheet of this assessment that is made on a day. The number
// is empty where the sheet is not noted.
func (a *Assessment) Mark(number string, day Date) Mark {
	m := Mark{Business: a.ID, Revision: a.Revision, Day: day, Number: number, Name: nameMark(a.Profile.Name)[1:9]}
	if m.Business == "" {
		m.Business = nameMark(a.Profile.Name)
	}
	return m
}

// Row is the mark of one row, for a person, with the note and evidence that are in
// it. Without a name it is for the file's own word.
func (m Mark) Row(a *Assessment, k *catalogue.Control, id CellID, person string, in Notes) Mark {
	m.State, m.Notes, m.Choices = a.WordOf(id, person).mark(), in.Mark(), ChoicesMark(k)
	return m
}

// Marks says whether a mark is of a sheet of this business, as [Relate] does for two
// assessments.
func (a *Assessment) Marks(m Mark) Relation {
	for _, name := range []string{a.Profile.Name, a.IDsFrom} {
		if name != "" && m.Business == nameMark(name) {
			return SameBusiness
		}
	}
	switch {
	case a.ID == "" || a.ID != m.Business:
		return OtherBusiness
	case m.Name != "" && m.Name != nameMark(a.Profile.Name)[1:9]:
		return RenamedCopy
	}
	return SameBusiness
}

// nameMark stands for a business that has no id yet. No id has a 0.
func nameMark(name string) string { return "0" + digest([]byte("name\x00" + called(name)))[:15] }

// WordOf is what a person said about a cell, or the file's own word where there is no
// name. It has no option where there is none.
func (a *Assessment) WordOf(id CellID, person string) Response {
	said := a.said(id)
	return said[spelled(said, PersonName(person))]
}

// mark is a digest of what was said.
func (r Response) mark() string {
	return digest([]byte(r.Option + "\x00" + r.Note + "\x00" + r.Evidence))[:8]
}

// SameState reports whether a person's word is as it was when a row was made.
func (m Mark) SameState(r Response) bool { return m.State == r.mark() }

// Mark is a digest of a note and evidence, however their lines end.
func (n Notes) Mark() string {
	plain := func(s string) string { return strings.Join(strings.Fields(text.CleanText(s)), " ") }
	return digest([]byte(plain(n.Note) + "\x00" + plain(n.Evidence)))[:8]
}

// ChoicesMark is a digest of the options of a question in their order, so that a
// letter is never read as another option's.
func ChoicesMark(k *catalogue.Control) string {
	return digest([]byte(strings.Join(optionIDs(k), "\x00")))[:8]
}

package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// What is no fault of a row, and no answer either.
var (
	errBlank = errors.New("nobody has answered")
	errSame  = errors.New("said before")
)

// A staleError says that somebody answered here since the sheet was sent.
type staleError struct{ told string }

func (e *staleError) Error() string { return e.told }

// A sheetRow is one row, by column.
type sheetRow struct {
	control, service, answer, note, evidence, by, mark string
}

// fields is a row by column.
func (sh *sheet) fields(row []string) sheetRow {
	field := func(name string) string {
		if i, ok := sh.at[name]; ok {
			return plainCell(row[i])
		}
		return ""
	}
	return sheetRow{field("control"), field("service"), field(answerColumn) + field(optionColumn), field("note"), field("evidence"), field(byColumn), field(markColumn)}
}

// plainCell is what a cell says, without the mark that keeps it from being a
// formula.
func plainCell(s string) string {
	s = strings.TrimSpace(s)
	if rest, marked := strings.CutPrefix(s, "'"); marked && report.Live(rest) {
		return rest
	}
	return s
}

// cell is the question that a row is about, as it is typed.
func (f sheetRow) cell() string {
	if f.service != "" {
		return f.control + "@" + f.service
	}
	return f.control
}

// parse reads one answer.
func (sh *sheet) parse(row []string, rd reader) (entry, error) {
	f := sh.fields(row)
	_, letters := sh.at[answerColumn]
	k, known := rd.c.Control(strings.SplitN(f.control, "@", 2)[0])
	if letters && known {
		f.answer = text.CleanLine(f.answer)
	}
	if letters && f.answer == "" && f.note+f.evidence == "" {
		return entry{}, errBlank
	}
	var m rowMark
	if letters { // whose it is comes first: another business's has other services
		var err error
		if m, err = sh.mark(f.mark, rd); err != nil {
			return entry{}, err
		}
		if known {
			if f.answer, err = m.chosen(rd.s, k, f.answer); err != nil {
				return entry{}, err
			}
		}
	}
	for _, said := range []struct{ name, text string }{{"note", f.note}, {"evidence", f.evidence}, {byColumn, f.by}} {
		if n := utf8.RuneCountInString(said.text); n > text.MaxText {
			return entry{}, fmt.Errorf("its %s has %d characters; %d are kept, so make it shorter", said.name, n, text.MaxText)
		}
	}
	id, option, err := rd.s.ParseAnswer(rd.c, f.cell()+"="+f.answer)
	if err != nil {
		return entry{}, err
	}
	e := entry{cell: id, option: option, day: rd.day,
		notes: questionnaire.Notes{Note: text.CleanText(f.note), Evidence: text.CleanText(f.evidence), By: questionnaire.PersonName(cmp.Or(f.by, rd.by))}}
	if !letters {
		return e, nil
	}
	return m.judged(e, f, k, rd)
}

// judged is an answer of a sheet after what its mark says: whose it is, and what was
// known when it was sent.
func (m rowMark) judged(e entry, f sheetRow, k *catalogue.Control, rd reader) (entry, error) {
	marked, sentTo := m.Business != "", ""
	if marked {
		sentTo = m.sentTo(rd.s, f.by)
		if by := questionnaire.PersonName(f.by); rd.by == "" || by != "" && !strings.EqualFold(by, sentTo) {
			e.notes.By = cmp.Or(by, sentTo)
		} else {
			e.notes.By = questionnaire.PersonName(rd.by)
		}
	}
	had := rd.s.WordOf(e.cell, e.notes.By)
	was := rd.s.Answers[e.cell]
	sent := questionnaire.Notes{Note: e.notes.Note, Evidence: e.notes.Evidence}
	if marked && sent.Mark() == m.Notes || !marked && e.option == "" && sent == (questionnaire.Notes{Note: was.Note, Evidence: was.Evidence}) {
		e.notes.Note, e.notes.Evidence = "", "" // as they were sent
		if e.option == "" {
			return e, errBlank
		}
	}
	if e.option == "" {
		return e, errors.New("a note or evidence, but no answer; write not sure if nobody knows")
	}
	if !marked {
		return e, nil
	}
	if rd.s.Sheet(m.Number).Asked(k) == nil && m.Choices != "" && m.Choices != questionnaire.ChoicesMark(k) {
		return e, errors.New("the choices of this question have changed since the sheet was sent; send it again")
	}
	return e, m.compare(e, had, sentTo, rd)
}

// chosen is the option that somebody meant who wrote an answer on the sheet of a mark:
// its letters are those of the choices as they were sent, where that is noted.
func (m rowMark) chosen(s *questionnaire.Assessment, k *catalogue.Control, written string) (string, error) {
	then := s.Sheet(m.Number).Asked(k)
	if then == nil {
		return questionnaire.Choose(k, written), nil
	}
	option := questionnaire.Choose(then, written)
	if then.Option(option) != nil && k.Option(option) == nil {
		return "", fmt.Errorf("the choice %s (%s) is gone since the sheet was sent; send it again", written, option)
	}
	return option, nil
}

// A rowMark is the mark of a row; it has no business where there is none.
type rowMark struct{ questionnaire.Mark }

// mark is the mark of a row, and counts those of which nothing says whose they are
// those of another business, which have none that is of use here, and those of a copy
// under another name.
func (sh *sheet) mark(written string, rd reader) (rowMark, error) {
	if written == "" {
		sh.unmarked++
		return rowMark{}, nil
	}
	m, err := questionnaire.ParseMark(written)
	if err != nil {
		return rowMark{}, err
	}
	switch rd.s.Marks(m) {
	case questionnaire.OtherBusiness:
		sh.foreign++
		m = questionnaire.Mark{}
	case questionnaire.RenamedCopy:
		sh.renamed++
	}
	return rowMark{m}, nil
}

// sentTo is whom the sheet of a mark was sent to; empty where it is not noted. Another
// copy of the assessment may have noted it, and then the row says so.
func (m rowMark) sentTo(s *questionnaire.Assessment, by string) string {
	if m.Number == "" {
		return ""
	}
	if sent := s.Sheet(m.Number); sent != nil {
		return sent.To
	}
	return questionnaire.PersonName(by)
}

// compare returns errSame for an answer that the person has given already, and a
// staleError for one that is older than what the person has said here since.
func (m rowMark) compare(e entry, had questionnaire.Response, sentTo string, rd reader) error {
	blank := func(given, has string) bool { return given == "" || given == has }
	if e.option == had.Option && blank(e.notes.Note, had.Note) && blank(e.notes.Evidence, had.Evidence) {
		if had.Date >= m.Day || had.Date == e.day {
			return errSame
		}
		return nil
	}
	stale := had.Option != "" && had.Date > m.Day
	if m.State != "" && strings.EqualFold(e.notes.By, sentTo) {
		stale = !m.SameState(had)
	}
	if !stale || rd.force {
		return nil
	}
	k, _ := rd.c.Control(e.cell.Control)
	now := "the answer was taken away"
	if had.Option != "" {
		now = fmt.Sprintf("“%s” on %s", report.OptionWords(k, had.Option), had.Date)
	}
	return &staleError{fmt.Sprintf("answered here since the sheet was sent: %s; the sheet says “%s”", now, report.OptionWords(k, e.option))}
}

// refused is the error for a sheet of another business, or one that does not say
// whose it is; nil where it may be taken.
func (sh *sheet) refused(rd reader) error {
	name := text.Printed(rd.s.Profile.Name)
	switch {
	case rd.force:
		return nil
	case sh.foreign > 0:
		return fmt.Errorf("%s: a sheet of another business, not of %s; read it into the assessment it was made of, or take it with --force", sh.name, name)
	case sh.renamed > 0:
		return fmt.Errorf("%s: a sheet of a copy of this file in which the business is not called %s; if it was renamed, take it with --force", sh.name, name)
	case sh.ours && sh.unmarked > 0:
		return fmt.Errorf("%s: nothing in it says whose sheet it is, as in those of release 1.0; if it is of %s, take it with --force, which checks its questions, services and answers, but not whether somebody answered here since", sh.name, name)
	}
	return nil
}

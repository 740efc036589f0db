package questionnaire

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// A Sheet is a list of questions that was sent to somebody.
type Sheet struct {
	Number   string   `json:"number"` // random, of letters and digits; tells it from all others
	To       string   `json:"to"`
	Date     Date     `json:"date"`
	Revision int      `json:"revision"` // of the assessment it was made of
	Cells    []CellID `json:"cells"`    // in the order they are asked in it
	// Options are the options of each control it asks about, in the order of their
	// letters. A sheet that was noted without them has none.
	Options map[string][]string `json:"options,omitempty"`
	// Catalogue is the version of the content that its questions are of. A sheet that
	// was noted without it has none.
	Catalogue string `json:"catalogue,omitempty"`
	// Said has a digest of what its person had said by then, by cell, for those of
	// which there was something.
	Said map[CellID]string `json:"said,omitempty"`
	// Returns are what came back of it as a form, the first first.
	Returns []Return `json:"returns,omitempty"`
}

// A Return is a form that came back and was taken.
type Return struct {
	Date   Date   `json:"date"`   // on which it was taken
	Digest string `json:"digest"` // of what it says, 16 letters from 0 to f
	// Typed is set where a person typed the answers in a message, so that nothing shows
	// that they are whole: they are to be confirmed.
	Typed bool `json:"typed,omitempty"`
}

// MaxReturns is how many returns of one sheet are kept. The first are forgotten.
const MaxReturns = 50

// MaxSheets is how many sheets an assessment knows of. The oldest are forgotten.
const MaxSheets = 500

var sheetForm = regexp.MustCompile(`^[a-z0-9]{8,64}$`)

func (s Sheet) check() error {
	if !sheetForm.MatchString(s.Number) {
		return fmt.Errorf("%q is no number of a sheet", s.Number)
	}
	if text.CleanLine(s.To) != s.To || s.To == "" {
		return errors.New("it needs the name of whom it was sent to, in one line")
	}
	if s.Revision < 0 || s.Revision > maxRevision || len(s.Cells) > MaxAnswers {
		return errors.New("its revision or its questions are out of bounds")
	}
	if err := s.checkOptions(); err != nil {
		return err
	}
	if err := s.checkReturns(); err != nil {
		return err
	}
	_, err := s.Date.Time()
	return err
}

var digestForm = regexp.MustCompile(`^[0-9a-f]{8,16}$`)

// checkReturns returns what is wrong with what is noted for the way back, if anything.
func (s Sheet) checkReturns() error {
	if text.CleanLine(s.Catalogue) != s.Catalogue || len(s.Catalogue) > 64 {
		return errors.New("its catalogue is no version")
	}
	if s.Said != nil && len(s.Said) == 0 || s.Returns != nil && len(s.Returns) == 0 {
		return errors.New("what was said or came back is empty; leave it out")
	}
	for id, mark := range s.Said {
		if !digestForm.MatchString(mark) || !slices.Contains(s.Cells, id) {
			return fmt.Errorf("what was said of %s is no digest, or it does not ask that", id)
		}
	}
	if len(s.Returns) > MaxReturns {
		return fmt.Errorf("more than %d returns", MaxReturns)
	}
	for i, r := range s.Returns {
		if _, err := r.Date.Time(); err != nil || !digestForm.MatchString(r.Digest) {
			return fmt.Errorf("return %d has no day, or no digest", i+1)
		}
		if i > 0 && r.compare(s.Returns[i-1]) <= 0 {
			return fmt.Errorf("return %d is there twice or out of order; the first comes first", i+1)
		}
	}
	return nil
}

// compare orders returns: the first first.
func (r Return) compare(o Return) int {
	bit := map[bool]int{true: 1}
	return cmp.Or(cmp.Compare(r.Date, o.Date), cmp.Compare(r.Digest, o.Digest), cmp.Compare(bit[r.Typed], bit[o.Typed]))
}

// Returned reports whether something of this digest came back before.
func (s *Sheet) Returned(digest string) bool {
	return slices.ContainsFunc(s.Returns, func(r Return) bool { return r.Digest == digest })
}

// SaidSince reports whether the person's word on a cell is another one than when the
// sheet was sent. What was taken back is as good as never said.
func (s *Sheet) SaidSince(id CellID, now Response) bool {
	if now.Option == "" {
		return false
	}
	return now.mark() != s.Said[id]
}

// checkOptions returns what is wrong with the options, if anything.
func (s Sheet) checkOptions() error {
	if s.Options != nil && len(s.Options) == 0 {
		return errors.New("its options are empty; leave them out")
	}
	asked := map[string]bool{}
	for _, id := range s.Cells {
		asked[id.Control] = true
	}
	for control, options := range s.Options {
		if !asked[control] {
			return fmt.Errorf("it has options of %q, which it does not ask", control)
		}
		if len(options) == 0 || len(options) > maxLetters {
			return fmt.Errorf("%s has %d options; there are 1 to %d, a letter each", control, len(options), maxLetters)
		}
		seen := map[string]bool{}
		for _, o := range options {
			if seen[o] || !keyForm.MatchString(o) {
				return fmt.Errorf("%s: %q is there twice, or cannot be an option", control, o)
			}
			seen[o] = true
		}
	}
	return nil
}

// maxLetters is how many options have a letter, from A to Z.
const maxLetters = 26

// Ask adds a question to a sheet, with its options in their order.
func (s *Sheet) Ask(k *catalogue.Control, id CellID) {
	if s.Cells = append(s.Cells, id); s.Options == nil {
		s.Options = map[string][]string{}
	}
	options := make([]string, len(k.Question.Options))
	for i, o := range k.Question.Options {
		options[i] = o.ID
	}
	s.Options[k.ID] = options
}

// Asked is a question with its options as the sheet had them, whatever their order is
// by now, so that a letter means what it meant then. An option that is no longer there
// has its id alone. Without a record of them it returns nil.
func (s *Sheet) Asked(k *catalogue.Control) *catalogue.Control {
	if s == nil || s.Options[k.ID] == nil {
		return nil
	}
	then := *k
	then.Question.Options = nil
	for _, id := range s.Options[k.ID] {
		o := catalogue.Option{ID: id}
		if now := k.Option(id); now != nil {
			o = *now
		}
		then.Question.Options = append(then.Question.Options, o)
	}
	return &then
}

// Send notes that a sheet was sent.
func (a *Assessment) Send(s Sheet) error {
	if s.To = text.CleanLine(s.To); s.Cells == nil {
		s.Cells = []CellID{}
	}
	if err := s.check(); err != nil {
		return fmt.Errorf("the sheet cannot be noted: %w", err)
	}
	s.Cells, s.Options, s.Said, s.Returns = slices.Clone(s.Cells), maps.Clone(s.Options), maps.Clone(s.Said), slices.Clone(s.Returns)
	was := a.sheetPart(s.Number)
	a.putSheet(s.Number, &s)
	a.log(OfSheet, s.Number, was, a.sheetPart(s.Number))
	return nil
}

// Remember notes in a sheet that is about to be sent what its person has said so far,
// so that a later word is known for one when it comes back.
func (a *Assessment) Remember(s *Sheet) {
	s.Said = nil
	for _, id := range s.Cells {
		if word := a.WordOf(id, s.To); word.Option != "" {
			if s.Said == nil {
				s.Said = map[CellID]string{}
			}
			s.Said[id] = word.mark()
		}
	}
}

// Return notes that a sheet came back as a form and was taken. What came back before
// stays as it is.
func (a *Assessment) Return(number string, r Return) error {
	sent := a.Sheet(number)
	if sent == nil {
		return fmt.Errorf("no sheet %s was sent", number)
	}
	s := *sent
	if s.Returns = unitedReturns(s.Returns, []Return{r}); len(s.Returns) == len(sent.Returns) && slices.Equal(s.Returns, sent.Returns) {
		return nil
	}
	if err := s.check(); err != nil {
		return fmt.Errorf("the sheet cannot be noted: %w", err)
	}
	was := a.sheetPart(number)
	a.putSheet(number, &s)
	a.log(OfSheet, number, was, a.sheetPart(number))
	return nil
}

// unitedReturns are the returns of two lists, each once, the first first.
func unitedReturns(a, b []Return) []Return {
	all := slices.SortedFunc(slices.Values(slices.Concat(a, b)), Return.compare)
	all = slices.Compact(all)
	return all[max(0, len(all)-MaxReturns):]
}

// united is a sheet as two copies of an assessment have it.
func (s Sheet) united(o Sheet) Sheet {
	returns := unitedReturns(s.Returns, o.Returns)
	s.Returns, o.Returns = nil, nil
	if asJSON(o) > asJSON(s) {
		s = o
	}
	if len(returns) > 0 {
		s.Returns = returns
	}
	return s
}

// Sheet is the sheet of that number, or nil.
func (a *Assessment) Sheet(number string) *Sheet {
	for i := range a.Sheets {
		if a.Sheets[i].Number == number {
			return &a.Sheets[i]
		}
	}
	return nil
}

func (a *Assessment) sheetPart(number string) (p Part) {
	if s := a.Sheet(number); s != nil {
		sheet := *s
		p.Sheet = &sheet
	}
	return p
}

// putSheet puts a sheet in place, or takes it away where it is nil. Sheets are in
// the order of their days, then their numbers.
func (a *Assessment) putSheet(number string, s *Sheet) {
	sheets := slices.DeleteFunc(slices.Clone(a.Sheets), func(o Sheet) bool { return o.Number == number })
	if s != nil {
		sheets = append(sheets, *s)
	}
	slices.SortFunc(sheets, Sheet.compare)
	a.Sheets = sheets[max(0, len(sheets)-MaxSheets):]
}

// compare orders sheets: the oldest first.
func (s Sheet) compare(t Sheet) int {
	return cmp.Or(cmp.Compare(s.Date, t.Date), cmp.Compare(s.Number, t.Number))
}

// validateSheets returns what makes the sheets unusable, if anything.
func (a Assessment) validateSheets() error {
	if len(a.Sheets) > MaxSheets {
		return fmt.Errorf("sheets: more than %d", MaxSheets)
	}
	for i, s := range a.Sheets {
		if err := s.check(); err != nil {
			return fmt.Errorf("sheets: %s: %w", s.Number, err)
		}
		if i > 0 && s.compare(a.Sheets[i-1]) <= 0 {
			return fmt.Errorf("sheets: %s is there twice or out of order; the oldest comes first", s.Number)
		}
	}
	return nil
}

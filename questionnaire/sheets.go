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
}

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
	_, err := s.Date.Time()
	return err
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
	s.Cells, s.Options = slices.Clone(s.Cells), maps.Clone(s.Options)
	was := a.sheetPart(s.Number)
	a.putSheet(s.Number, &s)
	a.log(OfSheet, s.Number, was, a.sheetPart(s.Number))
	return nil
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

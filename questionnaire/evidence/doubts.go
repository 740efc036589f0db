package evidence

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// stale is after how many days a run is called old.
const stale = 90

// Doubts are reasons to ask a person before a scan is taken, in sentences: that it does not
// look like one of this business, or is older than what it would change. The error says
// why it cannot be taken at all.
func (r *Reading) Doubts(a *questionnaire.Assessment, today time.Time) (doubts []string, err error) {
	s := r.Scan
	if s.Date != "" {
		if err := s.Date.Future(questionnaire.DateOf(today)); err != nil {
			return nil, fmt.Errorf("the run is dated: %w; set the clock right, and run the scanner again", err)
		}
	}
	if len(s.Names) > 0 && !belongs(a.Profile.Name, s.Names) {
		doubts = append(doubts, fmt.Sprintf("The scan is of %s, and the business is called %s.", text.Printed(strings.Join(s.Names, ", ")), text.Printed(a.Profile.Name)))
	}
	var others []string
	for _, p := range a.Proposals {
		if p.Tool == string(s.Kind) && p.Subject != s.Subject && !slices.Contains(others, p.Subject) {
			others = append(others, p.Subject)
		}
	}
	if len(others) > 0 {
		doubts = append(doubts, fmt.Sprintf("Earlier scans of this kind were of %s, and this one is of %s.", text.Printed(strings.Join(others, ", ")), text.Printed(s.Subject)))
	}
	newer := 0
	for _, p := range r.Proposals {
		if ans, ok := a.Answers[p.Cell]; ok && s.Date != "" && ans.Date > s.Date {
			newer++
		}
	}
	if newer > 0 {
		doubts = append(doubts, fmt.Sprintf("The run is of %s, and %s given after it.", s.Date, text.Plural(newer, "answer was", "answers were")))
	}
	return doubts, nil
}

// Age says how old a run is where that is worth a word, or is empty.
func (s *Scan) Age(today time.Time) string {
	t, err := s.Date.Time()
	if err != nil {
		return ""
	}
	if days := int(today.Sub(t).Hours() / 24); days > stale {
		return fmt.Sprintf("The run is %d days old; what it shows may have changed since.", days)
	}
	return ""
}

// legal are parts of a business's name that say nothing of whose it is.
var legal = []string{"gmbh", "inc", "ltd", "llc", "limited", "company", "the", "and", "und", "group", "corp", "sarl", "bv", "plc", "pty"}

// belongs reports whether a name looks like one of a business: a word of the one is in the
// other.
func belongs(business string, names []string) bool {
	whole := squeezed(business)
	for _, name := range names {
		is := squeezed(name)
		label, _, _ := strings.Cut(strings.TrimPrefix(name, "www."), ".")
		if own := squeezed(label); len(own) > 3 && strings.Contains(whole, own) {
			return true
		}
		for _, word := range strings.FieldsFunc(strings.ToLower(business), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(word) > 2 && !slices.Contains(legal, word) && strings.Contains(is, word) {
				return true
			}
		}
	}
	return false
}

// squeezed is a name in small letters, without what is between words.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// An Answer is what a reply says about one question of the assessment.
type Answer struct {
	Question int // its number on the form, from 1
	Cell     questionnaire.CellID
	Option   string
	Note     string                 // a new one; empty keeps the one there is
	Now      questionnaire.Response // what the person has said here so far; no option where nothing
	// Stale is set where the person has said something else here since the sheet was
	// sent, also in an earlier reply.
	Stale bool
	// Same is set where the person's word is this already.
	Same bool
}

// A Fault is one answer of a reply that cannot be taken.
type Fault struct {
	Question int
	Cell     questionnaire.CellID // no control where the form has no such question
	Err      error
}

// Error names the question, counted from 1, and what is wrong with its answer.
func (f Fault) Error() string { return fmt.Sprintf("question %d: %v", f.Question, f.Err) }

// A Match is a reply beside the assessment that its sheet was sent from.
type Match struct {
	Person string // whom the sheet was sent to
	Number string
	Digest string // of what it says
	Typed  bool   // typed by hand, so to be confirmed
	Again  bool   // the very same was taken before
	// Confirms is set where it was taken before as typed by hand, and this time is not.
	Confirms bool
	Answers  []Answer
	Faults   []Fault
}

// UnknownError is the error for a sheet that the assessment does not know.
type UnknownError struct{ Number, Business string }

// Error names the sheet and the business, and what to do about it.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("sheet %s is not one of %s; read it into the assessment it was made of", Grouped(e.Number), text.Printed(e.Business))
}

// Match finds what a reply says by the sheet that was noted: whose answers they are, and
// what its numbers and letters mean. Nothing changes.
func (r Reply) Match(c *catalogue.Catalogue, a *questionnaire.Assessment) (Match, error) {
	sent := a.Sheet(r.Number)
	if sent == nil {
		return Match{}, &UnknownError{r.Number, a.Profile.Name}
	}
	m := Match{Person: sent.To, Number: sent.Number, Digest: r.Digest(), Typed: r.Typed}
	m.Again = sent.Returned(m.Digest)
	if open := sent.Unconfirmed(); open != nil && open.Digest == m.Digest {
		m.Confirms = !m.Typed
	}
	for _, g := range r.Given {
		ans, err := meant(c, a, sent, g)
		if err != nil {
			m.Faults = append(m.Faults, Fault{g.Question, ans.Cell, err})
			continue
		}
		ans.judge(a, sent)
		m.Answers = append(m.Answers, ans)
	}
	return m, nil
}

// Digest tells what a reply says from what any other does: 16 letters from 0 to f.
func (r Reply) Digest() string {
	sum := sha256.Sum256([]byte(r.said()))
	return hex.EncodeToString(sum[:8])
}

// meant is what one answer means.
func meant(c *catalogue.Catalogue, a *questionnaire.Assessment, sent *questionnaire.Sheet, g Given) (ans Answer, err error) {
	ans = Answer{Question: g.Question, Note: g.Note}
	if g.Question < 1 || g.Question > len(sent.Cells) {
		return ans, fmt.Errorf("the sheet has questions 1 to %d", len(sent.Cells))
	}
	ans.Cell = sent.Cells[g.Question-1]
	options, noted := sent.Options[ans.Cell.Control]
	if !noted {
		return ans, errors.New("what its letters meant is not noted, as the sheet is of an older yourpart; send it again")
	}
	k, known := c.Control(ans.Cell.Control)
	if !known {
		return ans, fmt.Errorf("the question %s is gone since the sheet was sent", ans.Cell.Control)
	}
	if ans.Option = chosen(options, g.Letter); ans.Option == "" {
		return ans, fmt.Errorf("there is no answer %s; choose from %s", g.Letter, letters(options))
	}
	if _, _, err = a.ParseAnswer(c, ans.Cell.String()+"="+ans.Option); err != nil && noOption(k, ans.Option) {
		err = fmt.Errorf("the choice %s (%s) is gone since the sheet was sent; send it again", g.Letter, ans.Option)
	}
	return ans, err
}

func noOption(k *catalogue.Control, option string) bool {
	return questionnaire.FixedLabel(option) == "" && k.Option(option) == nil
}

// chosen is the option of a letter; empty where there is none. A ? is "not sure".
func chosen(options []string, letter string) string {
	if letter == "?" {
		return questionnaire.NotSure
	}
	for _, ch := range Choices(options) {
		if ch.Letter == letter {
			return ch.Option
		}
	}
	return usual[letter] // also where another letter was printed
}

// usual are the letters of the answers that every question takes.
var usual = map[string]string{"s": questionnaire.NotSure, "n": questionnaire.NotApplicable, "h": questionnaire.HandledElsewhere}

// letters lists the letters of a question's answers for people.
func letters(options []string) string {
	list := ""
	for i, ch := range Choices(options) {
		if i > 0 {
			list += ", "
		}
		list += ch.Letter
	}
	return list
}

// judge compares an answer with what the person has said here so far.
func (ans *Answer) judge(a *questionnaire.Assessment, sent *questionnaire.Sheet) {
	ans.Now = a.WordOf(ans.Cell, sent.To)
	ans.Same = ans.Now.Option == ans.Option && (ans.Note == "" || ans.Note == ans.Now.Note)
	ans.Stale = !ans.Same && sent.SaidSince(ans.Cell, ans.Now)
}

// Name is what a form is called in messages: whose it is and its number.
func (m Match) Name() string {
	return "sheet " + Grouped(m.Number) + " of " + text.Printed(m.Person)
}

// Take notes the answers of a match as its person's as of a day, and that the sheet came
// back. Those that are older than the person's own later word are left out, unless all is
// true. What was taken before is not taken again, but confirms what was typed by hand
// then where it is a form now, or all is true. It returns how many answers changed,
// and how many were left out as older.
func (m Match) Take(a *questionnaire.Assessment, day questionnaire.Date, all bool) (changed, left int, err error) {
	switch {
	case m.Confirms && !all:
		return 0, 0, m.note(a, day)
	case m.Again && !all:
		return 0, 0, nil
	}
	for _, ans := range m.Answers {
		switch {
		case ans.Same:
		case ans.Stale && !all:
			left++
		default:
			a.Answer(ans.Cell, ans.Option, questionnaire.Notes{Note: ans.Note, By: m.Person}, day)
			changed++
		}
	}
	return changed, left, m.note(a, day)
}

// note notes in an assessment that the sheet came back.
func (m Match) note(a *questionnaire.Assessment, day questionnaire.Date) error {
	return a.Return(m.Number, questionnaire.Return{Date: day, Digest: m.Digest, Typed: m.Typed && !m.Again})
}

// Told is one answer as people check it: its number, what it is about and its label.
func (ans Answer) Told(c *catalogue.Catalogue) string {
	return strconv.Itoa(ans.Question) + ", " + ans.Cell.String() + ": " + ans.Label(c)
}

// Label is what people call the option of an answer.
func (ans Answer) Label(c *catalogue.Catalogue) string {
	if fixed := questionnaire.FixedLabel(ans.Option); fixed != "" {
		return fixed
	}
	if k, ok := c.Control(ans.Cell.Control); ok {
		if o := k.Option(ans.Option); o != nil {
			return o.Label
		}
	}
	return ans.Option
}

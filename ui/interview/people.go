package interview

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// By is who answers now: who was named last, else whom the profile names. It is
// empty where nobody was named.
func (s *Interview) By() string {
	if s.Who != "" {
		return s.Who
	}
	return questionnaire.PersonName(s.Assessment.Profile.AnsweredBy)
}

// AnswerAs says who answers from now on, until another file is opened. Without a
// name it is whom the profile names, or nobody.
func (s *Interview) AnswerAs(name string) { s.Who = questionnaire.PersonName(name) }

// CheckPerson returns what keeps a text from being the name of a person who answers,
// if anything. Nothing is nobody's name.
func CheckPerson(typed string) error {
	if typed != "" && questionnaire.PersonName(typed) == "" {
		return fmt.Errorf("%q is no name; write one such as Anna", typed)
	}
	return nil
}

// person is whose word an answer to a cell becomes; empty for the file's own word,
// which the person that the profile names speaks for, unless there is a word under
// that name already.
func (s *Interview) person(id questionnaire.CellID) string {
	by := s.By()
	for _, w := range s.Assessment.Words(id) {
		if by != "" && strings.EqualFold(w.Person, by) {
			return w.Person
		}
	}
	if s.speaksForFile() {
		return ""
	}
	return by
}

// speaksForFile reports whether who answers now speaks for the file: nobody was named, or
// it is the person whom the profile names.
func (s *Interview) speaksForFile() bool {
	return strings.EqualFold(s.By(), questionnaire.PersonName(s.Assessment.Profile.AnsweredBy))
}

// Own is what the person who answers now says about a cell, without an option where
// that is nothing yet. Where nobody was named, it is the answer that counts, unless
// the file has a word of its own.
func (s *Interview) Own(id questionnaire.CellID) questionnaire.Answer {
	person := s.person(id)
	for _, w := range s.Assessment.Words(id) {
		if w.Person == person {
			return questionnaire.Answer{Option: w.Option, Note: w.Note, Evidence: w.Evidence, EvidenceFor: w.EvidenceFor, Date: w.Date, By: w.Person}
		}
	}
	if person == "" {
		return s.Assessment.Answers[id]
	}
	return questionnaire.Answer{}
}

// Several reports whether people said something about a cell under their names, so
// that each word has notes of its own.
func (s *Interview) Several(id questionnaire.CellID) bool {
	_, several := s.Assessment.Responses[id]
	return several
}

// OneWord reports whether what is noted about a cell goes with the one word there is,
// so that it may say whose word that is.
func (s *Interview) OneWord(id questionnaire.CellID) bool {
	return !s.Several(id) && s.person(id) == ""
}

// Reasoned is the answer of a cell that may need a reason: the one that counts, else
// that of who answers now.
func (s *Interview) Reasoned(c *scoring.Cell) questionnaire.Answer {
	if c.Answer.Option != "" {
		return c.Answer
	}
	return s.Own(c.ID())
}

// Answer gives a cell an option as the word of who answers now, or takes that word
// back where the option is empty. The person whom the profile names, and who has a word
// under that name, replaces the file's own as well, so as not to dispute it.
func (s *Interview) Answer(a *questionnaire.Assessment, id questionnaire.CellID, option string) {
	s.answer(a, id, option, false)
}

// answer is Answer of one cell, or of one of several that get it together.
func (s *Interview) answer(a *questionnaire.Assessment, id questionnaire.CellID, option string, together bool) {
	give := func(n questionnaire.Notes) {
		if together {
			a.AnswerTogether([]questionnaire.CellID{id}, option, n, s.Day())
		} else {
			a.Answer(id, option, n, s.Day())
		}
	}
	person := s.person(id)
	give(questionnaire.Notes{By: person})
	if person != "" && s.speaksForFile() && a.WordOf(id, "").Option != "" {
		give(questionnaire.Notes{})
	}
}

// CannotClear says why there is no word of who answers now to be taken back, where
// others have answered; how says how somebody else can answer.
func (s *Interview) CannotClear(id questionnaire.CellID, how string) error {
	person, named := s.person(id), ""
	words := s.Assessment.Words(id)
	for _, w := range words {
		if w.Person == person {
			return nil
		}
		named = w.Person
	}
	if len(words) == 0 || person == "" && !s.Several(id) {
		return nil
	}
	if by := s.By(); by != "" {
		return fmt.Errorf("%s has said nothing here to take back", by)
	}
	return fmt.Errorf("%s said that; %s", report.WhoSays(named), how)
}

// Annotate changes what goes with the word of who answers now. Where there is none yet,
// it becomes "not sure".
func (s *Interview) Annotate(a *questionnaire.Assessment, id questionnaire.CellID, n questionnaire.Notes) {
	person := s.person(id)
	if person == "" {
		a.Annotate(id, n, s.Day())
		return
	}
	own := s.Own(id)
	switch n.By = ""; {
	case own.Option != "":
		a.Respond(id, person, own.Option, n, own.Date)
	case n.Blank():
	default:
		a.Respond(id, person, questionnaire.NotSure, n, s.Day())
	}
}

// Reason notes why an answer that needs a reason was given: with the word of who
// answers now where that is it, else with the one that counts.
func (s *Interview) Reason(a *questionnaire.Assessment, id questionnaire.CellID, reason string) {
	if s.Assessment.Disputed(id) || s.Own(id).Option == s.Assessment.Answers[id].Option {
		s.Annotate(a, id, questionnaire.Notes{Note: reason})
		return
	}
	a.Annotate(id, questionnaire.Notes{Note: reason}, s.Day())
}

// Settle decides which option of a cell counts, as who answers now, or takes the
// decision back where it is empty. An error says why it cannot be.
func (s *Interview) Settle(a *questionnaire.Assessment, id questionnaire.CellID, option, note string) error {
	_, err := a.Settle(id, option, questionnaire.Notes{Note: note, By: s.By()}, s.Day())
	return err
}

// MaySettle reports whether there is something about a cell to be settled, or a
// decision to be changed.
func (s *Interview) MaySettle(id questionnaire.CellID) bool {
	return s.Assessment.Disputed(id) || s.Assessment.Settled[id].Option != ""
}

// Disputed counts the rows of the questions about which people say different things.
func (s *Interview) Disputed() (n int) {
	for _, q := range Questions(s) {
		for i := range q.Cells {
			if Answerable(&q.Cells[i]) && q.Cells[i].Disputed() {
				n++
			}
		}
	}
	return n
}

// DisputedText is how many answers are disputed, such as "2 disputed", or empty.
func (s *Interview) DisputedText() string {
	if n := s.Disputed(); n > 0 {
		return fmt.Sprintf("%d disputed", n)
	}
	return ""
}

// Standing says in a line how a cell stands that several people said something
// about: disputed, settled, or agreed on. It is empty for any other.
func (s *Interview) Standing(k *catalogue.Control, id questionnaire.CellID) string {
	words := s.Assessment.WordsNow(k, id)
	if d := s.Assessment.Dispute(id); d != nil {
		if d.Settled != nil {
			return fmt.Sprintf("Settled earlier as “%s”; disputed again: %s", report.OptionWords(k, d.Settled.Option), report.DisputeText(k, words))
		}
		return "Disputed: " + report.DisputeText(k, words)
	}
	said := report.DisputeText(k, words)
	switch decided := s.Assessment.Settled[id]; {
	case decided.Option != "":
		line := "Settled as “" + report.OptionWords(k, decided.Option) + "”"
		if by := text.CleanLine(decided.By); by != "" {
			line += " by " + by
		}
		if day := report.DayText(decided.Date); !day.IsZero() {
			line += ", " + report.Day(day)
		}
		if said != "" {
			line += ": " + said
		}
		return line
	case len(words) > 1 && said != "":
		return report.UpperFirst(said)
	}
	return ""
}

// A Claim is an option that people say is so, and who says that, a line each, with
// day, note and evidence.
type Claim struct {
	Option, Label, Who string
	Words              []string
}

// Claims are what people say about a cell, the best option first.
func (s *Interview) Claims(k *catalogue.Control, id questionnaire.CellID) (claims []Claim) {
	words := s.Assessment.WordsNow(k, id)
	for _, option := range report.OptionsSaid(k, words) {
		c := Claim{Option: option, Label: report.OptionWords(k, option)}
		var who []string
		for _, w := range words {
			if w.Option == option {
				who = append(who, text.CleanLine(report.WhoSays(w.Person)))
				c.Words = append(c.Words, report.WordLines(k, []questionnaire.Word{w})...)
			}
		}
		c.Who = strings.Join(who, ", ")
		claims = append(claims, c)
	}
	return claims
}

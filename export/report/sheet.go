package report

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A SheetPart is the open questions about one service, or the whole firm.
type SheetPart struct {
	Name  string
	Cells []*scoring.Cell
}

// ErrNothingOpen is the error where a sheet would have no question.
var ErrNothingOpen = errors.New("no question is open, so there is nothing to send")

// asks reports whether a sheet has a cell: nobody answered, nobody was sure, people
// differ, or all is asked again, also what was said not to apply.
func (o SheetOptions) asks(c *scoring.Cell) bool {
	open := c.State == questionnaire.Asked && !c.Known
	return (open || o.All && answered(c)) && (len(o.Topics) == 0 || slices.Contains(o.Topics, c.Control.Topic))
}

// answered reports whether somebody answered a cell, also with that it does not apply.
func answered(c *scoring.Cell) bool {
	return c.State == questionnaire.Asked && c.Known || c.State == questionnaire.OutsideAnswer
}

// Sheet is the questions to ask service by service, those about the whole business
// last.
func (r *Report) Sheet() ([]SheetPart, error) {
	o := r.Options.Sheet
	keys, err := r.sheetKeys()
	if err != nil {
		return nil, err
	}
	var parts []SheetPart
	for _, key := range keys {
		part := SheetPart{Name: r.ServiceName(key)}
		for i := range r.Result.Cells {
			if c := &r.Result.Cells[i]; c.Service == key && o.asks(c) {
				part.Cells = append(part.Cells, c)
			}
		}
		if len(part.Cells) > 0 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil, ErrNothingOpen
	}
	return parts, nil
}

// sheetKeys are the services that a sheet asks about; the empty one is the business
// as a whole.
func (r *Report) sheetKeys() ([]string, error) {
	o := r.Options.Sheet
	for _, key := range o.Services {
		if r.Assessment.Service(key) == nil {
			return nil, fmt.Errorf("no service %q; this assessment has %s", key, strings.Join(r.Assessment.Keys(), ", "))
		}
	}
	for _, id := range o.Topics {
		if _, ok := r.Catalogue.Topic(id); !ok {
			var ids []string
			for _, t := range r.Catalogue.Topics {
				ids = append(ids, t.ID)
			}
			return nil, fmt.Errorf("no topic %q; choose from %s", id, strings.Join(ids, ", "))
		}
	}
	keys := r.Assessment.Keys()
	if len(o.Services) > 0 || o.Business {
		keys = slices.DeleteFunc(keys, func(k string) bool { return !slices.Contains(o.Services, k) })
	}
	if len(o.Services) == 0 || o.Business {
		keys = append(keys, "")
	}
	return keys, nil
}

// A SheetRow is what is filled in beside a question before it is sent.
type SheetRow struct{ Answer, Note, Evidence, By, Mark string }

// SheetMark is the mark of the whole sheet.
func (r *Report) SheetMark() questionnaire.Mark {
	return r.Assessment.Mark(r.Options.Sheet.Number, questionnaire.DateOf(r.Date))
}

// SheetLine tells one sheet from all others, for people: its number where it is noted,
// the day it was made, and whom it is for unless names are taken out.
func (r *Report) SheetLine() string {
	line := Day(r.Date)
	if n := r.Options.Sheet.Number; n != "" {
		line = "Sheet " + n + " · " + line
	}
	if to := r.SheetTo(); to != "" {
		line += " · for " + to
	}
	return line
}

// SheetTo is whom a sheet is for, in one line; empty where names are taken out.
func (r *Report) SheetTo() string {
	if r.Options.Redact {
		return ""
	}
	return text.CleanLine(r.Options.Sheet.To)
}

// SheetRow is what is filled in beside a cell's question: what was noted so far, and
// the answer where all is asked again.
func (r *Report) SheetRow(c *scoring.Cell) SheetRow {
	o := r.Options.Sheet
	row := SheetRow{Note: c.Answer.Note, Evidence: c.Answer.Evidence, By: r.SheetTo()}
	option := c.Answer.Option
	if own := r.Assessment.WordOf(c.ID(), o.To); own.Option != "" {
		row.Note, row.Evidence, option = own.Note, own.Evidence, own.Option
	}
	if o.All && answered(c) {
		row.Answer = SheetAnswer(c.Control, option)
	}
	row.Note, row.Evidence = text.CleanText(row.Note), text.CleanText(row.Evidence)
	row.Mark = r.SheetMark().Row(r.Assessment, c.Control, c.ID(), o.To, questionnaire.Notes{Note: row.Note, Evidence: row.Evidence}).String()
	return row
}

// SheetAnswer is an option as a sheet has it: its letter and label.
func SheetAnswer(k *catalogue.Control, option string) string {
	for i, o := range k.Question.Options {
		if o.ID == option {
			return questionnaire.OptionLetter(i) + " " + o.Label
		}
	}
	return questionnaire.FixedLabel(option)
}

// SheetCounts is how much a file of the open questions has to hold: answers only.
func SheetCounts(r *Report) Counts {
	c := Counts{Actions: NotCounted, Services: NotCounted}
	parts, _ := r.Sheet()
	for _, p := range parts {
		c.Answers += len(p.Cells)
	}
	return c
}

// A SheetChoice is one answer that can be chosen.
type SheetChoice struct{ Letter, Label, Text string }

// Answer is the choice as [SheetAnswer] has it.
func (c SheetChoice) Answer() string { return strings.TrimSpace(c.Letter + " " + c.Label) }

// SheetChoices are a question's options, and the answers that every question
// takes.
func SheetChoices(k *catalogue.Control) (list []SheetChoice) {
	for i, o := range k.Question.Options {
		list = append(list, SheetChoice{questionnaire.OptionLetter(i), o.Label, o.Text})
	}
	for _, id := range questionnaire.Fixed {
		list = append(list, SheetChoice{"", questionnaire.FixedLabel(id), questionnaire.FixedText(id)})
	}
	return list
}

// scannerFor is the scanner that can show something about a question for a service, or for
// the whole business where the key is empty: of several, the one that shows most about that
// service. It is nil where there is none.
func (r *Report) scannerFor(control, key string) (best *catalogue.Scanner) {
	most := 0
	for i := range r.Catalogue.Scanners {
		s := &r.Catalogue.Scanners[i]
		shown, about := 0, false
		for j := range s.Shows {
			e := &s.Shows[j]
			if r.looksAt(s, e.Services, key) {
				shown++
				about = about || e.Control == control
			}
		}
		if about && shown > most {
			best, most = s, shown
		}
	}
	return best
}

// looksAt reports whether a scanner may be about a service, or about any of the stack where
// the key is empty. The list narrows those of the scanner, where it is not empty.
func (r *Report) looksAt(s *catalogue.Scanner, list []string, key string) bool {
	if len(list) == 0 {
		list = s.Services
	}
	if key == "" && len(list) == 0 {
		return true
	}
	return slices.ContainsFunc(r.Assessment.Services, func(e questionnaire.Service) bool {
		def, ok := r.Catalogue.Service(e.ID)
		return ok && (key == "" || e.Key == key) && catalogue.About(list, def, def.Capabilities)
	})
}

// runWords says what to run of a scanner, and what of it to take.
func runWords(s *catalogue.Scanner) string {
	return strings.ReplaceAll(s.Run+"; then take "+s.File, "`", "")
}

// An OutsideScan is a scanner that a supplier can run to answer a part of the questions,
// with the services that it looks at; none is the whole firm.
type OutsideScan struct {
	Scanner  *catalogue.Scanner
	Services []string
}

// scan notes what can be run to answer a question, once for each scanner.
func (e *Enquiry) scan(r *Report, control string, keys []string) {
	if len(keys) == 0 {
		keys = []string{""}
	}
	for _, key := range keys {
		s := r.scannerFor(control, key)
		if s == nil {
			continue
		}
		i := slices.IndexFunc(e.Scans, func(o OutsideScan) bool { return o.Scanner == s })
		if i < 0 {
			i = len(e.Scans)
			e.Scans = append(e.Scans, OutsideScan{Scanner: s})
		}
		if name := r.ServiceName(key); key != "" && !slices.Contains(e.Scans[i].Services, name) {
			e.Scans[i].Services = append(e.Scans[i].Services, name)
		}
	}
}

// text says what to run, and for which services.
func (o OutsideScan) text() string {
	said := o.Scanner.Name
	if len(o.Services) > 0 {
		said += " (" + SentenceList(o.Services, 3) + ")"
	}
	return said + ": " + runWords(o.Scanner) + "."
}

// WhereToAsk is how to find a cell's answer: the place in that product where
// there is one, then how to check in any.
func (r *Report) WhereToAsk(c *scoring.Cell) string {
	check := c.Control.Check
	if g := r.Guide(c.Service, c.Control.ID); g != nil && g.Where != "" {
		check = g.Where + ". " + check
	}
	if s := r.scannerFor(c.Control.ID, c.Service); s != nil {
		check += " Or let " + s.Name + " look: " + runWords(s) + "."
	}
	return check
}

// SheetIntro says what to do with a sheet of n questions.
func SheetIntro(n int) string {
	return fmt.Sprintf("%s. Please choose the answer that is true today, not the one that is planned. “%s” is a good answer: it says what to look into. A note and what shows the answer, such as a screenshot, help later.",
		text.Plural(n, "question", "questions"), questionnaire.FixedLabel(questionnaire.NotSure))
}

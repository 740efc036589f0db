package report

import (
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

// openToAsk reports whether somebody still has to find a cell's answer: nobody
// answered, or nobody was sure.
func openToAsk(c *scoring.Cell) bool { return c.State == questionnaire.Asked && !c.Known }

// Sheet is the open questions service by service, the whole firm last. With
// services in the options there is nothing but those.
func (r *Report) Sheet() ([]SheetPart, error) {
	only := r.Options.Services
	for _, key := range only {
		if r.Assessment.Service(key) == nil {
			return nil, fmt.Errorf("no service %q; this assessment has %s", key, strings.Join(r.Assessment.Keys(), ", "))
		}
	}
	keys := append(r.Assessment.Keys(), "")
	if len(only) > 0 {
		keys = slices.DeleteFunc(r.Assessment.Keys(), func(k string) bool { return !slices.Contains(only, k) })
	}
	var parts []SheetPart
	for _, key := range keys {
		part := SheetPart{Name: r.ServiceName(key)}
		for i := range r.Result.Cells {
			if c := &r.Result.Cells[i]; c.Service == key && openToAsk(c) {
				part.Cells = append(part.Cells, c)
			}
		}
		if len(part.Cells) > 0 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("no question is open, so there is nothing to send")
	}
	return parts, nil
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

// WhereToAsk is how to find a cell's answer: the place in that product where
// there is one, then how to check in any.
func (r *Report) WhereToAsk(c *scoring.Cell) string {
	if g := r.Guide(c.Service, c.Control.ID); g != nil && g.Where != "" {
		return g.Where + ". " + c.Control.Check
	}
	return c.Control.Check
}

// SheetIntro says what to do with a sheet of n questions.
func SheetIntro(n int) string {
	return fmt.Sprintf("%s. Please choose the answer that is true today, not the one that is planned. “%s” is a good answer: it says what to look into. A note and what shows the answer, such as a screenshot, help later.",
		text.Plural(n, "question", "questions"), questionnaire.FixedLabel(questionnaire.NotSure))
}

package export

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// Sheets lists the ways to write the questions that are open, for a client or
// an IT supplier to answer.
var Sheets = []Format{
	{Name: "csv", Ext: ".questions.csv", About: "to fill in with a spreadsheet and read back with answer --csv", Write: plain(writeSheetCSV), Read: readSheetCSV, counts: sheetCounts},
	{Name: "md", Ext: ".questions.md", About: "to send in a mail or a chat", Write: plain(writeSheetMD), Read: readSheetMD, counts: sheetCounts},
	{Name: "pdf", Ext: ".questions.pdf", About: "to print and fill in by hand", Write: writeSheetPDF, Read: readSheetPDF, ReadLocked: readLockedSheetPDF, counts: sheetCounts, Binary: true},
}

// A sheetPart is the open questions about one service, or the whole firm.
type sheetPart struct {
	name  string
	cells []*scoring.Cell
}

// openToAsk tells whether somebody still has to find a cell's answer: nobody
// answered, or nobody was sure.
func openToAsk(c *scoring.Cell) bool { return c.State == questionnaire.Asked && !c.Known }

// sheet is the open questions service by service, the whole firm last. With
// services in the options there is nothing but those.
func (r *Report) sheet() ([]sheetPart, error) {
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
	var parts []sheetPart
	for _, key := range keys {
		part := sheetPart{name: r.ServiceName(key)}
		for i := range r.Result.Cells {
			if c := &r.Result.Cells[i]; c.Service == key && openToAsk(c) {
				part.cells = append(part.cells, c)
			}
		}
		if len(part.cells) > 0 {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("no question is open, so there is nothing to send")
	}
	return parts, nil
}

func sheetCounts(r *Report) Counts {
	c := Counts{Actions: NotCounted, Services: NotCounted}
	parts, _ := r.sheet()
	for _, p := range parts {
		c.Answers += len(p.cells)
	}
	return c
}

// A sheetChoice is one answer that can be chosen.
type sheetChoice struct{ letter, label, text string }

// sheetChoices are a question's options, and the answers that every question
// takes.
func sheetChoices(k *catalogue.Control) (list []sheetChoice) {
	for i, o := range k.Question.Options {
		list = append(list, sheetChoice{questionnaire.OptionLetter(i), o.Label, o.Text})
	}
	for _, id := range questionnaire.Fixed {
		list = append(list, sheetChoice{"", questionnaire.FixedLabel(id), questionnaire.FixedText(id)})
	}
	return list
}

// whereToAsk is how to find a cell's answer: the place in that product where
// there is one, then how to check in any.
func (r *Report) whereToAsk(c *scoring.Cell) string {
	if g := r.Guide(c.Service, c.Control.ID); g != nil && g.Where != "" {
		return g.Where + ". " + c.Control.Check
	}
	return c.Control.Check
}

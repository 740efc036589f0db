package report

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// An AnswerRow is one answered or open cell, for the annex.
type AnswerRow struct {
	ID                       questionnaire.CellID
	Control                  *catalogue.Control
	Topic, Question, Service string
	Answer                   string // in words
	Note, Evidence, Date, By string
	EvidenceFor              string // in words, what the evidence was given for, where that is not Answer
	State                    questionnaire.State
	Source                   string // the web address of what is known
	Gap                      bool   // known to fall short
	Standing                 string // in a word: in place, partly, gap, open, disputed, ✓ known
	Together                 string // in words, where it was given for several services at once
	Disputed                 bool
	Scanned                  bool                 // a scan backs the answer
	Words                    []questionnaire.Word // what people said, where somebody noted that
}

// Answers lists every cell that is asked, settled, inherited or known, in order.
func (r *Report) Answers() []AnswerRow {
	var rows []AnswerRow
	together := r.together()
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.State == questionnaire.ByProvider {
			continue
		}
		t, _ := r.Catalogue.Topic(c.Control.Topic)
		row := AnswerRow{ID: questionnaire.CellID{Control: c.Control.ID, Service: c.Service}, Control: c.Control, Topic: t.Title, Question: c.Control.Question.Text, Service: r.ServiceName(c.Service),
			Answer: r.AnswerText(c), State: c.State, Gap: c.Weight > 0 && c.Known && c.Value < 1, Standing: cellWord(c)}
		if c.State == questionnaire.Known {
			row.Source = c.Fact.Source
		}
		if c.State == questionnaire.Asked || c.State == questionnaire.OutsideAnswer {
			row.Together = together.of(c)
			row.Note, row.Evidence = c.Answer.Note, c.Answer.Evidence
			row.Date, row.By = string(c.Answer.Date), c.Answer.By
			row.Scanned = r.scanned(c.Cell)
			if row.Evidence != "" && !c.Answer.Evidenced() {
				row.EvidenceFor = ShownOption(c.Control, c.Answer.EvidenceFor)
			}
			if row.Disputed = c.Disputed(); row.Disputed {
				row.Note = strings.Join(WordLines(c.Control, c.Words), "\n")
			}
			if _, said := r.Assessment.Responses[c.ID()]; said {
				row.Words = r.Assessment.Words(c.ID())
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// AnswerText puts a cell's answer in words.
func (r *Report) AnswerText(c *scoring.Cell) string {
	switch c.State {
	case questionnaire.ByProvider:
		return "The provider's part"
	case questionnaire.Known:
		return c.Fact.AlwaysOn.Why
	case questionnaire.Met:
		return "Settled by an earlier answer"
	case questionnaire.Unmet:
		return "Ruled out by an earlier answer"
	case questionnaire.Inherited:
		said := optionText(c)
		if c.Answer.Option == "" && !c.Disputed() {
			said = r.factAt(c, said)
		}
		if c.OfHost(r.Catalogue, r.Assessment) {
			return "Asked at " + r.ServiceName(c.Source) + ": " + said
		}
		return "Same sign-in as " + r.ServiceName(c.Source) + ": " + said
	}
	return optionText(c)
}

// factAt is what the service that answers for an inherited cell does by itself, or
// what is said otherwise.
func (r *Report) factAt(c *scoring.Cell, otherwise string) string {
	for i := range r.Result.Cells {
		if at := &r.Result.Cells[i]; at.Control == c.Control && at.Service == c.Source && at.State == questionnaire.Known {
			return at.Fact.AlwaysOn.Why
		}
	}
	return otherwise
}

func optionText(c *scoring.Cell) string {
	if c.Disputed() {
		return disputedText(c.Control, c.Words)
	}
	if c.Answer.Option == "" {
		return "Not answered"
	}
	if label := questionnaire.FixedLabel(c.Answer.Option); label != "" {
		return label
	}
	if o := c.Control.Option(c.Answer.Option); o != nil {
		return o.Text
	}
	return "Not answered (the question has changed)"
}

// An AnswerGroup is one answer with all services that gave it.
type AnswerGroup struct {
	AnswerRow
	Services []string
}

// AnswerGroups joins the rows of Answers that differ in the service only.
func (r *Report) AnswerGroups() []AnswerGroup {
	var out []AnswerGroup
	from := 0 // where the question at hand begins
next:
	for _, row := range r.Answers() {
		name := row.Service
		row.Service, row.ID.Service = "", ""
		if len(out) > 0 && out[len(out)-1].Control != row.Control {
			from = len(out)
		}
		for j := from; j < len(out); j++ {
			if o := &out[j]; o.Answer == row.Answer && o.Note == row.Note && reflect.DeepEqual(o.AnswerRow, row) { // most differ in these
				out[j].Services = append(out[j].Services, name)
				continue next
			}
		}
		out = append(out, AnswerGroup{row, []string{name}})
	}
	return out
}

// OptionWords is what people call an option of a question, or its id where the
// question has it no more.
func OptionWords(k *catalogue.Control, option string) string {
	if label := questionnaire.FixedLabel(option); label != "" {
		return label
	}
	if o := k.Option(option); o != nil {
		return o.Label
	}
	return text.CleanLine(option)
}

// ShownOption is what people call the option that evidence was given for. One that the
// question has under another id by now has no name any more.
func ShownOption(k *catalogue.Control, option string) string {
	if k.Question.Former[option] != "" {
		return "an earlier answer"
	}
	return OptionWords(k, option)
}

// EvidenceText is the evidence for an answer. What was given for another one
// says so, since it does not count.
func EvidenceText(k *catalogue.Control, ans questionnaire.Answer) string {
	if ans.Evidence == "" || ans.Evidenced() {
		return ans.Evidence
	}
	return AnswerRow{Evidence: ans.Evidence, EvidenceFor: ShownOption(k, ans.EvidenceFor)}.EvidenceText()
}

// EvidenceText is the evidence as a table has it.
func (row AnswerRow) EvidenceText() string {
	if row.EvidenceFor == "" {
		return row.Evidence
	}
	return row.Evidence + " (given for “" + row.EvidenceFor + "”)"
}

// ShownEvidence is the evidence under the mark of a scan, where one backs the answer.
func (row AnswerRow) ShownEvidence() string {
	if row.Scanned {
		return ScanMark + "\n" + row.EvidenceText()
	}
	return row.EvidenceText()
}

// Inert makes a text safe as a cell of a spreadsheet. What people typed may
// begin like a formula, and a program that opens the file would run it. The
// apostrophe in front says "this is text". Every table that a spreadsheet may
// open goes through here.
func Inert(s string) string {
	if Live(s) {
		return "'" + s
	}
	return s
}

// Live reports whether a spreadsheet may take a text for a formula. Some
// programs skip blanks in front, and some take the wide signs for the narrow
// ones.
func Live(s string) bool {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return true
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) })
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0])
}

// given says of how many services an answer was given at once, by control.
type given struct {
	r *Report
	n map[string]int
}

func (r *Report) together() given {
	g := given{r, map[string]int{}}
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.Answer.Together && c.Source == "" && r.Assessment.Answers[c.ID()].Together {
			g.n[c.Control.ID]++
		}
	}
	return g
}

// of says that a cell's answer was given for several services at once, or that its
// service joined those afterwards. It is empty for an answer of its own.
func (g given) of(c *scoring.Cell) string {
	n := g.n[c.Control.ID]
	switch {
	case !c.Answer.Together || c.Disputed():
		return ""
	case !g.r.Assessment.Answers[c.ID()].Together:
		return "Added after the others were answered together; nobody has said it of this one."
	case n < 2:
		return "Given together with other services."
	}
	return fmt.Sprintf("Given for %d services together.", n)
}

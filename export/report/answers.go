package report

import (
	"reflect"
	"strings"
	"unicode"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

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
			if reflect.DeepEqual(out[j].AnswerRow, row) {
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

// EvidenceText is the evidence for an answer. What was given for another one
// says so, since it does not count.
func EvidenceText(k *catalogue.Control, ans questionnaire.Answer) string {
	if ans.Evidence == "" || ans.Evidenced() {
		return ans.Evidence
	}
	return AnswerRow{Evidence: ans.Evidence, EvidenceFor: OptionWords(k, ans.EvidenceFor)}.EvidenceText()
}

// EvidenceText is the evidence as a table has it.
func (row AnswerRow) EvidenceText() string {
	if row.EvidenceFor == "" {
		return row.Evidence
	}
	return row.Evidence + " (given for “" + row.EvidenceFor + "”)"
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

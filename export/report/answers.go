package report

import (
	"reflect"
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

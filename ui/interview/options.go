package interview

import (
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// An Offered is an answer that can be chosen, with what the column says and what
// the line below says.
type Offered struct{ Id, Label, Text string }

// OptionsOf lists all a question takes: its own options, then the fixed ones.
func OptionsOf(k *catalogue.Control) []Offered {
	var list []Offered
	for _, o := range k.Question.Options {
		list = append(list, Offered{o.ID, o.Label, o.Text})
	}
	return append(list,
		Offered{questionnaire.NotSure, "Not sure", "Not known here yet. Counts as missing until it is found out."},
		Offered{questionnaire.NotApplicable, "N/A", "It cannot apply here. Left out of the score; needs a reason."},
		Offered{questionnaire.HandledElsewhere, "Elsewhere", "Something outside this stack takes care of it; needs a note on what."})
}

// A Headed is a text with a word for what it is.
type Headed struct{ Head, Text string }

// NotesOf is what goes with an answer, each in one line.
func NotesOf(k *catalogue.Control, ans questionnaire.Answer) []Headed {
	return []Headed{{"Note", text.CleanLine(ans.Note)}, {"Evidence", text.CleanLine(report.EvidenceText(k, ans))},
		{"Said by", text.CleanLine(ans.By)}}
}

// NeedsReason reports whether an answer says nothing without a reason.
func NeedsReason(option string) bool {
	return option == questionnaire.NotApplicable || option == questionnaire.HandledElsewhere
}

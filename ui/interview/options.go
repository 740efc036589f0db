package interview

import (
	"strconv"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// An Offered is an answer that can be chosen, with what the column says, what the line
// below says, and the key that gives it.
type Offered struct{ Id, Label, Text, Key string }

// The keys of the three answers that every question takes. They are the same at every
// question, however many options of its own it has.
const (
	KeyNotSure       = "s"
	KeyNotApplicable = "-"
	KeyElsewhere     = "="
)

// Special is the answer that a key gives at every question, or empty.
func Special(key string) string {
	switch key {
	case KeyNotSure:
		return questionnaire.NotSure
	case KeyNotApplicable:
		return questionnaire.NotApplicable
	case KeyElsewhere:
		return questionnaire.HandledElsewhere
	}
	return ""
}

// OptionsOf lists all a question takes: its own options, then the fixed ones.
func OptionsOf(k *catalogue.Control) []Offered {
	var list []Offered
	for i, o := range k.Question.Options {
		list = append(list, Offered{o.ID, o.Label, o.Text, strconv.Itoa(i + 1)})
	}
	return append(list,
		Offered{questionnaire.NotSure, "Not sure", "Not known here yet. Counts as missing until it is found out.", KeyNotSure},
		Offered{questionnaire.NotApplicable, "N/A", "It cannot apply here. Left out of the score; needs a reason.", KeyNotApplicable},
		Offered{questionnaire.HandledElsewhere, "Elsewhere", "Something outside this stack takes care of it; needs a note on what.", KeyElsewhere})
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

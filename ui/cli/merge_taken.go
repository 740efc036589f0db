package cli

import (
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A takenJSON is one thing that was taken over: as in the file, and as other commands
// show it.
type takenJSON struct {
	questionnaire.Taken
	Control string `json:"control,omitempty"`
	Service string `json:"service,omitempty"`
	Title   string `json:"title,omitempty"` // of the control
	// Was and Is are the ids of options, or words such as "disputed"; with what people
	// call them.
	Was     string `json:"was,omitempty"`
	Is      string `json:"is,omitempty"`
	WasText string `json:"was_text,omitempty"`
	IsText  string `json:"is_text,omitempty"`
	Text    string `json:"text"` // what the page says
}

// takenShape is one thing that was taken over, as JSON.
func (u *union) takenShape(t questionnaire.Taken) takenJSON {
	j := takenJSON{Taken: t, Text: takenText(t)}
	if t.What != questionnaire.OfAnswer && t.What != questionnaire.OfTracking {
		return j
	}
	id, err := questionnaire.ParseCellID(strings.TrimPrefix(t.Of, scoring.FindOutID("")))
	if err != nil {
		return j
	}
	k := u.control(id)
	j.Control, j.Service, j.Title = id.Control, id.Service, k.Title
	if t.What == questionnaire.OfAnswer {
		j.Was, j.Is = stoodAs(t.From), stoodAs(t.To)
		j.WasText, j.IsText = report.Stands(k, j.Was), report.Stands(k, j.Is)
	}
	return j
}

// disputedWord is how a question stands about which people differ.
const disputedWord = "disputed"

// stoodAs is how a cell stood in one word: the id of its option, or as compare has it.
func stoodAs(p questionnaire.Part) string {
	switch {
	case p.Answer != nil:
		return p.Answer.Option
	case len(p.Responses) > 0:
		return disputedWord
	}
	return scoring.Unanswered
}

// takenText is one thing that was taken over in a line, as the log has it.
func takenText(t questionnaire.Taken) string {
	return report.LogText(questionnaire.Entry{What: t.What, Of: t.Of, From: t.From, To: t.To})
}

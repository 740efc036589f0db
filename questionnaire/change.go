package questionnaire

import (
	"strings"

	"yourpart/internal/text"
)

// An assessment is changed in one way, whoever asks for it: the wizard, the
// line prompts, a command, a sheet that came back or a scan. The methods here, in
// track.go, in change_propose.go and in change_stack.go hold the rules, and each returns what
// it replaced, so that it can be put back.

// Clear in place of a text or a date takes away what is there. An empty one
// keeps it.
const Clear = "-"

// Notes are what goes with an answer. What is empty stays as it is; [Clear]
// takes it away.
type Notes struct {
	Note, Evidence string
	By             string // who said so
	// Confirmed says that the evidence that is there shows the answer as it is
	// now, although it was given for another option.
	Confirmed bool
}

// Blank reports whether the notes add nothing.
func (n Notes) Blank() bool {
	for _, s := range []string{n.Note, n.Evidence, n.By} {
		if s = strings.TrimSpace(s); s != "" && s != Clear {
			return false
		}
	}
	return true
}

// Answer gives a cell an option as of a day, or takes its answer away where the
// option is empty. Note, evidence and who said so stay unless n says otherwise.
// Evidence that was given for another option stays marked as given for that one,
// and counts for nothing until somebody confirms it or goes back to the option.
// Where named people have said something about the cell, it replaces the file's own
// word only, and theirs stay; with a name in n it is that person's word, as
// [Assessment.Respond] has it. It returns the answer that counted before, which has
// no option where there was none.
func (a *Assessment) Answer(id CellID, option string, n Notes, day Date) (was Answer) {
	return a.answer(id, option, n, day, false)
}

// AnswerTogether gives several cells one option that was said of all of them at once,
// as [Assessment.Answer] does for each, and marks the answers as given together. An
// answer to one of them alone takes its mark away. It returns the answers before, in
// the order of the cells.
func (a *Assessment) AnswerTogether(ids []CellID, option string, n Notes, day Date) (was []Answer) {
	for _, id := range ids {
		was = append(was, a.answer(id, option, n, day, true))
	}
	return was
}

func (a *Assessment) answer(id CellID, option string, n Notes, day Date, together bool) (was Answer) {
	was = a.Answers[id]
	if by := PersonName(replaced("", n.By)); by != "" {
		a.respond(id, by, option, n, day, together)
		return was
	}
	if a.shared(id) {
		a.respond(id, "", option, n, day, together)
		return was
	}
	before := a.cellState(id)
	now := was.given(n, option, day)
	now.Together = together
	if now.Counter = was.Counter; now == was {
		return was
	}
	now.Counter = a.nextCounter(id, was.response())
	a.Set(id, now)
	a.record(before, id)
	return was
}

// given is the answer after another option was given with these notes, for this cell
// alone.
func (ans Answer) given(n Notes, option string, day Date) Answer {
	now := ans.annotated(n)
	now.Option, now.Date, now.Together = option, day, false
	switch {
	case now.Evidence == "" || now.EvidenceFor == option:
		now.EvidenceFor = ""
	case ans.Option != "" && ans.Option != option && now.EvidenceFor == "" && !n.evidenced():
		now.EvidenceFor = ans.Option
	}
	return now
}

// Annotate changes what goes with an answer and leaves the option and its date.
// Where there is no answer yet, what is noted makes it "not sure" as of the day.
// It returns the answer before.
func (a *Assessment) Annotate(id CellID, n Notes, day Date) (was Answer) {
	was = a.Answers[id]
	if a.shared(id) {
		a.annotateSaid(id, n, day)
		return was
	}
	before := a.cellState(id)
	now := was
	switch {
	case was.Option != "":
		now = was.annotated(n)
	case !n.Blank():
		now = was.annotated(n).given(Notes{}, NotSure, day)
	default:
		return was
	}
	if now != was {
		now.Counter = a.nextCounter(id, was.response())
		a.Set(id, now)
		a.record(before, id)
	}
	return was
}

// annotated is the answer with other notes.
func (ans Answer) annotated(n Notes) Answer {
	ans.Note, ans.By = replaced(ans.Note, n.Note), replaced(ans.By, n.By)
	ans.Evidence = replaced(ans.Evidence, n.Evidence)
	if n.evidenced() {
		ans.EvidenceFor = ""
	}
	return ans
}

// evidenced reports whether the notes say what evidence there is.
func (n Notes) evidenced() bool { return n.Confirmed || strings.TrimSpace(n.Evidence) != "" }

// Evidenced reports whether there is evidence for the answer as it is. Evidence
// that was given for another option is none.
func (ans Answer) Evidenced() bool { return ans.Evidence != "" && ans.EvidenceFor == "" }

// replaced is a text after somebody gave another one for it.
func replaced(was, given string) string {
	switch given = text.CleanText(given); given {
	case "":
		return was
	case Clear:
		return ""
	}
	return given
}

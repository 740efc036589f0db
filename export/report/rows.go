package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A planRow is one action as a table of the plan has it.
type planRow struct {
	*scoring.Action
	Number int // in the plan; 0 for an accepted risk
}

// PlanRows are the plan's actions in order, and after them the accepted risks.
func (r *Report) PlanRows() []planRow {
	rows := make([]planRow, 0, len(r.Plan.Actions)+len(r.Plan.Accepted))
	numbers := r.Numbers()
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		rows = append(rows, planRow{a, numbers[a.ID]})
	}
	slices.SortFunc(rows, func(a, b planRow) int { return a.Number - b.Number })
	for i := range r.Plan.Accepted {
		rows = append(rows, planRow{&r.Plan.Accepted[i], 0})
	}
	return rows
}

// A planColumn is one column of the plan as a table. Spreadsheets and CSV have
// the same ones. A value is a string, an int, a float64, a time.Time or a term.
type planColumn struct {
	Key   string  // in CSV
	Head  string  // for people
	Width float64 // in characters
	Value func(*Report, planRow) any
}

// A Term is one of few values: people read the text, programs the id.
type Term struct{ Id, Text string }

// PlanColumns lists the columns in order.
var PlanColumns = []planColumn{
	{"number", "No.", 5, func(_ *Report, a planRow) any { return a.number() }},
	{"bucket", "When", 16, func(_ *Report, a planRow) any { return a.when() }},
	{"title", "Action", 44, func(_ *Report, a planRow) any { return Title(a.Action) }},
	{"services", "For", 30, func(r *Report, a planRow) any { return r.ServiceNames(a.Action) }},
	{"status", "Status", 11, func(_ *Report, a planRow) any { return statusTerm(a.Status) }},
	{"owner", "Owner", 18, func(_ *Report, a planRow) any { return text.CleanLine(a.Owner) }},
	{"due", "Due", 12, func(_ *Report, a planRow) any { return a.day(a.Due) }},
	{"agreed", "Agreed", 12, func(_ *Report, a planRow) any { return DayText(a.Agreed) }},
	{"late", "Days late", 9, func(_ *Report, a planRow) any { return a.late() }},
	{"hours", "Hours", 8, func(_ *Report, a planRow) any { return a.Hours }},
	{"gain", "Points", 8, func(_ *Report, a planRow) any { return a.Gain }},
	{"cost", "Cost", 34, func(r *Report, a planRow) any { return a.cost(r) }},
	{"note", "Note", 30, func(_ *Report, a planRow) any { return text.CleanText(a.Note) }},
	{"start", "Start", 12, func(_ *Report, a planRow) any { return a.day(a.Start) }},
	{"kind", "Kind", 10, func(_ *Report, a planRow) any { return a.kind() }},
	{"caps_band", "Must-have", 11, func(_ *Report, a planRow) any { return Yes(a.Gate) }},
	{"cost_note", "About the cost", 28, func(_ *Report, a planRow) any { return a.costNote() }},
	{"once_likely", "Once, likely", 11, func(r *Report, a planRow) any { return a.money(r).cell(a.money(r).OnceLikely) }},
	{"once_most", "Once, at most", 11, func(r *Report, a planRow) any { return a.money(r).cell(a.money(r).OnceMost) }},
	{"year_likely", "A year, likely", 11, func(r *Report, a planRow) any { return a.money(r).cell(a.money(r).YearLikely) }},
	{"year_most", "A year, at most", 11, func(r *Report, a planRow) any { return a.money(r).cell(a.money(r).YearMost) }},
	{"currency", "Currency", 9, func(r *Report, a planRow) any { return a.money(r).currency }},
	{"after", "After", 9, func(r *Report, a planRow) any { return strings.Join(r.NumbersOf(a.Needs), ", ") }},
	{"first_by", "Who puts it first", 34, func(r *Report, a planRow) any { return a.firstBy(r) }},
	{"against", "Mostly against", 34, func(_ *Report, a planRow) any { return a.against() }},
	{"why", "Why", 70, func(_ *Report, a planRow) any { return Cited(a.Control) }},
	{"question", "Question to answer again", 40, func(_ *Report, a planRow) any { return a.Control.Question.Text }},
	{"steps", "Steps", 70, func(r *Report, a planRow) any { return r.StepsText(a.Action) }},
	{"done_when", "Done when", 44, func(_ *Report, a planRow) any { return DoneWhen(a.Action) }},
	{"frameworks", "Frameworks", 34, func(r *Report, a planRow) any { return r.Serves(a.Action) }},
	{"ask", "Whom to ask", 24, func(_ *Report, a planRow) any { return a.whom() }},
	{"reason", "Why it is accepted", 30, func(_ *Report, a planRow) any { return text.CleanLine(a.Reason) }},
	{"expires", "Accepted until", 13, func(_ *Report, a planRow) any { return DayText(a.Expires) }},
	{"done", "Done", 12, func(_ *Report, a planRow) any { return DayText(a.Done) }},
	{"reopened", "Fixed before, until", 13, func(_ *Report, a planRow) any { return DayText(a.Reopened) }},
	{"lapsed", "Acceptance ended", 13, func(_ *Report, a planRow) any { return DayText(a.Lapsed) }},
	{"service_keys", "Service keys", 24, func(_ *Report, a planRow) any { return strings.Join(a.Services, " ") }},
	{"id", "ID", 30, func(_ *Report, a planRow) any { return a.ID }},
	{"mark", "Mark", 14, func(r *Report, a planRow) any { return a.mark(r.Assessment) }},
}

func (a planRow) accepted() bool { return a.Number == 0 }

// number is the place in the plan; an accepted risk has none.
func (a planRow) number() any {
	if a.accepted() {
		return ""
	}
	return a.Number
}

// when is the bucket; an accepted risk has none.
func (a planRow) when() Term {
	if a.accepted() || a.Closed {
		return Term{}
	}
	return Term{string(a.Bucket), a.Bucket.String()}
}

// late is by how many days the action is late; nothing where it is not.
func (a planRow) late() any {
	if a.Late == 0 {
		return ""
	}
	return a.Late
}

// day is a day of the plan; an accepted risk and what is closed have none.
func (a planRow) day(t time.Time) time.Time {
	if a.accepted() || a.Closed {
		return time.Time{}
	}
	return t
}

// mark says whose plan the row is of and what it said, for reading it back.
func (a planRow) mark(s *questionnaire.Assessment) string {
	due := questionnaire.Date("")
	if day := a.day(a.Due); !day.IsZero() {
		due = questionnaire.DateOf(day)
	}
	return s.PlanMark(a.ID, due, a.Owner, a.Status).String()
}

func (a planRow) kind() Term {
	return Term{string(a.Kind), map[scoring.Kind]string{scoring.Fix: "Fix", scoring.FindOut: "Find out"}[a.Kind]}
}

func (a planRow) whom() string {
	if a.Kind == scoring.FindOut && !a.Closed {
		return a.Control.Whom
	}
	return ""
}

// cost is what an action costs the business.
func (a planRow) cost(r *Report) string {
	if a.Kind == scoring.FindOut || a.Closed {
		return ""
	}
	return r.CostText(r.CostOf(a.Action))
}

// against is the scenario that a fix is mostly against.
func (a planRow) against() string {
	if a.Kind == scoring.FindOut || a.Closed || a.Mostly == nil {
		return ""
	}
	return a.Mostly.Title
}

// firstBy says who puts a fix first.
func (a planRow) firstBy(r *Report) string {
	if a.Kind == scoring.FindOut || a.Closed {
		return ""
	}
	return r.PutFirst(a.Action)
}

func (a planRow) costNote() string {
	if a.Kind == scoring.FindOut || a.Closed {
		return ""
	}
	return costWords(a.Action)
}

// Flags say what is special about an action: what it holds down, its state,
// and what comes before it.
func (r *Report) Flags(a *scoring.Action) []string {
	var flags []string
	if word := r.GateWord(a); word != "" {
		flags = append(flags, word)
	}
	if state := StateText(a); state != "" {
		flags = append(flags, state)
	}
	if first := r.NumbersOf(a.Needs); len(first) > 0 {
		flags = append(flags, "after action "+SentenceList(first, len(first)))
	}
	return flags
}

// GateWord says that an action is a must-have that falls short, and that it holds the
// band down where it does. It is empty for others.
func (r *Report) GateWord(a *scoring.Action) string {
	switch {
	case !a.Gate:
		return ""
	case r.Result.Capped():
		return GateWords
	}
	return "must-have"
}

// NumbersOf gives the numbers in the plan of actions by id.
func (r *Report) NumbersOf(ids []string) []string {
	all := r.Numbers()
	var numbers []string
	for _, id := range ids {
		if n := all[id]; n > 0 {
			numbers = append(numbers, fmt.Sprint(n))
		}
	}
	return numbers
}

// DayText is a saved day; the zero time where there is none.
func DayText(d questionnaire.Date) time.Time {
	t, err := d.Time()
	if err != nil {
		return time.Time{}
	}
	return t
}

// Yes is what a cell of a table says for b: "yes", or nothing.
func Yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// StepsText is how an action is done, in plain text, as its Guidance has it. For
// finding out it is where to look.
func (r *Report) StepsText(a *scoring.Action) string {
	if a.Closed {
		return ""
	}
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	groups := ByGuide(r.Steps(a))
	if a.Kind == scoring.FindOut {
		for _, said := range r.SaidSoFar(a) {
			add("%s", said)
		}
		for _, g := range groups {
			add("In %s: %s", SentenceList(g.Names, 4), g.Step.Guide.Where)
		}
		if len(groups) == 0 {
			add("%s", a.Control.Check)
		}
		return strings.Join(lines, "\n")
	}
	lines = append(lines, r.Guidance(a).Lines()...)
	if rep := a.Control.Remediation.Repeat; rep != nil {
		add("Then every %s: %s", Every(rep.Days), rep.Task)
	}
	return strings.Join(lines, "\n")
}

// Cheaper is what to do where the firm's plan lacks it.
func (g Guided) Cheaper() string {
	return strings.TrimPrefix(g.Step.Guide.Cheaper, "On a cheaper plan: ")
}

// statusWords are how people say how far an action is.
var statusWords = map[questionnaire.Status]string{questionnaire.Todo: "to do", questionnaire.Doing: "in progress",
	questionnaire.Done: "done", questionnaire.Accepted: "accepted"}

func statusTerm(s questionnaire.Status) Term { return Term{string(s), StatusWord(s)} }

// StatusWord is how people say how far an action is, such as "in progress".
func StatusWord(s questionnaire.Status) string { return statusWords[s] }

// StatusOf is the status that a person wrote as a word or as its id, in any case; a text
// that is neither comes back in lower case.
func StatusOf(word string) questionnaire.Status {
	word = strings.ToLower(strings.Join(strings.Fields(word), " "))
	for s, w := range statusWords {
		if w == word {
			return s
		}
	}
	return questionnaire.Status(word)
}

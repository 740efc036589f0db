package report

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// InsurersFramework is the framework of the questions that insurers ask.
const InsurersFramework = "insurers"

// What the answer sheet for an insurer says of itself. InsurerSource is the page behind
// the warning.
const (
	InsurerTitle   = "Answers for an insurer"
	InsurerWarning = "A yes that is not true is worse than no. An insurer relies on the answers, and looks into them after a claim: where one was wrong it can refuse to pay, or have the policy undone as if it had never been there. That happened to a business which had said yes to a second step and had it at one place only."
	InsurerSource  = "https://global.lockton.com/us/en/news-insights/travelers-v-ics-underscores-need-to-respond-carefully-to-cyber-insurance"
	InsurerHow     = "A line is filled in only where every answer that decides it is in place and has evidence and a date. All others are blank on purpose, and say what is missing. Compare each with the words of the form, which are the ones that count, and let the person sign who knows it to be so."
	InsurerYes     = "Yes"
)

// An InsurerSheet is what can be said to an insurer, theme by theme.
type InsurerSheet struct {
	Report  *Report
	Title   string // of the framework, with its version
	Notice  string
	Warning string // about the list of services, or empty
	Rows    []InsurerRow
}

// An InsurerRow is one theme. Answer is InsurerYes with its evidence, or empty with what
// is missing.
type InsurerRow struct {
	Theme, Answer string
	Evidence      []string // each with what it is for
	Date          string   // the oldest of the answers, YYYY-MM-DD
	Missing       []string
}

// Counts is how much a file of the sheet has to hold.
func (s *InsurerSheet) Counts() Counts {
	return Counts{Actions: NotCounted, Services: NotCounted, Answers: len(s.Rows)}
}

// Filled is how many themes have an answer.
func (s *InsurerSheet) Filled() (n int) {
	for _, row := range s.Rows {
		if row.Answer != "" {
			n++
		}
	}
	return n
}

// InsurerSheet is what the answers let the business say to an insurer, or nil where the
// catalogue has no such framework.
func (r *Report) InsurerSheet() *InsurerSheet {
	list := r.Ready(InsurersFramework)
	if len(list) == 0 {
		return nil
	}
	y := &list[0]
	s := &InsurerSheet{Report: r, Title: y.Title(), Notice: y.Framework.Notice, Warning: r.ListWarning()}
	for i := range y.Requirements {
		s.Rows = append(s.Rows, y.insurerRow(&y.Requirements[i]))
	}
	return s
}

// insurerRow says yes only where each deciding answer is in place with evidence and a
// date. What is known of a product, or is the provider's, takes a look of one's own.
func (y *Ready) insurerRow(q *scoring.RequirementStanding) InsurerRow {
	row := InsurerRow{Theme: y.Name(q)}
	if q.Standing != scoring.Shown {
		row.Missing = []string{y.Why(q)}
		return row
	}
	for _, c := range q.Deciding {
		what := "“" + c.Control.Title + "” for " + y.r.ServiceName(c.Service)
		switch {
		case c.State == questionnaire.Known:
			row.Missing = append(row.Missing, what+": the product does it by itself, says "+c.Fact.Source+"; look, answer the question and note what shows it.")
		case !c.Answer.Evidenced():
			row.Missing = append(row.Missing, what+": no evidence is noted.")
		case c.Answer.Date == "":
			row.Missing = append(row.Missing, what+": the answer has no date; answer it again.")
		default:
			row.Evidence = append(row.Evidence, fmt.Sprintf("%s: %s (%s)", what, y.r.AnswerText(c), c.Answer.Evidence))
			if day := string(c.Answer.Date); row.Date == "" || day < row.Date {
				row.Date = day
			}
		}
	}
	if len(row.Missing) > 0 || len(row.Evidence) == 0 {
		return InsurerRow{Theme: row.Theme, Missing: row.Missing}
	}
	row.Answer = InsurerYes
	return row
}

// InsurerHeads are the columns of the sheet.
var InsurerHeads = []string{"Question", "Answer", "Evidence", "As of", "What is missing"}

// Cells are the row in the order of InsurerHeads, a piece of evidence a line.
func (row InsurerRow) Cells() []string {
	return []string{row.Theme, row.Answer, strings.Join(row.Evidence, "\n"), row.Date, strings.Join(row.Missing, "\n")}
}

// InsurerSays are the lines on top of the sheet, before its source.
func (s *InsurerSheet) InsurerSays() []string {
	return slices.DeleteFunc([]string{InsurerWarning, InsurerHow, s.Warning, s.Notice}, func(l string) bool { return l == "" })
}

// A ReadyRow is one requirement as a table has it.
type ReadyRow struct {
	Name     string // its number, with its title where there is one
	Standing string // as people read it
	Why      string
	Good     bool // nothing is left to look at
}

// Rows are the requirements of a framework, those that need a look first.
func (y *Ready) Rows() (rows []ReadyRow) {
	for _, standing := range scoring.Standings {
		for i := range y.Requirements {
			q := &y.Requirements[i]
			if q.Standing != standing {
				continue
			}
			row := ReadyRow{Name: strings.Replace(y.Name(q), "  ", " ", 1), Standing: StandingWords(standing), Why: y.Why(q)}
			row.Good = standing == scoring.Shown || standing == scoring.NotYours
			if q.Decisive {
				row.Standing += ", and decides alone"
			}
			rows = append(rows, row)
		}
	}
	return rows
}

// Open are the rows that need a look.
func (y *Ready) Open() (rows []ReadyRow) {
	for _, row := range y.Rows() {
		if !row.Good {
			rows = append(rows, row)
		}
	}
	return rows
}

// Good says in a sentence or two which requirements need no look, by their numbers, or
// is empty.
func (y *Ready) Good() string {
	var parts []string
	for _, standing := range []scoring.Standing{scoring.Shown, scoring.NotYours} {
		var ids []string
		for i := range y.Requirements {
			if y.Requirements[i].Standing == standing {
				ids = append(ids, y.Requirements[i].ID)
			}
		}
		if len(ids) > 0 {
			words := StandingWords(standing)
			parts = append(parts, strings.ToUpper(words[:1])+words[1:]+": "+strings.Join(ids, ", ")+".")
		}
	}
	return strings.Join(parts, " ")
}

// Says are what a reading against the framework is good for, and its notice, a line each.
func (y *Ready) Says() []string {
	lines := []string{"What this can say: " + y.Framework.Can, "What it cannot: " + y.Framework.Cannot}
	if y.Framework.Notice != "" {
		lines = append(lines, y.Framework.Notice)
	}
	return lines
}

// Goals are how the answers stand against the frameworks that are goals.
func (r *Report) Goals() []Ready { return r.Ready() }

// ReadyIntro is said on top of them, or in their place where there are none.
func (r *Report) ReadyIntro() string {
	if len(r.Goals()) == 0 {
		return NoGoals
	}
	return strings.TrimSpace(ReadinessNote + " " + r.ListWarning())
}

// NoGoals is said in place of the section where it was asked for and there are no goals.
const NoGoals = "The profile names no standard as a goal, so there is nothing to compare with. Choose one with edit --goal, or see any of them with the command readiness."

// WantsReadiness reports whether somebody asked for that section by name.
func (r *Report) WantsReadiness() bool { return slices.Contains(r.Options.Sections, SectionReadiness) }

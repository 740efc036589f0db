package report

import (
	"slices"
	"strings"

	"yourpart/scoring"
)

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

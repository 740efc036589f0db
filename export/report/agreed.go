package report

import (
	"fmt"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// LateText is how late an action is, as "late by 12 days", or is empty where it is not.
func LateText(a *scoring.Action) string {
	if a.Late == 0 {
		return ""
	}
	return "late by " + text.Plural(a.Late, "day")
}

// AgreedText is the day agreed for an action and how late it is, as "agreed for 3 Jun
// 2026, late by 12 days". It is empty where there is no such day, and where the
// action is due then anyway.
func AgreedText(a *scoring.Action) string {
	switch {
	case a.Agreed == "" || a.Closed:
		return ""
	case a.Late > 0:
		return "agreed for " + DayOf(a.Agreed) + ", " + LateText(a)
	case a.Open() && questionnaire.DateOf(a.Due) == a.Agreed:
		return ""
	}
	return "agreed for " + DayOf(a.Agreed)
}

// DoneText says that an action is done and on which day, as "done on 3 Jun 2026". For
// one that nobody needs any more it says that. It is empty for what is open.
func DoneText(a *scoring.Action) string {
	switch {
	case a.Open():
		return ""
	case a.Closed && a.Needless:
		return "no longer needed"
	case a.Done != "":
		return "done on " + DayOf(a.Done)
	}
	return "done"
}

// DueText is the day for people by which an action is due, or that it is done.
func DueText(a *scoring.Action) string {
	if a.Closed {
		return UpperFirst(DoneText(a))
	}
	return Day(a.Due)
}

// LateActions are the open actions whose agreed day is past.
func (r *Report) LateActions() (late []scoring.Action) {
	for _, a := range r.Plan.Actions {
		if a.Late > 0 {
			late = append(late, a)
		}
	}
	return late
}

// ClosedActions are those of the plan that are done and counted.
func (r *Report) ClosedActions() (closed []scoring.Action) {
	for _, a := range r.Plan.Actions {
		if a.Closed {
			closed = append(closed, a)
		}
	}
	return closed
}

// AgreedLine says in a sentence which plan was agreed and what of it is late; it is
// empty where no plan is agreed and nothing is late.
func (r *Report) AgreedLine() string {
	line, late := "", len(r.LateActions())
	if g := r.Assessment.Agreed; g != nil {
		line = "The plan was agreed on " + DayOf(g.Date)
		if by := text.CleanLine(g.By); by != "" {
			line += " by " + by
		}
		line += "."
	}
	if late > 0 {
		if line != "" {
			line += " "
		}
		line += text.Plural(late, "action is", "actions are") + " late, and planned again from " + Day(r.Plan.Start) + "."
	}
	return line
}

// ClosedTitle is the heading of what is done.
const ClosedTitle = "Done"

// closedDay is the day of a closed action for a table: the zero time where nobody
// noted one.
func closedDay(a *scoring.Action) time.Time { return DayText(a.Done) }

// agreedText is a line of the log about an agreed plan.
func agreedText(from, to *questionnaire.Agreement) string {
	if to == nil {
		return "agreed plan: none"
	}
	n, moved := 0, 0
	for id, p := range to.Actions {
		switch was, there := questionnaire.Promise{}, false; {
		case from == nil:
			n++
		default:
			if was, there = from.Actions[id]; !there {
				n++
			} else if was != p {
				moved++
			}
		}
	}
	line := fmt.Sprintf("plan agreed on %s: %s", to.Date, text.Plural(n, "new action"))
	if from != nil {
		line += fmt.Sprintf(", %d with another day or owner", moved)
	}
	return line
}

package report

import (
	"fmt"

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

// ClosedActions are those of the plan that are done and counted. Each has its control's
// title, whatever was left of it when it was agreed: an agreement keeps days and owners.
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

// agreedText is a line of the log about an agreed plan.
func agreedText(from, to *questionnaire.Agreement) string {
	if to == nil {
		return "agreed plan: none"
	}
	n, moved := 0, 0
	for id, p := range to.Actions {
		var was questionnaire.Promise
		there := false
		if from != nil {
			was, there = from.Actions[id]
		}
		switch {
		case !there:
			n++
		case was != p:
			moved++
		}
	}
	line := fmt.Sprintf("plan agreed on %s: %s", to.Date, text.Plural(n, "new action"))
	if from != nil {
		line += fmt.Sprintf(", %d with another day or owner", moved)
	}
	return line
}

// ClosedIntro says what the list of what is done holds.
const ClosedIntro = "What was planned or agreed before and is closed since. It counts in the score, and takes no more work."

// DueLate is the day by which an action is due, and how late it is by the day agreed.
func DueLate(a *scoring.Action) string {
	due := DueText(a)
	if late := LateText(a); late != "" {
		due += " (" + late + ")"
	}
	return due
}

// AgreedChanges say what becomes of the actions of a plan when it is agreed to after
// another one was, which may be nil: a line for each that gets another day or another
// owner. Those that were not agreed before are not among them.
func (r *Report) AgreedChanges(was *questionnaire.Agreement, now questionnaire.Agreement) (lines []string) {
	if was == nil {
		return nil
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		is, agreed := now.Actions[a.ID]
		before, there := was.Actions[a.ID]
		if !agreed || !there || is == before {
			continue
		}
		line := Title(a) + ": "
		if is.Due != before.Due {
			line += DayOf(is.Due) + ", was " + DayOf(before.Due)
		}
		if is.Owner != before.Owner {
			if is.Due != before.Due {
				line += "; "
			}
			line += "owner " + nobodyOr(is.Owner) + ", was " + nobodyOr(before.Owner)
		}
		lines = append(lines, line)
	}
	return lines
}

func nobodyOr(owner string) string {
	if owner = text.CleanLine(owner); owner == "" {
		return "nobody"
	}
	return owner
}

// AgreedSum says what is agreed to: how many actions, in how many hours and by when,
// as "23 actions, 41 hours of work until 3 Sep 2026".
func (r *Report) AgreedSum(g questionnaire.Agreement) string {
	return fmt.Sprintf("%s, %s of work until %s", text.Plural(len(g.Actions), "action"), Hours(r.Plan.Hours()), Day(r.Plan.End()))
}

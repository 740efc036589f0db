package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Stage says which of two tickets of an action a task is.
type Stage int

// The stages.
const (
	Whole    Stage = iota // one ticket
	Prepare               // what must be true first
	SwitchOn              // the rest, which waits for it
)

// preparePrefix and an action's id make the id of the ticket that prepares it.
const preparePrefix = "prepare-"

// noticeDays is how long people get between the preparation and a change to how they
// sign in or to what their mail goes through.
const noticeDays = 7

// Tickets are the tasks for a tracker: of an action that can go wrong there are two,
// to prepare and to switch on, the second waiting for the first.
func (r *Report) Tickets() []Task {
	var out []Task
	for _, t := range r.Tasks() {
		if !r.Prepares(t.Action) {
			out = append(out, t)
			continue
		}
		prepare, rest := t, t
		prepare.Stage, rest.Stage = Prepare, SwitchOn
		out = append(out, prepare, rest)
	}
	return out
}

// What stands before the title of an action in its two tickets.
const (
	preparing   = "Prepare: "
	switchingOn = "Switch on: "
)

// switchOn is the title of the second ticket. That of an action which says itself that
// something is switched on needs nothing before it.
func (t Task) switchOn() string {
	title := t.R.TaskTitle(t.Action)
	if strings.HasPrefix(title, "Switch on ") || strings.HasPrefix(title, "Turn on ") {
		return title
	}
	return switchingOn + title
}

// work is what the ticket takes and brings, said once where an action has two.
func (t Task) work() string {
	switch t.Stage {
	case Prepare:
		return "in the hours of the task that this one prepares"
	case SwitchOn:
		return fmt.Sprintf("%s with its preparation, %s points", Hours(t.Hours), Points(t.Action))
	}
	return fmt.Sprintf("%s, %s points", Hours(t.Hours), Points(t.Action))
}

// TicketID is the id of the ticket.
func (t Task) TicketID() string {
	if t.Stage == Prepare {
		return preparePrefix + t.ID
	}
	return t.ID
}

// due is the day of the ticket: a preparation is due before the rest begins, and
// where people need notice the rest is due a week later at the earliest.
func (t Task) due() time.Time {
	days := scoring.WorkdaysFor(t.R.Assessment.Profile)
	prepared := days.Next(t.Start)
	if !t.needsNotice() {
		if t.Stage == Prepare {
			return prepared
		}
		return t.Due
	}
	if early := days.Next(t.Due.AddDate(0, 0, -noticeDays-2)); early.Before(prepared) && !early.Before(t.R.Date) {
		prepared = early
	}
	if t.Stage == Prepare {
		return prepared
	}
	if late := days.Next(prepared.AddDate(0, 0, noticeDays)); late.After(t.Due) {
		return late
	}
	return t.Due
}

// needsNotice reports whether people are to be told a week ahead.
func (t Task) needsNotice() bool {
	return t.Stage != Whole && slices.Contains([]catalogue.Hazard{catalogue.LockOut, catalogue.MailLoss}, t.R.Hazard(t.Action)) &&
		(t.Control.Topic == "sign-in" || t.Control.Topic == "email")
}

// Preparations counts the texts that are of tickets to prepare an action. Their last
// paragraph says so; what somebody typed makes no paragraph of its own.
func Preparations(texts ...string) (n int) {
	for _, s := range texts {
		if strings.Contains(s, "\n\n"+fromYourpart+preparePrefix) {
			n++
		}
	}
	return n
}

// Namespace is where the ids of this program's exports live. It never changes,
// so that importing a second report updates the first one's items.
var Namespace = uuid.MustParse("6f1d1c1e-5f0e-4f6b-9b7e-2a4c61c0a7d5")

// Uid is an id that stays the same from report to report for one thing of one
// business.
func (r *Report) Uid(kind string, parts ...string) uuid.UUID {
	return uuid.NewSHA1(Namespace, []byte(strings.Join(append([]string{r.identity(), kind}, parts...), "\x00")))
}

// identity tells one business from another. It was the name once, and stays that
// for those whose exports began with it; a new one has its own random id. In a
// redacted report the id is another one, from which nobody finds the first.
func (r *Report) identity() string {
	switch a := r.Assessment; {
	case r.Options.Redact:
		return "redacted\x00" + a.ID
	case a.IDsFrom != "":
		return strings.ToLower(text.CleanLine(a.IDsFrom))
	case a.ID != "":
		return "id\x00" + a.ID
	}
	return strings.ToLower(r.Name())
}

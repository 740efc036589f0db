package report

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Task is an action in the words that calendars and task trackers share.
type Task struct {
	*scoring.Action
	R     *Report
	Stage Stage
}

// Tasks are the actions of the plan in order, done ones too: who imports the
// file again wants to see them closed.
func (r *Report) Tasks() []Task {
	out := make([]Task, len(r.Plan.Actions))
	for i := range r.Plan.Actions {
		out[i] = Task{Action: &r.Plan.Actions[i], R: r}
	}
	return out
}

// Priority is how much an action presses, from 1: it holds the band down, is
// due within 30 days, within 90, or later.
func Priority(a *scoring.Action) int {
	switch {
	case a.Gate:
		return 1
	case a.Bucket == scoring.ThisWeek || a.Bucket == scoring.Days30:
		return 2
	case a.Bucket == scoring.Days60 || a.Bucket == scoring.Days90:
		return 3
	}
	return 4
}

// Effort is the hours as a size of clothes.
func (t Task) Effort() string {
	switch {
	case t.Hours <= 1:
		return "XS"
	case t.Hours <= 4:
		return "S"
	case t.Hours <= 8:
		return "M"
	case t.Hours <= 20:
		return "L"
	}
	return "XL"
}

// Title is what the task is called.
func (t Task) Title() string {
	switch t.Stage {
	case Prepare:
		return preparing + t.R.TaskTitle(t.Action)
	case SwitchOn:
		return t.switchOn()
	}
	return t.R.TaskTitle(t.Action)
}

// DueDay is the day it is due, such as 2026-12-01; empty where it is closed.
func (t Task) DueDay() string { return t.openDay(t.due()) }

// StartDay is the day it starts, such as 2026-11-30; empty where it is closed.
func (t Task) StartDay() string { return t.openDay(t.Start) }

func (t Task) openDay(day time.Time) string {
	if t.Closed {
		return ""
	}
	return day.Format(time.DateOnly)
}

// OwnerName is who has the task, cleaned for one line.
func (t Task) OwnerName() string { return text.CleanLine(t.Owner) }

// Pick is one of four words by priority.
func (t Task) Pick(words ...string) string { return words[Priority(t.Action)-1] }

// StatusWord is one of three words.
func (t Task) StatusWord(todo, doing, done string) string {
	switch t.Status {
	case questionnaire.Doing:
		return doing
	case questionnaire.Done:
		return done
	}
	return todo
}

var mailAddress = regexp.MustCompile(`^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$`)

// Mail is the owner where it is an address, which is all that some trackers
// take. Any other name stands in the text.
func (t Task) Mail() string {
	if o := t.OwnerName(); mailAddress.MatchString(o) {
		return o
	}
	return ""
}

// Party is who answers for what the task is about: the firm alone, or the firm
// and a provider.
func (t Task) Party() catalogue.Party {
	for _, s := range t.R.Duties.Services {
		for _, l := range s.Layers {
			if l.Party != catalogue.Customer && slices.Contains(t.Services, s.Key) && slices.Contains(t.Control.Layers, l.Layer) {
				return catalogue.Shared
			}
		}
	}
	return catalogue.Customer
}

// Labels are words without blanks.
func (t Task) Labels() []string {
	list := []string{"yourpart", t.Control.Topic}
	if t.Kind == scoring.FindOut {
		list = append(list, string(scoring.FindOut))
	}
	if t.Gate {
		list = append(list, "must-have")
	}
	return list
}

// Text is everything a person needs to do the task. What somebody typed goes
// through typed, which makes it harmless where the text ends up.
func (t Task) Text(typed func(string) string) string { return t.ended(t.body(typed)) }

// Escaped is Text all of which goes through escape, for places where the words of the
// catalogue would be read as markup as well.
func (t Task) Escaped(escape func(string) string) string {
	return t.ended(escape(linesThatFit(t.body(AsTyped))))
}

// ended is as much of a text as a tracker takes, and what the task is from.
func (t Task) ended(body string) string {
	return fmt.Sprintf("%s\n\n"+fromYourpart+"%s, report of %s", linesThatFit(body), t.TicketID(), t.R.Date.Format(time.DateOnly))
}

// body is a text without its end.
func (t Task) body(typed func(string) string) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("Why: %s", Cited(t.Control))
	say("For: %s", nameList(t.R.ServiceList(t.Action), typed))
	t.days(say)
	if word := t.R.GateWord(t.Action); word == GateWords {
		say("This is a must-have: it holds the band down.")
	} else if word != "" {
		say("This is a must-have that falls short.")
	}
	if o := t.OwnerName(); o != "" {
		say("Owner: %s", typed(o))
	}
	if n := text.CleanLine(t.Note); n != "" {
		say("Note: %s", typed(n))
	}
	if first := t.needs(typed); first != "" {
		say("After: %s", first)
	}
	switch {
	case t.Closed:
	case t.Kind == scoring.FindOut:
		say("\nQuestion: %s\nAsk: %s", t.Control.Question.Text, t.Control.Whom)
		for _, said := range t.R.SaidSoFar(t.Action) {
			say("%s", typed(said))
		}
		t.look(say, typed)
		say("\nHow to check: %s", t.Control.Check)
		t.serves(say)
	default:
		t.guidance(say, typed)
		t.after(say)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// fromYourpart stands before the id of a task at the end of its text.
const fromYourpart = "From yourpart: "

// days tells when the task is due and what it takes, or that it is done, and the day
// that was agreed where that is another one.
func (t Task) days(say func(string, ...any)) {
	if t.Closed {
		say("%s.", UpperFirst(DoneText(t.Action)))
		return
	}
	say("Due: %s", t.DueDay())
	if agreed := AgreedText(t.Action); agreed != "" {
		say("%s", UpperFirst(agreed))
	}
	say("Work: %s", t.work())
}

// needs names the tasks that come first.
func (t Task) needs(typed func(string) string) string {
	var names []string
	if t.Stage == SwitchOn {
		names = append(names, preparing+t.R.TaskTitle(t.Action))
	}
	for _, other := range t.R.Tasks() {
		for _, id := range t.Needs {
			if other.ID == id {
				names = append(names, t.R.titled(other.Action, typed))
			}
		}
	}
	return strings.Join(names, "; ")
}

// guidance tells how it is done, part by part.
func (t Task) guidance(say func(string, ...any), typed func(string) string) {
	g := t.R.Guidance(t.Action)
	if t.Stage == SwitchOn {
		g.Warning = t.R.hazardWarning(t.Action, "the task that prepares this one")
	}
	if g.Warning != "" {
		say("\n%s", g.Warning)
	}
	for _, p := range g.Parts {
		if t.Stage != Whole && (p.Title == BeforeTitle) != (t.Stage == Prepare) {
			continue // it is in the other ticket
		}
		say("\n%s:", p.Title)
		t.part(p, say, typed)
	}
}

// part tells the items of one part.
func (t Task) part(p GuidancePart, say func(string, ...any), typed func(string) string) {
	for _, i := range p.Items {
		switch {
		case i.Number > 0:
			say("%d. %s", i.Number, i.Text)
		case i.Where != "":
			say("In %s: %s\n%s", nameList(i.Names, typed), i.Where, i.Text)
		case len(i.Names) > 0:
			say("In %s: %s", nameList(i.Names, typed), i.Text)
		default:
			say("%s", i.Text)
		}
		if i.Note != "" {
			say("%s", i.Note)
		}
	}
}

// look tells where to look in each product that has a guide.
func (t Task) look(say func(string, ...any), typed func(string) string) {
	for _, g := range ByGuide(t.R.Steps(t.Action)) {
		say("\nIn %s: %s", nameList(g.Names, typed), g.Step.Guide.Where)
		say("%s", g.Step.GuideNote())
	}
}

// after tells what it costs, when it is done, and what comes back then.
func (t Task) after(say func(string, ...any)) {
	k := t.Control.Remediation
	if t.Stage == Prepare {
		say("\nDone when: Everything under “%s” is done.", BeforeTitle)
		return
	}
	say("\nCost: %s", t.R.ActionCost(t.Action))
	say("Done when: %s", DoneWhen(t.Action))
	t.serves(say)
	if k.Repeat != nil {
		say("Then every %s: %s", Every(k.Repeat.Days), k.Repeat.Task)
	}
}

// serves tells which requirements of frameworks the task serves, where there are any.
func (t Task) serves(say func(string, ...any)) {
	if serves := t.R.Serves(t.Action); serves != "" {
		say("Frameworks: %s", serves)
	}
}

// nameList names services, as far as a line bears it.
func nameList(names []string, typed func(string) string) string {
	const most, long = 100, 60
	var list []string
	for _, n := range names[:min(most, len(names))] {
		list = append(list, typed(Shortened(n, long)))
	}
	if rest := len(names) - most; rest > 0 {
		list = append(list, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(list, ", ")
}

// mostTaskText is how many characters of a text a tracker gets: Jira takes
// 32,767 and GitHub 65,536, and what stands around it needs room as well.
const mostTaskText = 30000

// linesThatFit is as many lines of a text as fit, and says so where some do not.
func linesThatFit(text string) string {
	if utf8.RuneCountInString(text) <= mostTaskText {
		return text
	}
	var b strings.Builder
	room := mostTaskText
	for line := range strings.Lines(text) {
		if room -= utf8.RuneCountInString(line); room < 0 {
			break
		}
		b.WriteString(line)
	}
	return strings.TrimRight(b.String(), "\n") + "\n\nThe rest does not fit here; the report has it."
}

// AsTyped leaves a text as it is, for places that show plain text.
func AsTyped(s string) string { return s }

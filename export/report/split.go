package report

import (
	"regexp"
	"strings"
	"unicode"

	"yourpart/internal/text"
	"yourpart/scoring"
)

// mostOfName is how many letters of a service's name a title takes.
const mostOfName = 60

// TaskTitle is what an action is called where nothing beside it names its services: a
// part of a control says which one it is for, as "Require a second step for every
// account (Dropbox)".
func (r *Report) TaskTitle(a *scoring.Action) string { return r.titled(a, AsTyped) }

// titled is TaskTitle with what somebody typed in it made harmless by typed.
func (r *Report) titled(a *scoring.Action, typed func(string) string) string {
	if !a.Part() {
		return Title(a)
	}
	return Title(a) + " (" + typed(Shortened(text.CleanLine(r.ServiceNames(a)), mostOfName)) + ")"
}

// before are the parts of an action's control that come before it in the plan and are
// not closed, so that a report has said what holds for all of them.
func (r *Report) before(a *scoring.Action) (parts []*scoring.Action) {
	if !a.Follows() {
		return nil
	}
	for i := range r.Plan.Actions {
		b := &r.Plan.Actions[i]
		switch {
		case b.ID == a.ID:
			return parts
		case b.Control == a.Control && b.Part() && !b.Closed:
			parts = append(parts, b)
		}
	}
	return nil
}

// Later reports whether an action is a later part of its control, so that why, what
// it costs and what comes back have been said at an earlier one.
func (r *Report) Later(a *scoring.Action) bool { return len(r.before(a)) > 0 }

// AsIn is the number of the earlier part of the control that is done in the very same
// way, or is empty where there is none.
func (r *Report) AsIn(a *scoring.Action) string {
	for _, b := range r.before(a) {
		if !b.TodoIn(0).Same(a.TodoIn(0)) {
			continue
		}
		if !guided(a, 0) || r.Guide(b.Services[0], b.Control.ID) == r.Guide(a.Services[0], a.Control.ID) {
			return strings.Join(r.NumbersOf([]string{b.ID}), "")
		}
	}
	return ""
}

// SameSteps says that an action is done as an earlier one is, as "The steps of action
// 3, in this service."; it is empty where its steps are its own.
func (r *Report) SameSteps(a *scoring.Action) string {
	n := r.AsIn(a)
	if n == "" {
		return ""
	}
	return "The steps of action " + n + ", in this service."
}

// Noted is what somebody noted about an action, as they typed it, unless an earlier part
// of its control has the same note.
func (r *Report) Noted(a *scoring.Action) string {
	for _, b := range r.before(a) {
		if b.Note == a.Note {
			return ""
		}
	}
	return a.Note
}

// LaterFlags are the Flags of a later part that no earlier one has.
func (r *Report) LaterFlags(a *scoring.Action) (flags []string) {
	before := r.before(a)
	for _, flag := range r.Flags(a) {
		if len(before) > 0 && flag == r.GateWord(before[0]) {
			continue
		}
		flags = append(flags, flag)
	}
	return flags
}

// LaterLine says in one line who does a later part of a control, by when and in how
// many hours, and what is special about it. Without an owner it leaves that out.
func (r *Report) LaterLine(a *scoring.Action, owner string) string {
	facts := []string{"due " + Day(a.Due), Hours(a.Hours)}
	if owner != "" {
		facts = append([]string{owner}, facts...)
	}
	return UpperFirst(strings.Join(append(facts, r.LaterFlags(a)...), " · "))
}

// lineInside is a line break that does not end a paragraph.
var lineInside = regexp.MustCompile(`([^\n])\n([^\n])`)

// Markdown is the text of a task with its lines as lines: Markdown would run
// them together.
func (t Task) Markdown() string {
	return lineInside.ReplaceAllString(t.Text(CodeText), "$1  \n$2")
}

// callsUp is plain words that a tracker makes a link of: an address, an issue, an epic.
var callsUp = regexp.MustCompile(`(?i)\bwww\.|\bgh-\d|&\d`)

// CodeText keeps what was typed from being read as Markdown, as HTML, or
// as a call to somebody by @name: anything but plain words stands as code. That
// holds in every tracker, where a name called would be told at once. Documents
// go through markdown.Text instead, whose comments not every tracker takes out.
func CodeText(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,'()-&", r)
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) && !callsUp.MatchString(s) {
		return s
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		s = " " + s + " "
	}
	return fence + s + fence
}

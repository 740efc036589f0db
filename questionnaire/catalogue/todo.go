package catalogue

import (
	"slices"
	"strings"
)

// TodoOf is what is left to do from an option in a stack: the first of its todo_with
// that is for a service or a category of the stack, else its todo. It is nil where that
// is all of the remediation: the option says nothing, or is none of the question's.
func (k *Control) TodoOf(option string, stack []InUse) *Todo {
	o := k.Option(option)
	if o == nil {
		return nil
	}
	for i := range o.With {
		if o.With[i].in(stack) {
			return &o.With[i].Todo
		}
	}
	return o.Todo
}

// in reports whether the stack has one of its services.
func (w *TodoWith) in(stack []InUse) bool {
	return slices.ContainsFunc(stack, func(s InUse) bool {
		return s.ID != "" && slices.Contains(w.Service, s.ID) || s.Category != "" && slices.Contains(w.Category, s.Category)
	})
}

// HoursOf are the hours of what is left to do, or of all of the remediation where that is
// nil.
func (k *Control) HoursOf(t *Todo) Hours {
	if t == nil {
		return k.Remediation.Hours
	}
	return t.Hours
}

// Same reports whether two leave the same to do; nil is all of the remediation.
func (t *Todo) Same(o *Todo) bool {
	if t == o || t == nil || o == nil {
		return t == o
	}
	return t.Title == o.Title && t.Hours == o.Hours && t.NoGuides == o.NoGuides && t.NoCost == o.NoCost &&
		slices.Equal(t.Steps, o.Steps) && slices.Equal(t.Do, o.Do)
}

// Switches reports whether something is switched in what is left to do, so that what
// must be true first and the way back belong to it; nil is all of the remediation. It
// is so where the guides are, and where a step says so: in doubt, any step that does
// more than look, tell or note.
func (k *Control) Switches(t *Todo) bool {
	if t == nil || !t.NoGuides {
		return true
	}
	return slices.ContainsFunc(t.Do, changes) || slices.ContainsFunc(t.Steps, func(n int) bool {
		step := k.Remediation.Steps[n-1]
		return changes(step) || !slices.Contains(harmless, leading(step))
	})
}

// harmless begins a step that changes nothing.
var harmless = []string{"agree", "ask", "check", "compare", "look", "name", "note", "read", "tell", "watch", "write"}

// switching begins the words that say of a step that it changes something.
var switching = []string{"block", "clos", "delet", "disabl", "enforc", "forc", "install", "limit", "remov", "requir", "reset",
	"restrict", "revok", "switch", "turn", "wip"}

// changes reports whether a sentence says that something is switched.
func changes(sentence string) bool {
	return slices.ContainsFunc(splitWords(strings.ToLower(sentence)), func(w string) bool {
		return slices.ContainsFunc(switching, func(begins string) bool { return strings.HasPrefix(w, begins) })
	})
}

// leading is the first word of a sentence, in lower case.
func leading(sentence string) string {
	if list := splitWords(strings.ToLower(sentence)); len(list) > 0 {
		return list[0]
	}
	return ""
}

package catalogue

import "slices"

// Narrow says where a core control is asked at core depth; everywhere its Where
// matches when it is nil. All that is given has to hold. At full depth, and in who
// does what, it changes nothing.
type Narrow struct {
	// Of the service: any of its capabilities, its model, its category, the service
	// itself, and any of the data in it.
	Has         []string `yaml:"has,omitempty" json:"has,omitempty"`
	Model       []Model  `yaml:"model,omitempty" json:"model,omitempty"`
	Category    []string `yaml:"category,omitempty" json:"category,omitempty"`
	NotCategory []string `yaml:"not_category,omitempty" json:"not_category,omitempty"`
	Service     []string `yaml:"service,omitempty" json:"service,omitempty"`
	NotService  []string `yaml:"not_service,omitempty" json:"not_service,omitempty"`
	Data        []string `yaml:"data,omitempty" json:"data,omitempty"`
	// OrCategory and OrData let a service in that Has and Category leave out.
	OrCategory []string `yaml:"or_category,omitempty" json:"or_category,omitempty"`
	OrData     []string `yaml:"or_data,omitempty" json:"or_data,omitempty"`
	// Fact are profile facts, all of which hold.
	Fact []string `yaml:"fact,omitempty" json:"fact,omitempty"`
	// Of the stack: some service has one of the capabilities, is of one of the
	// categories, or holds such data, there in one of the categories.
	Stack             []string `yaml:"stack,omitempty" json:"stack,omitempty"`
	StackCategory     []string `yaml:"stack_category,omitempty" json:"stack_category,omitempty"`
	StackData         []string `yaml:"stack_data,omitempty" json:"stack_data,omitempty"`
	StackDataCategory []string `yaml:"stack_data_category,omitempty" json:"stack_data_category,omitempty"`
	// Rows is how many services are asked about on their own, those that matter
	// most; the others together. 0 asks about each.
	Rows int `yaml:"rows,omitempty" json:"rows,omitempty"`
	// Inherit takes the place of the control's own.
	Inherit []string `yaml:"inherit,omitempty" json:"inherit,omitempty"`
}

// ofService reports whether it looks at single services at all.
func (n *Narrow) ofService() bool {
	return len(n.Has)+len(n.Model)+len(n.Category)+len(n.Service) > 0
}

// Calls reports whether a control without a service of its own, called for by a
// profile fact, may be asked: nothing narrows it to services.
func (n *Narrow) Calls() bool { return n == nil || !n.ofService() }

// Takes reports whether a service is one that is asked about. A service that the
// user described has an empty id and category, and every capability.
func (n *Narrow) Takes(id, category string, u Use) bool {
	if n == nil {
		return true
	}
	all := func(want []string, have ...string) bool { return anyOf(want, have) }
	switch {
	case !all(n.Service, id), len(n.NotService) > 0 && slices.Contains(n.NotService, id),
		len(n.Model) > 0 && !slices.Contains(n.Model, u.Model), slices.Contains(n.NotCategory, category), !anyOf(n.Data, u.Data):
		return false
	case (u.Capabilities == nil || anyOf(n.Has, u.Capabilities)) && all(n.Category, category):
		return true
	}
	return slices.Contains(n.OrCategory, category) || len(n.OrData) > 0 && anyOf(n.OrData, u.Data)
}

// InStack reports whether one of the services of a stack has what the whole stack
// is asked for. Several kinds of it may be found in different services.
func (n *Narrow) InStack(stack []InUse) bool {
	if n == nil {
		return true
	}
	some := func(ok func(InUse) bool) bool { return slices.ContainsFunc(stack, ok) }
	return (len(n.Stack) == 0 || some(func(s InUse) bool { return s.Capabilities != nil && anyOf(n.Stack, s.Capabilities) })) &&
		(len(n.StackCategory) == 0 || some(func(s InUse) bool { return slices.Contains(n.StackCategory, s.Category) })) &&
		(len(n.StackData) == 0 || some(func(s InUse) bool {
			return anyOf(n.StackData, s.Data) && anyOf(n.StackDataCategory, []string{s.Category})
		}))
}

// InUse is a service of a stack as it is used; ID and Category are empty for one
// that the user described.
type InUse struct {
	ID, Category string
	Use
}

// A Screen is a page of questions that belong together, each a row with options of
// its own, at core depth.
type Screen struct {
	ID       string   `yaml:"id" json:"id"`
	Title    string   `yaml:"title" json:"title"`
	About    string   `yaml:"about" json:"about"`
	Controls []string `yaml:"controls" json:"controls"` // in the order they are asked
}

// A Solo is how a control is worded for a business of one person. What is empty
// stays as it is.
type Solo struct {
	Title string `yaml:"title,omitempty" json:"title,omitempty"`
	Why   string `yaml:"why,omitempty" json:"why,omitempty"`
	Risk  string `yaml:"risk,omitempty" json:"risk,omitempty"`
	Text  string `yaml:"text,omitempty" json:"text,omitempty"` // of the question
	// Options are labels and sentences by the id of the option.
	Options map[string]SoloOption `yaml:"options,omitempty" json:"options,omitempty"`
	Check   string                `yaml:"check,omitempty" json:"check,omitempty"`
	Whom    string                `yaml:"whom,omitempty" json:"whom,omitempty"`
	// Of the remediation.
	Action string   `yaml:"action,omitempty" json:"action,omitempty"` // its title
	Before []string `yaml:"before,omitempty" json:"before,omitempty"`
	Steps  []string `yaml:"steps,omitempty" json:"steps,omitempty"` // as many as the control has
	Then   string   `yaml:"then,omitempty" json:"then,omitempty"`
	Undo   string   `yaml:"undo,omitempty" json:"undo,omitempty"`
	Task   string   `yaml:"task,omitempty" json:"task,omitempty"` // the recurring one
}

// A SoloOption is an option in words for one person.
type SoloOption struct {
	Label string `yaml:"label,omitempty" json:"label,omitempty"`
	Text  string `yaml:"text,omitempty" json:"text,omitempty"`
	Todo  string `yaml:"todo,omitempty" json:"todo,omitempty"` // the title of what is left to do
}

// A Todo is what is left to do from an option that is not the best.
type Todo struct {
	Title string `yaml:"title" json:"title"` // imperative
	// Hours for the first service, and for each further one.
	Hours Hours `yaml:"hours" json:"hours"`
	// Steps are the numbers of the remediation's steps that are left, from 1; Do
	// are sentences that come before them, where the steps say too much.
	Steps []int    `yaml:"steps,omitempty" json:"steps,omitempty"`
	Do    []string `yaml:"do,omitempty" json:"do,omitempty"`
	// NoGuides is set where the products' guides say what is done already.
	NoGuides bool `yaml:"no_guides,omitempty" json:"no_guides,omitempty"`
	// NoCost is set where what is left costs nothing beside the hours.
	NoCost bool `yaml:"no_cost,omitempty" json:"no_cost,omitempty"`
}

// A TodoWith is what is left to do where the stack has one of some services.
type TodoWith struct {
	Service  []string `yaml:"service,omitempty" json:"service,omitempty"`
	Category []string `yaml:"category,omitempty" json:"category,omitempty"`
	Todo     Todo     `yaml:"todo" json:"todo"`
}

// An AlwaysOn is what a product does by itself, whatever the business sets.
type AlwaysOn struct {
	Option string `yaml:"option" json:"option"` // of the control's question
	Why    string `yaml:"why" json:"why"`       // a sentence
	// Parts are capabilities: it holds as long as nothing else of the service is
	// used. Empty is all of it.
	Parts []string `yaml:"parts,omitempty" json:"parts,omitempty"`
}

// Covers reports whether it holds for a service of which those capabilities are used.
// One of the parts that are not named must not be.
func (a *AlwaysOn) Covers(s *Service, used []string) bool {
	return len(a.Parts) == 0 || !slices.ContainsFunc(s.Parts, func(p string) bool {
		return slices.Contains(used, p) && !slices.Contains(a.Parts, p)
	})
}

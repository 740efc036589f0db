package catalogue

import "slices"

// Alone is the control in words for a business of one person: itself where it has
// none of its own. The two have the same options, credits and hours.
func (k *Control) Alone() *Control {
	if k.solo != nil {
		return k.solo
	}
	return k
}

// reword makes the copies of controls that are worded for one person.
func (c *Catalogue) reword() {
	for i := range c.Controls {
		c.Controls[i].solo = nil
		if c.Controls[i].Solo != nil {
			c.Controls[i].solo = c.Controls[i].alone()
		}
	}
}

func (k *Control) alone() *Control {
	s, own := k.Solo, *k
	own.Title, own.Why, own.Risk = first(s.Title, k.Title), first(s.Why, k.Why), first(s.Risk, k.Risk)
	own.Check, own.Whom = first(s.Check, k.Check), first(s.Whom, k.Whom)
	own.Question.Text, own.Question.Options = first(s.Text, k.Question.Text), slices.Clone(k.Question.Options)
	for i := range own.Question.Options {
		o := &own.Question.Options[i]
		words := s.Options[o.ID]
		o.Label, o.Text = first(words.Label, o.Label), first(words.Text, o.Text)
		if words.Todo != "" && o.Todo != nil {
			todo := *o.Todo
			todo.Title, o.Todo = words.Todo, &todo
		}
	}
	r := &own.Remediation
	r.Title, r.Then, r.Undo = first(s.Action, r.Title), first(s.Then, r.Then), first(s.Undo, r.Undo)
	if len(s.Before) > 0 {
		r.Before = s.Before
	}
	if len(s.Steps) > 0 {
		r.Steps = s.Steps
	}
	if s.Task != "" && r.Repeat != nil {
		repeat := *r.Repeat
		repeat.Task, r.Repeat = s.Task, &repeat
	}
	return &own
}

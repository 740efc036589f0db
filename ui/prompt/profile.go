package prompt

import (
	"errors"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// profile asks who the business is. Only its name is needed.
func (p *plain) profile() []prompt {
	list := make([]prompt, len(interview.Fields))
	for i := range interview.Fields {
		list[i] = p.field(&interview.Fields[i])
	}
	return list
}

// field asks for one field of the profile.
func (p *plain) field(f *interview.Field) prompt {
	now := text.CleanLine(f.Get(&p.s.Assessment.Profile))
	q := prompt{title: f.Question, name: f.Label, help: f.Explain, current: now, needed: f.Needed != "", take: func(line string) error { return p.takeField(f, line) }}
	q.open = q.needed && now == ""
	for _, c := range f.ChoicesFor(p.s) {
		q.options = append(q.options, interview.Offered{Id: c.Value, Label: c.Label})
		q.open = len(p.s.Assessment.Services) == 0 // something is chosen always, so it is asked until the stack is begun
	}
	q.free = len(q.options) == 0 && f.Check == nil && f.Kind != interview.KindPath
	if f.YesNo {
		q.no = skip
		if now != "" {
			q.no = func() error { return p.setProfile(func(q *questionnaire.Profile) { f.Put(q, "") }) }
		}
	}
	return q
}

// takeField takes over what was typed for a field, where that is right.
func (p *plain) takeField(f *interview.Field, line string) error {
	if f.Kind == interview.KindPath {
		if line == questionnaire.Clear {
			return p.setProfile(func(q *questionnaire.Profile) { f.Put(q, "") })
		}
		if isYes(line) {
			return errors.New("type its path, such as ./logo.png")
		}
		line = document.CleanPath(line)
	}
	for _, check := range []func(string) error{f.Check, f.Look} {
		if check == nil {
			continue
		}
		if err := check(line); err != nil {
			return err
		}
	}
	if f.Known != nil {
		if err := f.Known(p.s.Catalogue, &p.s.Assessment.Profile, line); err != nil {
			return err
		}
	}
	if f.Tell != nil {
		if told := f.Tell(p.s, line); told != "" {
			p.say("%s", told)
		}
	}
	return p.setProfile(func(q *questionnaire.Profile) { f.Put(q, line) })
}

// setProfile changes the profile.
func (p *plain) setProfile(edit func(q *questionnaire.Profile)) error {
	return p.attempt(func(a *questionnaire.Assessment) error {
		_, err := a.EditProfile(edit)
		return err
	})
}

package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// profile asks who the business is. Only its name is needed.
type profile struct {
	s       *session
	form    form
	leaving bool // as soon as the logo was looked at
}

// fieldAt is where in the form the profile's field with that id is.
func fieldAt(id string) int {
	return slices.IndexFunc(interview.Fields, func(f interview.Field) bool { return f.ID == id })
}

func newProfile(s *session) screen {
	p := &s.Assessment.Profile
	fields := make([]field, len(interview.Fields), len(interview.Fields)+1)
	for i, d := range interview.Fields {
		fields[i] = field{label: d.Label, value: d.Get(p), help: d.Help, path: d.Kind == interview.KindPath,
			check: d.Check, look: d.Look, choices: d.ChoicesFor(s.Interview)}
		if d.Known != nil {
			fields[i].check = known(s, d)
		}
		if d.Needed != "" {
			fields[i].check = required(d.Needed)
		}
		if d.Client {
			fields[i].only = forClient
		}
		if d.Tell != nil {
			fields[i].tell = func(typed string) string { return d.Tell(s.Interview, typed) }
		}
	}
	f := newForm(s.st, append(fields, clientField(s))...)
	for i, v := range s.typed {
		f.fields[i].value = v
	}
	for i, d := range interview.Fields {
		if d.Look != nil && d.Get(p) != "" {
			f.fields[i].seen = &seen{value: f.value(i)} // it was right when it was saved
		}
	}
	f.open(0)
	return profile{s: s, form: f}
}

// clientField asks whether the fields for a client's assessment are wanted, after all
// others. It says nothing about the business, and nothing of it is saved.
func clientField(s *session) field {
	p, value := &s.Assessment.Profile, "no"
	for i := range interview.Fields {
		if f := &interview.Fields[i]; f.Client && f.Get(p) != "" || s.clients {
			value = "yes"
		}
	}
	return field{label: "For a client", value: value, help: "Choose yes where you do this for a client: your name and a logo for the report are then asked above.",
		choices: []interview.Choice{{Value: "no", Label: "no, for our own business"}, {Value: "yes", Label: "yes"}}}
}

// forClient reports whether a profile's form is about a client.
func forClient(f *form) bool { return f.fields[len(f.fields)-1].value == "yes" }

// known checks what was typed for a field by itself, and with the catalogue.
func known(s *session, d interview.Field) func(string) error {
	return func(typed string) error {
		if err := d.Check(typed); err != nil {
			return err
		}
		return d.Known(s.Catalogue, &s.Assessment.Profile, typed)
	}
}

func (p profile) Init() tea.Cmd { return nil }

func (p profile) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && p.s.Store == nil && p.s.Pending > 0:
		return p, nil // its file is being made
	case ok && k.String() == "esc":
		if cmd := p.form.unseen(); cmd != nil && !p.leaving {
			p.leaving = true
			return p, cmd
		}
		return p, p.leave()
	}
	done, cmd := p.form.update(msg)
	p.s.clients = forClient(&p.form)
	if p.leaving && !ok && p.form.unseen() == nil {
		return p, p.leave()
	}
	if !done {
		return p, cmd
	}
	return p, p.commit()
}

// leave goes back. What is right is saved, and what is wrong stays typed.
func (p profile) leave() tea.Cmd {
	p.remember()
	if p.s.Store == nil {
		return p.s.post(backMsg{})
	}
	p.s.post(backMsg{})
	return p.s.attempt(p.apply)
}

// remember keeps what was typed where it is wrong, or has no file to go to yet.
func (p profile) remember() {
	p.form.keep()
	p.s.typed = map[int]string{}
	for i, f := range p.form.fields {
		if p.s.Store == nil || !p.form.right(i) {
			p.s.typed[i] = f.value
		}
	}
}

// keepProfile takes over what is typed in the profile when the wizard is left.
// A new assessment gets its file once it has a name. Whoever was told that
// this does not work may leave without.
func (a app) keepProfile() tea.Cmd {
	p, ok := a.screen.(profile)
	switch {
	case !ok || len(a.overlays) > 0:
		return nil
	case a.s.Store != nil:
		return a.s.attempt(p.apply)
	case a.s.Pending > 0 || !p.form.right(fieldAt("name")):
		return nil
	}
	a.s.Begun = true
	return p.commit()
}

// commit takes the fields over and goes on. A new assessment gets its file here.
func (p profile) commit() tea.Cmd {
	save := p.s.attempt(p.apply)
	if p.s.Store != nil {
		p.s.typed = nil
		p.s.post(nextMsg{})
		return save
	}
	p.remember()
	p.s.Pending++
	folder, a := p.s.Folder, p.s.Assessment.Clone()
	return func() tea.Msg {
		store, err := document.Create(folder, a)
		return createdMsg{store, a, err}
	}
}

// apply takes over every field that is right.
func (p profile) apply(a *questionnaire.Assessment) error {
	_, err := a.EditProfile(p.fill)
	return err
}

// fill puts every field that is right into a profile.
func (p profile) fill(q *questionnaire.Profile) {
	for i, f := range interview.Fields {
		if p.form.right(i) {
			f.Put(q, p.form.value(i))
		}
	}
}

func (p profile) View(width, height int) string { return p.form.view(width, height) }
func (p profile) Keys() []key.Binding           { return p.form.keys() }
func (p profile) Head() (right, left string)    { return "Profile", "Who is this about?" }

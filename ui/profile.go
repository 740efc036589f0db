package ui

import (
	"strconv"
	"strings"

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

// The fields of the profile, in order.
const (
	fieldName = iota
	fieldSector
	fieldPeople
	fieldCountries
	fieldAnsweredBy
	fieldConsultant
	fieldLogo
	fieldHours
	fieldStart
	fieldDepth
)

func newProfile(s *session) screen {
	p := s.Assessment.Profile
	people := ""
	if p.People > 0 {
		people = strconv.Itoa(p.People)
	}
	f := newForm(s.st,
		field{label: "Business", value: p.Name, help: "The name that stands on the report.", check: required("the name of the business")},
		field{label: "What it does", value: p.Sector, help: "For example: design agency, dental practice, online shop. May stay empty."},
		field{label: "People", value: people, help: "How many people work there. May stay empty.", check: interview.CheckPeople},
		field{label: "Countries", value: strings.Join(p.Countries, ", "), help: "Where customers and staff live, with commas. Privacy law depends on it.", tell: s.Laws},
		field{label: "Answered by", value: p.AnsweredBy, help: "Printed on the report when given."},
		field{label: "Consultant", value: p.Consultant, help: "Printed on the report when given."},
		field{label: "Logo", value: p.Logo, path: true, help: "A picture for the report: the path of a PNG or JPEG. May stay empty; tab completes it.", look: document.CheckLogo},
		field{label: "Hours a week", value: interview.Number(p.HoursPerWeek), help: "How much time there is for the plan.", check: interview.CheckHours},
		field{label: "Plan starts", value: string(p.Start), help: "A date such as 2026-12-01. Empty is today.", check: interview.CheckDate},
		field{label: "Depth", value: string(p.Depth), help: "Core covers what matters most. You can switch later and keep all answers.",
			choices: interview.Depths(s.Interview)},
	)
	for i, v := range s.typed {
		f.fields[i].value = v
	}
	if p.Logo != "" {
		f.fields[fieldLogo].seen = &seen{value: f.value(fieldLogo)} // it was right when it was saved
	}
	f.open(0)
	return profile{s: s, form: f}
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
	case a.s.Pending > 0 || !p.form.right(fieldName):
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
	f := &p.form
	set := []func(v string){
		fieldName:       func(v string) { q.Name = v },
		fieldSector:     func(v string) { q.Sector = v },
		fieldPeople:     func(v string) { q.People, _ = strconv.Atoi(v) },
		fieldCountries:  func(v string) { q.Countries = interview.List(v) },
		fieldAnsweredBy: func(v string) { q.AnsweredBy = v },
		fieldConsultant: func(v string) { q.Consultant = v },
		fieldLogo:       func(v string) { q.Logo = document.Absolute(v) },
		fieldHours:      func(v string) { q.HoursPerWeek, _ = strconv.ParseFloat(strings.Replace(v, ",", ".", 1), 64) },
		fieldStart:      func(v string) { q.Start = questionnaire.Date(v) },
		fieldDepth:      func(v string) { q.Depth = questionnaire.Depth(v) },
	}
	for i := range f.fields {
		if f.right(i) {
			set[i](f.value(i))
		}
	}
}

func (p profile) View(width, height int) string { return p.form.view(width, height) }
func (p profile) Keys() []key.Binding           { return p.form.keys() }
func (p profile) Head() (right, left string)    { return "Profile", "Who is this about?" }

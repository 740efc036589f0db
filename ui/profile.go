package ui

import (
	"errors"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
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
	p := s.a.Profile
	people := ""
	if p.People > 0 {
		people = strconv.Itoa(p.People)
	}
	f := newForm(s.st,
		field{label: "Business", value: p.Name, help: "The name that stands on the report.", check: required("the name of the business")},
		field{label: "What it does", value: p.Sector, help: "For example: design agency, dental practice, online shop. May stay empty."},
		field{label: "People", value: people, help: "How many people work there. May stay empty.", check: checkPeople},
		field{label: "Countries", value: strings.Join(p.Countries, ", "), help: "Where customers and staff live, with commas. Privacy law depends on it.", tell: s.laws},
		field{label: "Answered by", value: p.AnsweredBy, help: "Printed on the report when given."},
		field{label: "Consultant", value: p.Consultant, help: "Printed on the report when given."},
		field{label: "Logo", value: p.Logo, path: true, help: "A picture for the report: the path of a PNG or JPEG. May stay empty; tab completes it.", look: checkLogo},
		field{label: "Hours a week", value: number(p.HoursPerWeek), help: "How much time there is for the plan.", check: checkHours},
		field{label: "Plan starts", value: string(p.Start), help: "A date such as 2026-12-01. Empty is today.", check: checkDate},
		field{label: "Depth", value: string(p.Depth), help: "Core covers what matters most. You can switch later and keep all answers.",
			choices: depths(s.Interview)},
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

// number writes hours without needless digits.
func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func checkPeople(s string) error {
	if s == "" {
		return nil
	}
	if n, err := strconv.Atoi(s); err != nil || n < 1 || n > 1_000_000 {
		return errors.New("a whole number, such as 12")
	}
	return nil
}

func checkHours(s string) error {
	h, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil {
		return errors.New("a number of hours, such as 4")
	}
	return questionnaire.CheckHours(h)
}

func checkDate(s string) error {
	if s == "" {
		return nil
	}
	_, err := questionnaire.Date(s).Time()
	return err
}

func (p profile) Init() tea.Cmd { return nil }

func (p profile) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && p.s.store == nil && p.s.pending > 0:
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
	if p.s.store == nil {
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
		if p.s.store == nil || !p.form.right(i) {
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
	case a.s.store != nil:
		return a.s.attempt(p.apply)
	case a.s.pending > 0 || !p.form.right(fieldName):
		return nil
	}
	a.s.begun = true
	return p.commit()
}

// commit takes the fields over and goes on. A new assessment gets its file here.
func (p profile) commit() tea.Cmd {
	save := p.s.attempt(p.apply)
	if p.s.store != nil {
		p.s.typed = nil
		p.s.post(nextMsg{})
		return save
	}
	p.remember()
	p.s.pending++
	folder, a := p.s.Folder, p.s.a.Clone()
	return func() tea.Msg {
		store, err := create(folder, a)
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
		fieldCountries:  func(v string) { q.Countries = list(v) },
		fieldAnsweredBy: func(v string) { q.AnsweredBy = v },
		fieldConsultant: func(v string) { q.Consultant = v },
		fieldLogo:       func(v string) { q.Logo = absolute(v) },
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

// list splits what was typed with commas.
func list(s string) []string {
	var out []string
	for _, x := range strings.Split(s, ",") {
		if x = text.CleanLine(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}

func (p profile) View(width, height int) string { return p.form.view(width, height) }
func (p profile) Keys() []key.Binding           { return p.form.keys() }
func (p profile) Head() (right, left string)    { return "Profile", "Who is this about?" }

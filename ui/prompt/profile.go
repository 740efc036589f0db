package prompt

import (
	"errors"
	"strconv"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// profile asks who the business is. Only its name is needed.
func (p *plain) profile() []prompt {
	q := p.s.Assessment.Profile
	set := p.setProfile
	people, logo := "", q.Logo
	if q.People > 0 {
		people = strconv.Itoa(q.People)
	}
	text := func(title, help, current string, take func(line string) error) prompt {
		return prompt{title: title, help: help, current: text.CleanLine(current), take: take}
	}
	name := text("What is the business called?", "The name that stands on the report. A new file is made for it.", q.Name,
		func(line string) error { return set(func(q *questionnaire.Profile) { q.Name = line }) })
	name.needed, name.open = true, q.Name == ""
	list := []prompt{name,
		text("What does it do?", "For example: design agency, dental practice, online shop.", q.Sector,
			func(line string) error { return set(func(q *questionnaire.Profile) { q.Sector = line }) }),
		text("How many people work there?", "A whole number, such as 12.", people, func(line string) error {
			if err := interview.CheckPeople(line); err != nil {
				return err
			}
			n, _ := strconv.Atoi(line)
			return set(func(q *questionnaire.Profile) { q.People = n })
		}),
		text("In which countries do your customers and staff live? Write them with commas.", "Privacy law depends on it.", strings.Join(q.Countries, ", "),
			func(line string) error {
				if told := p.s.Laws(line); told != "" {
					p.say("%s", told)
				}
				return set(func(q *questionnaire.Profile) { q.Countries = interview.List(line) })
			}),
		text("Who answers these questions?", "Printed on the report when given.", q.AnsweredBy,
			func(line string) error { return set(func(q *questionnaire.Profile) { q.AnsweredBy = line }) }),
		text("Is there a consultant?", "The name is printed on the report when given.", q.Consultant,
			func(line string) error { return set(func(q *questionnaire.Profile) { q.Consultant = line }) }),
		text("Shall a logo stand on the report? Type the path of a PNG or JPEG.", "Enter leaves it out; - takes it away.", logo, func(line string) error {
			if isYes(line) {
				return errors.New("type its path, such as ./logo.png")
			}
			path := document.CleanPath(line)
			if err := document.CheckLogo(path); err != nil {
				return err
			}
			return set(func(q *questionnaire.Profile) { q.Logo = document.Absolute(path) })
		}),
		text("How many hours a week are there for the plan?", "A number of hours, such as 4.", interview.Number(q.HoursPerWeek), func(line string) error {
			if err := interview.CheckHours(line); err != nil {
				return err
			}
			h, _ := strconv.ParseFloat(strings.Replace(line, ",", ".", 1), 64)
			return set(func(q *questionnaire.Profile) { q.HoursPerWeek = h })
		}),
		text("When does the plan start?", "A date such as 2026-12-01; Enter leaves it as it is, which is today where nothing is said.", string(q.Start), func(line string) error {
			if err := interview.CheckDate(line); err != nil {
				return err
			}
			return set(func(q *questionnaire.Profile) { q.Start = questionnaire.Date(line) })
		}),
		p.depth()}
	for _, i := range []int{0, 1, 3, 4, 5} { // what takes any words
		list[i].free = true
	}
	list[5].no, list[6].no = skip, skip
	if q.Consultant != "" {
		list[5].no = func() error { return set(func(q *questionnaire.Profile) { q.Consultant = "" }) }
	}
	if q.Logo != "" {
		list[6].no = func() error { return set(func(q *questionnaire.Profile) { q.Logo = "" }) }
	}
	return list
}

// setProfile changes the profile.
func (p *plain) setProfile(edit func(q *questionnaire.Profile)) error {
	return p.attempt(func(a *questionnaire.Assessment) error {
		_, err := a.EditProfile(edit)
		return err
	})
}

func (p *plain) depth() prompt {
	q := prompt{title: "How deep shall the questions go?", help: "Core covers what matters most. You can switch later; answers are kept.",
		current: string(p.s.Assessment.Profile.Depth), open: len(p.s.Assessment.Services) == 0,
		take: func(line string) error {
			return p.setProfile(func(q *questionnaire.Profile) { q.Depth = questionnaire.Depth(line) })
		}}
	for _, c := range interview.Depths(p.s) {
		q.options = append(q.options, interview.Offered{Id: c.Value, Label: c.Label})
	}
	return q
}

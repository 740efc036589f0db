package ui

import (
	"slices"
	"strings"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A detail is one row: a box to tick, a choice to turn, or a text to edit.
type detail struct {
	label, note string
	data        string                              // id of the data category that a box is for
	on          func(e *questionnaire.Service) bool // of a box
	toggle      func(e *questionnaire.Service)
	options     []choice // of a choice
	value       func(e *questionnaire.Service) *string
	typed       bool // value is a text to type
}

// shown is what a choice or a text is at.
func (r *detail) shown(e *questionnaire.Service) string {
	v := *r.value(e)
	if r.options != nil {
		return r.options[r.chosen(e)].label
	}
	if v == "" {
		return "not said"
	}
	return text.CleanLine(v)
}

// chosen is the index of the choice at hand; what is no choice any more
// counts as the first.
func (r *detail) chosen(e *questionnaire.Service) int {
	return max(0, slices.IndexFunc(r.options, func(c choice) bool { return c.value == *r.value(e) }))
}

// turn moves a choice on.
func (r *detail) turn(e *questionnaire.Service, by int) {
	n := len(r.options)
	*r.value(e) = r.options[(r.chosen(e)+by+n)%n].value
}

// details are the rows about the nth service: what data it holds, and how it is
// used.
func (s *Interview) details(n int) (rows []detail) {
	if len(s.a.Services) == 0 {
		return nil
	}
	e := &s.a.Services[n]
	for _, c := range s.Catalogue.Data {
		rows = append(rows, dataRow(c))
	}
	rows = append(rows, detail{label: "The business stops within a day without it", note: "it then counts a quarter more",
		on:     func(e *questionnaire.Service) bool { return e.Stops },
		toggle: func(e *questionnaire.Service) { e.Stops = !e.Stops }})
	if in := s.signIn(n); len(in.options) > 1 {
		rows = append(rows, in)
	}
	if def, ok := s.Catalogue.Service(e.ID); ok && def.Variants != nil {
		rows = append(rows, variantRow(def.Variants))
	}
	if s.planMatters(e) {
		rows = append(rows, subscriptionRow())
	}
	return rows
}

// planMatters tells whether some setting comes with some plans only.
func (s *Interview) planMatters(e *questionnaire.Service) bool {
	def, ok := s.Catalogue.Service(e.ID)
	return ok && slices.ContainsFunc(def.Guides, func(g catalogue.Guide) bool { return !strings.HasPrefix(g.Plan, "Every ") })
}

// subscriptionRow lets the user say which subscription the business has.
func subscriptionRow() detail {
	return detail{label: "Subscription", note: "some settings come with some plans only; the steps name them", typed: true,
		value: func(e *questionnaire.Service) *string { return &e.Plan }}
}

func dataRow(c catalogue.DataCategory) detail {
	has := func(e *questionnaire.Service) bool { return slices.Contains(e.Data, c.ID) }
	return detail{label: c.Name, note: c.Examples, data: c.ID, on: has, toggle: func(e *questionnaire.Service) {
		if has(e) {
			e.Data = slices.DeleteFunc(slices.Clone(e.Data), func(x string) bool { return x == c.ID })
			return
		}
		e.Data = append(slices.Clone(e.Data), c.ID)
	}}
}

// signIn lets the user say through which service's sign-in people get in.
func (s *Interview) signIn(n int) detail {
	own := choice{"", "a login of its own"}
	var options []choice
	if with := s.shares(n); with != "" {
		own.value = questionnaire.OwnLogin
		options = append(options, choice{"", "the account of " + s.report.ServiceName(with)})
	}
	options = append(options, own)
	for _, e := range s.a.Services {
		if e.Key != s.a.Services[n].Key {
			options = append(options, choice{e.Key, "the sign-in of " + s.report.ServiceName(e.Key)})
		}
	}
	return detail{label: "People get in with", note: "choose the service whose login opens this one, as with “Sign in with Google”; sign-in is then asked about once", options: options,
		value: func(e *questionnaire.Service) *string { return &e.SignIn }}
}

// shares is the service named earlier that is under one account with the one at
// hand, and so opened by one login, unless the user says otherwise.
func (s *Interview) shares(n int) string {
	account := func(e *questionnaire.Service) string {
		if def, ok := s.Catalogue.Service(e.ID); ok && e.Key == e.ID { // a second one is a second account
			return def.Account
		}
		return ""
	}
	is := account(&s.a.Services[n])
	for i := range s.a.Services[:n] {
		if e := &s.a.Services[i]; is != "" && account(e) == is && e.SignIn == "" {
			return e.Key
		}
	}
	return ""
}

func variantRow(v *catalogue.Variants) detail {
	r := detail{label: v.Text, value: func(e *questionnaire.Service) *string { return &e.Variant }}
	for _, o := range v.Options {
		r.options = append(r.options, choice{o.ID, o.Label})
	}
	return r
}

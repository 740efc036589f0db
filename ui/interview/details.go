package interview

import (
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Detail is one row: a box to tick, a choice to turn, or a text to edit.
type Detail struct {
	Label, Note string
	Data        string                              // id of the data category that a box is for
	On          func(e *questionnaire.Service) bool // of a box
	Toggle      func(e *questionnaire.Service)
	Options     []Choice // of a choice
	Value       func(e *questionnaire.Service) *string
	Typed       bool // value is a text to type
}

// Shown is what a choice or a text is at.
func (r *Detail) Shown(e *questionnaire.Service) string {
	v := *r.Value(e)
	if r.Options != nil {
		return r.Options[r.chosen(e)].Label
	}
	if v == "" {
		return "not said"
	}
	return text.CleanLine(v)
}

// chosen is the index of the present choice; what is no choice any more
// counts as the first.
func (r *Detail) chosen(e *questionnaire.Service) int {
	return max(0, slices.IndexFunc(r.Options, func(c Choice) bool { return c.Value == *r.Value(e) }))
}

// Turn moves a choice on.
func (r *Detail) Turn(e *questionnaire.Service, by int) {
	n := len(r.Options)
	*r.Value(e) = r.Options[(r.chosen(e)+by+n)%n].Value
}

// Details are the rows about the nth service: what data it holds, and how it is
// used.
func (s *Interview) Details(n int) (rows []Detail) {
	if len(s.Assessment.Services) == 0 {
		return nil
	}
	e := &s.Assessment.Services[n]
	for _, c := range s.Catalogue.Data {
		rows = append(rows, dataRow(c))
	}
	rows = append(rows, Detail{Label: "The business stops within a day without it", Note: "it then counts a quarter more",
		On:     func(e *questionnaire.Service) bool { return e.Stops },
		Toggle: func(e *questionnaire.Service) { e.Stops = !e.Stops }})
	if in := s.signIn(n); len(in.Options) > 1 {
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

// planMatters reports whether some setting comes with some plans only.
func (s *Interview) planMatters(e *questionnaire.Service) bool {
	def, ok := s.Catalogue.Service(e.ID)
	return ok && slices.ContainsFunc(def.Guides, func(g catalogue.Guide) bool { return !strings.HasPrefix(g.Plan, "Every ") })
}

// subscriptionRow lets the user say which subscription the business has.
func subscriptionRow() Detail {
	return Detail{Label: "Subscription", Note: "some settings come with some plans only; the steps name them", Typed: true,
		Value: func(e *questionnaire.Service) *string { return &e.Plan }}
}

func dataRow(c catalogue.DataCategory) Detail {
	has := func(e *questionnaire.Service) bool { return slices.Contains(e.Data, c.ID) }
	return Detail{Label: c.Name, Note: c.Examples, Data: c.ID, On: has, Toggle: func(e *questionnaire.Service) {
		if has(e) {
			e.Data = slices.DeleteFunc(slices.Clone(e.Data), func(x string) bool { return x == c.ID })
			return
		}
		e.Data = append(slices.Clone(e.Data), c.ID)
	}}
}

// signIn lets the user say through which service's sign-in people get in.
func (s *Interview) signIn(n int) Detail {
	own := Choice{"", "a login of its own"}
	var options []Choice
	if with := s.shares(n); with != "" {
		own.Value = questionnaire.OwnLogin
		options = append(options, Choice{"", "the account of " + s.Report.ServiceName(with)})
	}
	options = append(options, own)
	for _, e := range s.Assessment.Services {
		if e.Key != s.Assessment.Services[n].Key {
			options = append(options, Choice{e.Key, "the sign-in of " + s.Report.ServiceName(e.Key)})
		}
	}
	return Detail{Label: "People get in with", Note: "choose the service whose login opens this one, as with “Sign in with Google”; sign-in is then asked about once", Options: options,
		Value: func(e *questionnaire.Service) *string { return &e.SignIn }}
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
	is := account(&s.Assessment.Services[n])
	for i := range s.Assessment.Services[:n] {
		if e := &s.Assessment.Services[i]; is != "" && account(e) == is && e.SignIn == "" {
			return e.Key
		}
	}
	return ""
}

func variantRow(v *catalogue.Variants) Detail {
	r := Detail{Label: v.Text, Value: func(e *questionnaire.Service) *string { return &e.Variant }}
	for _, o := range v.Options {
		r.Options = append(r.Options, Choice{o.ID, o.Label})
	}
	return r
}

package questionnaire

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// evilName drives a terminal, turns text around, and is much too long.
var evilName = "Till\x1b]0;OWNED\a\u0090\u009b31m\u202e\u2066\r\n" + strings.Repeat("x", 3000)

// TestRemarksAreClean: whatever a rule puts into a remark, what comes out is one
// line without anything hidden; so a new rule cannot forget it.
func TestRemarksAreClean(t *testing.T) {
	was := rules
	t.Cleanup(func() { rules = was })
	rules = append([]rule{{id: "new", severity: Aside, find: func(l *look) []Remark {
		return []Remark{{Text: "about " + l.a.Services[0].Name, Remedy: "rename " + l.a.Services[0].Name}}
	}}}, rules...)
	a := New(evilName)
	for range 2 {
		a.AddService(Service{Name: evilName, Model: catalogue.SaaS})
	}
	a.Services[0].SignIn, a.Services[1].SignIn = a.Services[1].Key, a.Services[0].Key
	seen := map[string]bool{}
	for _, r := range CheckOn(&catalogue.Catalogue{}, &a, time.Time{}) {
		seen[r.Rule] = true
		if s := r.Text + r.Remedy; strings.ContainsFunc(s, text.Hidden) {
			t.Errorf("%s: %.100q, %.100q", r.Rule, r.Text, r.Remedy)
		}
	}
	for _, rule := range []string{"new", "no-data", "sign-in-circle"} {
		if !seen[rule] {
			t.Errorf("no remark of %s", rule)
		}
	}
}

// TestNameIsClean: a name of a file is one line of at most MaxName characters
// wherever it is given out, and never nothing.
func TestNameIsClean(t *testing.T) {
	c := &catalogue.Catalogue{}
	for _, s := range []Service{{Key: "till", Name: evilName}, {Key: "till", Name: "\u202e\u200b"}, {Key: "till", ID: "gone\x1b[31m"}} {
		name := Name(c, s)
		if name == "" || strings.ContainsFunc(name, text.Hidden) || utf8.RuneCountInString(name) > MaxName {
			t.Errorf("%.20q is called %.300q", s.Name, name)
		}
	}
	if got := Name(c, Service{Name: strings.Repeat("ä", MaxName)}); got != strings.Repeat("ä", MaxName) {
		t.Errorf("a name of that length is cut: %s", got)
	}
}

// TestLongServiceName: a name that is too long is refused where it is typed, and stays
// where a file has it.
func TestLongServiceName(t *testing.T) {
	c := &catalogue.Catalogue{}
	long := strings.Repeat("ä", MaxName+1)
	if _, err := ParseService(c, "saas:"+long); err == nil || !strings.Contains(err.Error(), "at most 200 characters; this one has 201") {
		t.Errorf("on the command line: %v", err)
	}
	if _, err := ParseService(c, "saas:"+long[2:]); err != nil {
		t.Error(err)
	}
	a := New("Firm")
	key := a.AddService(Service{Name: long, Model: catalogue.SaaS})
	if _, err := a.EditService(key, func(s *Service) { s.Stops = true }); err != nil || a.Services[0].Name != long {
		t.Errorf("what has such a name already cannot be edited: %v", err)
	}
	if _, err := a.EditService(key, func(s *Service) { s.Name += "ä" }); err == nil {
		t.Error("it can be made longer")
	}
}

package questionnaire_test

import (
	"reflect"
	"slices"
	"testing"

	q "yourpart/questionnaire"
)

// TestEditService keeps the key, names data once, and refuses what no file may
// hold.
func TestEditService(t *testing.T) {
	a := build(t, "mail", "vm")
	before := a.Clone().Services
	was, err := a.EditService("vm", func(s *q.Service) {
		s.Key, s.ID, s.Name, s.Stops, s.SignIn = "other", "other", "Our machine", true, "mail"
		s.Data = []string{"health", "internal", "health"}
	})
	if err != nil || !reflect.DeepEqual(was, before[1]) {
		t.Errorf("replaced %+v (%v)", was, err)
	}
	if want := (q.Service{Key: "vm", ID: "vm", Name: "Our machine", Stops: true, SignIn: "mail", Data: []string{"health", "internal"}}); !reflect.DeepEqual(*a.Service("vm"), want) {
		t.Errorf("%+v, want %+v", *a.Service("vm"), want)
	}
	same := a.Clone().Services
	for name, edit := range map[string]func(*q.Service){
		"through itself": func(s *q.Service) { s.SignIn = "vm" },
		"through none":   func(s *q.Service) { s.SignIn = "long-gone" },
	} {
		if _, err := a.EditService("vm", edit); err == nil || !reflect.DeepEqual(a.Services, same) {
			t.Errorf("%s: %v, and the stack is %+v", name, err, a.Services)
		}
	}
	if _, err := a.EditService("long-gone", func(*q.Service) {}); err == nil {
		t.Error("a service that is not there was changed")
	}
}

// TestRestack keeps what is known of services that stay.
func TestRestack(t *testing.T) {
	a := build(t, "mail  *", "vm  <mail", "saas:Our till")
	before := a.Clone().Services
	was := a.Restack([]q.Service{{Name: "Our till", Model: "saas"}, {ID: "vm"}, {ID: "crm"}})
	if !reflect.DeepEqual(was, before) {
		t.Errorf("replaced %+v", was)
	}
	if got := a.Keys(); !slices.Equal(got, []string{"our-till", "vm", "crm"}) {
		t.Errorf("the stack is %v", got)
	}
	if vm := a.Service("vm"); vm.SignIn != "" || !slices.Equal(vm.Data, before[1].Data) {
		t.Errorf("%+v, was %+v", vm, before[1])
	}
	was = a.RemoveService("vm")
	if len(was) != 3 || a.Service("vm") != nil {
		t.Errorf("removed from %+v, left %v", was, a.Keys())
	}
}

// TestEditProfile refuses what no file may hold.
func TestEditProfile(t *testing.T) {
	a := build(t)
	was, err := a.EditProfile(func(p *q.Profile) { p.Name, p.HoursPerWeek = "Other", 6 })
	if err != nil || was.Name != "Test" || a.Profile.Name != "Other" || a.Profile.HoursPerWeek != 6 {
		t.Errorf("replaced %+v with %+v (%v)", was, a.Profile, err)
	}
	for _, edit := range []func(*q.Profile){
		func(p *q.Profile) { p.HoursPerWeek = 0 },
		func(p *q.Profile) { p.Depth = "deep" },
		func(p *q.Profile) { p.People = -1 },
		func(p *q.Profile) { p.Start = "soon" },
	} {
		if _, err := a.EditProfile(edit); err == nil || a.Profile.HoursPerWeek != 6 || a.Profile.Depth != q.FullDepth {
			t.Errorf("took %+v", a.Profile)
		}
	}
}

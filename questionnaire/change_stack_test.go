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

// TestBringBack puts the service back that was taken out last, in its place, with what it
// had and what went through it; without one nothing changes.
func TestBringBack(t *testing.T) {
	a := build(t, "mail  *", "vm  <mail", "crm")
	a.ID = "one" // so that it is logged
	if _, err := a.EditService("mail", func(s *q.Service) { s.Plan, s.Data = "Standard", []string{"health"} }); err != nil {
		t.Fatal(err)
	}
	before := a.Clone().Services
	any := func(q.Service) bool { return true }
	if key, ok := a.BringBack(any); ok {
		t.Errorf("%s is brought back, and was never out", key)
	}
	a.Revision++
	a.RemoveService("mail")
	a.Revision++
	if _, ok := a.BringBack(func(s q.Service) bool { return s.ID == "crm" }); ok {
		t.Error("a service that is in is brought back")
	}
	key, ok := a.BringBack(func(s q.Service) bool { return s.ID == "mail" })
	if !ok || key != "mail" || !reflect.DeepEqual(a.Services, before) {
		t.Errorf("%q (%v): %+v, want %+v", key, ok, a.Services, before)
	}
	if _, err := a.Undo(1); err != nil || a.Service("mail") != nil {
		t.Errorf("undone: %v, %v", a.Keys(), err)
	}
}

// TestRestackBringsBack what is known of a service that was left out of the list once.
func TestRestackBringsBack(t *testing.T) {
	a := build(t, "mail", "vm  <mail")
	a.ID = "one"
	if _, err := a.EditService("vm", func(s *q.Service) { s.Plan = "Large" }); err != nil {
		t.Fatal(err)
	}
	a.Restack([]q.Service{{ID: "mail"}})
	a.Restack([]q.Service{{ID: "mail"}, {ID: "vm"}, {ID: "vm"}})
	if got := a.Keys(); !slices.Equal(got, []string{"mail", "vm", "vm-2"}) || a.Service("vm").Plan != "Large" || a.Service("vm").SignIn != "mail" || a.Service("vm-2").Plan != "" {
		t.Errorf("%+v", a.Services)
	}
}

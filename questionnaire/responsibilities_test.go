package questionnaire_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

func duties(list []q.Duty) string {
	var ids []string
	for _, d := range list {
		ids = append(ids, d.Control)
	}
	return strings.Join(ids, " ")
}

func TestWhoDoesWhat(t *testing.T) {
	r := q.Derive(small(t), build(t, "drive  +health", "vm", "vm:managed", "on-prem:Box"))
	tests := []struct {
		key, name string
		model     catalogue.Model
		parties   string // of accounts, host, building
		yours     string
	}{
		{"drive", "Drive", "saas", "customer provider provider", "second-step admin-keys spare-keys watch-logins health-rules"},
		{"vm", "Server", "iaas", "customer customer provider", "second-step admin-keys spare-keys watch-logins own-copy host-updates"},
		{"vm-2", "Server (2)", "saas", "customer provider provider", "second-step admin-keys spare-keys watch-logins"},
		{"box", "Box", "on-prem", "customer customer customer", "second-step admin-keys spare-keys watch-logins own-copy host-updates"},
	}
	for i, tt := range tests {
		s := r.Services[i]
		var parties []string
		for _, l := range s.Layers {
			parties = append(parties, string(l.Party))
		}
		if s.Key != tt.key || s.Name != tt.name || s.Model != tt.model {
			t.Errorf("entry %d is %s, %s, %s", i, s.Key, s.Name, s.Model)
		}
		if got := strings.Join(parties, " "); got != tt.parties {
			t.Errorf("%s: parties %s, want %s", tt.key, got, tt.parties)
		}
		if got := duties(s.Yours); got != tt.yours {
			t.Errorf("%s: duties %s, want %s", tt.key, got, tt.yours)
		}
	}
	if got := r.Services[0].Provider; !slices.Equal(got, []string{"Runs it"}) {
		t.Errorf("what the provider of drive does: %q", got)
	}
	if got := duties(r.Organisation); got != "policy training locked-office" {
		t.Errorf("the firm's duties: %s", got)
	}
}

// A duty does not come and go with answers or with how much is asked.
func TestDutiesDependOnTheStackAlone(t *testing.T) {
	a := build(t, "crm  +health", "vm")
	want := q.Derive(small(t), a)
	a.Profile.Depth = q.CoreDepth
	for _, answer := range []string{"second-step@crm=nobody", "own-copy@vm=not-applicable", "policy=none"} {
		id, option, err := a.ParseAnswer(small(t), answer)
		if err != nil {
			t.Fatal(err)
		}
		a.Set(id, q.Answer{Option: option})
	}
	before := len(a.Answers)
	got := q.Derive(small(t), a)
	for i := range want.Services {
		if duties(got.Services[i].Yours) != duties(want.Services[i].Yours) {
			t.Errorf("%s: %s, was %s", got.Services[i].Key, duties(got.Services[i].Yours), duties(want.Services[i].Yours))
		}
	}
	if duties(got.Organisation) != duties(want.Organisation) {
		t.Errorf("%s, was %s", duties(got.Organisation), duties(want.Organisation))
	}
	if len(a.Answers) != before || a.Profile.Depth != q.CoreDepth {
		t.Error("working out the duties changed the assessment")
	}
}

func TestBothHalvesAreInWords(t *testing.T) {
	c := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		a := q.New("Test")
		a.AddService(anyService(t, c))
		s := q.Derive(c, &a).Services[0]
		if len(s.Layers) != len(c.Layers) {
			t.Fatalf("%d of %d layers", len(s.Layers), len(c.Layers))
		}
		for _, l := range s.Layers {
			if l.Party.Yours() != (l.Yours != "") || (l.Party != catalogue.Customer) != (l.Theirs != "") {
				t.Fatalf("%s of %s is %s: yours %q, theirs %q", l.Layer, s.Name, l.Party, l.Yours, l.Theirs)
			}
		}
		if s.Model != catalogue.OnPrem && len(s.Provider) == 0 {
			t.Fatalf("nothing is said about what the provider of %s does", s.Name)
		}
		for _, d := range s.Yours {
			i := slices.IndexFunc(s.Layers, func(l q.LayerParty) bool { return l.Layer == d.Layer })
			if !s.Layers[i].Party.Yours() {
				t.Fatalf("%s of %s is yours through %s, which is the provider's", d.Control, s.Name, d.Layer)
			}
		}
	})
}

func TestRemarks(t *testing.T) {
	tests := []struct {
		name  string
		parts []string
		edit  func(*q.Assessment)
		want  []string // each in one remark; none for a sound one
	}{
		{"no services", nil, nil, []string{"no services"}},
		{"no data", []string{"mail  +"}, nil, []string{"what data is in Mail"}},
		{"control that is gone", []string{"mail"}, put("old-control", "yes"), []string{"no such control"}},
		{"option that is gone", []string{"mail"}, put("second-step@mail", "some"), []string{`no option "some"`}},
		{"no reason", []string{"mail", "second-step@mail=not-applicable"}, nil, []string{"no reason"}},
		{"not said where", []string{"mail", "second-step@mail=handled-elsewhere"}, nil, []string{"not said where"}},
		{"service that is gone", []string{"mail"}, put("second-step@crm", "everyone"), []string{"not asked for this stack"}},
		{"the provider's", []string{"mail"}, put("own-copy@mail", "daily"), []string{"not asked for this stack"}},
		{"ruled out", []string{"mail", "second-step@mail=nobody", "admin-keys@mail=keys"}, nil, []string{"an earlier answer rules it out"}},
		{"poor and ruled out fit together", []string{"mail", "second-step@mail=nobody", "admin-keys@mail=none"}, nil, nil},
		{"outside the depth", []string{"crm  +health", "health-rules@crm=signed"}, core, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := build(t, tt.parts...)
			if tt.edit != nil {
				tt.edit(a)
			}
			var got []string
			for _, r := range q.Check(small(t), a) {
				if r.Remedy == "" {
					t.Errorf("%q does not say how to mend it", r.Text)
				}
				if !strings.Contains(r.Text, "have no answer yet") {
					got = append(got, r.Text)
				}
			}
			if len(got) != len(tt.want) || (len(got) > 0 && !strings.Contains(got[0], tt.want[0])) {
				t.Errorf("remarks %q, want %q", got, tt.want)
			}
		})
	}
}

func put(id, option string) func(*q.Assessment) {
	return func(a *q.Assessment) {
		cell, _ := q.ParseCellID(id)
		a.Set(cell, q.Answer{Option: option})
	}
}

func core(a *q.Assessment) { a.Profile.Depth = q.CoreDepth }

func TestRemarksCountWhatIsOpen(t *testing.T) {
	a := build(t, "mail", "second-step@mail=everyone", "policy=not-sure")
	remarks := q.Check(small(t), a)
	// second-step, admin-keys, spare-keys, policy and training are asked.
	if got := remarks[len(remarks)-1].Text; got != "3 of 5 questions have no answer yet" {
		t.Error(got)
	}
}

func TestFits(t *testing.T) {
	tests := []struct {
		name  string
		edit  func(*q.Service)
		words []string
	}{
		{"no such service", func(s *q.Service) { s.ID = "mial" }, []string{`no service "mial"`, "mail", "--catalogue"}},
		{"no such variant", func(s *q.Service) { s.Variant = "big" }, []string{`called "big"`}},
		{"no such data", func(s *q.Service) { s.Data = []string{"helth"} }, []string{`no kind of data "helth"`, "health"}},
	}
	a := build(t, "mail", "vm:managed", "saas:Till")
	if err := a.Fits(small(t)); err != nil {
		t.Error(err)
	}
	for _, tt := range tests {
		b := a.Clone()
		tt.edit(&b.Services[0])
		if err := b.Fits(small(t)); lacks(err, tt.words...) {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

// Whoever brings a sign-in system answers for it.
func TestOwnSignInMovesTheSignInSystem(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := q.New("Firm")
	a.AddService(q.Service{ID: "okta"})
	a.AddService(q.Service{ID: "dropbox", SignIn: "okta"})
	a.AddService(q.Service{ID: "box", SignIn: q.OwnLogin})
	want := map[string]catalogue.Party{"okta": catalogue.Shared, "dropbox": catalogue.Customer, "box": catalogue.Shared}
	for _, s := range q.Derive(c, &a).Services {
		for _, l := range s.Layers {
			if l.Layer == "identity_platform" && l.Party != want[s.Key] {
				t.Errorf("the sign-in system of %s is %s, want %s", s.Key, l.Party, want[s.Key])
			}
		}
	}
}

package questionnaire_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// site is a stack of a web site, which may run on either of two hosts.
func site(t *testing.T) (*catalogue.Catalogue, q.Assessment) {
	t.Helper()
	c, a := shipped(t), q.New("Firm")
	a.Identify(someID)
	a.Profile.People, a.Profile.Depth = 9, q.FullDepth
	for _, id := range []string{"microsoft-365", "cpanel-hosting", "aws-lightsail", "wordpress-self-hosted"} {
		def, _ := c.Service(id)
		a.AddService(q.Service{ID: id, Data: slices.Clone(def.Data)})
	}
	return c, a
}

const press = "wordpress-self-hosted"

// edit changes the entry of the web site.
func edit(t *testing.T, a *q.Assessment, f func(s *q.Service)) {
	t.Helper()
	if _, err := a.EditService(press, f); err != nil {
		t.Fatal(err)
	}
}

func TestEditRunsOnAndParts(t *testing.T) {
	_, a := site(t)
	edit(t, &a, func(s *q.Service) { s.RunsOn, s.Parts = "aws-lightsail", []string{"servers", "databases", "servers"} })
	if s := a.Service(press); s.RunsOn != "aws-lightsail" || !slices.Equal(s.Parts, []string{"servers", "databases"}) {
		t.Errorf("%+v", s)
	}
	was := a.Clone()
	if _, err := a.EditService(press, func(s *q.Service) { s.RunsOn, s.Parts[0] = press, "websites" }); lacks(err, "cannot run on itself") {
		t.Error(err)
	}
	if !slices.Equal(a.Service(press).Parts, was.Service(press).Parts) {
		t.Error("what was refused has changed the parts")
	}
	edit(t, &a, func(s *q.Service) { s.Parts = []string{} })
	if a.Service(press).Parts != nil {
		t.Error("no part is not the same as nobody said")
	}
	if _, err := q.DecodeBytes(encode(t, a)); err != nil {
		t.Error(err)
	}
}

// TestHostIsRemoved: what ran on it runs where that is usual, and a step back puts it
// there again. A kind of host stays.
func TestHostIsRemoved(t *testing.T) {
	for name, remove := range map[string]func(a *q.Assessment){
		"removed": func(a *q.Assessment) { a.RemoveService("aws-lightsail") },
		"left out": func(a *q.Assessment) {
			a.Restack([]q.Service{{ID: press}, {ID: "cpanel-hosting"}})
		},
	} {
		c, a := site(t)
		edit(t, &a, func(s *q.Service) { s.RunsOn = "aws-lightsail" })
		a.Revise()
		remove(&a)
		a.Revise()
		if host, _ := q.HostOf(c, &a, *a.Service(press)); a.Service(press).RunsOn != "" || host.Key != "cpanel-hosting" || host.Said {
			t.Errorf("%s: %q, %+v", name, a.Service(press).RunsOn, host)
		}
		if _, err := a.Undo(1); err != nil || a.Service(press).RunsOn != "aws-lightsail" {
			t.Errorf("%s: taken back it runs on %q (%v)", name, a.Service(press).RunsOn, err)
		}
		edit(t, &a, func(s *q.Service) { s.RunsOn = "own-machine" })
		remove(&a)
		if a.Service(press).RunsOn != "own-machine" {
			t.Errorf("%s: a kind of host is gone", name)
		}
	}
}

// TestRestackKeepsKeys: an entry that stays has its key, whatever is named before it, so
// that its answers and what points to it stay too.
func TestRestackKeepsKeys(t *testing.T) {
	_, a := site(t)
	second := a.AddService(q.Service{ID: "aws-lightsail", Name: "Test server"})
	edit(t, &a, func(s *q.Service) { s.RunsOn, s.SignIn = second, second })
	a.Restack([]q.Service{{ID: "aws-lightsail", Name: "New server"}, {ID: "aws-lightsail", Name: "Test server"}, {ID: press}, {ID: "aws-lightsail"}})
	if got := strings.Join(a.Keys(), " "); got != "aws-lightsail-3 aws-lightsail-2 wordpress-self-hosted aws-lightsail" {
		t.Errorf("the keys are %s", got)
	}
	if s := a.Service(press); s.RunsOn != second || s.SignIn != second || a.Service(second).Name != "Test server" {
		t.Errorf("%+v", s)
	}
}

func TestMergeOfHosts(t *testing.T) {
	c, a := site(t)
	b := a.Clone()
	edit(t, &a, func(s *q.Service) { s.RunsOn = "aws-lightsail" })
	if _, err := b.EditService("aws-lightsail", func(s *q.Service) { s.Parts = []string{"servers"} }); err != nil {
		t.Fatal(err)
	}
	edit(t, &b, func(s *q.Service) { s.Stops = true })
	m, what := q.Merge(a, b, nil)
	if s := m.Service(press); s.RunsOn != "aws-lightsail" || !s.Stops || len(what.Clashes) > 0 || !slices.Equal(m.Service("aws-lightsail").Parts, []string{"servers"}) {
		t.Errorf("%+v, %+v", m.Services, what.Clashes)
	}
	d := a.Clone()
	edit(t, &d, func(s *q.Service) { s.RunsOn = "own-machine" })
	if m, what := q.Merge(d, a, &b); len(what.Clashes) != 1 || what.Clashes[0].Field != "runs_on" || m.Service(press).RunsOn == "" {
		t.Errorf("both changed it: %+v", what.Clashes)
	}
	_, gone := site(t)
	gone.RemoveService("aws-lightsail")
	gone.Log, a.Log = gone.Log[len(gone.Log)-1:], nil
	if m, _ := q.Merge(a, gone, nil); m.Service("aws-lightsail") != nil || m.Service(press).RunsOn != "" {
		host, _ := q.HostOf(c, &m, *m.Service(press))
		t.Errorf("its host is gone, and it runs on %q: %+v", m.Service(press).RunsOn, host)
	}
}

func TestCopiesShareNoParts(t *testing.T) {
	_, a := site(t)
	edit(t, &a, func(s *q.Service) { s.RunsOn, s.Parts = "aws-lightsail", []string{"servers", "databases"} })
	past := snap(t, a, monday)
	for name, b := range map[string]q.Assessment{"a copy": a.Clone(), "a new business": q.NewFrom(a), "a round": past.At(past.Rounds[0])} {
		s := b.Service(press)
		if s.RunsOn != "aws-lightsail" || !slices.Equal(s.Parts, []string{"servers", "databases"}) {
			t.Errorf("%s: %+v", name, s)
		}
		if s.Parts[0] = "changed"; a.Service(press).Parts[0] != "servers" || past.Rounds[0].Services[3].Parts[0] != "servers" {
			t.Fatalf("%s shares them", name)
		}
	}
	for _, f := range []func(s *q.Service){func(s *q.Service) { s.RunsOn = "own-machine" }, func(s *q.Service) { s.Parts = nil }} {
		b := past.Clone()
		if edit(t, &b, f); !b.Changed() {
			t.Error("the round says the same")
		}
	}
}

func TestRedactedHosts(t *testing.T) {
	c, a := site(t)
	key := a.AddService(q.Service{Name: "Zebra rack", Model: "iaas"})
	for _, tr := range []struct {
		runsOn, want string
		parts        []string
	}{{key, "own-service-1", nil}, {"server", "server", nil}, {"zebra", "", []string{"zebra"}}} {
		a.Service(press).RunsOn, a.Service("aws-lightsail").Parts = tr.runsOn, append(tr.parts, "servers")
		_, b := q.Redacted(c, a)
		if got := b.Services[3].RunsOn; got != tr.want || !slices.Equal(b.Services[2].Parts, []string{"servers"}) {
			t.Errorf("%s: runs on %q, %v", tr.runsOn, got, b.Services[2].Parts)
		}
		if strings.Contains(string(encode(t, b)), "zebra") {
			t.Errorf("it names the service:\n%s", encode(t, b))
		}
	}
}

// TestAlikeOnOneHost: services that run on the same host with the same parts in use are
// alike, whether a person named the host or it was assumed.
func TestAlikeOnOneHost(t *testing.T) {
	c, a := site(t)
	second := a.AddService(*a.Service(press))
	at := func(change func(s *q.Service)) int {
		b := a.Clone()
		change(b.Service(second))
		return cellsOf(c, &b)["web-stack-updates@"+second].Like
	}
	if at(func(*q.Service) {}) != 3 || at(func(s *q.Service) { s.RunsOn = "cpanel-hosting" }) != 3 {
		t.Error("on the same host they are not alike")
	}
	if at(func(s *q.Service) { s.RunsOn = "aws-lightsail" }) != 4 || at(func(s *q.Service) { s.RunsOn = "shared-hosting" }) != 4 {
		t.Error("on another host they are alike")
	}
	third := a.AddService(*a.Service("aws-lightsail"))
	all := []string{"servers", "databases", "object-storage", "containers"}
	for parts, want := range map[*[]string]int{{}: 2, &all: 2, {"servers"}: 5} {
		a.Service(third).Parts = *parts
		if got := cellsOf(c, &a)["web-stack-updates@"+third].Like; got != want {
			t.Errorf("with parts %v it is like %d, want %d", *parts, got, want)
		}
	}
}

// TestUnknownPartsAndHosts: an unknown part is refused like other unknown words, and in a
// newer file kept, left out of account and told; what runs where it cannot runs as usual.
func TestUnknownPartsAndHosts(t *testing.T) {
	c, a := site(t)
	a.Service("aws-lightsail").Parts, a.Service(press).RunsOn = []string{"quantum"}, "moon"
	if err := a.Fits(c); lacks(err, `aws-lightsail has no part called "quantum"`) {
		t.Error(err)
	}
	if got := found(q.Check(c, &a), "no-such-host"); len(got) != 1 || !strings.Contains(got[0], `is said to run on "moon", where it cannot run; it is taken to run on`) {
		t.Errorf("%q", got)
	}
	a.Catalogue = "2099.01"
	told := strings.Join(found(q.Check(c, &a), "newer-catalogue"), "\n")
	if err := a.Fits(c); err != nil || !strings.Contains(told, `the part of aws-lightsail called "quantum"`) || !strings.Contains(told, `what wordpress-self-hosted runs on, called "moon"`) {
		t.Errorf("%v, %s", err, told)
	}
	_, plain := site(t)
	if u, all := q.UseOf(c, &a, a.Services[2]), q.UseOf(c, &plain, plain.Services[2]); !slices.Equal(u.Capabilities, all.Capabilities) {
		t.Errorf("%v, want all", u.Capabilities)
	}
	a.Service(press).RunsOn = press
	if host, _ := q.HostOf(c, &a, *a.Service(press)); host.Key != "cpanel-hosting" || host.Said {
		t.Errorf("on itself: %+v", host)
	}
}

// TestHostRemarks: what is asked of the host is told once for each service, and a host
// that nobody named.
func TestHostRemarks(t *testing.T) {
	c, a := site(t)
	for control, option := range map[string]string{"backup-servers-databases": "some", "logs-on": "nothing", "web-stack-updates": "rarely"} {
		a.Answer(q.CellID{Control: control, Service: press}, option, q.Notes{}, monday)
	}
	on := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	want := "@wordpress-self-hosted: 2 answers for WordPress (self-hosted) are asked of " + q.Name(c, *a.Service("cpanel-hosting")) + " now; they are kept and do not count (backup-servers-databases, logs-on)"
	if got := found(q.CheckOn(c, &a, on), "asked-of-host"); !slices.Equal(got, []string{want}) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := found(q.CheckOn(c, &a, on), "host-assumed"); len(got) != 1 || !strings.Contains(got[0], "is taken to run on "+q.Name(c, *a.Service("cpanel-hosting"))) {
		t.Errorf("%q", got)
	}
	edit(t, &a, func(s *q.Service) { s.RunsOn = "shared-hosting" })
	for _, rule := range []string{"host-assumed", "asked-of-host", "no-such-host"} {
		if got := found(q.CheckOn(c, &a, on), rule); len(got) > 0 {
			t.Errorf("%q", got)
		}
	}
}

// TestOverruledAndTogether: an answer that overrules what a product does, and answers
// given together, one remark for each control.
func TestOverruledAndTogether(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("testdata/catalogue")) // of our own, to change
	if err != nil {
		t.Fatal(err)
	}
	mail, _ := c.Service("mail")
	mail.Guides()[0].AlwaysOn = &catalogue.AlwaysOn{Option: "everyone", Why: "Mail asks everybody for a second step."}
	a := *build(t, "mail", "crm  +health", "vm")
	id := q.CellID{Control: "second-step", Service: "mail"}
	remarks := func() []string {
		list := q.CheckOn(c, &a, today)
		return append(found(list, "overrules-product"), found(list, "answered-together")...)
	}
	if cell := cellsOf(c, &a)[id.String()]; cell.State != q.Known || len(remarks()) > 0 {
		t.Errorf("%s, %q", cell.State, remarks())
	}
	a.Answer(id, "everyone", q.Notes{}, monday)
	if len(remarks()) > 0 {
		t.Errorf("it says the same: %q", remarks())
	}
	a.Answer(id, "nobody", q.Notes{}, monday)
	if got := remarks(); !slices.Equal(got, []string{"second-step@mail: the answer overrules what Mail does by itself: Mail asks everybody for a second step."}) {
		t.Errorf("%q", got)
	}
	a.AnswerTogether([]q.CellID{{Control: "second-step", Service: "crm"}, {Control: "second-step", Service: "vm"}}, "admins", q.Notes{}, monday)
	if got := remarks(); len(got) != 2 || got[1] != "second-step: 2 services answered together" {
		t.Errorf("%q", got)
	}
	a.Answer(q.CellID{Control: "second-step", Service: "vm"}, "admins", q.Notes{}, monday)
	if got := remarks(); len(got) != 2 || got[1] != "second-step: 1 service answered together" {
		t.Errorf("%q", got)
	}
}

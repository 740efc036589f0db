package questionnaire_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

const ownServices = `id: zebra-%s
name: Zebra %s
provider: Zebra
category: office
model: iaas
aliases: [zebra %s]
capabilities: [logins, files, servers]
data: [internal]
%s
provider_does: [Runs it]
guides:
  - {control: second-step, where: Zebra, fix: Zebra., plan: Zebra, source: 'https://zebra.example', as_of: 2026-08, verified: true, always_on: {option: everyone, why: Zebra does it.}}
`

// TestRedactedOverlayKeepsItsCells: what an overlay says about parts, hosts and what a
// product does by itself stays in a redacted copy, without its words.
func TestRedactedOverlayKeepsItsCells(t *testing.T) {
	base, err := catalogue.Load(os.DirFS("testdata/catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	base.Hosts = []catalogue.HostKind{{ID: "server", Name: "Server", About: "It runs.", Model: catalogue.IaaS, Capabilities: []string{"servers"}}}
	service := func(id, more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(strings.NewReplacer("%s\nprovider_does", more+"\nprovider_does", "%s", id).Replace(ownServices))}
	}
	c, err := base.Overlay(fstest.MapFS{"services/zebra-host.yaml": service("host", "host: server\nparts: [files, servers]"),
		"services/zebra-guest.yaml": service("guest", "runs_on: {hosts: [server], was: {zebra-way: server}}")})
	if err != nil {
		t.Fatal(err)
	}
	a := q.New("Firm")
	a.Profile.Depth = q.FullDepth
	a.AddService(q.Service{ID: "zebra-host", Data: []string{"internal"}, Parts: []string{"files"}})
	a.AddService(q.Service{ID: "zebra-guest", Data: []string{"health"}, Variant: "zebra-way"})
	plain, b := q.Redacted(c, a)
	was, is := q.Cells(c, &a), q.Cells(plain, &b)
	if len(was) != len(is) {
		t.Fatalf("%d cells, and %d before", len(is), len(was))
	}
	known := 0
	for i := range was {
		if was[i].State != is[i].State || was[i].Factor != is[i].Factor || was[i].At != is[i].At {
			t.Errorf("%s is %s, and was %s as %s", is[i].ID(), is[i].State, was[i].State, was[i].ID())
		}
		if is[i].State == q.Known {
			known++
		}
	}
	if host, ok := q.HostOf(plain, &b, b.Services[1]); known != 2 || !ok || host != (q.Host{Key: b.Services[0].Key, Said: true}) {
		t.Errorf("%d are known, and it runs on %+v", known, host)
	}
	for _, s := range plain.Services {
		if strings.Contains(strings.ToLower(s.Name+s.ID+s.Provider), "zebra") || len(s.Guides()) > 0 && s.Guides()[0].AlwaysOn != nil && strings.Contains(s.Guides()[0].AlwaysOn.Why+s.Guides()[0].Fix, "ebra") {
			t.Errorf("it names the service: %+v", s)
		}
	}
	if strings.Contains(string(encode(t, b)), "zebra") {
		t.Errorf("it names the service:\n%s", encode(t, b))
	}
}

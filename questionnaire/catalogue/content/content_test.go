package content

import (
	"os"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)

// What is compiled into the program is what the YAML says.
func TestCompiledIsFresh(t *testing.T) {
	want, err := catalogue.Load(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for i := range want.Services {
		if known := want.Services[i].Known(); !slices.Equal(got.Services[i].Known(), known) {
			t.Errorf("%s: known without unpacking are %q, want %q", want.Services[i].ID, got.Services[i].Known(), known)
		}
	}
	opened := *got
	opened.Services = make([]catalogue.Service, len(got.Services))
	for i := range got.Services {
		opened.Services[i] = got.Services[i].Opened()
	}
	opened.Index()
	if !reflect.DeepEqual(&opened, want) {
		t.Error("content.go or guides.bin is stale; run go generate ./...")
	}
}

// TestUnpackTogether: services are asked for their guides by several at once, and all get
// the same. The race detector looks on.
func TestUnpackTogether(t *testing.T) {
	c, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	c = &catalogue.Catalogue{Services: slices.Clone(c.Services)}
	c.Unpack(guides) // none of them has been asked yet
	var wait sync.WaitGroup
	got := make([][]*catalogue.Guide, 4)
	for n := range got {
		wait.Go(func() {
			for i := range c.Services {
				s := c.Services[i] // a copy shares what is unpacked
				got[n] = append(got[n], &s.Guides()[0])
			}
		})
	}
	wait.Wait()
	for n := range got {
		if !slices.Equal(got[n], got[0]) {
			t.Error("two that asked at once have other guides")
		}
	}
}

// Laying an overlay over the shipped content leaves the shipped content alone.
func TestOverlayLeavesShippedAlone(t *testing.T) {
	before := len(compiled.Services)
	c, err := WithOverlays(fstest.MapFS{"services/own-crm.yaml": {Data: []byte(`
id: own-crm
name: Own CRM
provider: Us
category: crm-marketing
model: saas
capabilities: [user-accounts]
data: [customer-personal]
provider_does: [Runs it]
guides: []
`)}})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Services) != before+1 || len(compiled.Services) != before {
		t.Errorf("%d services with the overlay, %d shipped; want %d and %d", len(c.Services), len(compiled.Services), before+1, before)
	}
	if shipped, _ := Shipped(); shipped.Version != catalogue.Version || c.Version == catalogue.Version {
		t.Errorf("versions %q and %q: only the overlay's tells of the overlay", shipped.Version, c.Version)
	}
}

func BenchmarkIndex(b *testing.B) {
	for b.Loop() {
		c := compiled
		c.Index()
	}
}

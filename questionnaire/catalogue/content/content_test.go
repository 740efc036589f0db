package content

import (
	"os"
	"reflect"
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
	if !reflect.DeepEqual(got, want) {
		t.Error("content.go is stale; run go generate ./...")
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

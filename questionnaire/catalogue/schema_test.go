package catalogue

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated page again")

// TestSchemaIsFresh keeps the published schema as fresh as the types.
func TestSchemaIsFresh(t *testing.T) {
	var want bytes.Buffer
	if err := WriteSchema(&want); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "docs", "catalogue.schema.json")
	if *update {
		if err := os.WriteFile(path, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Errorf("docs/catalogue.schema.json is stale; run go generate ./...")
	}
}

// TestSchemaDescribes keeps each description on a property that is there, and
// leaves no unknown key in.
func TestSchemaDescribes(t *testing.T) {
	var b bytes.Buffer
	if err := WriteSchema(&b); err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]struct {
			Properties           map[string]struct{ Description string }
			AdditionalProperties *bool
		} `json:"$defs"`
	}
	if err := json.Unmarshal(b.Bytes(), &schema); err != nil {
		t.Fatal(err)
	}
	for name := range descriptions {
		def, property, _ := strings.Cut(name, ".")
		if _, ok := schema.Defs[def].Properties[property]; !ok {
			t.Errorf("%s is described and not there", name)
		}
	}
	for name, def := range schema.Defs {
		if def.AdditionalProperties == nil || *def.AdditionalProperties {
			t.Errorf("%s takes unknown keys", name)
		}
	}
}

package catalogue

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/internal/generated"
)

// TestSchemaIsFresh keeps the published schema as fresh as the types.
func TestSchemaIsFresh(t *testing.T) {
	generated.Fresh(t, filepath.Join("..", "..", "docs", "catalogue.schema.json"), WriteSchema)
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

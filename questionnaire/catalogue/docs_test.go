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

var update = flag.Bool("update", false, "write the generated pages anew")

// TestDocs keeps the generated pages as fresh as the content.
func TestDocs(t *testing.T) {
	c, err := Load(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]func(*bytes.Buffer) error{
		"catalogue.md":          func(b *bytes.Buffer) error { return WriteReference(b, c) },
		"catalogue.schema.json": func(b *bytes.Buffer) error { return WriteSchema(b) },
	} {
		t.Run(name, func(t *testing.T) {
			var want bytes.Buffer
			if err := write(&want); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("..", "..", "docs", name)
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
				t.Errorf("docs/%s is stale; run go generate ./...", name)
			}
		})
	}
}

// TestReferenceNamesEverything finds every id in the reference.
func TestReferenceNamesEverything(t *testing.T) {
	c, err := Load(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteReference(&b, c); err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, s := range c.Services {
		ids = append(ids, s.ID)
	}
	for _, k := range c.Controls {
		ids = append(ids, k.ID)
		for _, o := range k.Question.Options {
			ids = append(ids, o.ID)
		}
	}
	for _, id := range ids {
		if !strings.Contains(b.String(), "`"+id+"`") {
			t.Errorf("the reference does not name %s", id)
		}
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

package content_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/questionnaire/catalogue"
)

var update = flag.Bool("update", false, "write the generated page again")

// TestReferenceIsFresh keeps the page of the catalogue as fresh as the content.
func TestReferenceIsFresh(t *testing.T) {
	var want bytes.Buffer
	if err := catalogue.WriteReference(&want, shipped(t)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("..", "..", "..", "docs", "catalogue.md")
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
		t.Errorf("docs/catalogue.md is stale; run go generate ./...")
	}
}

// TestReferenceNamesEverything finds every id in the reference.
func TestReferenceNamesEverything(t *testing.T) {
	c := shipped(t)
	var b bytes.Buffer
	if err := catalogue.WriteReference(&b, c); err != nil {
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

package content_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/internal/generated"
	"yourpart/questionnaire/catalogue"
)

// TestReference keeps the page of the catalogue as fresh as the content, and finds
// every id in it.
func TestReference(t *testing.T) {
	c := shipped(t)
	page := string(generated.Fresh(t, filepath.Join("..", "..", "..", "docs", "catalogue.md"), func(w io.Writer) error { return catalogue.WriteReference(w, c) }))
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
		if !strings.Contains(page, "`"+id+"`") {
			t.Errorf("the reference does not name %s", id)
		}
	}
}

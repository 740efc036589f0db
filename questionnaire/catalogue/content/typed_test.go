package content_test

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/internal/generated"
	"yourpart/questionnaire/catalogue"
)

// A typed text is what owners type and the service they mean, or "kind:" and the
// category of those they mean.
type typed struct{ text, means string }

func allTyped(t *testing.T) (list []typed) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "typed.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		list = append(list, typed{r[0], r[1]})
	}
	return list
}

// TestTyped: what owners type leads to what they mean, first of all that is found.
func TestTyped(t *testing.T) {
	c, list := shipped(t), allTyped(t)
	if len(list) < 200 {
		t.Fatalf("only %d texts", len(list))
	}
	for _, w := range list {
		found := c.Search(w.text)
		kind, isKind := strings.CutPrefix(w.means, "kind:")
		switch {
		case len(found) == 0:
			t.Errorf("%q finds nothing, not %s", w.text, w.means)
		case isKind && found[0].Service.Category != kind, !isKind && found[0].Service.ID != w.means:
			t.Errorf("%q finds %s first, not %s", w.text, found[0].Service.ID, w.means)
		}
	}
}

// TestTypedPage keeps the page of what owners type, and what they get, fresh.
func TestTypedPage(t *testing.T) {
	c := shipped(t)
	page := generated.Fresh(t, filepath.Join("..", "..", "..", "docs", "search.md"), func(w io.Writer) error {
		fmt.Fprintln(w, "# What owners type, and what they get")
		fmt.Fprintln(w)
		fmt.Fprintln(w, "Made by `go test ./questionnaire/catalogue/content -run TestTypedPage -update`; do not edit. The texts and what")
		fmt.Fprintln(w, "they mean are in `questionnaire/catalogue/content/testdata/typed.csv`; a test holds the search to them.")
		fmt.Fprintln(w)
		fmt.Fprintln(w, "| Typed | Found first | By | Found too |")
		fmt.Fprintln(w, "| --- | --- | --- | --- |")
		for _, x := range allTyped(t) {
			found := c.Search(x.text)
			var too []string
			for _, f := range found[1:] {
				too = append(too, f.Service.Name)
			}
			if n := len(too); n > 3 {
				too = append(too[:3], fmt.Sprintf("%d more", n-3))
			}
			fmt.Fprintf(w, "| %s | %s | %s | %s |\n", x.text, found[0].Service.Name, by(found[0]), strings.Join(too, ", "))
		}
		return nil
	})
	if !strings.Contains(string(page), "| strato |") {
		t.Error("the page does not have strato")
	}
}

// by says what a service was found by.
func by(f catalogue.Found) string {
	name := "its name"
	if f.By != "" {
		name = f.By
	}
	return map[catalogue.Closeness]string{catalogue.Exact: name, catalogue.Starts: name + ", which starts so", catalogue.Words: name + ", by words",
		catalogue.Meant: "the kind of thing", catalogue.Kind: "the kind of thing", catalogue.Ends: name + ", which ends so", catalogue.Spelled: name + ", spelled nearly so"}[f.Fit]
}

// TestAliasesLeadHome: no alias leads to another service than its own.
func TestAliasesLeadHome(t *testing.T) {
	c := shipped(t)
	for i := range c.Services {
		s := &c.Services[i]
		if s.Retired != "" {
			continue
		}
		for _, name := range append([]string{s.ID, s.Name}, s.Aliases...) {
			found := c.Search(name)
			at := slices.IndexFunc(found, func(f catalogue.Found) bool { return f.Service.ID == s.ID })
			if at < 0 || found[at].Fit != catalogue.Exact {
				t.Errorf("%q does not lead to %s", name, s.ID)
			} else if at > 0 {
				t.Errorf("%q leads to %s before %s", name, found[0].Service.ID, s.ID)
			}
		}
	}
}

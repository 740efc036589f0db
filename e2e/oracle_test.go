package e2e

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// A duty is one published line: who answers for a layer, and through what.
type duty struct {
	Service  string
	Layer    string
	Says     string // in our words
	Controls []string
}

// An oracleCase is one published example of who does what.
type oracleCase struct {
	Title, Source string
	Stack         []struct {
		Service string          // what the case calls it: its id, where ID is empty and there is no Model
		ID      string          // its id, where the case calls it otherwise
		Variant string          // how it is used, where that is not the usual way
		Model   catalogue.Model // of one that the catalogue has not
	}
	Customer, Provider, Shared []duty
	Never                      []duty // may not be the customer's at all
	Known                      []difference
}

// A difference is one that the catalogue has on purpose.
type difference struct {
	Differs string // as the test words it
	Reason  string
}

// TestOracle holds the derivation against published examples, one a file.
// Where the catalogue differs on purpose, the file says why.
func TestOracle(t *testing.T) {
	t.Parallel()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("e2e/testdata/oracle/*.json")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d published examples, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			var k oracleCase
			dec := json.NewDecoder(bytes.NewReader(read(t, file)))
			dec.DisallowUnknownFields()
			if err := dec.Decode(&k); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			if k.Title == "" || k.Source == "" || len(k.Customer) == 0 || len(k.Provider) == 0 {
				t.Errorf("%s lacks its title, its source or its duties", file)
			}
			k.check(t, c)
		})
	}
}

// check compares the case with what is derived, but for what is known to
// differ, which must still do so.
func (k oracleCase) check(t *testing.T, c *catalogue.Catalogue) {
	differs := k.differences(t, c)
	for _, d := range k.Known {
		at := slices.Index(differs, d.Differs)
		if at < 0 || d.Reason == "" {
			t.Errorf("%q does not differ any more, or without a reason; take it out of known", d.Differs)
			continue
		}
		differs = slices.Delete(differs, at, at+1)
	}
	for _, d := range differs {
		t.Errorf("%s (%s)", d, k.Source)
	}
}

// differences derives the case's duties and lists in what they differ.
func (k oracleCase) differences(t *testing.T, c *catalogue.Catalogue) (out []string) {
	t.Helper()
	keys, r := k.derive(t, c)
	party := func(d duty) catalogue.Party {
		for _, s := range r.Services {
			for _, l := range s.Layers {
				if s.Key == keys[d.Service] && l.Layer == d.Layer {
					return l.Party
				}
			}
		}
		t.Fatalf("no layer %s of %s", d.Layer, d.Service)
		return ""
	}
	for _, d := range k.Customer {
		if p := party(d); !p.Yours() {
			out = append(out, fmt.Sprintf("%s: %s is the %s's, not the customer's", d.Service, d.Layer, p))
		}
	}
	for _, d := range k.Provider {
		if party(d) == catalogue.Customer {
			out = append(out, fmt.Sprintf("%s: %s is the customer's, not the provider's", d.Service, d.Layer))
		}
	}
	for _, d := range slices.Concat(k.Customer, k.Shared) {
		for _, control := range d.Controls {
			if _, ok := c.Control(control); !ok {
				t.Errorf("the catalogue has no control %s", control)
			} else if !hasDuty(r, keys[d.Service], control) {
				out = append(out, fmt.Sprintf("%s: %s is not among the duties", d.Service, control))
			}
		}
	}
	for _, d := range k.Never {
		if p := party(d); p != catalogue.Provider {
			out = append(out, fmt.Sprintf("%s: %s is %s, not the provider's alone", d.Service, d.Layer, p))
		}
	}
	return out
}

// derive is who does what in the case's stack, with the key of each service.
func (k oracleCase) derive(t *testing.T, c *catalogue.Catalogue) (map[string]string, questionnaire.Responsibilities) {
	t.Helper()
	a := questionnaire.New(k.Title)
	keys := map[string]string{}
	for _, s := range k.Stack {
		service := questionnaire.Service{Name: s.Service, Model: s.Model}
		if s.Model == "" {
			id := cmp.Or(s.ID, s.Service)
			def, ok := c.Service(id)
			if !ok {
				t.Fatalf("the catalogue has no service %s", id)
			}
			if s.Variant != "" && def.Variant(s.Variant) == nil {
				t.Fatalf("%s has no variant %s", id, s.Variant)
			}
			service = questionnaire.Service{ID: id, Variant: s.Variant, Data: slices.Clone(def.Data)}
		}
		keys[s.Service] = a.AddService(service)
	}
	return keys, questionnaire.Derive(c, &a)
}

// hasDuty reports whether a control is a duty for a service or the whole firm.
func hasDuty(r questionnaire.Responsibilities, key, control string) bool {
	is := func(d questionnaire.Duty) bool { return d.Control == control }
	if slices.ContainsFunc(r.Organisation, is) {
		return true
	}
	for _, s := range r.Services {
		if s.Key == key && slices.ContainsFunc(s.Yours, is) {
			return true
		}
	}
	return false
}

package main

import (
	"strings"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// TestSource writes what fits on one line, breaks what does not, and names no
// type that the list around it has named.
func TestSource(t *testing.T) {
	days := 30
	got, err := source(&catalogue.Catalogue{
		Topics: []catalogue.Topic{{ID: "backup", Title: "Backup"}},
		Services: []catalogue.Service{{
			ID: "drive", Aliases: []string{"one \"quoted\"", strings.Repeat("two ", 35)},
			Parties:  map[string]catalogue.Override{"host": {Party: "shared"}, "backup": {Party: "customer"}},
			Variants: &catalogue.Variants{Text: "How?"},
			Written:  []catalogue.Guide{{Control: "own-copy", Days: &days, Verified: true}},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `// Code generated from the YAML beside this file by go generate; DO NOT EDIT.

package content

import "yourpart/questionnaire/catalogue"

var compiled = catalogue.Catalogue{
	Topics: []catalogue.Topic{{ID: "backup", Title: "Backup"}},
	Services: []catalogue.Service{
		{
			ID: "drive",
			Aliases: []string{
				"one \"quoted\"",
				"` + strings.Repeat("two ", 35) + `",
			},
			Parties:  mapOf(entries1),
			Variants: &catalogue.Variants{Text: "How?"},
			Written:  []catalogue.Guide{{Control: "own-copy", Days: new(30), Verified: true}},
		},
	},
}

var entries1 = []entry[string, catalogue.Override]{{"backup", catalogue.Override{Party: "customer"}}, {"host", catalogue.Override{Party: "shared"}}}
`
	if string(got) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

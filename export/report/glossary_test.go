package report_test

import (
	"slices"
	"strings"
	"testing"

	"yourpart/export/report/reporttest"
	"yourpart/questionnaire/catalogue"
)

// The glossary holds the terms that the report uses, and no others.
func TestGlossary(t *testing.T) {
	r := reporttest.Agency(t)
	var got []string
	for _, term := range r.Glossary() {
		got = append(got, term.Term)
	}
	if !slices.Contains(got, "second step") {
		t.Errorf("the report asks about a second step and does not explain it: %v", got)
	}
	if !slices.IsSortedFunc(got, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }) {
		t.Errorf("not in alphabetical order: %v", got)
	}
	if whole := len(r.Catalogue.Glossary); len(got) >= whole {
		t.Errorf("%d of %d terms: all are explained, used or not", len(got), whole)
	}
	if slices.ContainsFunc(r.Glossary(), func(t catalogue.Term) bool { return t.Meaning == "" }) {
		t.Error("a term without a meaning")
	}
}

// Where nothing was asked, there is nothing to be content about.
func TestAskWithoutResult(t *testing.T) {
	if got := reporttest.Nothing(t).Ask(); !strings.Contains(got, "Nothing has been asked yet") {
		t.Errorf("the decision asked for is %q", got)
	}
}

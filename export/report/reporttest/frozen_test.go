package reporttest_test

import (
	"testing"

	"yourpart/export/report/reporttest"
	"yourpart/questionnaire/catalogue"
)

// TestFrozen makes sure that the small catalogue has something for every chapter
// of a report.
func TestFrozen(t *testing.T) {
	c := reporttest.Frozen(t)
	models, guides := map[catalogue.Model]bool{}, 0
	for _, s := range c.Services {
		models[s.Model] = true
		guides += len(s.Guides())
	}
	for _, m := range catalogue.Models {
		if !models[m] {
			t.Errorf("no service is %s", m)
		}
	}
	topics := map[string]bool{}
	for _, k := range c.Controls {
		topics[k.Topic] = true
	}
	if len(topics) < 8 || guides < 20 || len(c.Glossary) < 20 || len(c.Laws) == 0 {
		t.Errorf("%d topics, %d guides, %d terms, %d laws", len(topics), guides, len(c.Glossary), len(c.Laws))
	}
}

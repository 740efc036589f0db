package catalogue_test

import (
	"testing"

	"yourpart/questionnaire/catalogue"
)

// TestTodoOf: what the stack has goes before the option's own, in the order of the list.
func TestTodoOf(t *testing.T) {
	todo := func(title string) catalogue.Todo { return catalogue.Todo{Title: title} }
	own := todo("own")
	k := &catalogue.Control{Question: catalogue.Question{Options: []catalogue.Option{
		{ID: "best"},
		{ID: "middle", Todo: &own, With: []catalogue.TodoWith{
			{Service: []string{"onepass", "twopass"}, Todo: todo("service")},
			{Category: []string{"passwords"}, Todo: todo("category")},
		}},
		{ID: "worst"},
	}}}
	none, described := []catalogue.InUse(nil), catalogue.InUse{}
	for _, tt := range []struct {
		option string
		stack  []catalogue.InUse
		want   string
	}{
		{"middle", none, "own"},
		{"middle", []catalogue.InUse{described}, "own"},
		{"middle", []catalogue.InUse{described, {ID: "twopass", Category: "passwords"}}, "service"},
		{"middle", []catalogue.InUse{{ID: "other", Category: "passwords"}}, "category"},
		{"worst", []catalogue.InUse{{ID: "twopass"}}, ""},
		{"gone", none, ""},
	} {
		got := k.TodoOf(tt.option, tt.stack)
		if (got == nil) != (tt.want == "") || got != nil && got.Title != tt.want {
			t.Errorf("%s in %v: %v, want %q", tt.option, tt.stack, got, tt.want)
		}
	}
}

// TestSwitches: only steps that look, tell or note do without what must be true first.
func TestSwitches(t *testing.T) {
	k := &catalogue.Control{Remediation: catalogue.Remediation{Steps: []string{
		"Switch on the rule for everyone.", "Note it in your list.", "Ask your supplier to switch on the lock.", "Give each admin a key.", "Tell people why."}}}
	for _, tt := range []struct {
		name string
		todo *catalogue.Todo
		want bool
	}{
		{"all of it", nil, true},
		{"the guides are followed", &catalogue.Todo{Do: []string{"Read the report."}}, true},
		{"a sentence to read", &catalogue.Todo{NoGuides: true, Do: []string{"Have somebody read the report."}}, false},
		{"a sentence that switches", &catalogue.Todo{NoGuides: true, Do: []string{"Require it of the others too."}}, true},
		{"steps to note and tell", &catalogue.Todo{NoGuides: true, Steps: []int{2, 5}}, false},
		{"a step that switches", &catalogue.Todo{NoGuides: true, Steps: []int{1, 2}}, true},
		{"a step that has somebody switch", &catalogue.Todo{NoGuides: true, Steps: []int{3}}, true},
		{"a step that may", &catalogue.Todo{NoGuides: true, Steps: []int{4}}, true},
	} {
		if got := k.Switches(tt.todo); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}

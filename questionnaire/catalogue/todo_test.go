package catalogue_test

import (
	"testing"
	"testing/fstest"

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

// TestRedactedKeepsWhatIsLeft: an overlay's words of what is left to do are not in a
// redacted catalogue, and its hours are, wherever its services come in.
func TestRedactedKeepsWhatIsLeft(t *testing.T) {
	o := fstest.MapFS{rules: {Data: []byte("controls:\n" + oneControl(t, "policy"))}, "services/till.yaml": small(t)[vm]}
	change(t, o, "services/till.yaml", "id: vm", "id: till")
	change(t, o, rules, "service: [drive]", "service: [till]")
	change(t, o, rules, "Write the policy down in Drive", "Write it into the Moonbeam folder")
	change(t, o, rules, "Write it there.", "Ask Ada for Moonbeam.")
	plain, _ := load(t, small(t), o).Redacted(map[string]string{"till": "own-service-1"})
	k, _ := plain.Control("policy")
	with, without := k.TodoOf("spoken", []catalogue.InUse{{ID: "own-service-1"}}), k.TodoOf("spoken", nil)
	if with == nil || with.Hours.First != 2 || with.Title != k.Remediation.Title || len(with.Do) != 0 || len(with.Steps) != len(k.Remediation.Steps) {
		t.Errorf("with the service: %+v", with)
	}
	if without == nil || without.Hours.First != 3 || without.Title != "Write the policy down" {
		t.Errorf("without it: %+v", without)
	}
}

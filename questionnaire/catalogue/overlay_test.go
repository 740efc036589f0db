package catalogue_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)

// part takes one file of the small catalogue as the start of an overlay.
func part(t *testing.T, file string) fstest.MapFS {
	t.Helper()
	return fstest.MapFS{file: small(t)[file]}
}

func TestOverlayAddsAService(t *testing.T) {
	o := part(t, vm)
	o["services/till.yaml"] = o[vm]
	delete(o, vm)
	change(t, o, "services/till.yaml", "id: vm", "id: till")
	change(t, o, "services/till.yaml", "name: Server", "name: Till")
	c := load(t, small(t), o)
	if s, ok := c.Service("till"); !ok || s.Name != "Till" {
		t.Errorf("the overlay's service is not there: %v", s)
	}
	if _, ok := c.Service("vm"); !ok || len(c.Services) != 7 {
		t.Errorf("%d services; want the six of the base and one more", len(c.Services))
	}
	if c.Version == catalogue.Version {
		t.Error("the version does not tell that an overlay was used")
	}
}

func TestOverlayReplacesAControlsWording(t *testing.T) {
	o := fstest.MapFS{rules: {Data: []byte("controls:\n" + oneControl(t, "policy"))}}
	change(t, o, rules, "How is it with the policy?", "Who wrote the house rules?")
	before, after := load(t, small(t)), load(t, small(t), o)
	k, ok := after.Control("policy")
	if !ok || k.Question.Text != "Who wrote the house rules?" {
		t.Fatalf("the wording is not replaced: %q", k.Question.Text)
	}
	if len(after.Controls) != len(before.Controls) {
		t.Errorf("%d controls, not %d", len(after.Controls), len(before.Controls))
	}
	for i := range before.Controls {
		if before.Controls[i].ID != after.Controls[i].ID {
			t.Errorf("control %d is %s, not %s: replacing one must not move it", i, after.Controls[i].ID, before.Controls[i].ID)
		}
	}
}

// oneControl cuts one control out of rules.yaml.
func oneControl(t *testing.T, id string) string {
	t.Helper()
	for _, s := range strings.Split(string(small(t)[rules].Data), "  - id: ")[1:] {
		if strings.HasPrefix(s, id+"\n") {
			return "  - id: " + s
		}
	}
	t.Fatalf("no control %s", id)
	return ""
}

func TestLaterOverlayWins(t *testing.T) {
	one, two := part(t, vm), part(t, vm)
	change(t, one, vm, "name: Server", "name: One")
	change(t, two, vm, "name: Server", "name: Two")
	c := load(t, small(t), one, two)
	if s, _ := c.Service("vm"); s.Name != "Two" {
		t.Errorf("name %q; want that of the later overlay", s.Name)
	}
}

func TestFaultyOverlayIsRefusedWithEveryFault(t *testing.T) {
	o := part(t, vm)
	change(t, o, vm, "model: iaas", "model: rented")
	change(t, o, vm, "category: office", "category: ofice")
	o["services/crm.yaml"] = &fstest.MapFile{Data: []byte("id: crm\nnmae: x\n")}
	o[rules] = &fstest.MapFile{Data: []byte("controls:\n" + oneControl(t, "policy"))}
	change(t, o, rules, "weight: 5", "weight: 50")
	found := faults(t, small(t), o).Error()
	for _, want := range []string{
		`services/vm.yaml: vm: no model "rented"`,
		`services/vm.yaml: vm: no category "ofice"`,
		"services/crm.yaml: crm: line 2: field nmae is not a key here",
		"controls/rules.yaml: policy: weight is 1 to 10, not 50",
	} {
		if !strings.Contains(found, want) {
			t.Errorf("not told: %s\nin\n%s", want, found)
		}
	}
}

// An overlay that breaks what the base points to is found as well.
func TestOverlayMustFitTheBase(t *testing.T) {
	o := fstest.MapFS{rules: {Data: []byte("controls:\n" + oneControl(t, "policy"))}}
	change(t, o, rules, "{id: spoken, label: Spoken,", "{id: said, label: Said,")
	if found := faults(t, small(t), o).Error(); !strings.Contains(found, `training: ask_when: policy has no option "spoken"`) {
		t.Errorf("the base's condition now dangles, but:\n%s", found)
	}
}

func TestEmptyOverlay(t *testing.T) {
	found := faults(t, small(t), fstest.MapFS{"readme.txt": {Data: []byte("hello")}})
	if !strings.Contains(found.Error(), "an overlay needs at least one") {
		t.Error(found)
	}
}

func TestMissingBaseFilesAreNamed(t *testing.T) {
	found := faults(t, fstest.MapFS{}).Error()
	for _, want := range []string{"layers.yaml", "data.yaml", "topics.yaml", "vocabulary.yaml", "glossary.yaml"} {
		if !strings.Contains(found, want+": ") {
			t.Errorf("%s is missing, but:\n%s", want, found)
		}
	}
}

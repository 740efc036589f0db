package questionnaire_test

import (
	"testing"

	"yourpart/questionnaire"
)

// TestRedactedKeys: a key that the catalogue gave stays, and one that somebody
// made says only of which service it is. A service keeps sharing its login, or
// not, as that is by its key.
func TestRedactedKeys(t *testing.T) {
	c := shipped(t)
	a := questionnaire.New("Zebrafinch")
	for _, s := range []questionnaire.Service{{Key: "zebrafinch-box", ID: "dropbox"}, {Key: "slack", ID: "slack"}, {Key: "till", Name: "Till", Model: "saas", SignIn: "zebrafinch-box"},
		{Key: "dropbox-2", ID: "dropbox"}, {Key: "dropbox", ID: "dropbox", SignIn: "till"}} {
		s.Data = []string{"internal"}
		a.Services = append(a.Services, s)
	}
	a.Answers = map[questionnaire.CellID]questionnaire.Answer{
		{Control: "mfa-all-users", Service: "zebrafinch-box"}: {Option: "optional", Note: "Zebrafinch"},
		{Control: "mfa-all-users", Service: "zebrafinch"}:     {Option: "optional"},
		{Control: "zebrafinch-rule"}:                          {Option: "zebrafinch"},
	}
	a.Actions = map[string]questionnaire.Tracking{"find-out-mfa-all-users": {Owner: "Ann", Status: questionnaire.Doing},
		"mfa-all-users@zebrafinch-box": {Due: "2026-12-01"}, "zebrafinch-act": {Due: "2026-12-01"}, "mfa-all-users@zebrafinch": {}}
	same, b := questionnaire.Redacted(c, a)
	if same != c {
		t.Error("a catalogue without overlays is another one")
	}
	want := []questionnaire.Service{{Key: "dropbox-2"}, {Key: "slack"}, {Key: "own-service-1", Name: "Own service-1", SignIn: "dropbox-2"}, {Key: "dropbox-3"}, {Key: "dropbox", SignIn: "own-service-1"}}
	for i, s := range b.Services {
		if s.Key != want[i].Key || s.Name != want[i].Name || s.SignIn != want[i].SignIn {
			t.Errorf("service %d is %+v; want %+v", i+1, s, want[i])
		}
	}
	if len(b.Answers) != 2 || b.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox-2"}] != (questionnaire.Answer{Option: "optional"}) ||
		b.Answers[questionnaire.CellID{Control: "gone-control-1"}].Option != "gone-option" {
		t.Errorf("the answers are %v", b.Answers)
	}
	if len(b.Actions) != 2 || b.Actions["find-out-mfa-all-users"] != (questionnaire.Tracking{Status: questionnaire.Doing}) || b.Actions["mfa-all-users@dropbox-2"].Due == "" {
		t.Errorf("the actions are %v", b.Actions)
	}
	if a.Services[0].Key != "zebrafinch-box" || a.Actions["find-out-mfa-all-users"].Owner != "Ann" {
		t.Error("the assessment itself has changed")
	}
}

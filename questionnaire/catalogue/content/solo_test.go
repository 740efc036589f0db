package content_test

import (
	"regexp"
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// others matches words that only a business of several people can follow.
var others = regexp.MustCompile(`(?i)\b(colleagues?|everyone|everybody|staff|employees?|teams?|directors?|managers? find|leavers?|` +
	`people who (join or )?leave|(second|another|other|two|any|which) admins?\b|(second|another) administrator|two (named )?people|several people|` +
	`each (person|admin|team)|one person|(ask|tell|show|give|let) people|people (can|get|use|install|reach|sign|connect|share|keep|may)|` +
	`your people|our people|(some|the|only|many) admins|the boss|stand-in for|person in charge|people in charge|admins use|all of us)`)

// TestAlone holds what a person who works alone reads to words for one person.
func TestAlone(t *testing.T) {
	c := shipped(t)
	for i := range c.Controls {
		k := &c.Controls[i]
		if k.NeedsTeam || k.Retired != "" || k.ID == "storage-not-public" { // of which everyone is the whole internet
			continue
		}
		for _, s := range alone(k.Alone()) {
			if at := others.FindString(s); at != "" {
				t.Errorf("%s: %q in %q", k.ID, at, s)
			}
		}
		if a, b := k.Alone(), k; len(a.Remediation.Steps) != len(b.Remediation.Steps) || len(a.Question.Options) != len(b.Question.Options) {
			t.Errorf("%s: another number of steps or options", k.ID)
		}
	}
	for id, want := range map[string]string{
		"mfa-all-users":           "Do you sign in with a second step everywhere?",
		"admin-separate-accounts": "Do you read mail with the login that can change everything?",
		"it-supplier-access":      "Who else can get in - web designer, bookkeeper, family - and does each still need to?",
	} {
		if k, _ := c.Control(id); k.Alone().Question.Text != want {
			t.Errorf("%s asks %q", id, k.Alone().Question.Text)
		}
	}
}

// alone is all that a control says.
func alone(k *catalogue.Control) []string {
	r := k.Remediation
	said := slices.Concat([]string{k.Title, k.Why, k.Risk, k.Question.Text, k.Check, k.Whom, r.Title, r.Then, r.Undo}, r.Before, r.Steps)
	for _, o := range k.Question.Options {
		said = append(said, o.Label, o.Text)
		if o.Todo != nil {
			said = append(append(said, o.Todo.Title), o.Todo.Do...)
		}
		for _, w := range o.With {
			said = append(append(said, w.Todo.Title), w.Todo.Do...)
		}
	}
	if r.Repeat != nil {
		said = append(said, r.Repeat.Task)
	}
	return said
}

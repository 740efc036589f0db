package content_test

import (
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// option returns an option of a control of the shipped content.
func option(t *testing.T, control, id string) *catalogue.Option {
	t.Helper()
	k, ok := shipped(t).Control(control)
	if !ok || k.Option(id) == nil {
		t.Fatalf("no option %s of %s", id, control)
	}
	return k.Option(id)
}

// allTodos returns every todo of an option, those for some services included.
func allTodos(o *catalogue.Option) []*catalogue.Todo {
	var all []*catalogue.Todo
	if o.Todo != nil {
		all = append(all, o.Todo)
	}
	for i := range o.With {
		all = append(all, &o.With[i].Todo)
	}
	return all
}

// Who has done a part is told the rest, in a title of its own: an option between
// the best and the worst has a todo, and the best has none.
func TestEveryMiddleOptionHasATodo(t *testing.T) {
	for _, k := range shipped(t).Controls {
		for i := range k.Question.Options {
			o := &k.Question.Options[i]
			switch last := len(k.Question.Options) - 1; {
			case k.Retired != "":
			case i > 0 && i < last && o.Todo == nil:
				t.Errorf("%s: nobody is told what is left to do from %q", k.ID, o.ID)
			case i == last && o.Todo != nil:
				t.Errorf("%s: all of the remediation is left from the worst option, %q; a todo of its own may only be for some services", k.ID, o.ID)
			}
			for _, todo := range allTodos(o) {
				if todo.Title == k.Remediation.Title {
					t.Errorf("%s: from %q the title is that of the whole remediation", k.ID, o.ID)
				}
				if n := len([]rune(todo.Title)); n > 60 {
					t.Errorf("%s: the title %q has %d characters; at most 60 are wanted", k.ID, todo.Title, n)
				}
			}
		}
	}
}

// Nobody is told to do what is done already.
func TestTodosLeaveOutWhatIsDone(t *testing.T) {
	for _, c := range []struct {
		name, control, option string
		done                  []int // steps of the remediation
	}{
		{"copies run daily, and nobody reads of failures", "backup-servers-databases", "daily", []int{1, 2, 3}},
		{"updates are automatic, and nobody checks", "device-updates", "automatic", []int{1, 2}},
		{"the second step is there, and not forced", "mfa-all-users", "optional", []int{1}},
		{"there is one admin, who cannot be cut down", "admin-few-and-scoped", "one", []int{1, 2}},
		{"sign-ins are recorded", "logs-on", "some", []int{1}},
		{"a password manager was chosen", "password-manager", "some", []int{1}},
		{"the malware guard is on", "device-edr", "unwatched", []int{1, 2, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			todos := allTodos(option(t, c.control, c.option))
			if len(todos) == 0 {
				t.Fatal("all of the remediation is said")
			}
			for _, todo := range todos {
				for _, step := range c.done {
					if slices.Contains(todo.Steps, step) {
						t.Errorf("%q says step %d, which is done", todo.Title, step)
					}
				}
			}
		})
	}
}

// The guides say how to switch a backup on, which it is.
func TestNoGuidesForARunningBackup(t *testing.T) {
	if todo := option(t, "backup-servers-databases", "daily").Todo; todo == nil || !todo.NoGuides || !todo.NoCost {
		t.Errorf("the guides or the cost of a backup that runs are shown: %+v", todo)
	}
}

// Nobody is told to buy what is in the stack.
func TestTodosUseWhatIsThere(t *testing.T) {
	for _, c := range []struct{ service, control, option string }{
		{"onepassword", "password-manager", "notes"},
		{"bitwarden", "password-manager", "own"},
		{"bitwarden", "password-manager", "some"},
		{"veeam-data-cloud", "backup-saas-independent", "none"},
		{"afi-backup", "backup-saas-independent", "old"},
		{"acronis-cyber-protect", "device-edr", "none"},
		{"microsoft-365", "email-filtering", "off"},
		{"tailscale", "remote-access-vpn", "direct"},
	} {
		t.Run(c.service+"/"+c.control, func(t *testing.T) {
			with := option(t, c.control, c.option).With
			i := slices.IndexFunc(with, func(w catalogue.TodoWith) bool { return slices.Contains(w.Service, c.service) })
			if i < 0 {
				t.Fatalf("%s is told to get what %s is for", c.option, c.service)
			}
			if !with[i].Todo.NoCost {
				t.Errorf("%q shows a cost that is paid already", with[i].Todo.Title)
			}
		})
	}
}

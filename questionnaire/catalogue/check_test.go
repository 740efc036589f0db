package catalogue_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)

const (
	signIn = "controls/sign-in.yaml"
	backup = "controls/backup.yaml"
	rules  = "controls/rules.yaml"
	mail   = "services/mail.yaml"
	vm     = "services/vm.yaml"
)

// Each row spoils the small catalogue in one place; the check must name the
// place and say what is wrong.
var seeded = []struct {
	name, file, old, new string
	id, want             string
}{
	{"unknown key of a control", signIn, "weight: 10", "wieght: 10", "second-step", "wieght is not a key here"},
	{"unknown key of an option", signIn, "{id: none, label: None,", "{id: none, labl: None,", "admin-keys", "labl is not a key here"},
	{"unknown key of a service", vm, "aliases:", "alias:", "vm", "alias is not a key here"},
	{"unknown key of a guide", mail, "as_of:", "asof:", "mail", "asof is not a key here"},
	{"unknown key of a layer", "layers.yaml", "your_part: Guard", "our_part: Guard", "accounts", "our_part is not a key here"},
	{"word for a number", signIn, "weight: 10", "weight: ten", "second-step", "`ten`"},
	{"key twice", vm, "model: iaas", "model: iaas\nmodel: paas", "vm", `"model" already defined`},
	{"no YAML", vm, "data: [", "data: [[", "", "line 9"},
	{"no such layer", signIn, "layers: [accounts]", "layers: [acounts]", "second-step", `no layer "acounts"`},
	{"no such model", signIn, "models: [on-prem,", "models: [onprem,", "second-step", `no model "onprem"`},
	{"no such capability of a control", signIn, "capabilities: [logins]", "capabilities: [logons]", "second-step", `no capability "logons"`},
	{"no such capability of a service", vm, "capabilities: [logins,", "capabilities: [logons,", "vm", `no capability "logons"`},
	{"no such data of a control", backup, "data: [health]", "data: [helth]", "health-rules", `no data category "helth"`},
	{"no such data of a service", vm, "data: [internal]", "data: [intern]", "vm", `no data category "intern"`},
	{"no such fact", rules, "facts: [team]", "facts: [crew]", "policy", `no fact "crew"`},
	{"no such category", vm, "category: office", "category: ofice", "vm", `no category "ofice"`},
	{"no such need", rules, "needs: [policy]", "needs: [polcy]", "training", `needs "polcy", which is no control`},
	{"condition on no control", rules, "{control: policy,", "{control: polcy,", "training", `"polcy" is no control`},
	{"condition on no option", rules, "is: [written, spoken]", "is: [written, said]", "training", `policy has no option "said"`},
	{"guide for no control", mail, "control: second-step", "control: secondstep", "mail", `guide for "secondstep", which is no control`},
	{"guide for what is never asked", mail, "control: second-step", "control: own-copy", "mail", "guide for own-copy, which is never asked"},
	{"two guides", mail, "guides:\n", "guides:\n  - {control: second-step, where: x, fix: x, plan: x, source: 'https://a.example', as_of: 2026-08, verified: true}\n", "mail", "two guides for second-step"},
	{"party of no layer", vm, "account: cloud", "account: cloud\nparties: {hosst: {party: customer, source: 'https://a.example'}}", "vm", `no layer "hosst"`},
	{"no topic for the file", "topics.yaml", "id: backup", "id: bakup", "own-copy", `no topic "backup"`},
	{"control twice", signIn, "id: admin-keys", "id: second-step", "second-step", "stands already in controls/sign-in.yaml"},
	{"layer twice", "layers.yaml", "id: building", "id: host", "host", "this id stands twice"},
	{"data twice", "data.yaml", "id: public", "id: internal", "internal", "this id stands twice"},
	{"option twice", signIn, "{id: nobody,", "{id: admins,", "second-step", `option "admins" stands twice`},
	{"term twice", "glossary.yaml", "also: [sign-in]", "also: [Login]", "login", `the term "Login" stands twice`},
	{"file of another name", vm, "id: vm", "id: wm", "wm", `the id must be the file's name, "vm"`},
	{"id that is no id", rules, "id: locked-office", "id: Locked_Office", "Locked_Office", "lower-case words"},
	{"id kept for find-out actions", rules, "id: locked-office", "id: find-out-office", "find-out-office", "find-out-"},
	{"option called like a fixed answer", signIn, "{id: none,", "{id: not-sure,", "admin-keys", "not one of the fixed answers"},
	{"headline of the best answer", backup, "credit: 1}", "credit: 1, headline: 'a copy of {where} is kept'}", "own-copy", "the best answer has no headline"},
	{"headline with a full stop", backup, "credit: 0}", "credit: 0, headline: 'no copy of {where} is kept.'}", "own-copy", "ends without a full stop"},
	{"headline without its services", backup, "credit: 0}", "credit: 0, headline: no copy is kept}", "own-copy", "a headline names its services as {where}"},
	{"credits out of order", signIn, "credit: 0.4", "credit: 0", "second-step", "options stand best first"},
	{"best option below 1", backup, "credit: 1}", "credit: 0.9}", "own-copy", "the best option has credit 1"},
	{"last option above 0", backup, "credit: 0}", "credit: 0.1}", "own-copy", "the last option has credit 0"},
	{"credit of nothing", signIn, "credit: 0.4", "credit: .nan", "second-step", "credit is 0 to 1"},
	{"option text twice", signIn, "It is admins, as asked.", "It is nobody, as asked.", "second-step", "repeats another option's text"},
	{"one option only", rules, "        - {id: open, label: Open, text: \"It is open, as asked.\", credit: 0}\n", "", "locked-office", "two to four options, not 1"},
	{"gap without an action", rules, "steps: [Do it.]", "steps: []", "policy", "a gap without an action"},
	{"gap without a title", rules, "title: See to the policy", "title: ''", "policy", "a gap without an action"},
	{"nothing left but from the best", rules, "label: Written, text: \"It is written, as asked.\", credit: 1}", "label: Written, text: \"It is written, as asked.\", credit: 1, todo: {title: T, hours: {first: 1}, do: [D.]}}", "policy", "is the best; it leaves nothing to do"},
	{"more left from a better answer", backup, "label: None, text: \"It is none, as asked.\", credit: 0}", "label: None, text: \"It is none, as asked.\", credit: 0, todo: {title: T, hours: {first: 1}, do: [D.], no_cost: true}}", "own-copy", "a better answer never leaves more"},
	{"more left where a service is in the stack", rules, "{service: [drive], todo: {title: Write the policy down in Drive, hours: {first: 2}", "{service: [drive], todo: {title: Write the policy down in Drive, hours: {first: 9}", "policy", "hours are at most those of the remediation"},
	{"no such step is left", backup, "do: [Set the copy to daily.]", "steps: [2]", "own-copy", "step 2; the remediation has 1"},
	{"no such service leaves it", rules, "service: [drive]", "service: [dryve]", "policy", "no service \"dryve\""},
	{"action of no hours", rules, "hours: {first: 6}", "hours: {first: 0}", "policy", "hours.first is above 0"},
	{"no question", rules, "text: How is it with the policy?", "text: ''", "policy", "question.text is missing"},
	{"label too long", signIn, "label: Everyone", "label: Ñearly everyone", "second-step", "1 to 14 characters, not 15"},
	{"question too long", rules, "text: How is it with the policy?", "text: " + strings.Repeat("word ", 26), "policy", "more than 25 words"},
	{"weight too high", signIn, "weight: 10", "weight: 11", "second-step", "weight is 1 to 10, not 11"},
	{"condition that names nothing", rules, "is: [written, spoken]", "is: []", "training", "can never hold"},
	{"condition that always holds", rules, "is: [written, spoken]", "is: [written, spoken, none]", "training", "always holds"},
	{"middle option in a condition", rules, "is: [written, spoken]", "is: [spoken]", "training", "one end of its scale"},
	{"both ends in a condition", rules, "is: [written, spoken]", "is: [none, written]", "training", "one end of its scale"},
	{"condition on a later control", signIn, "{control: second-step, is: [everyone, admins]}", "{control: own-copy, is: [daily]}", "admin-keys", "own-copy is asked later"},
	{"condition on itself", rules, "{control: policy, is: [written, spoken]}", "{control: training, is: [yearly]}", "training", "training is asked later"},
	{"the firm's question after a service's", rules, "{control: policy, is: [written, spoken]}", "{control: own-copy, is: [daily]}", "training", "own-copy is asked for each service"},
	{"core question after a full one", signIn, "tier: core", "tier: full", "admin-keys", "second-step is left out of core depth"},
	{"needs in a circle", rules, "cost: {text: Nothing}", "cost: {text: Nothing}\n      needs: [training]", "policy", "policy needs training needs policy"},
	{"control that is never asked", backup, "models: [on-prem, iaas, caas, paas, saas]", "models: [saas, faas]", "host-updates", "can never be asked"},
	{"way to inherit", signIn, "inherit: [account,", "inherit: [accounts,", "second-step", `no way to inherit "accounts"`},
	{"shared cell without halves", "layers.yaml", "    their_part: Updates what it installed.\n", "", "host", "needs both your_part and their_part"},
	{"model without a party", "layers.yaml", "paas: shared,", "", "host", "no party for paas"},
	{"bad link of a guide", mail, "https://example.org/mail", "example.org/mail", "mail", "source is a web address"},
	{"bad link of a service", vm, "guides: []", "guides: []\nlinks: {status: 'javascript:alert(1)'}", "vm", "is not a web address"},
	{"bad link of a figure", signIn, "weight: 10", "weight: 10\n    why_source: a book", "second-step", "why_source is a web address"},
	{"month that is none", mail, "as_of: 2026-08", "as_of: 2026-13", "mail", "as_of is a month"},
	{"month with a day", mail, "as_of: 2026-08", "as_of: '2026-08-01'", "mail", "as_of is a month"},
	{"first variant that changes something", vm, "{id: plain, label: We do}", "{id: plain, label: We do, model: paas}", "vm", "the first variant is the usual one"},
	{"no such source", "layers.yaml", "sources: [book]", "sources: [boook]", "accounts", `no source "boook"`},
	{"bad link of a source", "layers.yaml", "https://book.example", "book.example", "book", "url is a web address"},
	{"no such law", "data.yaml", "laws: [Privacy Act]", "laws: [Private Act]", "personal", `no law "Private Act"`},
	{"law that nothing brings in", "data.yaml", "laws: [Privacy Act, Health Act]", "laws: [Privacy Act]", "Health Act", "no kind of data brings this law in"},
	{"country as people write it", "data.yaml", "[ruritania,", "[Ruritania,", "Privacy Act", "not in lower case"},
	{"no such fact of a law", "data.yaml", "fact: europe", "fact: erope", "Privacy Act", `no fact "erope"`},
	{"fact of a law that holds everywhere", "data.yaml", "countries: [ruritania, ru-x], ", "", "Privacy Act", "makes no fact true"},
	{"no such service of a kind", "vocabulary.yaml", "services: [bucket, drive]", "services: [bukket, drive]", "disks", `no service "bukket"`},
	{"kind without words", "vocabulary.yaml", "words: [disk, ai]", "words: []", "disks", "words is missing"},
	{"kind without a reason", "vocabulary.yaml", "why: They are full.", "why: ''", "disks", "why is missing"},
	{"factor of nothing", "data.yaml", "factor: 0.5", "factor: 0", "public", "factor is above 0"},
}

func TestCheckFindsEveryFault(t *testing.T) {
	for _, s := range seeded {
		t.Run(s.name, func(t *testing.T) {
			m := small(t)
			change(t, m, s.file, s.old, s.new)
			found := faults(t, m)
			hit := func(f catalogue.Fault) bool { return f.ID == s.id && strings.Contains(f.Text, s.want) }
			if !slices.ContainsFunc(found, hit) {
				t.Errorf("want %s: %s among\n%v", s.id, s.want, found)
			}
			// A new name elsewhere breaks what pointed to the old one, so
			// only faults of the entry itself must name the file at hand.
			for _, f := range found {
				if f.ID == s.id && s.file != "topics.yaml" && s.name != "file of another name" && f.File != s.file {
					t.Errorf("%v should name %s", f, s.file)
				}
			}
		})
	}
}

func TestOneSlipIsOneFault(t *testing.T) {
	for file, after := range map[string]string{
		signIn: "    weight: 10\n",
		vm:     "model: iaas\n",
		mail:   "    as_of: 2026-08\n",
	} {
		m := small(t)
		indent := after[:len(after)-len(strings.TrimLeft(after, " "))]
		change(t, m, file, after, after+indent+"nonsense: 1\n")
		if found := faults(t, m); len(found) != 1 {
			t.Errorf("one unknown key in %s gives %d faults:\n%v", file, len(found), found)
		}
	}
}

// allWrong spoils every entry it can, to have many faults at once.
func allWrong(t *testing.T) fstest.MapFS {
	m := small(t)
	for _, s := range seeded {
		if s.name == "no YAML" || s.name == "key twice" || !strings.Contains(string(m[s.file].Data), s.old) {
			continue
		}
		change(t, m, s.file, s.old, s.new)
	}
	return m
}

func TestAllFaultsComeAtOnceInOneOrder(t *testing.T) {
	first := faults(t, allWrong(t))
	if len(first) < 40 {
		t.Errorf("only %d faults:\n%v", len(first), first)
	}
	files := map[string]bool{}
	for i, f := range first {
		files[f.File] = true
		if f.File == "" || f.ID == "" || f.Text == "" {
			t.Errorf("fault %d says too little: %q", i, f)
		}
	}
	for _, want := range []string{signIn, backup, rules, mail, vm, "layers.yaml", "data.yaml", "glossary.yaml"} {
		if !files[want] {
			t.Errorf("no fault names %s", want)
		}
	}
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	for range rounds {
		if again := faults(t, allWrong(t)); again.Error() != first.Error() {
			t.Fatalf("the order changes:\n%v\n\n%v", first, again)
		}
	}
}

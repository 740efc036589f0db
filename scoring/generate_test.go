package scoring_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing/fstest"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// anyCatalogue draws one to eight controls over the layers, services and data
// of the small catalogue: any scope, weight, options, inheritance, needs, and
// conditions from one end of earlier scales. Its lower layers are those that software
// takes from its host, and it has a service that runs on one, and one of parts.
func anyCatalogue(t *rapid.T) *catalogue.Catalogue {
	base := os.DirFS("../questionnaire/testdata/catalogue")
	m := fstest.MapFS{}
	names, _ := fs.Glob(base, "*.yaml")
	services, _ := fs.Glob(base, "services/*.yaml")
	for _, name := range append(names, services...) {
		b, err := fs.ReadFile(base, name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("id: host", "id: os", "id: building", "id: physical", "hosts: []", hostKinds).Replace(string(b))
		m[name] = &fstest.MapFile{Data: []byte(strings.Split(text, "guides:")[0] + guides(name))}
	}
	m["services/blog.yaml"] = &fstest.MapFile{Data: []byte(guest)}
	m["services/bundle.yaml"] = &fstest.MapFile{Data: []byte(bundle)}
	var all []made
	topics := []string{"sign-in", "backup", "rules"}
	files := map[string]string{}
	for i := range rapid.IntRange(1, 8).Draw(t, "controls") {
		topic := topics[min(i/3, 2)]
		k, yaml := anyControl(t, fmt.Sprintf("control-%d", i), all)
		all = append(all, k)
		files[topic] += yaml
	}
	for _, k := range all {
		if k.byItself != "" {
			crm := m["services/crm.yaml"]
			crm.Data = append([]byte(strings.TrimSuffix(string(crm.Data), "guides: []\n")), "guides:\n"+k.byItself...)
			break
		}
	}
	for topic, yaml := range files {
		m["controls/"+topic+".yaml"] = &fstest.MapFile{Data: []byte("controls:\n" + yaml)}
	}
	c, err := catalogue.Load(m)
	if err != nil {
		t.Fatalf("the generated catalogue is not sound:\n%v", err)
	}
	return c
}

const hostKinds = `hosts:
  - {id: server, name: Server, about: It runs., model: iaas, capabilities: [servers, files]}
  - {id: shelf, name: Shelf, about: It runs., model: paas, capabilities: [files, logins]}
  - {id: maker, name: Maker, about: It runs., model: saas, whole: true, capabilities: [logins]}`

const guest = `id: blog
name: Blog
provider: You
category: office
model: iaas
aliases: [our blog]
capabilities: [logins, files, servers]
data: [personal]
runs_on: {hosts: [server, shelf, maker], was: {old: shelf, rented: maker}}
provider_does: [Writes it]
guides: []
`

const bundle = `id: bundle
name: Bundle
provider: Acme
category: office
model: paas
aliases: [acme bundle]
capabilities: [logins, files, servers]
parts: [files, servers]
data: [internal]
host: shelf
provider_does: [Runs it]
guides: []
`

func guides(name string) string {
	if strings.HasPrefix(name, "services/") && !strings.Contains(name, "vm") {
		return "guides: []\n"
	}
	if strings.Contains(name, "vm") {
		return "guides: []\nhost: server\nvariants:\n  text: Who?\n  options:\n    - {id: plain, label: We do}\n    - {id: managed, label: They do, model: saas}\n"
	}
	return ""
}

// made is what later controls have to know about an earlier one.
type made struct {
	id       string
	org      bool
	full     bool
	options  int
	byItself string // a guide of crm, which always does it
}

func anyControl(t *rapid.T, id string, earlier []made) (made, string) {
	draw := func(name string, upTo int) int { return rapid.IntRange(0, upTo).Draw(t, name) }
	k := made{id: id, org: draw("org", 3) == 0, full: draw("full", 3) == 0, options: 2 + draw("options", 2)}
	var b strings.Builder
	add := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	scope, hours := "service", catalogue.Hours{First: 1, Each: rapid.SampledFrom([]float64{0.5, 1, 0}).Draw(t, "each")}
	if k.org {
		scope, hours.Each = "organisation", 0
	}
	conditions, full := anyConditions(t, k, earlier)
	tier := "core"
	if k.full = k.full || full; k.full {
		tier = "full"
	}
	if draw("needs a team", 5) == 0 {
		tier += "\n    needs_team: true"
	}
	if rows := draw("rows", 3); rows > 0 && !k.org && !k.full {
		tier += fmt.Sprintf("\n    core: {rows: %d}", rows)
	}
	add("  - id: %s\n    title: T\n    scope: %s\n    tier: %s\n    weight: %d", id, scope, tier, 1+draw("weight", 9))
	if tier := draw("urgency", 3); tier > 0 {
		add("    urgency: {tier: %d, why: W, exception: E}", tier)
	}
	if helps := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"account-takeover", "server-compromise", "supplier"}), 0, 3, rapid.ID[string]).Draw(t, "helps"); len(helps) > 0 {
		add("    scenarios:")
		for _, id := range helps {
			add("      - {id: %s, stage: prevent, strength: %s}", id, rapid.SampledFrom([]string{"strong", "some"}).Draw(t, "strength"))
		}
	}
	must := draw("must", 2) == 0
	add("    must_have: %v", must)
	enough := 0.0
	layers := rapid.SampledFrom([]string{"[accounts]", "[os]", "[physical]", "[physical, os]", "[os, accounts]"}).Draw(t, "layers")
	models := rapid.SampledFrom([]string{"[on-prem, iaas, caas, paas, faas, saas]", "[on-prem, saas]", "[on-prem, iaas, paas]"}).Draw(t, "models")
	add("    layers: %s", layers)
	add("    where:\n      models: %s", models)
	capabilities := ""
	if draw("narrow", 2) == 0 {
		capabilities = rapid.SampledFrom([]string{"[logins]", "[files, servers]"}).Draw(t, "capabilities")
		add("      capabilities: %s", capabilities)
	}
	if !k.org && strings.Contains(layers, "accounts") && strings.Contains(models, "saas") && capabilities != "[files, servers]" && draw("by itself", 1) == 0 {
		k.byItself = fmt.Sprintf("  - {control: %s, where: W, fix: F., plan: P, source: 'https://example.org', as_of: 2026-08, verified: true, always_on: {option: o%d, why: It does.}}\n", id, draw("does", k.options-1))
	}
	if draw("by data", 4) == 0 {
		add("      data: [health, personal]")
	}
	if k.org {
		add("      facts: [team]")
	} else {
		add("    inherit: %s", rapid.SampledFrom([]string{"[]", "[account]", "[account, sign-in]", "[sign-in]"}).Draw(t, "inherit"))
	}
	if conditions != "" {
		add("    ask_when:\n%s", conditions)
	}
	add("    why: W\n    risk: R\n    check: C\n    whom: M\n    question:\n      text: Q\n      options:")
	hours.First += float64(draw("hours", 7))
	credit, left := 1.0, anyTodos(t, k.options, hours)
	for i := range k.options {
		switch {
		case i == k.options-1:
			credit = 0
		case i > 0:
			credit *= rapid.Float64Range(0.1, 0.9).Draw(t, "credit")
		}
		if must && credit > 0 && draw("enough", 2) == 0 {
			enough = credit
		}
		add("        - {id: o%d, label: L%d, text: It is %d., credit: %v%s}", i, i, i, credit, left[i])
	}
	add("    remediation:\n      title: D\n      steps: [S]\n      hours: {first: %v, each: %v}\n      cost: {text: N}", hours.First, hours.Each)
	var needs []string
	for _, e := range earlier {
		if draw("needs "+e.id, 4) == 0 {
			needs = append(needs, e.id)
		}
	}
	add("      needs: [%s]", strings.Join(needs, ", "))
	if enough > 0 {
		add("    enough: %v", enough)
	}
	return k, b.String()
}

// anyTodos draws what is left to do from each option, as YAML, the less the better it is.
// One of them may leave something else where there is mail.
func anyTodos(t *rapid.T, options int, all catalogue.Hours) []string {
	left, hours, free := make([]string, options), make([]catalogue.Hours, options), make([]bool, options)
	less := func(h catalogue.Hours) catalogue.Hours {
		share := rapid.SampledFrom([]float64{0.25, 0.5, 1}).Draw(t, "left")
		return catalogue.Hours{First: share * h.First, Each: share * h.Each}
	}
	todo := func(h catalogue.Hours, free bool) string {
		return fmt.Sprintf("{title: L, hours: {first: %v, each: %v}, do: [A], no_cost: %v}", h.First, h.Each, free)
	}
	for i := options - 1; i > 0; i-- {
		hours[i] = all
		if i < options-1 {
			hours[i], free[i] = hours[i+1], free[i+1]
		}
		if hours[i] != all || free[i] || rapid.IntRange(0, 2).Draw(t, "todo") == 0 {
			hours[i], free[i] = less(hours[i]), free[i] || rapid.Bool().Draw(t, "no cost")
			left[i] = ", todo: " + todo(hours[i], free[i])
		}
	}
	if i := rapid.IntRange(1, 2*options).Draw(t, "with"); i < options {
		h := hours[i-1]
		if i == 1 {
			h = less(hours[i])
		}
		left[i] += ", todo_with: [{service: [mail], todo: " + todo(h, free[i]) + "}]"
	}
	return left
}

// anyConditions draws up to two conditions on earlier controls, and tells
// whether one of those is of the full depth.
func anyConditions(t *rapid.T, k made, earlier []made) (yaml string, full bool) {
	if len(earlier) == 0 {
		return "", false
	}
	for _, e := range rapid.SliceOfNDistinct(rapid.SampledFrom(earlier), 0, 2, func(e made) string { return e.id }).Draw(t, "conditions") {
		if k.org && !e.org {
			continue // the firm's question cannot follow a service's
		}
		n := rapid.IntRange(1, e.options-1).Draw(t, "taken")
		from := 0
		if rapid.Bool().Draw(t, "poor end") {
			from = e.options - n
		}
		var is []string
		for i := from; i < from+n; i++ {
			is = append(is, fmt.Sprintf("o%d", i))
		}
		yaml += fmt.Sprintf("      - {control: %s, is: [%s]}\n", e.id, strings.Join(is, ", "))
		full = full || e.full
	}
	return strings.TrimSuffix(yaml, "\n"), full
}

// anyStack draws a stack of up to five services, with shared logins, sign-ins
// (in circles too) and data, and a profile.
func anyStack(t *rapid.T, c *catalogue.Catalogue) *q.Assessment {
	a := q.New("Test")
	a.Profile.Depth = rapid.SampledFrom([]q.Depth{q.CoreDepth, q.FullDepth, q.FullDepth}).Draw(t, "depth")
	a.Profile.Countries = rapid.SampledFrom([][]string{nil, {"germany"}, {"united kingdom"}, {"israel"}}).Draw(t, "countries")
	a.Profile.People = rapid.IntRange(0, 3).Draw(t, "people")
	a.Profile.HoursPerWeek = rapid.SampledFrom([]float64{0.25, 1, 4, 7, 40, 3.3}).Draw(t, "hours")
	specs := []string{"mail", "drive", "crm", "bucket", "vm", "vm:managed", "queue", "blog", "blog:old", "blog", "bundle", "bundle", "saas:Till", "iaas:Box", "on-prem:Box", "faas:Jobs"}
	for _, spec := range rapid.SliceOfN(rapid.SampledFrom(specs), 0, 5).Draw(t, "stack") {
		s, err := q.ParseService(c, spec)
		if err != nil {
			t.Fatal(err)
		}
		s.Stops = rapid.Bool().Draw(t, "stops")
		s.Data = rapid.SliceOfNDistinct(rapid.SampledFrom(q.DataIDs(c)), 0, 2, rapid.ID[string]).Draw(t, "data")
		a.AddService(s)
	}
	for i := range a.Services {
		s := &a.Services[i]
		via := rapid.SampledFrom(append(a.Keys(), "", "", "", q.OwnLogin)).Draw(t, "sign-in")
		if via != s.Key {
			s.SignIn = via
		}
		switch s.ID {
		case "blog":
			s.RunsOn = rapid.SampledFrom(append(a.Keys(), "", "", "server", "shelf", "maker", "gone")).Draw(t, "runs on")
		case "bundle":
			s.Parts = rapid.SampledFrom([][]string{nil, {"files"}, {"servers"}, {"files", "servers"}}).Draw(t, "parts")
		}
	}
	return &a
}

// answerAll answers cells at random, hidden ones included, with or without
// leaving some unknown.
func answerAll(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
	for i := range c.Controls {
		k := &c.Controls[i]
		for _, key := range append(a.Keys(), "") {
			id := q.CellID{Control: k.ID, Service: key}
			a.Set(id, q.Answer{Option: anyOption(t, k), Together: rapid.Bool().Draw(t, "together")})
		}
	}
}

// anyOption draws an answer to a question; it may be none.
func anyOption(t *rapid.T, k *catalogue.Control) string {
	var list []string
	for _, o := range k.Question.Options {
		list = append(list, o.ID)
	}
	list = slices.Concat(list, list, q.Fixed, []string{""})
	return rapid.SampledFrom(list).Draw(t, "answer")
}

package catalogue

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Ships reports whether the content without its overlays has a service with
// that id. Any other name is the business's own.
func (c *Catalogue) Ships(service string) bool {
	_, ok := c.shipped().Service(service)
	return ok
}

// ShipsControl reports the same of a control.
func (c *Catalogue) ShipsControl(id string) bool {
	_, ok := c.shipped().Control(id)
	return ok
}

// shipped is the content without its overlays.
func (c *Catalogue) shipped() *Catalogue {
	if c.base != nil {
		return c.base
	}
	return c
}

// keepBase remembers the content as it is before the first overlay.
func (c *Catalogue) keepBase() {
	if c.base != nil {
		return
	}
	base := *c
	base.Services, base.Controls, base.Frameworks = slices.Clone(c.Services), slices.Clone(c.Controls), slices.Clone(c.Frameworks)
	base.Scanners = slices.Clone(c.Scanners)
	base.Index()
	c.base = &base
}

// Renames are the ids that Redacted replaced, by the ones before.
type Renames struct {
	Controls map[string]string
	Options  map[string]map[string]string // of the questions, by the control's id before
	Variants map[string]map[string]string // by the service's id before
}

// Redacted is the content without a word of its overlays. What an overlay made
// of a shipped service or control is called and described as it is shipped; what
// it added is called by a number. Models, parties, weights, credits and hours,
// and so all results, stay. Services are the new ids of added ones that are in
// use, by their ids; others are left out. Content without overlays is returned
// as it is.
func (c *Catalogue) Redacted(services map[string]string) (*Catalogue, Renames) {
	n := Renames{map[string]string{}, map[string]map[string]string{}, map[string]map[string]string{}}
	if c.base == nil {
		return c, n
	}
	out := *c
	out.base, out.Services, out.Controls, out.Frameworks = nil, nil, slices.Clone(c.Controls), c.base.Frameworks
	out.Scanners = nil // a redacted assessment holds nothing that they proposed
	c.renameControls(&n)
	for i := range c.Services {
		if s := &c.Services[i]; c.Ships(s.ID) || services[s.ID] != "" {
			plain := c.plainService(s, services[s.ID], &n)
			c.plainUse(&plain, s, &n)
			out.Services = append(out.Services, plain)
		}
	}
	slices.SortFunc(out.Services, func(a, b Service) int { return strings.Compare(a.ID, b.ID) })
	for i := range out.Controls {
		c.plainControl(&out.Controls[i], n, services)
	}
	out.Index()
	return &out, n
}

// plainService is a service in shipped words, or in none under another id.
func (c *Catalogue) plainService(s *Service, id string, n *Renames) Service {
	b, ships := c.base.Service(s.ID)
	if ships && b.same(s) {
		return *s
	}
	out := Service{ID: s.ID, Category: s.Category, Model: s.Model, Capabilities: s.Capabilities, Data: s.Data, Account: s.Account}
	if ships {
		out.Name, out.Provider, out.Aliases, out.ProviderDoes = b.Name, b.Provider, b.Aliases, b.ProviderDoes
		out.Links, out.Retired = b.Links, b.Retired
		out.Written, out.packed = b.Written, b.packed
	} else {
		b = &Service{}
		out.ID, out.Name, out.Provider = id, OwnName(id), "the provider of "+OwnName(id)
		if strings.HasPrefix(s.Provider, "You (") {
			out.Provider = "You (the business)"
		}
	}
	out.Parts, out.RunsOn, out.Host = s.Parts, s.RunsOn, s.Host
	out.Parties = plainParties(s.Parties, b.Parties)
	if out.Variants = s.Variants; s.Variants == nil || reflect.DeepEqual(s.Variants, b.Variants) {
		return out
	}
	ways := Variants{Text: "How is it used?"}
	for i, v := range s.Variants.Options {
		way := Variant{ID: fmt.Sprint("way-", i+1), Label: fmt.Sprint("Way ", i+1), Model: v.Model, Parties: plainParties(v.Parties, nil)}
		n.way(s.ID, v.ID, way.ID)
		ways.Options = append(ways.Options, way)
	}
	out.Variants = &ways
	return out
}

// OwnName is what a service or control of the business's own is called under a
// neutral id, such as "Own service-1".
func OwnName(id string) string { return "Own " + strings.TrimPrefix(id, "own-") }

// plainParties keeps who answers for each layer, in words only where they are
// the shipped ones.
func plainParties(parties, shipped map[string]Override) map[string]Override {
	out := maps.Clone(parties)
	for layer, o := range out {
		if shipped[layer] != o {
			out[layer] = Override{Party: o.Party}
		}
	}
	return out
}

// renameControls gives the controls that an overlay added ids of their own, in
// order, and so the options that one added.
func (c *Catalogue) renameControls(n *Renames) {
	for i := range c.Controls {
		k := &c.Controls[i]
		b, ships := c.base.Control(k.ID)
		if !ships {
			n.Controls[k.ID] = fmt.Sprint("own-control-", len(n.Controls)+1)
			b = &Control{}
		}
		for at, o := range k.Question.Options {
			if b.Option(o.ID) != nil {
				continue
			}
			if n.Options[k.ID] == nil {
				n.Options[k.ID] = map[string]string{}
			}
			n.Options[k.ID][o.ID] = fmt.Sprint("own-option-", at+1)
		}
	}
}

// Control is the new id of a control.
func (n Renames) Control(id string) string {
	if to, renamed := n.Controls[id]; renamed {
		return to
	}
	return id
}

// Option is the new id of an option of a control.
func (n Renames) Option(control, option string) string {
	if to, renamed := n.Options[control][option]; renamed {
		return to
	}
	return option
}

// plainControl puts a control in shipped words, or in none.
func (c *Catalogue) plainControl(k *Control, n Renames, services map[string]string) {
	b, ships := c.base.Control(k.ID)
	if ships && reflect.DeepEqual(b, k) {
		return
	}
	was := *k
	if !ships {
		b = n.unnamed(k)
	}
	*k = Control{ID: b.ID, Title: b.Title, Topic: was.Topic, Scope: was.Scope, Layers: was.Layers, Where: was.Where, Weight: was.Weight,
		MustHave: was.MustHave, Enough: was.Enough, Tier: was.Tier, Hazard: b.Hazard, Scenarios: was.Scenarios, Inherit: was.Inherit, Why: b.Why,
		Urgency: Urgency{Tier: was.Urgency.Tier, Lists: was.Urgency.Lists, Why: b.Urgency.Why, Exception: b.Urgency.Exception}, WhySource: b.WhySource, WhyBy: b.WhyBy, WhyDate: b.WhyDate, Risk: b.Risk, Check: b.Check, Whom: b.Whom,
		OtherRefs: b.OtherRefs, Refs: b.Refs, Retired: was.Retired, Question: Question{Text: b.Question.Text, Former: sharedFormer(was.Question.Former, b.Question.Former)}, Remediation: was.Remediation}
	c.plainCore(k, &was, b, services)
	if k.Retired != "" && k.Retired != b.Retired {
		k.Retired = "retired"
	}
	for _, when := range was.AskWhen {
		k.AskWhen = append(k.AskWhen, n.condition(when))
	}
	for i, o := range was.Question.Options {
		plain := Option{ID: n.Option(was.ID, o.ID), Label: fmt.Sprint("Answer ", i+1), Text: fmt.Sprintf("Answer %d.", i+1), Credit: o.Credit}
		if words := b.Option(o.ID); words != nil {
			plain.Label, plain.Text, plain.Headline = words.Label, words.Text, words.Headline
		}
		k.Question.Options = append(k.Question.Options, c.plainTodos(plain, &o, b, services))
	}
	fix := &k.Remediation
	fix.Title, fix.Steps, fix.Cost.Text = b.Remediation.Title, b.Remediation.Steps, b.Remediation.Cost.Text
	fix.Before, fix.Then, fix.Undo = b.Remediation.Before, b.Remediation.Then, b.Remediation.Undo
	fix.Needs = nil
	for _, id := range was.Remediation.Needs {
		fix.Needs = append(fix.Needs, n.Control(id))
	}
	if r := was.Remediation.Repeat; r != nil {
		fix.Repeat = &Repeat{Days: r.Days, Hours: r.Hours, Task: "Look again at " + inSentence(b.Title) + "."}
		if shipped := b.Remediation.Repeat; shipped != nil {
			fix.Repeat.Task = shipped.Task
		}
	}
}

// sharedFormer are the former options that are shipped ones; nil where none is.
func sharedFormer(own, shipped map[string]string) map[string]string {
	out := maps.Clone(own)
	maps.DeleteFunc(out, func(was, is string) bool { return shipped[was] != is })
	if len(out) == 0 {
		return nil
	}
	return out
}

// condition is a condition under the new ids.
func (n Renames) condition(c Condition) Condition {
	out := Condition{Control: n.Control(c.Control)}
	for _, option := range c.Is {
		out.Is = append(out.Is, n.Option(c.Control, option))
	}
	return out
}

// unnamed is a control in words that say nothing of it.
func (n Renames) unnamed(k *Control) *Control {
	id := n.Control(k.ID)
	name := OwnName(id)
	plain := &Control{ID: id, Title: name, Hazard: k.Hazard, Why: "The business asks this of itself.", Risk: "What " + inSentence(name) + " guards against may happen.",
		Check: "Look where the business keeps its own rules.", Whom: "the person who made this rule",
		Question: Question{Text: "How far is " + inSentence(name) + "?"},
		Remediation: Remediation{Title: "See to " + inSentence(name), Steps: []string{"Do what " + inSentence(name) + " asks for."},
			Cost: Cost{Text: "Left out of this copy."}}}
	if k.Hazard != "" && k.Hazard != NoHazard {
		fix := &plain.Remediation
		fix.Before = []string{"Do what " + inSentence(name) + " asks for beforehand."}
		fix.Then, fix.Undo = "See that "+inSentence(name)+" holds and that nothing else broke.", "Do what "+inSentence(name)+" says about taking it back."
	}
	return plain
}

// inSentence is a title as it is written inside a sentence.
func inSentence(title string) string {
	if title == "" {
		return title
	}
	return strings.ToLower(title[:1]) + title[1:]
}

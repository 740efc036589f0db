package catalogue

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// kebab is the form of every id but a layer's, which may hold an underscore.
var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// A checker looks at a whole catalogue and notes every fault.
type checker struct {
	c      *Catalogue
	faults Faults
	file   string // of the entry at hand
	id     string
}

// check returns every fault of a catalogue whose lookups are built.
func (c *Catalogue) check() Faults {
	k := &checker{c: c}
	k.lists()
	for i := range c.Controls {
		k.at("controls/"+c.Controls[i].Topic+".yaml", c.Controls[i].ID)
		k.control(&c.Controls[i])
	}
	for i := range c.Services {
		k.at("services/"+c.Services[i].ID+".yaml", c.Services[i].ID)
		k.service(&c.Services[i])
	}
	for i := range c.Frameworks {
		k.at("frameworks/"+c.Frameworks[i].ID+".yaml", c.Frameworks[i].ID)
		k.framework(&c.Frameworks[i])
	}
	for i := range c.Scanners {
		k.at("evidence/"+c.Scanners[i].ID+".yaml", c.Scanners[i].ID)
		k.scanner(&c.Scanners[i])
	}
	k.cycles()
	// Some lists are maps, so the order in which faults turn up is chance.
	slices.SortFunc(k.faults, func(a, b Fault) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.ID, b.ID), strings.Compare(a.Text, b.Text))
	})
	return k.faults
}

func (k *checker) at(file, id string) { k.file, k.id = file, id }

func (k *checker) fault(format string, args ...any) {
	k.faults = append(k.faults, Fault{k.file, k.id, fmt.Sprintf(format, args...)})
}

// want notes a fault unless ok.
func (k *checker) want(ok bool, format string, args ...any) {
	if !ok {
		k.fault(format, args...)
	}
}

// text notes a fault where a text that people read is missing.
func (k *checker) text(name, s string) {
	k.want(strings.TrimSpace(s) != "", "%s is missing", name)
}

// lists checks layers, data, topics and vocabulary.
func (k *checker) lists() {
	c := k.c
	k.at("vocabulary.yaml", "")
	k.want(max(len(c.Layers), len(c.Capabilities), len(c.Data)) <= maxBits, "more than %d layers, capabilities or kinds of data", maxBits)
	for _, l := range c.Layers {
		k.at("layers.yaml", l.ID)
		k.text("name", l.Name)
		k.text("definition", l.Definition)
		shared := false
		for _, m := range Models {
			k.want(l.Parties[m].Valid(), "no party for %s; choose provider, shared or customer", string(m))
			shared = shared || l.Parties[m] == Shared
		}
		for m := range l.Parties {
			k.want(m.Valid(), "no model %q; choose from %s", m, join(Models))
		}
		for _, id := range l.Sources {
			_, ok := c.SourceNamed(id)
			k.want(ok, "no source %q in layers.yaml", id)
		}
		k.want(!shared || (l.YourPart != "" && l.TheirPart != ""), "a shared cell needs both your_part and their_part")
	}
	for _, s := range c.Sources {
		k.at("layers.yaml", s.ID)
		k.text("name", s.Name)
		k.want(isURL(s.URL), "url is a web address")
	}
	for _, d := range c.Data {
		k.at("data.yaml", d.ID)
		k.want(kebab.MatchString(d.ID), "an id is lower-case words joined by hyphens")
		k.text("name", d.Name)
		k.want(d.Factor > 0 && d.Factor <= 2, "factor is above 0 and at most 2")
		_, known := c.DataCategory(d.Beside)
		k.want(d.Trades == nil == (d.Beside == "") && (d.Beside == "" || known), "trades need beside, the data that such a business has them with")
		k.want(!slices.Contains(d.Trades, ""), "a word of trades is empty")
	}
	for _, t := range c.Topics {
		k.at("topics.yaml", t.ID)
		k.text("title", t.Title)
	}
	unique(k, "layers.yaml", c.Layers, func(l Layer) string { return l.ID })
	unique(k, "layers.yaml", c.Sources, func(s Source) string { return s.ID })
	unique(k, "data.yaml", c.Data, func(d DataCategory) string { return d.ID })
	unique(k, "topics.yaml", c.Topics, func(t Topic) string { return t.ID })
	k.laws()
	k.helpLines()
	k.forgotten()
	k.everyday()
	k.terms()
	k.priorities()
	k.screens()
	k.hosts()
}

// unique notes ids that stand twice in a list.
func unique[T any](k *checker, file string, list []T, id func(T) string) {
	seen := map[string]bool{}
	for _, v := range list {
		k.at(file, id(v))
		k.want(!seen[id(v)], "this id stands twice")
		seen[id(v)] = true
	}
}

func (k *checker) terms() {
	seen := map[string]bool{}
	for _, t := range k.c.Glossary {
		k.at("glossary.yaml", t.Term)
		k.text("meaning", t.Meaning)
		for _, w := range append([]string{t.Term}, t.Also...) {
			k.want(!seen[strings.ToLower(w)], "the term %q stands twice", w)
			seen[strings.ToLower(w)] = true
		}
	}
}

// control checks one control and all it points to.
func (k *checker) control(c *Control) {
	k.want(kebab.MatchString(c.ID), "an id is lower-case words joined by hyphens")
	k.want(!strings.HasPrefix(c.ID, "find-out-"), "an id does not begin with find-out-, as the actions that find out do")
	_, ok := k.c.Topic(c.Topic)
	k.want(ok, "no topic %q in topics.yaml; the file's name is the topic", c.Topic)
	for name, s := range map[string]string{"title": c.Title, "why": c.Why, "risk": c.Risk, "check": c.Check, "whom": c.Whom} {
		k.text(name, s)
	}
	k.want(c.Scope == PerService || c.Scope == Organisation, "no scope %q; choose service or organisation", c.Scope)
	k.want(c.Tier == Core || c.Tier == Full, "no tier %q; choose core or full", c.Tier)
	k.want(c.Weight >= 1 && c.Weight <= 10, "weight is 1 to 10, not %d", c.Weight)
	k.want(len(c.Layers) > 0, "layers is missing")
	for _, l := range c.Layers {
		_, ok := k.c.Layer(l)
		k.want(ok, "no layer %q in layers.yaml", l)
	}
	k.ways(c.Inherit)
	k.want(len(c.Inherit) == 0 || c.Scope == PerService, "only a service's control can be inherited")
	k.want(c.WhySource == "" || isURL(c.WhySource), "why_source is a web address")
	k.want(c.WhySource != "" || c.WhyBy+c.WhyDate == "", "why_by and why_date say more about why_source, which is missing")
	k.want(c.WhyDate == "" || frameworkDate.MatchString(c.WhyDate), "why_date is a month, such as 2026-11")
	for f, ids := range c.OtherRefs {
		k.want(slices.Contains(Frameworks, f), "no framework %q; choose from %s", f, join(Frameworks))
		k.want(len(ids) > 0, "no ids for %s", f)
	}
	k.where(c)
	k.urgency(c)
	k.question(c)
	k.remediation(c)
	k.conditions(c)
	k.core(c)
	k.todos(c)
}

// Frameworks are the published frameworks whose identifiers a control may
// carry. Only identifiers are shipped: the texts are licensed.
var Frameworks = []string{"cis", "nist-csf", "ccm", "iso", "cyber-essentials", "cpg", "scuba-m365", "scuba-gws", "pci", "hipaa"}

func (k *checker) where(c *Control) {
	k.want(len(c.Where.Models) > 0, "where.models is missing")
	for _, m := range c.Where.Models {
		k.want(m.Valid(), "no model %q; choose from %s", m, join(Models))
	}
	k.known("capability", c.Where.Capabilities, k.c.Capabilities)
	k.known("fact", c.Where.Facts, k.c.Facts)
	k.categories(c.Where.Data)
	anyYours := slices.ContainsFunc(c.Where.Models, func(m Model) bool { return k.c.YourLayer(c, Use{Model: m}) != nil }) ||
		slices.ContainsFunc(k.c.Services, func(s Service) bool { return k.c.canApply(c, &s) })
	k.want(anyYours, "can never be asked: in every model it names, its layers are the provider's")
}

func (k *checker) categories(ids []string) {
	for _, d := range ids {
		_, ok := k.c.DataCategory(d)
		k.want(ok, "no data category %q in data.yaml", d)
	}
}

func (k *checker) known(what string, ids []string, list []Named) {
	for _, id := range ids {
		ok := slices.ContainsFunc(list, func(n Named) bool { return n.ID == id })
		k.want(ok, "no %s %q in vocabulary.yaml", what, id)
	}
}

// Limits that keep questions readable.
const (
	maxLabel = 14 // characters of an option's label
	maxWords = 25 // words of a question
)

func (k *checker) question(c *Control) {
	q := c.Question
	k.text("question.text", q.Text)
	k.want(len(strings.Fields(q.Text)) <= maxWords, "the question has more than %d words", maxWords)
	if len(q.Options) < 2 || len(q.Options) > 4 {
		k.fault("a question has two to four options, not %d", len(q.Options))
		return
	}
	ids, texts := map[string]bool{}, map[string]bool{}
	for i, o := range q.Options {
		k.want(kebab.MatchString(o.ID) && !reserved[o.ID], "option %q: an id is lower-case words joined by hyphens, and not one of the fixed answers", o.ID)
		k.want(!ids[o.ID], "option %q stands twice", o.ID)
		k.text("option "+o.ID+": text", o.Text)
		k.want(!texts[o.Text] && !texts[o.Label], "option %q repeats another option's text", o.ID)
		ids[o.ID], texts[o.Text], texts[o.Label] = true, true, true
		n := utf8.RuneCountInString(o.Label)
		k.want(n > 0 && n <= maxLabel, "option %q: a label has 1 to %d characters, not %d", o.ID, maxLabel, n)
		k.want(!math.IsNaN(o.Credit) && o.Credit >= 0 && o.Credit <= 1, "option %q: credit is 0 to 1", o.ID)
		k.headline(c, i, o)
		k.want(i == 0 || o.Credit < q.Options[i-1].Credit, "option %q: options stand best first, each with less credit than the one before", o.ID)
	}
	k.want(q.Options[0].Credit == 1, "the best option has credit 1")
	k.want(q.Options[len(q.Options)-1].Credit == 0, "the last option has credit 0")
	for was, is := range q.Former {
		k.want(kebab.MatchString(was) && !reserved[was] && !ids[was], "former option %q: it is the id of an option that is gone", was)
		k.want(ids[is], "former option %q comes to %q, which is no option", was, is)
	}
}

// maxHeadline is how many characters a headline has at most.
const maxHeadline = 90

// headline checks the words of an option for the first page of a report.
func (k *checker) headline(c *Control, i int, o Option) {
	if o.Headline == "" {
		return
	}
	k.want(i > 0, "option %q: the best answer has no headline", o.ID)
	k.want(utf8.RuneCountInString(o.Headline) <= maxHeadline, "option %q: a headline has at most %d characters", o.ID, maxHeadline)
	k.want(!strings.HasSuffix(o.Headline, "."), "option %q: a headline is part of a sentence and ends without a full stop", o.ID)
	k.want(strings.Contains(o.Headline, Placeholder) == (c.Scope == PerService), "option %q: a headline names its services as %s, and has none for the whole business", o.ID, Placeholder)
}

// reserved are the fixed answers, which no option may be called.
var reserved = map[string]bool{"not-sure": true, "not-applicable": true, "handled-elsewhere": true}

var costUnits = []string{"", "once", "month", "year", "person", "person-month"}

func (k *checker) remediation(c *Control) {
	r := c.Remediation
	k.want(r.Title != "" && len(r.Steps) > 0, "a gap without an action: remediation needs a title and steps")
	for _, s := range r.Steps {
		k.text("a step", s)
	}
	k.want(r.Hours.First > 0 && r.Hours.First <= 200 && r.Hours.Each >= 0 && r.Hours.Each <= r.Hours.First,
		"hours.first is above 0 and at most 200, hours.each at most hours.first")
	k.want(c.Scope == PerService || r.Hours.Each == 0, "an organisation's control has no hours.each")
	k.text("remediation.cost.text", r.Cost.Text)
	k.want(r.Cost.Low >= 0 && r.Cost.High >= r.Cost.Low, "cost.low is at most cost.high")
	k.want(slices.Contains(costUnits, r.Cost.Per), "no cost unit %q; choose from %s", r.Cost.Per, join(costUnits[1:]))
	k.want(r.Cost.High == 0 || r.Cost.Per != "", "a cost range needs per")
	for _, id := range r.Needs {
		_, ok := k.c.Control(id)
		k.want(ok, "needs %q, which is no control", id)
	}
	k.hazards(c)
	k.want(r.Repeat == nil || (r.Repeat.Days > 0 && r.Repeat.Task != ""), "repeat needs days and a task")
	k.want(r.Repeat == nil || (r.Repeat.Hours >= 0 && r.Repeat.Hours <= 40), "repeat.hours is 0 to 40")
}

func join[T ~string](list []T) string {
	s := make([]string, len(list))
	for i, v := range list {
		s[i] = string(v)
	}
	return strings.Join(s, ", ")
}

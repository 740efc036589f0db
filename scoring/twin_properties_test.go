package scoring_test

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// controlsOf lists the controls of a plan's actions of one kind, in the order in which they
// first come.
func controlsOf(p *scoring.Plan, kind scoring.Kind, not ...string) (list []string) {
	for _, a := range p.Actions {
		if id := a.Control.ID; a.Kind == kind && !slices.Contains(list, id) && !slices.Contains(not, id) {
			list = append(list, id)
		}
	}
	return list
}

// sameScores names what two results differ in, but for rounding and the scores of
// services; it is empty where they do not.
func sameScores(a, b *scoring.Result) string {
	switch {
	case !alike(a.Total, b.Total) || !near(a.Total.Narrowed, b.Total.Narrowed):
		return "the total"
	case a.Band != b.Band || a.Uncapped != b.Uncapped:
		return "the band"
	case len(a.Topics) != len(b.Topics):
		return "the topics"
	}
	for i := range a.Topics {
		if a.Topics[i].Topic.ID != b.Topics[i].Topic.ID || !alike(a.Topics[i].Score, b.Topics[i].Score) {
			return "topic " + a.Topics[i].Topic.ID
		}
	}
	return ""
}

// TestASecondServiceOfAKindChangesNothing: one more that is used in the same way
// for the same data, with the same answers, changes no score and no order.
//
// A third one tips the balance where the two before differ, so those are left out.
// So is one that shares another's account: a second one of it is an account of its
// own, and one that something else runs on. So is the order where more work takes an action apart, whose parts
// then need less than the whole.
func TestASecondServiceOfAKindChangesNothing(t *testing.T) {
	added := 0
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		before := scoring.Assess(c, a)
		if len(a.Services) == 0 {
			return
		}
		twin := rapid.SampledFrom(a.Services).Draw(t, "twin")
		for _, o := range a.Services {
			if o.Key != twin.Key && o.ID == twin.ID && o.Variant == twin.Variant && o.Model == twin.Model && q.Factor(c, o) == q.Factor(c, twin) {
				return
			}
		}
		_, guest := q.HostOf(c, a, twin)
		for i := range before.Cells {
			if cell := &before.Cells[i]; cell.Service == twin.Key && cell.State == q.Inherited && twin.SignIn == "" && !(guest && cell.Control.OfHost()) {
				return
			}
		}
		for _, o := range a.Services {
			if host, ok := q.HostOf(c, a, o); ok && host.Key == twin.Key {
				return
			}
		}
		b, was := a.Clone(), twin.Key
		twin.Key = ""
		key := b.AddService(twin)
		for i := range c.Controls {
			id := c.Controls[i].ID
			b.Set(q.CellID{Control: id, Service: key}, a.Answers[q.CellID{Control: id, Service: was}])
		}
		added++
		after := scoring.Assess(c, &b)
		if what := sameScores(&before, &after); what != "" {
			t.Fatalf("a second %s changes %s: %+v, %+v", was, what, before.Total, after.Total)
		}
		needs := slices.ContainsFunc(c.Controls, func(k catalogue.Control) bool { return len(k.Remediation.Needs) > 0 })
		if needs {
			a.Profile.HoursPerWeek, b.Profile.HoursPerWeek = 40, 40
		}
		p1, p2 := scoring.MakePlan(&before, a, start, start), scoring.MakePlan(&after, &b, start, start)
		for _, kind := range []scoring.Kind{scoring.Fix, scoring.FindOut} {
			if one, two := controlsOf(&p1, kind), controlsOf(&p2, kind); !slices.Equal(one, two) {
				t.Fatalf("a second %s turns the order %v into %v", was, one, two)
			}
		}
	})
	if added == 0 {
		t.Error("nowhere was a second one added")
	}
}

// Where services share a login, the first named answers, so order matters
// there. Otherwise it changes nothing.
func TestOrderOfServicesChangesNothing(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for i := range a.Services {
			a.Services[i].SignIn = q.OwnLogin
			if host, ok := q.HostOf(c, a, a.Services[i]); ok { // of several hosts the first is taken
				a.Services[i].Variant, a.Services[i].RunsOn = "", cmp.Or(host.Key, host.Kind)
			}
		}
		one := scoring.Assess(c, a)
		b := a.Clone()
		b.Services = rapid.Permutation(b.Services).Draw(t, "order")
		two := scoring.Assess(c, &b)
		if what := sameScores(&one, &two); what != "" || len(one.CappedBy) != len(two.CappedBy) || len(one.Cells) != len(two.Cells) {
			t.Fatalf("%s\n%v: %+v\n%v: %+v", what, a.Keys(), one.Total, b.Keys(), two.Total)
		}
		for _, s := range one.Services {
			i := slices.IndexFunc(two.Services, func(o scoring.ServiceScore) bool { return o.Key == s.Key })
			if !alike(s.Score, two.Services[i].Score) {
				t.Fatalf("%s has %+v and %+v", s.Key, s, two.Services[i])
			}
		}
		p1, p2 := scoring.MakePlan(&one, a, start, start), scoring.MakePlan(&two, &b, start, start)
		if lines(&p1) != lines(&p2) {
			t.Fatalf("%s\n%s", lines(&p1), lines(&p2))
		}
		l1, l2 := one.Losses(&p1), two.Losses(&p2)
		if len(l1) != len(l2) {
			t.Fatalf("%d and %d losses", len(l1), len(l2))
		}
		for i := range l1 {
			if l1[i].ID != l2[i].ID || !near(l1[i].InPlace, l2[i].InPlace) || !near(l1[i].AfterPlan, l2[i].AfterPlan) || !slices.Equal(l1[i].Controls, l2[i].Controls) {
				t.Fatalf("%+v\n%+v", l1[i], l2[i])
			}
		}
	})
}

// TestABetterAnswerNeverComesForward: where an answer becomes a better one and no
// other question follows on it, its control's fix comes no sooner among the others,
// and those keep their order. What the control itself needs moves with it, and is
// left out of both.
func TestABetterAnswerNeverComesForward(t *testing.T) {
	moved := 0
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		for i := range r.Cells {
			cell := &r.Cells[i]
			k, id := cell.Control, cell.ID()
			if cell.State != q.Asked || !cell.Gap() || followed(c, k.ID) {
				continue
			}
			b := a.Clone()
			b.Set(id, q.Answer{Option: rapid.SampledFrom(betterOptions(cell)).Draw(t, "better")})
			after := scoring.Assess(c, &b)
			p2 := scoring.MakePlan(&after, &b, start, start)
			related := append(closure(c, k.ID), k.ID)
			others, same := apart(&p, k.ID, related), apart(&p2, k.ID, related)
			if !slices.Equal(others.ids, same.ids) {
				t.Fatalf("%s to %s: %v becomes %v", id, b.Answers[id].Option, others.ids, same.ids)
			}
			if same.before < others.before {
				t.Fatalf("%s to %s comes forward: %s\n%s", id, b.Answers[id].Option, ids(&p), ids(&p2))
			}
			if same.before > others.before {
				moved++
			}
		}
	})
	if moved == 0 {
		t.Error("nowhere did a fix come later")
	}
}

// betterOptions are the options above the one of a cell that falls short.
func betterOptions(cell *scoring.Cell) (better []string) {
	for _, o := range cell.Control.Question.Options {
		if o.Credit > cell.Value {
			better = append(better, o.ID)
		}
	}
	return append(better, q.HandledElsewhere)
}

// followed reports whether a question is asked only after answers to a control.
func followed(c *catalogue.Catalogue, id string) bool {
	return slices.ContainsFunc(c.Controls, func(k catalogue.Control) bool {
		return slices.ContainsFunc(k.AskWhen, func(w catalogue.Condition) bool { return w.Control == id })
	})
}

// closure lists all controls that one needs, directly or not.
func closure(c *catalogue.Catalogue, id string) (list []string) {
	k, _ := c.Control(id)
	for _, n := range k.Remediation.Needs {
		list = append(append(list, n), closure(c, n)...)
	}
	return list
}

// An orderApart is the actions of a plan that are not related to a control, and how many
// of the fixes among them come before its own: all where it has none.
type orderApart struct {
	ids    []string
	before int
}

func apart(p *scoring.Plan, control string, related []string) (o orderApart) {
	found := false
	for _, a := range p.Actions {
		found = found || a.Kind == scoring.Fix && a.Control.ID == control
		if slices.Contains(related, a.Control.ID) {
			continue
		}
		o.ids = append(o.ids, a.ID)
		if !found && !strings.HasPrefix(a.ID, "find-out-") {
			o.before++
		}
	}
	return o
}

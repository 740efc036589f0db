package scoring_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestABetterAnswerNeverMakesThePlanLonger: where an answer becomes a better one and no
// other question follows on it, there is no more to do, and nothing costs more.
func TestABetterAnswerNeverMakesThePlanLonger(t *testing.T) {
	shorter := 0
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for i := range c.Controls {
			c.Controls[i].Remediation.Cost = catalogue.Cost{High: 5, Per: "once"}
		}
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		for i := range r.Cells {
			cell := &r.Cells[i]
			if cell.State != q.Asked || !cell.Gap() || followed(c, cell.Control.ID) {
				continue
			}
			b := a.Clone()
			better := rapid.SampledFrom(betterOptions(cell)).Draw(t, "better")
			b.Set(cell.ID(), q.Answer{Option: better})
			after := scoring.Assess(c, &b)
			p2 := scoring.MakePlan(&after, &b, start, start)
			if p2.Hours() > p.Hours()+1e-6 {
				t.Fatalf("%s to %s: %v hours become %v", cell.ID(), better, p.Hours(), p2.Hours())
			}
			if most := p.Cost(a.Profile).FirstYear(); p2.Cost(a.Profile).FirstYear() > most+1e-6 {
				t.Fatalf("%s to %s costs more than %v", cell.ID(), better, most)
			}
			if o := cell.Control.Option(better); o != nil && o.Credit < 1 && p2.Hours() < p.Hours()-1e-6 {
				shorter++
			}
		}
	})
	if shorter == 0 {
		t.Error("nowhere did a better answer leave less to do")
	}
}

// TestHoursOfWhatIsLeft: the service for which it makes the most is the first, each other
// adds its own further hours, and a part takes its own. It costs nothing where no service
// needs what costs.
func TestHoursOfWhatIsLeft(t *testing.T) {
	left := func(title string, first, each float64) *catalogue.Todo {
		return &catalogue.Todo{Title: title, Hours: catalogue.Hours{First: first, Each: each}, Do: []string{"Ask."}, NoCost: true}
	}
	c := changed(t, func(c *catalogue.Catalogue) {
		k := control(c, "second-step") // 3 hours, and 1 for each further service
		k.Remediation.Cost = catalogue.Cost{High: 40, Per: "once"}
		k.Question.Options[1].Todo = left("Ask the others", 2, 0.5)
		k.Question.Options[2].With = []catalogue.TodoWith{{Service: []string{"mail"}, Todo: *left("Use what mail has", 2.5, 0.5)}}
	})
	crm, till := "crm +health", "saas:Till +personal"
	for _, tt := range []struct {
		name  string
		stack []string
		week  float64
		want  string
	}{
		{"nothing is done", []string{crm, till, "second-step@crm=nobody", "second-step@till=nobody"}, 40, "second-step 4h $40"},
		{"the same is left in both", []string{crm, till, "second-step@crm=admins", "second-step@till=admins"}, 40, "second-step 2.5h $0 Ask the others"},
		{"more is left in one", []string{crm, till, "second-step@crm=admins", "second-step@till=nobody"}, 40, "second-step 3.5h $40 mixed"},
		{"each a part", []string{crm, till, "second-step@crm=admins", "second-step@till=nobody"}, 2, "second-step@crm 2.5h $40 Ask the others, second-step@till 1h $0"},
		{"each a part that costs nothing", []string{crm, till, "second-step@crm=admins", "second-step@till=admins"}, 2, "second-step@crm 2h $0 Ask the others, second-step@till 0.5h $0 Ask the others"},
		{"something in the stack does it", []string{crm, till, "mail", "second-step@crm=nobody", "second-step@till=nobody", "second-step@mail=everyone"}, 40, "second-step 3h $0 Use what mail has"},
	} {
		a := build(t, tt.stack...)
		a.Profile.HoursPerWeek = tt.week
		p := planIn(c, a)
		var got []string
		for i := range p.Actions {
			x := &p.Actions[i]
			if x.Control.ID != "second-step" || x.Kind != scoring.Fix {
				continue
			}
			line := fmt.Sprintf("%s %gh $%g", x.ID, x.Hours, scoring.CostOf(x, a.Profile).FirstYear())
			if todo := x.Todo(); todo != nil {
				line += " " + todo.Title
			}
			if x.Mixed() {
				line += " mixed"
			}
			got = append(got, line)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: %s; want %s", tt.name, strings.Join(got, ", "), tt.want)
		}
	}
}

// What an earlier answer rules out, and what is to find out, is all to do: the answer that
// is kept there does not count. Nothing is left of what is closed.
func TestOnlyAnAnswerThatCountsLeavesLess(t *testing.T) {
	c := changed(t, func(c *catalogue.Catalogue) {
		control(c, "admin-keys").Question.Options[1].Todo = &catalogue.Todo{Title: "Ask", Hours: catalogue.Hours{First: 1}, Do: []string{"Ask."}}
	})
	for _, tt := range []struct {
		answers []string
		id      string
		want    bool
	}{
		{[]string{"second-step@crm=everyone", "admin-keys@crm=app"}, "admin-keys", true},
		{[]string{"second-step@crm=nobody", "admin-keys@crm=app"}, "admin-keys", false},
		{[]string{"second-step@crm=everyone", "admin-keys@crm=not-sure"}, "find-out-admin-keys", false},
	} {
		p := planIn(c, build(t, append([]string{"crm"}, tt.answers...)...))
		if x := action(t, &p, tt.id); (x.Todo() != nil) != tt.want {
			t.Errorf("%v: %v left of %s", tt.answers, x.Todo(), tt.id)
		}
	}
	a := build(t, "crm", "second-step@crm=everyone", "admin-keys@crm=keys")
	a.SetTracking("admin-keys", q.Tracking{Status: q.Done, Done: "2026-10-01"})
	p := planIn(c, a)
	if x := action(t, &p, "admin-keys"); !x.Closed || x.Todos != nil {
		t.Errorf("%+v", x)
	}
}

package scoring_test

import (
	"math"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/scoring"
)

var readSmall = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	return catalogue.Load(os.DirFS("../questionnaire/testdata/catalogue"))
})

// small is the little catalogue that the tests of three packages share. For a
// service with logins it asks second-step (weight 10, must-have), admin-keys
// (6), spare-keys (3) and watch-logins (2); for servers own-copy (8) and
// host-updates (7, must-have); for health data health-rules (5); and of the
// firm policy (5) and training (4).
func small(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := readSmall()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// build makes an assessment in full depth from services, as "crm" or
// "crm +health,public *" where the star says that the business stops without
// it, and answers, as "second-step@crm=everyone".
func build(t testing.TB, parts ...string) *q.Assessment {
	t.Helper()
	a := q.New("Test")
	a.Profile.Depth = q.FullDepth
	for _, p := range parts {
		if strings.Contains(p, "=") {
			id, option, err := a.ParseAnswer(small(t), p)
			if err != nil {
				t.Fatal(err)
			}
			a.Set(id, q.Answer{Option: option})
			continue
		}
		words := strings.Fields(p)
		s, err := q.ParseService(small(t), words[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words[1:] {
			if w == "*" {
				s.Stops = true
			} else {
				s.Data = strings.Split(strings.TrimPrefix(w, "+"), ",")
			}
		}
		a.AddService(s)
	}
	return &a
}

func assess(t testing.TB, parts ...string) scoring.Result {
	t.Helper()
	return scoring.Assess(small(t), build(t, parts...))
}

// start is the first day of every plan here.
var start = time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)

// plan makes the plan of an assessment of the small catalogue.
func plan(t testing.TB, a *q.Assessment) scoring.Plan {
	t.Helper()
	r := scoring.Assess(small(t), a)
	return scoring.MakePlan(&r, a, start, start)
}

// near reports whether two numbers are equal but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

// action returns the action with that id.
func action(t testing.TB, p *scoring.Plan, id string) *scoring.Action {
	t.Helper()
	for i := range p.Actions {
		if p.Actions[i].ID == id {
			return &p.Actions[i]
		}
	}
	t.Fatalf("no action %s in %s", id, ids(p))
	return nil
}

func ids(p *scoring.Plan) string {
	var list []string
	for _, a := range p.Actions {
		list = append(list, a.ID)
	}
	return strings.Join(list, " ")
}

// largeOf is a stack of n services of the shipped catalogue in full depth, with
// two thirds of the questions answered.
func largeOf(b testing.TB, n int) (*catalogue.Catalogue, *q.Assessment) {
	b.Helper()
	c, err := content.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	a := q.New("Large")
	a.Profile.Depth = q.FullDepth
	for i := range n {
		s := c.Services[i%len(c.Services)]
		key := a.AddService(q.Service{ID: s.ID, Data: s.Data, Stops: i%3 == 0})
		if i%5 == 4 {
			a.Service(key).SignIn = a.Services[0].Key
		}
	}
	days := []q.Date{"2026-05-31", "2026-09-15", "2026-10-31"}
	for i, cell := range q.Cells(c, &a) {
		if cell.State == q.Asked && i%3 > 0 {
			options := cell.Control.Question.Options
			a.Set(cell.ID(), q.Answer{Option: options[i%len(options)].ID, Date: days[i%len(days)]})
		}
	}
	return c, &a
}

package scoring_test

import (
	"fmt"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// largeOf is a stack of n services of the shipped catalogue in full depth, with
// two thirds of the questions answered.
func largeOf(b testing.TB, n int) (*catalogue.Catalogue, *q.Assessment) {
	b.Helper()
	c, err := catalogue.Shipped()
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

func BenchmarkAssess(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, a := largeOf(b, n)
			b.ReportAllocs()
			for b.Loop() {
				scoring.Assess(c, a)
			}
		})
	}
}

func BenchmarkMakePlan(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, a := largeOf(b, n)
			r := scoring.Assess(c, a)
			b.ReportAllocs()
			for b.Loop() {
				scoring.MakePlan(&r, a, start, start)
			}
		})
	}
}

func BenchmarkDerive(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			c, a := largeOf(b, n)
			b.ReportAllocs()
			for b.Loop() {
				q.Derive(c, a)
			}
		})
	}
}

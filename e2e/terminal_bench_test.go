//go:build unix

package e2e

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// BenchmarkKeyToScreen is the built program in a terminal, with forty services
// at full depth: from a key to the first byte of what came of it.
func BenchmarkKeyToScreen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "forty.json")
	store, err := store.Create(path, forty(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := store.Close(); err != nil {
		b.Fatal(err)
	}
	s := terminalIn(b, setup{width: 120, height: 40}, "open", path)
	s.step(5)
	for _, bench := range []struct {
		name string
		step string
		keys []string
	}{
		{"answer", "", []string{"1", "2"}},
		{"row", "", []string{down, up}},
		{"plan", "8", []string{down, up}},
		{"hours", "", []string{"+", "-"}},
	} {
		if bench.step != "" {
			s.keys("r")
			s.step(6)
			s.keys(bench.step)
			s.step(8)
		}
		b.Run(bench.name, func(b *testing.B) {
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				time.Sleep(35 * time.Millisecond) // as fast as a key repeats
				select {
				case <-s.news:
				default:
				}
				from := time.Now()
				s.keys(bench.keys[i%len(bench.keys)])
				<-s.news
				took = append(took, time.Since(from))
			}
			slices.Sort(took)
			at := func(part float64) float64 { return took[int(part*float64(len(took)-1))].Seconds() * 1000 }
			b.ReportMetric(at(0.5), "p50-ms")
			b.ReportMetric(at(0.99), "p99-ms")
		})
	}
}

// forty is an assessment of forty services with every question, half answered.
func forty(b *testing.B) questionnaire.Assessment {
	c, err := content.Shipped()
	if err != nil {
		b.Fatal(err)
	}
	a := questionnaire.New("Forty Services Ltd")
	a.Profile.Depth = questionnaire.FullDepth
	for _, def := range c.Services[:40] {
		a.AddService(questionnaire.Service{ID: def.ID, Data: slices.Clone(def.Data)})
	}
	for i, cell := range questionnaire.Cells(c, &a) {
		if i%2 == 0 && cell.State == questionnaire.Asked {
			a.Set(cell.ID(), questionnaire.Answer{Option: cell.Control.Question.Options[i/2%2].ID, Date: "2026-11-20"})
		}
	}
	return a
}

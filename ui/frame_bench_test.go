package ui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// BenchmarkKeyToFrame is a key and the frame that shows what came of it, with
// forty services at full depth. It tells the median and the 99th percentile.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, bench := range []struct {
		name string
		step int
		keys []string
	}{
		{"answer", stepQuestions, []string{"right", "left"}},
		{"row", stepQuestions, []string{"down", "up"}},
		{"next question", stepQuestions, []string{"tab", "shift+tab"}},
		{"topics", stepQuestions, []string{"t", "esc"}},
		{"search", stepQuestions, []string{"/", "s", "i", "g", "backspace", "down", "esc", "esc"}},
		{"stack", stepStack, []string{"down", "up"}},
		{"duties", stepDuties, []string{"right", "left"}},
		{"results", stepResults, []string{"down", "up"}},
		{"what if", stepResults, []string{"w", "space", "down", "space", "esc"}},
		{"plan", stepPlan, []string{"down", "up"}},
		{"plan sorted", stepPlan, []string{"s", "down"}},
		{"plan searched", stepPlan, []string{"/", "b", "a", "c", "backspace", "backspace", "backspace", "esc"}},
		{"hours", stepPlan, []string{"+", "-"}},
		{"review", stepReview, []string{"down", "up"}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			s := newSession(testOptions(b))
			s.take(nil, forty(b))
			var m tea.Model = app{s: s, step: bench.step, screen: steps[bench.step].open(s), width: 200, height: 60}
			if bench.step == stepQuestions {
				m = app{s: s, step: stepQuestions, screen: questionsAt(s, widest(s)), width: 200, height: 60}
			}
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				k := namedKey(bench.keys[i%len(bench.keys)])
				from := time.Now()
				m, _ = m.Update(k)
				_ = m.View()
				took = append(took, time.Since(from))
			}
			slices.Sort(took)
			at := func(part float64) float64 { return took[int(part*float64(len(took)-1))].Seconds() * 1000 }
			b.ReportMetric(at(0.5), "p50-ms")
			b.ReportMetric(at(0.99), "p99-ms")
		})
	}
}

// widest is the question with the most rows.
func widest(s *session) questionnaire.CellID {
	var most interview.Question
	for _, q := range interview.Questions(s.Interview) {
		if len(q.Cells) > len(most.Cells) {
			most = q
		}
	}
	return questionnaire.CellID{Control: most.Control.ID}
}

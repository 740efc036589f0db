package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKeyToFrame is an answer and the frame that shows it, with forty
// services at full depth.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, bench := range []struct {
		name string
		step int
		keys []string
	}{
		{"answer", stepQuestions, []string{"right", "left"}},
		{"row", stepQuestions, []string{"down", "up"}},
		{"stack", stepStack, []string{"down", "up"}},
		{"duties", stepDuties, []string{"right", "left"}},
		{"results", stepResults, []string{"down", "up"}},
		{"plan", stepPlan, []string{"down", "up"}},
		{"review", stepReview, []string{"down", "up"}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			s := newSession(testOptions(b))
			s.take(nil, forty(b))
			var m tea.Model = app{s: s, step: bench.step, screen: steps[bench.step].open(s), width: 200, height: 60}
			if bench.step == stepQuestions {
				m = app{s: s, step: stepQuestions, screen: questionsAt(s, widest(s)), width: 200, height: 60}
			}
			for i := 0; b.Loop(); i++ {
				m, _ = m.Update(named[bench.keys[i%len(bench.keys)]])
				_ = m.View()
			}
		})
	}
}

// widest is the question with the most rows.
func widest(s *session) string {
	var most question
	for _, q := range listQuestions(s) {
		if len(q.cells) > len(most.cells) {
			most = q
		}
	}
	return most.control.ID
}

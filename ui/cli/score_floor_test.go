package cli

import (
	"testing"

	"yourpart/scoring"
)

// TestFailUnderAtTheThreshold: a score that equals the number is not below it,
// nor is one that misses it by a rounding error of the sum alone.
func TestFailUnderAtTheThreshold(t *testing.T) {
	for _, earned := range []float64{60, 60 - 1e-12, 60 + 1e-12} {
		s := scoring.Score{Earned: earned, Total: 100}
		for floor, want := range map[float64]int{0: OK, 59: OK, 60: OK, 60.001: Below, 61: Below, 100: Below} {
			got := OK
			if err := below(s, floor); err != nil {
				got = code(err)
			}
			if got != want {
				t.Errorf("exit code %d for %v with --fail-under %v, want %d", got, earned, floor, want)
			}
		}
	}
}

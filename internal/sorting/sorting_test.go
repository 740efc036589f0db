package sorting_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"yourpart/internal/sorting"
)

// TestAsSlices compares with package slices, ties and all, so that what is sorted here is
// laid out as it would be there.
func TestAsSlices(t *testing.T) {
	type pair struct{ key, was int }
	byKey := func(a, b pair) int { return cmp.Compare(a.key, b.key) }
	chance := rand.New(rand.NewPCG(1, 2))
	for length := range 300 {
		list := make([]pair, length)
		for i := range list {
			list[i] = pair{chance.IntN(length/3 + 1), i}
		}
		want, got := slices.Clone(list), slices.Clone(list)
		slices.SortFunc(want, byKey)
		sorting.By(got, byKey)
		if !slices.Equal(got, want) {
			t.Fatalf("By: %v, want %v", got, want)
		}
		if of := sorting.Of(slices.Values(list), byKey); !slices.Equal(of, want) {
			t.Fatalf("Of: %v, want %v", of, want)
		}
		want, got = slices.Clone(list), slices.Clone(list)
		slices.SortStableFunc(want, byKey)
		sorting.Stably(got, byKey)
		if !slices.Equal(got, want) {
			t.Fatalf("Stably: %v, want %v", got, want)
		}
	}
}

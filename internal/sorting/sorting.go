// Package sorting sorts lists by a function that compares two of their elements, as
// package slices does and with the same outcome. The code that sorts is there once, not
// once for each type that is sorted, which takes most of a megabyte off the program.
package sorting

import (
	"iter"
	"slices"
	"sort"
)

// By sorts a list; elements that compare equal may change places, the same way each time.
func By[T any](list []T, cmp func(a, b T) int) {
	sort.Slice(list, func(i, j int) bool { return cmp(list[i], list[j]) < 0 })
}

// Stably sorts a list and leaves elements that compare equal in their order.
func Stably[T any](list []T, cmp func(a, b T) int) {
	sort.SliceStable(list, func(i, j int) bool { return cmp(list[i], list[j]) < 0 })
}

// Of collects the elements of a sequence and sorts them as By does.
func Of[T any](seq iter.Seq[T], cmp func(a, b T) int) []T {
	list := slices.Collect(seq)
	By(list, cmp)
	return list
}

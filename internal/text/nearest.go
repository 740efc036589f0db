package text

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Nearest returns up to n of the ids that are closest to what was typed, the
// closest first; none when nothing is close.
func Nearest(got string, ids []string, n int) []string {
	type near struct {
		id   string
		dist int
	}
	got = strings.ToLower(got)
	if len(got) > 60 {
		got = got[:60]
	}
	var all []near
	for _, id := range ids {
		d := levenshtein.ComputeDistance(got, id)
		switch {
		case len(got) >= 3 && strings.Contains(id, got):
			d = min(d, 1)
		case len(id) >= 3 && strings.Contains(got, id):
			d = min(d, 2)
		}
		if d <= max(2, len(id)/3) && d < len(got) {
			all = append(all, near{id, d})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return a.dist - b.dist })
	var out []string
	for _, x := range all[:min(n, len(all))] {
		out = append(out, x.id)
	}
	return out
}

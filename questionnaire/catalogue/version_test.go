package catalogue

import "testing"

// TestNewer: versions are compared as numbers, and an overlay makes none newer.
func TestNewer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		version, than string
		newer         bool
	}{
		{"2031.01", "2026.11", true},
		{"2027.1", "2026.12", true},
		{"2026.12", "2027.1", false},
		{"2026.2", "2026.11", false},
		{"2026.11", "2026.2", true},
		{"2026.11", "2026.11", false},
		{"2026.011", "2026.11", false},
		{"2026.11.1", "2026.11", true},
		{"2026.11", "2026.11.0", false},
		{"2026.11+overlay", "2026.11", false},
		{"2026.11", "2026.11+overlay", false},
		{"2026.12+overlay", "2026.11+overlay", true},
		{"2026.11-frozen", "2026.11", false},
		{"99999999999999999999999999.1", "2026.11", true},
		{"", "2026.11", false},
		{"2026.11", "", false},
		{"next", "2026.11", false},
		{"2031.", "2026.11", false},
		{"-1.2", "2026.11", false},
	} {
		if got := Newer(c.version, c.than); got != c.newer {
			t.Errorf("%q newer than %q: %v", c.version, c.than, got)
		}
	}
}

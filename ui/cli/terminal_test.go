package cli

import "testing"

func TestPlainTerminal(t *testing.T) {
	tests := []struct {
		name, key, value string
		terminal, want   bool
	}{
		{"a terminal", "TERM", "xterm-256color", true, false},
		{"no terminal", "TERM", "xterm-256color", false, true},
		{"no colour", "NO_COLOR", "1", true, false},
		{"a dumb terminal", "TERM", "dumb", true, true},
		{"a screen reader", "ACCESSIBLE", "1", true, true},
		{"no screen reader", "ACCESSIBLE", "0", true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			getenv := func(k string) string {
				if k == tt.key {
					return tt.value
				}
				return ""
			}
			if got := plainTerminal(getenv, tt.terminal); got != tt.want {
				t.Errorf("plain = %v, want %v", got, tt.want)
			}
		})
	}
}

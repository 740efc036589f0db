package cli

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	p := &page{width: 30}
	p.table([]column{{title: "Service", most: 10}, {title: "What"}, {title: "No", right: true, most: 3}}, [][]string{
		{"営業の道具", "a text that is too long for its column", "7"},
		{"two\nlines\x1b[31m", "", "100"},
	})
	want := strings.Join([]string{
		"  Service     What          No",
		"  営業の道具  a text that    7",
		"              is too long",
		"              for its",
		"              column",
		"  two                      100",
		"  lines[31m",
		"",
	}, "\n")
	if got := p.text.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

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

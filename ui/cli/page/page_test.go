package page

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	p := New(30)
	p.Table([]Column{{Title: "Service", Most: 10}, {Title: "What"}, {Title: "No", Right: true, Most: 3}}, [][]string{
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
	if got := p.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

package report

import "testing"

// TestInert: nobody's spreadsheet runs what somebody typed as a name.
func TestInert(t *testing.T) {
	for _, c := range []struct{ typed, cell string }{
		{"", ""}, {"Mara Lind", "Mara Lind"}, {"3–5", "3–5"}, {"a=b", "a=b"}, {"'=1", "'=1"}, {"東京", "東京"},
		{"=1+1", "'=1+1"}, {"+1", "'+1"}, {"-1", "'-1"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\tcmd", "'\tcmd"}, {"\rcmd", "'\rcmd"}, {"\n=1", "'\n=1"},
		{"  =1", "'  =1"}, {"\u00a0=1", "'\u00a0=1"}, {"\u200b=1", "'\u200b=1"}, {"\ufeff@a", "'\ufeff@a"}, {"＝1", "'＝1"}, {" ＠a", "' ＠a"}, {"   ", "   "},
	} {
		if got := Inert(c.typed); got != c.cell {
			t.Errorf("inert(%q) = %q, want %q", c.typed, got, c.cell)
		}
	}
}

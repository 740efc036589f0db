package questionnaire_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"yourpart/internal/text"
	q "yourpart/questionnaire"
)

func TestParseService(t *testing.T) {
	tests := []struct {
		in, id, variant, name, model string
	}{
		{"mail", "mail", "", "", ""},
		{" mail ", "mail", "", "", ""},
		{"vm:managed", "vm", "managed", "", ""},
		{"saas:Our till", "", "", "Our till", "saas"},
		{"on-prem: NAS: the blue one ", "", "", "NAS: the blue one", "on-prem"},
	}
	for _, tt := range tests {
		s, err := q.ParseService(small(t), tt.in)
		if err != nil || s.ID != tt.id || s.Variant != tt.variant || s.Name != tt.name || string(s.Model) != tt.model {
			t.Errorf("%q gives %+v, %v", tt.in, s, err)
		}
	}
	s, err := q.ParseService(small(t), "drive")
	if err != nil || !slices.Equal(s.Data, []string{"personal"}) {
		t.Errorf("the usual data is not taken over: %v, %v", s.Data, err)
	}
	s.Data[0] = "changed"
	if def, _ := small(t).Service("drive"); def.Data[0] != "personal" {
		t.Error("a service shares its data with the catalogue")
	}
}

func TestParseServiceSaysWhatWouldBeRight(t *testing.T) {
	tests := []struct {
		in    string
		words []string
	}{
		{"mial", []string{`no service "mial"`, "did you mean mail?", "MODEL:NAME"}},
		{"acme vm", []string{`no service "acme vm"`, "did you mean vm"}},
		{"zzzzzzzz", []string{`no service "zzzzzzzz"`, "choose from", "mail", "queue"}},
		{"", []string{`no service ""`}},
		{"vm:manged", []string{`"manged"`, "did you mean managed?"}},
		{"mail:big", []string{`no way of using mail "big"`}},
		{"saas:", []string{"has no name", "MODEL:NAME"}},
		{"saas: \u202e ", []string{"has no name"}},
		{"sass:Our till", []string{`no service "sass"`, "MODEL:NAME"}},
	}
	for _, tt := range tests {
		if _, err := q.ParseService(small(t), tt.in); lacks(err, tt.words...) {
			t.Errorf("%q: %v; want %q", tt.in, err, tt.words)
		}
	}
	for _, word := range []string{"aws", "gsuite", "amazon"} {
		_, err := q.ParseService(shipped(t), word)
		if lacks(err, "did you mean ") {
			t.Fatalf("%q: %v", word, err)
		}
		_, list, _ := strings.Cut(err.Error(), "did you mean ")
		list, _, _ = strings.Cut(list, "?")
		for _, id := range strings.Split(list, ", ") {
			if _, err := q.ParseService(shipped(t), id); err != nil {
				t.Errorf("%q is offered for %q and refused: %v", id, word, err)
			}
		}
	}
}

func TestParseAnswer(t *testing.T) {
	a := build(t, "mail", "vm")
	id, option, err := a.ParseAnswer(small(t), " second-step@mail = everyone ")
	if err != nil || id != (q.CellID{Control: "second-step", Service: "mail"}) || option != "everyone" {
		t.Errorf("%v %q %v", id, option, err)
	}
	if id, option, err := a.ParseAnswer(small(t), "policy=not-sure"); err != nil || id.String() != "policy" || option != q.NotSure {
		t.Errorf("%v %q %v", id, option, err)
	}
	tests := []struct {
		in    string
		words []string
	}{
		{"second-step@mail", []string{"CONTROL@SERVICE=OPTION"}},
		{"=everyone", []string{"no cell"}},
		{"@mail=everyone", []string{"no cell"}},
		{"second-step@=everyone", []string{"no cell"}},
		{"secnd-step@mail=everyone", []string{`no control "secnd-step"`, "did you mean second-step"}},
		{"second-step@mail=all", []string{`no option "all"`, "everyone, admins, nobody, not-sure, not-applicable, handled-elsewhere"}},
		{"second-step@vn=everyone", []string{`no service "vn"`, "did you mean vm?", "this assessment has mail, vm"}},
		{"second-step=everyone", []string{"asked for each service", "mail, vm"}},
		{"policy@mail=written", []string{"asked once for the whole firm", "policy=…"}},
	}
	for _, tt := range tests {
		if _, _, err := a.ParseAnswer(small(t), tt.in); lacks(err, tt.words...) {
			t.Errorf("%q: %v; want %q", tt.in, err, tt.words)
		}
	}
}

func TestKeys(t *testing.T) {
	a := build(t, "mail", "mail", "saas:Our Till!", "saas:our till", "mail", "saas:own", "saas:日本", "saas:Große Ärzte-Ablage", "saas:mail")
	want := []string{"mail", "mail-2", "our-till", "our-till-2", "mail-3", "own-2", "service", "grosse-arzte-ablage", "mail-4"}
	if got := a.Keys(); !slices.Equal(got, want) {
		t.Errorf("keys %v, want %v", got, want)
	}
	names := map[string]string{"mail": "Mail", "mail-2": "Mail (2)", "our-till": "Our Till!", "own-2": "own"}
	for key, want := range names {
		if got := q.Name(small(t), *a.Service(key)); got != want {
			t.Errorf("%s is called %q, want %q", key, got, want)
		}
	}
	a.RemoveService("mail-2")
	if key := a.AddService(q.Service{ID: "mail"}); key != "mail-2" {
		t.Errorf("the free key is not used again: %q", key)
	}
}

func TestKeysAreAlwaysSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := q.New("Test")
		for _, name := range rapid.SliceOfN(rapid.String(), 1, 8).Draw(t, "names") {
			name = text.CleanLine(name)
			if name == "" {
				continue
			}
			a.AddService(q.Service{Name: name, Model: "saas"})
		}
		if err := q.Encode(&strings.Builder{}, a); err != nil {
			t.Fatalf("keys %q: %v", a.Keys(), err)
		}
	})
}

func TestCellIDs(t *testing.T) {
	for _, s := range []string{"policy", "second-step@mail", "second-step@mail-2"} {
		if id, err := q.ParseCellID(s); err != nil || id.String() != s {
			t.Errorf("%q gives %q, %v", s, id, err)
		}
	}
}

func TestNearestIsBounded(t *testing.T) {
	ids := []string{"mail", "email", "mails", "vm", "drive"}
	if got := text.Nearest("mail", ids, 2); !slices.Equal(got, []string{"mail", "email"}) {
		t.Errorf("%v", got)
	}
	if got := text.Nearest("qqqqqq", ids, 3); len(got) != 0 {
		t.Errorf("%v is not near", got)
	}
	text.Nearest(strings.Repeat("ü", 1<<16), ids, 3) // must not take for ever
}

func TestCleanText(t *testing.T) {
	tests := []struct{ name, in, line, text string }{
		{"plain", "  a  b ", "a b", "a  b"},
		{"breaks", "a\r\nb\nc", "a b c", "a\nb\nc"},
		{"a lone return", "a\rb", "a b", "a b"},
		{"control characters", "a\x00b\x1b[31mc\x7f", "ab[31mc", "ab[31mc"},
		{"tab", "a\tb", "a b", "a b"},
		{"direction overrides", "a\u202egnp.exe\u202c\u2066x\u2069\u200fy", "agnp.exexy", "agnp.exexy"},
		{"byte order mark and soft hyphen", "\ufeffa\u00adb", "ab", "ab"},
		{"joiners stay", "👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"},
		{"no UTF-8", "a\xffb", "a\ufffdb", "a\ufffdb"},
		{"line separator", "a\u2028b", "a b", "a b"},
		{"private use", "a\ue000b", "ab", "ab"},
		{"nothing left", "\u202e \x00", "", ""},
	}
	for _, tt := range tests {
		if got := text.CleanLine(tt.in); got != tt.line {
			t.Errorf("%s: line %q, want %q", tt.name, got, tt.line)
		}
		if got := text.CleanText(tt.in); got != tt.text {
			t.Errorf("%s: text %q, want %q", tt.name, got, tt.text)
		}
	}
	for _, huge := range []string{"a", "é", "日", "😀", "a\u0301", "\xff", " ", "\n"} {
		if got := text.CleanText(strings.Repeat(huge, 1<<20)); utf8.RuneCountInString(got) > text.MaxText {
			t.Errorf("%q a million times leaves %d characters", huge, utf8.RuneCountInString(got))
		}
	}
}

func TestCleaningTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		for name, clean := range map[string]func(string) string{"line": text.CleanLine, "text": text.CleanText} {
			once := clean(s)
			if !utf8.ValidString(once) || strings.ContainsAny(once, "\x00\x1b\r\u202e") {
				t.Fatalf("%s: %q is not clean", name, once)
			}
			if twice := clean(once); twice != once {
				t.Fatalf("%s: %q becomes %q", name, once, twice)
			}
		}
		if strings.Contains(text.CleanLine(s), "\n") {
			t.Fatal("a line has a break")
		}
	})
}

// The nearest id comes first, whichever part of it was typed.
func TestNearestFirst(t *testing.T) {
	ids := []string{"box", "dropbox", "docusign", "aws-lightsail"}
	for got, want := range map[string]string{"drpbox": "dropbox", "boxx": "box", "lightsail": "aws-lightsail", "docusing": "docusign"} {
		if near := text.Nearest(got, ids, 3); len(near) == 0 || near[0] != want {
			t.Errorf("nearest to %s: %v, want %s first", got, near, want)
		}
	}
}

// A firm called Con gets a file that Windows can have too.
func TestFileName(t *testing.T) {
	for firm, want := range map[string]string{
		"Northwind Digital": "northwind-digital", "CON": "con-firm", "Com1": "com1-firm", "nul": "nul-firm", "Conrad": "conrad",
		"../../etc/passwd": "etc-passwd", `C:\Windows`: "c-windows", "\x1b[31mred": "31mred", "...": "service",
	} {
		if got := q.FileName(firm); got != want {
			t.Errorf("%q: %q, want %q", firm, got, want)
		}
	}
}

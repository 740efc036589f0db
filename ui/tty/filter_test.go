package tty

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// A came is bytes that come so long after those before.
type came struct {
	after time.Duration
	bytes string
}

const ms = time.Millisecond

// typed is what a filter makes of bytes that come at those times. As a terminal's reader does,
// it gives up waiting when the filter says so.
func typed(f *Filter, all ...came) string {
	var out []byte
	now := time.Unix(1_800_000_000, 0)
	for _, c := range all {
		due := now.Add(c.after)
		for wait := f.Wait(); wait > 0 && !now.Add(wait).After(due); wait = f.Wait() {
			now = now.Add(wait)
			out = append(out, f.Expire(now)...)
		}
		now = due
		out = append(out, f.Feed(now, []byte(c.bytes))...)
	}
	for wait := f.Wait(); wait > 0; wait = f.Wait() {
		now = now.Add(wait)
		out = append(out, f.Expire(now)...)
	}
	return string(out)
}

// Keys as the filter hands them on.
const (
	escKey = "\x1b[27u"
	pgDn   = "\x1b[6~"
)

// TestWholeKeysOnly: what comes in pieces, late, or of a mode that is off is no other key.
func TestWholeKeysOnly(t *testing.T) {
	for name, tt := range map[string]struct {
		in   []came
		want string
	}{
		"letters":                   {[]came{{0, "ab1"}}, "ab1"},
		"a key":                     {[]came{{0, pgDn}}, pgDn},
		"a key in two pieces":       {[]came{{0, "\x1b"}, {60 * ms, "[6~"}}, pgDn},
		"split further on":          {[]came{{0, "\x1b["}, {300 * ms, "6~"}}, pgDn},
		"byte by byte":              {[]came{{0, "\x1b"}, {80 * ms, "["}, {80 * ms, "6"}, {80 * ms, "~"}}, pgDn},
		"the rest much later":       {[]came{{0, "\x1b"}, {150 * ms, "[6~"}, {0, "2"}}, escKey + "2"},
		"later, in pieces":          {[]came{{0, "\x1b"}, {150 * ms, "["}, {80 * ms, "6"}, {80 * ms, "~2"}}, escKey + "2"},
		"past the wait":             {[]came{{0, "\x1b["}, {900 * ms, "6~2"}}, "2"},
		"an old keypad's":           {[]came{{0, "\x1bO"}, {60 * ms, "P"}}, "\x1bOP"},
		"F1 long after its escape":  {[]came{{0, "\x1b"}, {150 * ms, "O"}, {20 * ms, "P2"}}, escKey + "2"},
		"a letter after escape":     {[]came{{0, "\x1b"}, {400 * ms, "P"}, {300 * ms, "2"}}, escKey + "P2"},
		"escape":                    {[]came{{0, "\x1b"}}, escKey},
		"escape, twice":             {[]came{{0, "\x1b\x1b"}}, escKey + escKey},
		"escape, twice, slowly":     {[]came{{0, "\x1b"}, {500 * ms, "\x1b"}}, escKey + escKey},
		"escape and a key":          {[]came{{0, "\x1b1"}}, escKey + "1"},
		"escape and enter":          {[]came{{0, "\x1b\r"}}, escKey + "\r"},
		"escape, then a key":        {[]came{{0, "\x1b"}, {60 * ms, "1"}}, escKey + "1"},
		"escape and an arrow":       {[]came{{0, "\x1b"}, {300 * ms, "\x1b[A"}}, escKey + "\x1b[A"},
		"escape and a letter":       {[]came{{0, "\x1bb"}}, escKey + "b"},
		"alt and an arrow":          {[]came{{0, "\x1b\x1b[A1"}}, "1"},
		"a reply":                   {[]came{{0, "\x1b[?2026;2$y"}}, "\x1b[?2026;2$y"},
		"a reply in pieces":         {[]came{{0, "\x1b[?20"}, {200 * ms, "26;2$"}, {200 * ms, "y"}}, "\x1b[?2026;2$y"},
		"a reply in late pieces":    {[]came{{0, "\x1b[?20"}, {3000 * ms, "26;2$"}, {3000 * ms, "y1"}}, "1"},
		"a colour":                  {[]came{{0, "\x1b]11;rgb:11/11/11\x1b\\1"}}, "\x1b]11;rgb:11/11/11\x1b\\1"},
		"a colour in pieces":        {[]came{{0, "\x1b]11;rgb"}, {200 * ms, ":11/11/11"}, {200 * ms, "\x1b"}, {200 * ms, "\\"}}, "\x1b]11;rgb:11/11/11\x1b\\"},
		"a colour in late pieces":   {[]came{{0, "\x1b]11;rgb"}, {900 * ms, ":11/11/11"}, {900 * ms, "\x1b"}, {200 * ms, "\\1"}}, "1"},
		"its escape much earlier":   {[]came{{0, "\x1b"}, {200 * ms, "]11;rgb:11/11/11\x1b\\1"}}, escKey + "1"},
		"a name":                    {[]came{{0, "\x1bP>|xterm(3"}, {900 * ms, "90)\x1b\\1"}}, "1"},
		"a key in a broken reply":   {[]came{{0, "\x1b]11;rgb"}, {900 * ms, "\x1b[A"}}, "\x1b[A"},
		"a click, mouse off":        {[]came{{0, "\x1b[<0;40;10M1\x1b[<0;40;10m"}}, "1"},
		"a click in pieces":         {[]came{{0, "\x1b[<0;4"}, {2000 * ms, "0;10M1"}}, "1"},
		"an old click":              {[]came{{0, "\x1b[M !!1"}}, "1"},
		"a click of another kind":   {[]came{{0, "\x1b[32;40;10M1"}}, "1"},
		"focus":                     {[]came{{0, "\x1b[I\x1b[O1"}}, "1"},
		"where the cursor is":       {[]came{{0, "\x1b[1;2R1"}}, "1"},
		"console F1":                {[]came{{0, "\x1b[[A"}}, "\x1b[11~"},
		"console F5":                {[]came{{0, "\x1b[[E"}}, "\x1b[15~"},
		"console F1 in pieces":      {[]came{{0, "\x1b["}, {60 * ms, "["}, {60 * ms, "A"}}, "\x1b[11~"},
		"console, unknown":          {[]came{{0, "\x1b[[Z1"}}, "1"},
		"line feed":                 {[]came{{0, "\n"}}, "\r"},
		"both ends of a line":       {[]came{{0, "\r\n1"}}, "\r1"},
		"umlaut":                    {[]came{{0, "ü"}}, "ü"},
		"umlaut in pieces":          {[]came{{0, "M\xc3"}, {200 * ms, "\xbcsli"}}, "Müsli"},
		"flag in pieces":            {[]came{{0, "\xf0\x9f"}, {60 * ms, "\x87\xa9"}}, "\U0001f1e9"},
		"half an umlaut":            {[]came{{0, "a\xc3"}, {2000 * ms, "b"}}, "ab"},
		"not UTF-8":                 {[]came{{0, "M\xfcsli"}}, "Msli"},
		"paste":                     {[]came{{0, "\x1b[200~a\nb\x1b[201~1"}}, "\x1b[200~a\nb\x1b[201~1"},
		"paste in pieces":           {[]came{{0, "\x1b[20"}, {60 * ms, "0~a\xc3"}, {60 * ms, "\xbc\x1b[2"}, {60 * ms, "01~1"}}, "\x1b[200~aü\x1b[201~1"},
		"paste without end":         {[]came{{0, "\x1b[200~a"}, {6000 * ms, "1"}}, "\x1b[200~a\x1b[201~1"},
		"the end of no paste":       {[]came{{0, "\x1b[201~1"}}, "1"},
		"no reply":                  {[]came{{0, "\x1b]helo"}}, "helo"},
		"a broken key":              {[]came{{0, "\x1b[1\r"}}, "\r"},
		"a held key":                {[]came{{0, "1"}, {30 * ms, "1"}, {30 * ms, "1"}}, "1\x1b[49;1:2u\x1b[49;1:2u"},
		"a key pressed again":       {[]came{{0, "1"}, {200 * ms, "1"}}, "11"},
		"all at once":               {[]came{{0, "111"}, {200 * ms, "222"}}, "111222"},
		"enter, all at once":        {[]came{{0, "\r\r"}}, "\r\x1b[13;1:2u"},
		"held enter":                {[]came{{0, "\r"}, {500 * ms, "\r"}, {30 * ms, "\r"}}, "\r\r\x1b[13;1:2u"},
		"held, with shift":          {[]came{{0, "A"}, {30 * ms, "AA"}}, "A\x1b[97;2:2u\x1b[97;2:2u"},
		"a held key, as it is told": {[]came{{0, "\x1b[13;1:2u"}}, "\x1b[13;1:2u"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := typed(&Filter{Esc: 100 * ms}, tt.in...); got != tt.want {
				t.Errorf("%v became %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// TestFar: over a network the escape key waits longer for the rest.
func TestFar(t *testing.T) {
	env := func(vars map[string]string) Env { return Env{func(name string) string { return vars[name] }} }
	for _, tt := range []struct {
		vars map[string]string
		want time.Duration
	}{
		{nil, 100 * ms}, {map[string]string{"SSH_TTY": "/dev/pts/1"}, 300 * ms}, {map[string]string{"SSH_CONNECTION": "a b"}, 300 * ms},
		{map[string]string{"ESCDELAY": "25", "SSH_TTY": "x"}, 25 * ms}, {map[string]string{"ESCDELAY": "soon"}, 100 * ms}, {map[string]string{"ESCDELAY": "99999"}, 1000 * ms},
	} {
		if got := env(tt.vars).Esc(); got != tt.want {
			t.Errorf("%v: %v, want %v", tt.vars, got, tt.want)
		}
	}
	if got := typed(&Filter{Esc: 300 * ms}, came{0, "\x1b"}, came{250 * ms, "[6~"}); got != pgDn {
		t.Errorf("a key in two pieces far away became %q", got)
	}
}

// TestHooks: the mouse, words by alt, letters of another charset, and what the terminal tells.
func TestHooks(t *testing.T) {
	yes := func() bool { return true }
	refused, at, answered := 0, "", 0
	f := &Filter{Esc: 100 * ms, Mouse: yes, Typing: yes, Refused: func() { refused++ }, Answered: func() { answered++ },
		Position: func(row, column int) { at = fmt.Sprint(row, column) }}
	if got := typed(f, came{0, "\x1b[<0;40;10M\x1bb\x1b\x7f11\xfc\x1b[1;3R\x1b[?62;22c"}); got != "\x1b[<0;40;10M\x1b[98;3u\x1b[127;3u11" {
		t.Errorf("it became %q", got)
	}
	if refused != 1 || at != "1 3" || answered != 1 {
		t.Errorf("%d refused, the cursor at %q, %d answers", refused, at, answered)
	}
	latin := &Filter{Esc: 100 * ms, Decode: charmap.ISO8859_1.DecodeByte}
	if got := typed(latin, came{0, "M\xfcsli Caf\xe9"}, came{300 * ms, "\r"}); got != "Müsli Café\r" {
		t.Errorf("Latin-1 became %q", got)
	}
}

// FuzzFilter: whatever comes, and however late, all of it is taken, and nothing that is handed on
// is half a key. Bytes from 0xf8 on stand for time that passes.
func FuzzFilter(f *testing.F) {
	for _, s := range []string{"\x1b\xff[6~", "\x1b]11;rgb:1\xfe1\x1b\\", "M\xfcller", "\x1b[200~x\x1b[20\xff1~", "\x1bO\xffP", "\x1b[M\x1b\x1b\x1b[["} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var all []came
		for rest := b; len(rest) > 0; {
			n := bytes.IndexFunc(rest, func(r rune) bool { return r == 0xfffd })
			if n < 0 {
				n = len(rest)
			}
			c := came{bytes: string(rest[:n])}
			if rest = rest[n:]; len(rest) > 0 {
				c.bytes += string(rest[:1])
				c.after = time.Duration(rest[0]) * 20 * ms
				rest = rest[1:]
			}
			all = append(all, c)
		}
		filter := &Filter{Esc: 100 * ms}
		out := typed(filter, all...)
		if len(out) > 12*len(b)+len(pasteEnd) {
			t.Fatalf("%q became %q, more than there is room for", b, out)
		}
		if len(filter.held) > 0 && !filter.paste {
			t.Fatalf("%q is left of %q", filter.held, b)
		}
		for rest := []byte(out); len(rest) > 0; {
			at := bytes.IndexByte(rest, esc)
			if at < 0 {
				break
			}
			s := scan(rest[at:])
			if s.kind != control && s.kind != text && !filter.paste && !bytes.Contains([]byte(out), pasteBegin) {
				t.Fatalf("%q became %q, with %q in it", b, out, rest[at:])
			}
			rest = rest[at+max(s.n, 1):]
		}
	})
}

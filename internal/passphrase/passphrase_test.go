package passphrase

import (
	"regexp"
	"strings"
	"testing"
)

// TestCheck: a passphrase is judged as prepared, so that what is dropped or cannot
// be seen does not make it longer.
func TestCheck(t *testing.T) {
	for s, want := range map[string]string{
		"": "at least 8 characters; four words", "short": "at least 8 characters; four words",
		strings.Repeat("\u200b", 8): "this one has 0", "a" + strings.Repeat("\u00ad", 7): "this one has 1", strings.Repeat(" ", 8): "this one has 0",
		"   five5  ": "this one has 5", "\u202eright\u2066 \u200d\ufe0f": "this one has 5", strings.Repeat("ﷺ", 7): "at least 8",
		"four words\x1b[D that": "U+001B is none", "tab\tbetween words": "U+0009 is none", "\xff\xfe broken text": "UTF-8", strings.Repeat("x", 1001): "at most 1000"} {
		if err := Check(s); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v, want %q", s, err, want)
		}
	}
	for _, s := range []string{"four words that match", "12345678", "für den Beirat", "party 🎉 tonight", "Gru\u0308ße aus Wien", " four words ", "so\u00adft words here"} {
		if err := Check(s); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// TestWarnings: what is tried first is warned of, and what is dropped is said, but
// no word of the passphrase.
func TestWarnings(t *testing.T) {
	names := []string{"Northwind Digital GmbH", "acme-2026"}
	for s, want := range map[string]string{
		"aaaaaaaa": "same few", "abababab": "same few", "abcdabcdabcd": "same few",
		"12345678": "digits alone", "24.12.1999": "digits alone", "+49 30 123456": "digits alone",
		"password": "tried first", "Passw0rd!": "tried first", "P@$$w0rd2026": "tried first", "letmein1": "tried first", "Welcome2026!": "tried first", "qwertzuiop": "tried first",
		"asdfghjkl1": "tried first", "1qaz2wsx": "tried first", "87654321abcd": "tried first", "dragonfly99": "tried first",
		"northwind": "name of the business", "NorthwindDigital!": "name of the business", "N0rthw1nd-2026": "name of the business", "acme2026acme": "name of the business",
		"elephant": "one short word", "four words so\u00adftly\u200b": "2 characters in it cannot be seen and add nothing", " four words that": "begins or ends with a space"} {
		if got := strings.Join(Warnings(s, names...), " "); !strings.Contains(got, want) || strings.Contains(got, s) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"four words that match", "correct horse battery staple", "another for the board", "für den Beirat", "xK9#vQ2!mW", "dragon monkey sunshine football",
		"vier Wörter, die passen", "東京の朝ごはんは美味しい", "northwind sails past amber cliffs"} {
		if got := Warnings(s, names...); len(got) > 0 {
			t.Errorf("%q: %q", s, got)
		}
	}
}

// TestMake: what is made is long enough, is not warned of, and is another each time.
func TestMake(t *testing.T) {
	form := regexp.MustCompile(`^([bdfghjklmnprstvw][aeiou][bdfghjklmnprstvw][aeiou]-){5}([bdfghjklmnprstvw][aeiou]){2}$`)
	made := map[string]bool{}
	for range 50 {
		s, err := Make()
		if err != nil || !form.MatchString(s) || Check(s) != nil || made[s] {
			t.Fatalf("%q: %v, %v", s, err, Check(s))
		}
		made[s] = true
	}
}

// FuzzCheck: nothing that is typed stops the judgement, and preparing what is
// prepared changes nothing.
func FuzzCheck(f *testing.F) {
	f.Add("four words that match", "Firm")
	f.Add("\u200b\u00ad\xff", "\u0130\u017f")
	f.Fuzz(func(t *testing.T, s, name string) {
		_ = Warnings(s, name)
		if Check(s) == nil && length(s) < least {
			t.Errorf("%q is taken", s)
		}
		if p := Prepared(s); Prepared(p) != p {
			t.Errorf("%q, and prepared again %q", p, Prepared(p))
		}
	})
}

package ui

import (
	"fmt"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/tty"
)

// mfaOf is the cell of the first question for a service.
func mfaOf(service string) questionnaire.CellID {
	return questionnaire.CellID{Control: "mfa-all-users", Service: service}
}

// TestPlainByWord: quit, help, back and skip are understood at a question, an answer by its
// words, the first letters of them, another name, or the key that the screens have.
func TestPlainByWord(t *testing.T) {
	for word, want := range map[string]string{"Everyone": "everyone", "NOBODY": "nobody", "not every": "admins", "not sure": "not-sure", "s": "not-sure", "don't know": "not-sure",
		"not applicable": "not-applicable", "n/a": "not-applicable", "-": "not-applicable", "elsewhere": "handled-elsewhere", "=": "handled-elsewhere", "4": "nobody", "Éveryone": "everyone", "by choice": "choice"} {
		o := plainFile(t, firm(t, "dropbox"))
		out, _ := ask(t, o, word, ".")
		if got := load(t, o.Path).Answers[mfaOf("dropbox")].Option; got != want && (want != "choice" || got == "") {
			t.Errorf("%q gives %q, want %q:\n%s", word, got, want, out)
		}
	}
	o := plainFile(t, firm(t, "dropbox"))
	out, err := ask(t, o, "not", "9", "help", "skip", "back", "Nobody", "back", "u", "quit")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, `"not" may be Not everyone, Not sure or Not applicable; type more of it.`, "Type a number from 1 to 7, or the first letters of an answer. Or say help, back, skip or quit.",
		"What can go wrong: ", "Dropbox: Nobody.", "Now: Nobody", "Undone: mfa-all-users for Dropbox is open again.", "Saved in "+o.Path)
	if got := load(t, o.Path); len(got.Answers) != 0 {
		t.Errorf("%+v", got.Answers)
	}
}

// TestPlainSame: after the first answer to a question it is asked whether it holds for the
// other services; only yes says so, no asks one by one, and anything else is the answer for
// the next one, so that what answered line by line before does so still.
func TestPlainSame(t *testing.T) {
	stack := []string{"dropbox", "slack", "zoom", "notion"}
	given := func(lines ...string) (map[string]string, string) {
		o := plainFile(t, firm(t, stack...))
		out, err := ask(t, o, append(lines, ".")...)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, s := range stack {
			got[s] = load(t, o.Path).Answers[mfaOf(s)].Option
		}
		return got, out
	}
	first, out := given("split", "1") // which of them is first, and what it offers
	asked := strings.Contains(out, "The same for the other ")
	contains(t, out, "The same for the other ", "Say yes, no to go one by one, or ")
	if !asked {
		t.Fatalf("%v\n%s", first, out)
	}
	all, out := given("1", "yes")
	for s, option := range all {
		if option != "everyone" {
			t.Errorf("%s is %q\n%s", s, option, out)
		}
	}
	contains(t, out, "ndo takes it back.")
	one, out := given("1", "no", "")
	contains(t, out, "One by one.")
	if n := answeredOf(one); n != 1 {
		t.Errorf("no answers %d\n%s", n, out)
	}
	if one, out = given("1", ""); answeredOf(one) != 1 {
		t.Errorf("Enter answers %d\n%s", answeredOf(one), out)
	}
	if one, out = given("1", "yes", "undo"); answeredOf(one) != 1 {
		t.Errorf("undo leaves %d\n%s", answeredOf(one), out)
	}
}

// answeredOf counts those that have an answer.
func answeredOf(given map[string]string) (n int) {
	for _, option := range given {
		if option != "" {
			n++
		}
	}
	return n
}

// TestPlainSaysOnce: of all that is heard on the way through every question of ten services,
// less than a fifth of the words are in lines that were heard before, and there is no sign
// that is read wrongly.
func TestPlainSaysOnce(t *testing.T) {
	const most = 0.2
	o := plainFile(t, firm(t, "google-workspace", "dropbox", "aws-ec2", "slack", "github", "zoom", "hubspot", "shopify", "stripe", "notion"))
	out, _ := ask(t, o, strings.Split(strings.Repeat("\n", 400), "\n")...)
	heard, words, again := map[string]bool{}, 0, 0
	for line := range strings.Lines(out) {
		line = strings.TrimSpace(line)
		n := len(strings.Fields(line))
		words += n
		if heard[line] {
			again += n
		}
		heard[line] = true
	}
	if words < 2000 || float64(again) > most*float64(words) {
		t.Errorf("%d of %d words were heard before", again, words)
	}
	if i := strings.IndexFunc(out, func(r rune) bool { return strings.ContainsRune("›·–—→•“”…●▸", r) }); i >= 0 {
		t.Errorf("a sign is left: %s", out[max(i-40, 0):min(i+40, len(out))])
	}
}

// TestPlainForeignBytes: letters in the locale's encoding are read and written in it; where
// there is none, a line of foreign bytes is refused in a line, and asked for again.
func TestPlainForeignBytes(t *testing.T) {
	for locale, want := range map[string]string{"de_DE.ISO-8859-1": "Müller", "C": "Miller", "de_DE.UTF-8": "Miller"} {
		o, env := testOptions(t), tty.Env{Get: func(name string) string { return map[string]string{"LC_ALL": locale}[name] }}
		o.Decode, o.Encode, o.ASCII, o.Typed = env.Decode(), env.Encode(), env.ASCII(), true
		out, _ := ask(t, o, "1", "M\xfcller", "Miller", ".")
		if refused := strings.Contains(out, "does not send UTF-8"); refused != (want == "Miller") {
			t.Errorf("%s: refused %v\n%s", locale, refused, out)
		}
		if !strings.Contains(out, "Business: "+map[bool]string{true: "M\xfcller", false: want}[want == "Müller"]+".") {
			t.Errorf("%s: it is not read back:\n%q", locale, out)
		}
	}
}

// TestPlainWraps at the width of the terminal, between words, and never within a path.
func TestPlainWraps(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	o.Width = func() int { return 50 }
	out, err := ask(t, o, "?", "1", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, fmt.Sprintf("Saved in %s. Go on with: yourpart open ", o.Path))
	for line := range strings.Lines(out) {
		if line = strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "> "); len(line) > 50 && strings.Contains(line, " ") && !strings.Contains(line, o.Path) {
			t.Errorf("too wide: %q", line)
		}
	}
}

package passphrase

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// guessable says why a passphrase would be tried early, or nothing. It knows what
// people choose most; what it lets pass may be weak all the same.
func guessable(s string, names []string) string {
	low := strings.ToLower(seen(s))
	switch {
	case few(low):
		return "it is the same few characters again and again"
	case allDigits(low):
		return "it is digits alone, as of a date or a telephone number"
	case mostly(low, nameParts(names)):
		return "it is little more than the name of the business or of the file"
	case mostly(low, append(runs(low), common...)):
		return "it is a word or a row of keys that is tried first"
	case oneWord(low):
		return "it is one short word"
	}
	return ""
}

// few reports whether a text has three different characters at most, or is one
// group again and again.
func few(s string) bool {
	different := map[rune]bool{}
	for _, r := range s {
		different[r] = true
	}
	if len(different) <= 3 {
		return true
	}
	for n := 1; n <= min(len(s)/2, 6); n++ {
		if strings.HasPrefix(strings.Repeat(s[:n], len(s)/n+1), s) {
			return true
		}
	}
	return false
}

// allDigits reports whether a text is digits, with what is written between them,
// and not so many that they may be from chance.
func allDigits(s string) bool {
	const long = 20
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune(" -./:,+()", r):
			return false
		}
	}
	return digits < long
}

// oneWord reports whether a text is letters alone, and not many.
func oneWord(s string) bool {
	const short = 12
	return utf8.RuneCountInString(s) < short && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// mostly reports whether little is left of a text without some words, as it is or
// with letters in place of the digits and signs that look like them.
func mostly(s string, words []string) bool {
	return leaves(s, words) || leaves(alike.Replace(s), words)
}

// alike spells digits and signs as the letters that they are written for.
var alike = strings.NewReplacer("0", "o", "1", "i", "!", "i", "3", "e", "4", "a", "@", "a", "5", "s", "$", "s", "7", "t", "8", "b")

// leaves reports whether fewer letters are left without the words than make a
// passphrase. A second and third word count as two, as somebody has to think of them.
func leaves(s string, words []string) bool {
	const enough, another = 5, 2
	rest, found := letters(s), 0
	words = slices.Clone(words)
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	for _, w := range words {
		if w != "" && strings.Contains(rest, w) {
			rest = strings.ReplaceAll(rest, w, " ") // so that what is around it makes no new word
			found++
		}
	}
	left := 0
	for _, r := range rest {
		if unicode.IsLetter(r) {
			left++
		}
	}
	return found > 0 && left+another*(found-1) < enough
}

// letters are the letters and digits of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// nameParts are names as they may stand in a passphrase, and their longer words.
func nameParts(names []string) (parts []string) {
	const long = 4
	for _, name := range names {
		name = strings.ToLower(Prepared(name))
		for _, part := range append(strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), name) {
			if part = letters(part); utf8.RuneCountInString(part) >= long && strings.ContainsFunc(part, unicode.IsLetter) {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// rows are keys and characters in a row.
var rows = []string{"qwertyuiop", "qwertzuiopü", "azertyuiop", "asdfghjklöä", "qsdfghjklm", "zxcvbnm", "yxcvbnm", "wxcvbn", "1234567890", "0123456789",
	"1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "qayxswedcvfrtgbnhzujm", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "abcdefghijklmnopqrstuvwxyz"}

// runs are the parts of a text that go along a row, either way.
func runs(s string) (parts []string) {
	const long = 4
	s = letters(s)
	for _, row := range rows {
		back := []rune(row)
		slices.Reverse(back)
		for _, row := range []string{row, string(back)} {
			for i := 0; i < len(s); {
				n := 0
				for i+n < len(s) && strings.Contains(row, s[i:i+n+1]) {
					n++
				}
				if n >= long {
					parts = append(parts, s[i:i+n])
				}
				i += max(n, 1)
			}
		}
	}
	return parts
}

// common are words that stand in lists of what is tried first, and in passphrases
// of people who were told to choose one.
var common = strings.Fields(`password passwort passwd passphrase kennwort motdepasse contrasena senha wachtwoord parola geheim secret private
	admin administrator root user guest login welcome willkommen bonjour hello hallo letmein open opensesame changeme default test testing demo sample example
	iloveyou loveyou love liebe sunshine princess prinzessin monkey dragon shadow master superman batman football baseball soccer fussball hockey basketball
	michael jennifer jordan charlie thomas daniel andrew jessica ashley nicole matthew joshua hunter harley ranger buster tigger pepper ginger cookie banana
	summer sommer winter spring autumn herbst january february march april june july august september october november december monday friday sunday
	company business office firma team work money computer internet server network access security secure backup cloud email google microsoft apple windows
	whatever trustno freedom starwars pokemon mustang ferrari mercedes porsche schatz hase liverpool chelsea arsenal barcelona london berlin paris america
	yourpart assessment`)

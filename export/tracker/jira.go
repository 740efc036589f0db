package tracker

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What Jira's wiki markup takes as escaped after a backslash. A backslash before anything
// else is one, and two are a line break unless another follows in the same word.
const jiraEscapable = `-#*_+?^~|%{}[]()!@`

// joiner is a sign of no width that parts what Jira would read together.
const joiner = "\u2060"

var (
	jiraLink  = regexp.MustCompile(`^(?:https?|ftp)://[A-Za-z0-9][A-Za-z0-9./_~?&=%#:+,;@-]*|^mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)
	jiraBlock = regexp.MustCompile(`^\s*(?:h[1-6]|bq)\.`)
	jiraFace  = regexp.MustCompile(`^\((?:[yni/x!+?-]|on|off|\*[yrgb]?|flag|flagoff)\)`)
	jiraSmile = regexp.MustCompile(`^:[PpD](?:$|[^A-Za-z0-9])`)
)

// jiraText keeps a text from being read as Jira's markup: it says the same there, in the
// same lines. Addresses stay as they are, and become links.
func jiraText(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = jiraLine(l)
	}
	return strings.Join(lines, "\n")
}

func jiraLine(s string) string {
	var b strings.Builder
	if jiraBlock.MatchString(s) {
		b.WriteString(joiner)
	}
	for i := 0; i < len(s); {
		if strings.IndexByte("hfm", s[i]) >= 0 { // as an address begins
			if link := jiraLink.FindString(s[i:]); link != "" {
				b.WriteString(link)
				i += len(link)
				continue
			}
		}
		if s[i] == '\\' {
			n := len(s[i:]) - len(strings.TrimLeft(s[i:], `\`))
			b.WriteString(jiraBackslashes(n, s[i+n:]))
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if jiraMarks(s, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		if r == ':' && jiraSmile.MatchString(s[i:]) {
			b.WriteString(joiner)
		}
		i += size
	}
	return b.String()
}

// jiraMarks reports whether the sign at i of a line would be markup.
func jiraMarks(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	start := strings.TrimSpace(s[:i]) == ""
	switch rest := s[i+1:]; s[i] {
	case '{', '}', '[', ']', '!', '|', '*', '_', '@', '^', '~', '+':
		return true
	case '-': // struck through, a dash or a list; not in a word or between blanks
		word := unicode.IsLetter(before) || unicode.IsDigit(before)
		return start || before == '-' || strings.HasPrefix(rest, "-") || !word && rest != "" && rest[0] != ' '
	case '?':
		return before == '?' || strings.HasPrefix(rest, "?")
	case '#':
		return start
	case '(':
		return before == ':' || before == ';' || jiraFace.MatchString(s[i:])
	case ')':
		return before == ':' || before == ';'
	}
	return false
}

// jiraBackslashes is n backslashes before the rest of a line. Two that begin the path of a
// share stay as they are, as Jira leaves them.
func jiraBackslashes(n int, rest string) string {
	apart := rest == "" || strings.ContainsRune(jiraEscapable, rune(rest[0]))
	word, _, _ := strings.Cut(rest, " ")
	if n == 2 && !apart && strings.Contains(word, `\`) {
		return `\\`
	}
	out := strings.Repeat(`\`+joiner, n)
	if !apart {
		out = strings.TrimSuffix(out, joiner)
	}
	return out
}

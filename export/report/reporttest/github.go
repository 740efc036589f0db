package reporttest

import (
	"regexp"
	"strings"
	"testing"

	"yourpart/export/report"
)

// FactsOfGitHub reads the calls of the script as a shell would.
func FactsOfGitHub(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	m := regexp.MustCompile(`(?m)^# .* Score: (.*)\. Band: (.*)\. Report of`).FindSubmatch(file)
	if m == nil {
		t.Fatal("the script does not say the score")
	}
	f.Range, f.Band = string(m[1]), string(m[2])
	if f.Range != report.NoResult {
		f.Proven, _, _ = strings.Cut(f.Range, "–")
	}
	for _, i := range GitHubIssues(t, file) {
		day := dueLine.FindStringSubmatch(i.Text)
		switch closed := closedLine.MatchString(i.Text); {
		case day == nil && !closed:
			t.Fatalf("no due date in %q", i.Text)
		case closed:
			f.action(i.Title, "")
		default:
			f.action(i.Title, day[1])
		}
	}
	return f
}

// closedLine is where a text says that its action is closed.
var closedLine = regexp.MustCompile(`(?m)^(Done on .*|Done|No longer needed)\. *$`)

// An Issue is one that a script for GitHub makes.
type Issue struct{ Title, Labels, Text string }

// GitHubIssues are the issues that a script makes, in order.
func GitHubIssues(t testing.TB, script []byte) (made []Issue) {
	t.Helper()
	_, rest, _ := strings.Cut(string(script), "\nthere=$(")
	for {
		at := strings.Index(rest, "\nissue ")
		if at < 0 {
			return made
		}
		var words []string
		words, rest = shellWords(t, rest[at+1:])
		const parts = 6 // the function, a mark, a state, and the issue
		if len(words) != parts {
			t.Fatalf("a call of %d words: %q", len(words), words)
		}
		made = append(made, Issue{words[3], words[4], words[5]})
	}
}

// shellWords are the words of the first line of a script that has no signs with
// a meaning but quotes, and the rest from the end of that line.
func shellWords(t testing.TB, s string) (words []string, rest string) {
	t.Helper()
	var word strings.Builder
	for s != "" {
		switch s[0] {
		case '\'':
			text, after, closed := strings.Cut(s[1:], "'")
			if !closed {
				t.Fatalf("a quote is not closed after %q", words)
			}
			word.WriteString(text)
			s = after
		case '\\':
			word.WriteByte(s[1])
			s = s[2:]
		case ' ', '\n':
			words = append(words, word.String())
			word.Reset()
			if s[0] == '\n' {
				return words, s
			}
			s = s[1:]
		default:
			if strings.IndexByte("$`;&|<>()\"*?[#~", s[0]) >= 0 {
				t.Fatalf("a shell gives a meaning to %.20q", s)
			}
			word.WriteByte(s[0])
			s = s[1:]
		}
	}
	return append(words, word.String()), ""
}

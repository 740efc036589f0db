package tracker

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"yourpart/export/report"
)

// githubHead is a script that makes an issue of every action with GitHub's own
// program: GitHub itself imports nothing.
const githubHead = `#!/bin/sh
# The action plan as GitHub issues. Run it with the repository they go to:
#
#   sh FILE OWNER/REPO
#
# It needs gh (https://cli.github.com), signed in. Issues that are there already
# are left as they are, so the script of a later report adds only what is new.
set -eu
if [ $# -ne 1 ]; then
  printf 'usage: sh %s OWNER/REPO\n' "$0" >&2
  exit 2
fi
if ! command -v gh >/dev/null; then
  printf 'gh is not installed; see https://cli.github.com\n' >&2
  exit 1
fi
repo=$1

# A label that is there already stays as it is.
label() {
  gh label create "$1" --repo "$repo" >/dev/null 2>&1 || true
}

# issue MARK STATE TITLE LABELS TEXT
issue() {
  case $there in
  *"$1"*)
    printf 'there already: %s\n' "$3"
    return
    ;;
  esac
  url=$(printf '%s\n' "$5" | gh issue create --repo "$repo" "--title=$3" --label "$4" --body-file -)
  printf '%s\n' "$url"
  if [ "$2" = done ]; then
    gh issue close "$url" --repo "$repo" >/dev/null
  fi
}
`

const (
	githubThere = `
there=$(gh issue list --repo "$repo" --label yourpart --state all --limit 1000 --json body --jq '.[].body')

`
	githubEnd = "# The plan ends here.\n"
)

// WriteGitHub writes the script. Every text stands between single quotes, in
// which a shell does nothing.
func WriteGitHub(w io.Writer, r *report.Report) error {
	var b strings.Builder
	b.WriteString(githubHead)
	fmt.Fprintf(&b, "\n# %s. Score: %s. Band: %s. Report of %s.\n", r.Name(), report.Range(r.Result.Total), r.BandText(), r.Date.Format(time.DateOnly))
	made := map[string]bool{}
	for _, t := range r.Tickets() {
		for _, l := range t.Labels() {
			if !made[l] {
				made[l] = true
				b.WriteString("label " + quoted(l) + "\n")
			}
		}
	}
	b.WriteString(githubThere)
	for _, t := range r.Tickets() {
		mark := "<!-- " + r.Uid("issue", t.TicketID()).String() + " -->"
		call := []string{mark, t.StatusWord("open", "open", "done"), t.Title(), strings.Join(t.Labels(), ","), t.Markdown() + "\n\n" + mark}
		b.WriteString("issue")
		for _, arg := range call {
			b.WriteString(" " + quoted(arg))
		}
		b.WriteString("\n")
	}
	b.WriteString(githubEnd)
	_, err := io.WriteString(w, b.String())
	return err
}

// quoted is a text as one word of a shell.
func quoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

// ReadGitHub counts the issues that the script makes.
func ReadGitHub(file []byte) (report.Counts, error) {
	c := report.Counts{Services: report.NotCounted, Answers: report.NotCounted}
	_, calls, ok := strings.Cut(string(file), githubThere)
	if !ok || !strings.HasPrefix(string(file), githubHead) {
		return c, errors.New("its beginning is not the one that was written")
	}
	for strings.HasPrefix(calls, "issue '") {
		rest, ok := pastCall(strings.TrimPrefix(calls, "issue "))
		if !ok {
			return c, errors.New("a quote is not closed")
		}
		c.Actions += 1 - report.Preparations(calls[:len(calls)-len(rest)])
		calls = rest
	}
	if calls != githubEnd {
		return c, errors.New("its end is cut short")
	}
	return c, nil
}

// pastCall is what follows the quoted words of one call.
func pastCall(s string) (rest string, ok bool) {
	for strings.HasPrefix(s, "'") {
		_, after, closed := strings.Cut(s[1:], "'")
		if !closed {
			return "", false
		}
		if s = strings.TrimPrefix(after, `\'`); s != after {
			continue // the quote was one of the text's own
		}
		s = strings.TrimPrefix(s, " ")
	}
	return strings.CutPrefix(s, "\n")
}

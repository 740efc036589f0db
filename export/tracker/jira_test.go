package tracker

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// hostile is what Jira would read as markup, and how it is written there. Each was read by
// Atlassian's own transformer, which showed the first.
var hostile = map[string]string{
	`EXAMPLE\mara`:                  `EXAMPLE\mara`,
	`\\nas01\policies\mfa.docx`:     `\\nas01\policies\mfa.docx`,
	`\\nas01`:                       `\` + joiner + `\nas01`,
	`a\*b\`:                         `a\` + joiner + `\*b\` + joiner,
	`-draft- ~mara~ +new+ ^up^`:     `\-draft- \~mara\~ \+new\+ \^up\^`,
	`(x) (y) (on) (flag) (2)`:       `\(x) \(y) \(on) \(flag) (2)`,
	`:) ;-) :D`:                     `:\) ;\-) :` + joiner + `D`,
	`*bold* _it_ ??quote?? why?`:    `\*bold\* \_it\_ \?\?quote\?\? why?`,
	`{code}x{code} {{mono}}`:        `\{code\}x\{code\} \{\{mono\}\}`,
	`[a|http://x.example] !p.png!`:  `\[a\|http://x.example\] \!p.png\!`,
	`https://x.example/sec_plan-1_`: `https://x.example/sec_plan-1_`,
	`# list`:                        `\# list`,
	`- list -- dash`:                `\- list \-\- dash`,
	`h1. Head`:                      joiner + `h1. Head`,
	`bq. Quote`:                     joiner + `bq. Quote`,
	`Wi-Fi - no. 1, Żółć & Söhne`:   `Wi-Fi - no. 1, Żółć & Söhne`,
	`@mara ||head|| ----`:           `\@mara \|\|head\|\| \-\-\-\-`,
}

func TestJiraText(t *testing.T) {
	for in, want := range hostile {
		if got := jiraText(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}

// jiraEscape is the rule by which Jira takes a backslash away.
var jiraEscape = regexp.MustCompile(`(^|[^\\])\\([-#*_+?^~|%{}\[\]()!@])`)

// TestJiraSaysTheSame: without what keeps it from being markup, a task says what the same
// task says as plain text, and no backslash makes a line break.
func TestJiraSaysTheSame(t *testing.T) {
	var typed []string
	for in := range hostile {
		typed = append(typed, in)
	}
	slices.Sort(typed)
	r := reporttest.TypedAll(t, typed...)
	var b bytes.Buffer
	if err := Jira.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	rows := reporttest.TableOf(t, b.Bytes())
	at := slices.Index(rows[0], "Description")
	for i, task := range r.Tickets() {
		cell := rows[i+1][at]
		for _, word := range strings.Fields(cell) {
			if path := strings.Index(word, `\\`); path >= 0 && !strings.Contains(word[path+2:], `\`) {
				t.Errorf("%s: %q is a line break", task.ID, word)
			}
		}
		read := strings.ReplaceAll(cell, "\r\n", "\n") // as CSV has it
		for range 2 {                                  // signs that follow each other share one that stands before both
			read = jiraEscape.ReplaceAllString(read, "$1$2")
		}
		if read = strings.ReplaceAll(read, joiner, ""); read != task.Text(report.AsTyped) {
			at, want := 0, task.Text(report.AsTyped)
			for at < min(len(read), len(want)) && read[at] == want[at] {
				at++
			}
			t.Errorf("%s says %q, not %q", task.ID, read[max(0, at-20):min(len(read), at+40)], want[max(0, at-20):min(len(want), at+40)])
		}
	}
}

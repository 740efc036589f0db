package table

import (
	"regexp"
	"strings"
)

// The Markdown sheet, as it comes back in a mail: boxes are ticked, and something is
// written behind "Note:" and "Evidence:". What ends a question names it.
var (
	tickedBox  = regexp.MustCompile(`^[-*•] ?\[ ?[xX✓✔] ?\] ?(?:\*\*)?(.*)`)
	ticksEnd   = regexp.MustCompile("^For the record: `?([a-z0-9-]+(?:@[a-z0-9-]+)?)`?")
	ticksMark  = regexp.MustCompile("^This sheet: `?([a-z0-9.-]+)`?")
	ticksBlank = regexp.MustCompile(`^(Note|Evidence): ?(.*)`)
)

// ticked reports whether a text is a Markdown sheet.
func ticked(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if ticksEnd.MatchString(strings.TrimSpace(line)) {
			return true
		}
	}
	return false
}

// gridOfTicks is the answers of a Markdown sheet, with the number of the line that
// names each question.
func gridOfTicks(text string) Grid {
	g := Grid{Even: true, Rows: []GridRow{{Number: 1, Cells: []string{"control", "answer", "note", "evidence", "sheet", "question"}}}}
	said, in, mark := map[string]string{}, "", ""
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line = strings.TrimSpace(line)
		if m := ticksEnd.FindStringSubmatch(line); m != nil {
			g.Rows = append(g.Rows, GridRow{Number: n, Cells: []string{m[1], said["answer"], said["Note"], said["Evidence"], "", ""}})
			said, in = map[string]string{}, ""
		} else if m := ticksMark.FindStringSubmatch(line); m != nil {
			mark = m[1]
		} else if m := tickedBox.FindStringSubmatch(line); m != nil {
			label, _, _ := strings.Cut(m[1], "**")
			if said["answer"] != "" { // two of them are none that counts
				label = said["answer"] + " and " + label
			}
			said["answer"], in = label, ""
		} else if m := ticksBlank.FindStringSubmatch(line); m != nil {
			in = m[1]
			said[in] = m[2]
		} else if in != "" && line != "" { // a long note goes on in the next line
			said[in] = strings.TrimSpace(said[in] + " " + line)
		}
	}
	for i := range g.Rows[1:] {
		g.Rows[i+1].Cells[4] = mark
	}
	return g
}

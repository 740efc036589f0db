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
	ticksBlank = regexp.MustCompile(`^(Note|Evidence|This sheet): ?(.*)`)
)

// ticksMark is what follows the mark of a question, or of the whole sheet.
const ticksMark = "This sheet"

// ticksPlain makes plain text of what was filled in before the sheet was sent, where
// no sign is markup.
var ticksPlain = strings.NewReplacer("<!-- -->", "", "<br>", "\n", "&lt;", "<", "&gt;", ">", "&amp;", "&", "&#123;", "{", "&#125;", "}",
	`\\`, `\`, "\\`", "`", `\*`, "*", `\_`, "_", `\[`, "[", `\]`, "]", `\|`, "|", `\~`, "~", `\$`, "$", `\#`, "#",
	`\-`, "-", `\+`, "+", `\=`, "=", `\.`, ".", `\)`, ")")

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
// names each question. A question without a mark has that of the sheet, at its end.
func gridOfTicks(text string) Grid {
	g := Grid{Even: true, Rows: []GridRow{{Number: 1, Cells: []string{"control", "answer", "note", "evidence", "sheet", "question"}}}}
	said, in := map[string]string{}, ""
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line = strings.TrimSpace(line)
		if m := ticksEnd.FindStringSubmatch(line); m != nil {
			g.Rows = append(g.Rows, GridRow{Number: n, Cells: []string{m[1], said["answer"], ticksPlain.Replace(said["Note"]), ticksPlain.Replace(said["Evidence"]), markOf(said), ""}})
			said, in = map[string]string{}, ""
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
	for _, row := range g.Rows[1:] {
		if row.Cells[4] == "" {
			row.Cells[4] = markOf(said)
		}
	}
	return g
}

// markOf is the mark that was read, which is one word.
func markOf(said map[string]string) string {
	mark, _, _ := strings.Cut(strings.TrimSpace(strings.Trim(said[ticksMark], "` ")), " ")
	return strings.Trim(mark, "`")
}

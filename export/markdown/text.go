package markdown

import (
	"regexp"
	"strings"

	"yourpart/internal/text"
)

// mdBreak ends a line within a cell or a list.
const mdBreak = "<br>"

// mdGap is drawn as nothing. It keeps a sign from what follows, so that a site
// makes no link, mention, reference or picture of the two.
const mdGap = "<!-- -->"

// mdSigns makes a text plain: nothing in it is read as markup, HTML, a
// formula, a template or the name of a person.
var mdSigns = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`, "$", `\$`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "{", "&#123;", "}", "&#125;",
	"@", "@"+mdGap, "#", `\#`+mdGap, "://", ":"+mdGap+"//")

var (
	// mdStart is what would begin a list, a heading or a line across.
	mdStart = regexp.MustCompile(`^([-+=]|[0-9]+[.)])( |$)|^[-=]{3}`)
	// mdHost is what some sites make a link of.
	mdHost = regexp.MustCompile(`(?i)\bwww\.`)
	// mdEmoji is the name of a picture.
	mdEmoji = regexp.MustCompile(`:([0-9A-Za-z+-]+(?:\\_[0-9A-Za-z+-]+)*:)`)
)

// Text is one line of plain text as Markdown.
func Text(s string) string {
	s = mdSigns.Replace(text.CleanLine(s))
	if strings.Contains(s, ".") {
		s = mdHost.ReplaceAllStringFunc(s, func(www string) string { return www[:3] + mdGap + "." })
	}
	if strings.Count(s, ":") > 1 {
		s = mdEmoji.ReplaceAllString(s, ":"+mdGap+"$1")
	}
	if at := mdStart.FindStringSubmatchIndex(s); at != nil {
		sign := max(at[3]-1, 0) // the last of what begins it
		s = s[:sign] + `\` + s[sign:]
	}
	return s
}

// mdLines is plain text of several lines as Markdown.
func mdLines(s string) string {
	lines := strings.Split(text.CleanText(s), "\n")
	for i, l := range lines {
		lines[i] = Text(l)
	}
	return strings.Join(lines, mdBreak)
}

// mdLink is a link to a page of the catalogue.
func mdLink(text, url string) string {
	for _, r := range url {
		if r <= ' ' || strings.ContainsRune(`<>"\`+"`", r) {
			return Text(text)
		}
	}
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") {
		return Text(text)
	}
	return "[" + Text(text) + "](<" + url + ">)"
}

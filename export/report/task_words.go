package report

import (
	"regexp"
	"strings"
	"unicode"
)

// lineInside is a line break that does not end a paragraph.
var lineInside = regexp.MustCompile(`([^\n])\n([^\n])`)

// Markdown is the text of a task with its lines as lines: Markdown would run
// them together.
func (t Task) Markdown() string {
	return lineInside.ReplaceAllString(t.Text(CodeText), "$1  \n$2")
}

// CodeText keeps what was typed from being read as Markdown, as HTML, or
// as a call to somebody by @name: anything but plain words stands as code. That
// holds in every tracker, where a name called would be told at once. Documents
// go through markdown.Text instead, whose comments not every tracker takes out.
func CodeText(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,'()-&", r)
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		s = " " + s + " "
	}
	return fence + s + fence
}

package prompt

import (
	"os"
	"slices"
	"strings"

	"yourpart/export"
	"yourpart/ui/document"
)

// What people type to agree, to refuse, and to tell a program what to do.
var (
	yesWords     = []string{"y", "yes", "j", "ja", "oui", "si", "sí", "ok", "okay"}
	noWords      = []string{"n", "no", "nein", "non", "nee", "nej", "nope", "not", "never", "none", "nothing", "null", "n/a", "-", "skip", "later", "cancel", "stop", "q", "quit", "exit"}
	programWords = []string{"h", "help", "back", "b", "next", "menu", "home", "save", "undo", "round", ":q", ":wq", ":q!", "y/n", "yes/no"}
)

// isYes reports whether somebody agrees.
func isYes(line string) bool { return slices.Contains(yesWords, strings.ToLower(line)) }

// isNo reports whether somebody refuses, or wants to leave a thing out.
func isNo(line string) bool { return slices.Contains(noWords, strings.ToLower(line)) }

// isCommand reports whether a line is more likely meant for the program than as a
// name or a reason.
func isCommand(line string) bool {
	return isYes(line) || isNo(line) || slices.Contains(programWords, strings.ToLower(line))
}

// isPath reports whether a line is meant as a path: there is a separator in it, or
// it is a name with one of the endings.
func isPath(line string, endings ...string) bool {
	if isCommand(line) {
		return false
	}
	if document.HasSeparator(line) {
		return true
	}
	return slices.ContainsFunc(endings, func(e string) bool {
		return len(line) > len(e) && strings.HasSuffix(strings.ToLower(line), e)
	})
}

// formatEndings are the endings of all formats of the report.
func formatEndings() []string {
	endings := make([]string, len(export.Formats))
	for i, f := range export.Formats {
		endings[i] = f.Ext
	}
	return endings
}

// isFile reports whether a line is meant as an assessment's file: as a path, or as
// the name of what is there.
func isFile(line string) bool {
	path := document.Expand(document.CleanPath(line))
	_, err := os.Lstat(path)
	return err == nil || isPath(path, ".json", ".bak")
}

// agreed asks a question of yes or no until it is answered with one of them.
// An empty line is no. What was asked is said before.
func (p *plain) agreed(question string) (bool, error) {
	for {
		line, err := p.line(question)
		switch {
		case err != nil:
			return false, err
		case line == ".":
			return false, errLeave
		case isYes(line):
			return true, nil
		case line == "" || line == "<" || line == ">" || isNo(line):
			return false, nil
		}
		p.say("Type yes or no.")
	}
}

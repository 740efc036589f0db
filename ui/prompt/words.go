package prompt

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"yourpart/export"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// What people type to agree, to refuse, and to tell a program what to do.
var (
	yesWords     = []string{"y", "yes", "j", "ja", "oui", "si", "sí", "ok", "okay"}
	noWords      = []string{"n", "no", "nein", "non", "nee", "nej", "nope", "not", "never", "none", "nothing", "null", "n/a", "-", "later", "cancel", "stop"}
	programWords = []string{"h", "help", "back", "b", "next", "menu", "home", "save", "undo", "u", "round", "skip", "review", "q", "quit", "exit", ":q", ":wq", ":q!", "y/n", "yes/no"}
)

// A command is what every prompt is told to do by a word or a sign.
type command int

const (
	noCommand command = iota
	toBack
	toHelp
	toSkip
	toReview
	toQuit
)

// commands are the words for them. A short form may be meant as a name or a reason.
var (
	commands   = map[string]command{"": toSkip, "<": toBack, ">": toReview, ".": toQuit, "?": toHelp, "back": toBack, "help": toHelp, "skip": toSkip, "review": toReview, "quit": toQuit, "exit": toQuit, ":q": toQuit, ":wq": toQuit}
	shortForms = map[string]command{"b": toBack, "h": toHelp, "q": toQuit}
)

// commandIn is what a line tells a prompt to do. The whole of an answer is that answer.
func commandIn(q prompt, line string) command {
	word := strings.ToLower(line)
	if _, exact := named(q.options, line); exact && line != "" {
		return noCommand
	}
	if c := commands[word]; c != noCommand || q.free {
		return c
	}
	return shortForms[word]
}

// otherNames are what else the answers are called that every question has; the signs are
// the keys of the wizard's screens.
var otherNames = map[string][]string{
	questionnaire.NotSure:          {"s", "unsure", "unknown", "do not know", "dont know", "don t know", "i don t know", "no idea"},
	questionnaire.NotApplicable:    {"-", "na", "n a"},
	questionnaire.HandledElsewhere: {"=", "elsewhere"},
	"yes":                          yesWords,
	"no":                           noWords,
}

// plainly is a text as it is compared: without case and accents. Signs alone stay.
func plainly(s string) string { return cmp.Or(text.Folded(s), s) }

// named is the option that a line names in full, by its words, its id or another name.
func named(options []interview.Offered, line string) (interview.Offered, bool) {
	word := plainly(line)
	for _, o := range options {
		if word != "" && (word == plainly(o.Label) || word == plainly(o.Id) || slices.Contains(otherNames[o.Id], word)) {
			return o, true
		}
	}
	return interview.Offered{}, false
}

// pick is the option that a line means: its number, its name or the first letters of that.
func pick(options []interview.Offered, line string) (interview.Offered, error) {
	if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(options) {
		return options[n-1], nil
	}
	if o, exact := named(options, line); exact {
		return o, nil
	}
	var fit []interview.Offered
	var names []string
	for _, o := range options {
		if word := text.Folded(line); word != "" && strings.HasPrefix(text.Folded(o.Label), word) {
			fit, names = append(fit, o), append(names, o.Label)
		}
	}
	switch len(fit) {
	case 0:
		return interview.Offered{}, fmt.Errorf("type a number from 1 to %d, or the first letters of an answer", len(options))
	case 1:
		return fit[0], nil
	}
	return interview.Offered{}, fmt.Errorf("%q may be %s; type more of it", line, strings.Join(names[:len(names)-1], ", ")+" or "+names[len(names)-1])
}

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
		case commandIn(prompt{}, line) == toQuit:
			return false, errLeave
		case isYes(line):
			return true, nil
		case commandIn(prompt{}, line) == toHelp:
			p.say("%s Type yes or no; quit saves and quits.", question)
			continue
		case commandIn(prompt{}, line) != noCommand || isNo(line):
			return false, nil
		}
		p.say("Type yes or no; quit saves and quits.")
	}
}

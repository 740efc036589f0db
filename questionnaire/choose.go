package questionnaire

import (
	"slices"
	"strings"
	"unicode"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// FixedLabel is what people call one of the answers that every question takes,
// or empty.
func FixedLabel(option string) string {
	switch option {
	case NotSure:
		return "Not sure"
	case NotApplicable:
		return "Not applicable"
	case HandledElsewhere:
		return "Handled elsewhere"
	}
	return ""
}

// FixedText says what such an answer means, or is empty.
func FixedText(option string) string {
	switch option {
	case NotSure:
		return "Nobody here knows."
	case NotApplicable:
		return "It cannot apply here. Please say why in the note."
	case HandledElsewhere:
		return "Something else takes care of it. Please say what in the note."
	}
	return ""
}

// OptionLetter is the letter that stands before an option on a sheet: A for
// the first.
func OptionLetter(i int) string { return string(rune('A' + i)) }

// Choose finds the option that a person meant who wrote an answer on a sheet:
// its letter, its label, its sentence or its id. Labels go before ids, since
// people see labels, and in two questions the label of one option is the id of
// another. What means one option only once signs are left out is that one, such as
// “A” or "A - Everyone". Without an option it returns what was written, cleaned.
func Choose(k *catalogue.Control, written string) string {
	written = text.CleanLine(written)
	plain := func(s string) string { return strings.ToLower(strings.Trim(text.CleanLine(s), ".)( ")) }
	said := plain(written)
	if said == "" {
		return ""
	}
	for _, form := range forms {
		for i, o := range k.Question.Options {
			if slices.ContainsFunc(form(OptionLetter(i), o), func(f string) bool { return said == plain(f) }) {
				return o.ID
			}
		}
	}
	for _, id := range Fixed {
		if slices.ContainsFunc(fixedForms(id), func(f string) bool { return said == plain(f) }) {
			return id
		}
	}
	if id := chooseBare(k, bare(said)); id != "" {
		return id
	}
	if strings.Trim(said, "?") == "" {
		return NotSure
	}
	return written
}

// forms are what may be written for an option, by how much it goes before others.
var forms = []func(letter string, o catalogue.Option) []string{
	func(l string, o catalogue.Option) []string {
		named := l + " " + o.Label
		return []string{l, named, l + ": " + o.Label, named + ": " + o.Text, named + " " + o.Text, l + ". " + o.Text}
	},
	func(_ string, o catalogue.Option) []string { return []string{o.Label} },
	func(_ string, o catalogue.Option) []string { return []string{o.Text, o.Label + ": " + o.Text} },
	func(_ string, o catalogue.Option) []string { return []string{o.ID} },
}

// fixedForms are what people write for an answer that every question takes.
func fixedForms(id string) []string {
	label := FixedLabel(id)
	list := []string{id, label, label + ": " + FixedText(id), label + " " + FixedText(id)}
	switch id {
	case NotSure:
		list = append(list, "don't know", "do not know", "unknown", "unsure", "no idea")
	case NotApplicable:
		list = append(list, "n/a", "n / a", "does not apply")
	}
	return list
}

// bare is a text without quotes and what separates words. Signs that say something,
// such as < and +, stay, and so does what may belong to a number.
func bare(s string) string {
	dropped := "\"'‘’‚“”„«»‹›:;()[]*_!"
	if !strings.ContainsFunc(s, unicode.IsDigit) {
		dropped += ".,/"
	}
	letters := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(dropped, r):
			return -1
		case unicode.Is(unicode.Pd, r):
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(letters), " ")
}

// chooseBare finds the one answer that a text without signs means, or "".
func chooseBare(k *catalogue.Control, said string) string {
	var found []string
	add := func(id string, written []string) {
		if said != "" && slices.ContainsFunc(written, func(f string) bool { return said == bare(f) }) && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	for i, o := range k.Question.Options {
		for _, form := range forms {
			add(o.ID, form(OptionLetter(i), o))
		}
	}
	for _, id := range Fixed {
		add(id, fixedForms(id))
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

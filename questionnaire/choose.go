package questionnaire

import (
	"slices"
	"strings"

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
// another. Without an option it returns what was written, cleaned.
func Choose(k *catalogue.Control, written string) string {
	written = text.CleanLine(written)
	plain := func(s string) string { return strings.ToLower(strings.Trim(text.CleanLine(s), ".)( ")) }
	said := plain(written)
	if said == "" {
		return ""
	}
	matches := func(forms ...string) bool {
		return slices.ContainsFunc(forms, func(f string) bool { return said == plain(f) })
	}
	for _, form := range []func(letter string, o catalogue.Option) bool{
		func(l string, o catalogue.Option) bool {
			named := l + " " + o.Label
			return matches(l, named, l+": "+o.Label, named+": "+o.Text, named+" "+o.Text, l+". "+o.Text)
		},
		func(_ string, o catalogue.Option) bool { return matches(o.Label) },
		func(_ string, o catalogue.Option) bool { return matches(o.Text, o.Label+": "+o.Text) },
		func(_ string, o catalogue.Option) bool { return matches(o.ID) },
	} {
		for i, o := range k.Question.Options {
			if form(OptionLetter(i), o) {
				return o.ID
			}
		}
	}
	for _, id := range Fixed {
		label := FixedLabel(id)
		if matches(id, label, label+": "+FixedText(id), label+" "+FixedText(id)) {
			return id
		}
	}
	if said == "?" {
		return NotSure
	}
	return written
}

package questionnaire

import (
	"strings"

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
	written = CleanLine(written)
	plain := func(s string) string { return strings.ToLower(strings.Trim(CleanLine(s), ".) ")) }
	said := plain(written)
	if said == "" {
		return ""
	}
	for i, o := range k.Question.Options {
		if l := OptionLetter(i); said == plain(l) || said == plain(l+" "+o.Label) || said == plain(l+" "+o.Label+": "+o.Text) {
			return o.ID
		}
	}
	for _, name := range []func(catalogue.Option) string{
		func(o catalogue.Option) string { return o.Label },
		func(o catalogue.Option) string { return o.Text },
		func(o catalogue.Option) string { return o.Label + ": " + o.Text },
		func(o catalogue.Option) string { return o.ID },
	} {
		for _, o := range k.Question.Options {
			if said == plain(name(o)) {
				return o.ID
			}
		}
	}
	for _, id := range Fixed {
		if said == id || said == plain(FixedLabel(id)) {
			return id
		}
	}
	if said == "?" {
		return NotSure
	}
	return written
}

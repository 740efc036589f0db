package ui

import (
	"strings"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"yourpart/internal/text"
)

// view draws the fields, with help or what is wrong under the one at hand.
func (f *form) view(width, height int) string {
	label := 0
	for _, d := range f.fields {
		label = max(label, lipgloss.Width(d.label))
	}
	label = min(label, width/3)
	var lines []string
	at := 0
	for i := range f.fields {
		if i == f.at {
			at = len(lines)
		}
		lines = append(lines, f.row(i, label, width))
		if i == f.at {
			lines = append(lines, f.below(width-4)...)
		}
	}
	return f.st.scrolled(lines, at, width, height)
}

// below is what stands under the field at hand: what is wrong, or its help,
// what its value means, and what tab may complete it to.
func (f *form) below(width int) (lines []string) {
	d := &f.fields[f.at]
	add := func(style lipgloss.Style, text string) {
		if text == "" {
			return
		}
		for _, l := range wrap(text, width) {
			lines = append(lines, "    "+style.Render(l))
		}
	}
	if f.wrong != nil {
		add(f.st.problem, text.Sentence(f.wrong))
	} else {
		add(f.st.muted, d.help)
		add(f.st.muted, d.others())
	}
	if d.tell != nil {
		add(f.st.accent, d.tell(f.value(f.at)))
	}
	if len(f.offers) > 0 {
		add(f.st.accent, strings.Join(f.offers, "  "))
	}
	return lines
}

// others are the choices that are not taken, where they are few.
func (d *field) others() string {
	const few = 4
	if len(d.choices) > few {
		return ""
	}
	var labels []string
	for i, c := range d.choices {
		if i != d.chosen() {
			labels = append(labels, c.Label)
		}
	}
	if len(labels) == 0 {
		return ""
	}
	return "Or: " + strings.Join(labels, ", ") + "."
}

// row draws one field.
func (f *form) row(i, label, width int) string {
	d := &f.fields[i]
	mark, name := "  ", f.st.muted.Render(pad(d.label, label))
	if i == f.at {
		mark, name = f.st.accent.Render("▸ "), f.st.selected.Render(pad(d.label, label))
	}
	value := text.CleanLine(d.value)
	if d.secret {
		value = strings.Repeat("*", utf8.RuneCountInString(d.value))
	}
	switch {
	case len(d.choices) > 0 && i == f.at:
		value = "‹ " + d.choices[d.chosen()].Label + " ›"
	case len(d.choices) > 0:
		value = d.choices[d.chosen()].Label
	case i == f.at:
		value = f.typed(width - label - 6)
	}
	if err := f.error(i); err != nil && i != f.at && d.look != nil {
		value += "  " + f.st.problem.Render("! "+err.Error()) // it turned out wrong after it was left
	}
	return cut(f.st.mark(i)+mark+name+"  "+value, width)
}

// typed is the text field at the cursor. The cursor that huh draws gives way
// to the terminal's own, which input methods and screen readers follow.
func (f *form) typed(width int) string {
	f.input.WithWidth(max(width, 4))
	text := strings.ReplaceAll(f.input.View(), "\n", " ")
	before, after, ok := strings.Cut(text, drawnCursor)
	if ok {
		text = before + caret + strings.Replace(after, "\x1b[m", "", 1)
	}
	return strings.TrimRight(text, " ")
}

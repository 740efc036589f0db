package ui

import (
	"charm.land/lipgloss/v2"

	"yourpart/questionnaire/catalogue"
)

// styles are named by role. They are made once for a background; colour is
// never the only sign of anything.
type styles struct {
	title, accent, muted, body lipgloss.Style
	key                        lipgloss.Style
	selected                   lipgloss.Style // the row or cell at the cursor
	good, warn, bad            lipgloss.Style
	problem                    lipgloss.Style
}

func newStyles(dark bool) *styles {
	pick := lipgloss.LightDark(dark)
	c := func(light, dark string) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(pick(lipgloss.Color(light), lipgloss.Color(dark)))
	}
	return &styles{
		title:    c("#0F203C", "#E2E8F0").Bold(true),
		accent:   c("#0F766E", "#5EEAD4"),
		muted:    c("#5B6675", "#94A3B8"),
		body:     lipgloss.NewStyle(),
		key:      c("#0F766E", "#5EEAD4").Bold(true),
		selected: c("#0F203C", "#FFFFFF").Bold(true),
		good:     c("#0F766E", "#2DD4BF"),
		warn:     c("#9A5B00", "#FBBF24"),
		bad:      c("#B42318", "#FCA5A5"),
		problem:  c("#B42318", "#FCA5A5").Bold(true),
	}
}

// party is the style of a party's letter.
func (st *styles) party(p catalogue.Party) lipgloss.Style {
	switch p {
	case catalogue.Customer:
		return st.warn.Bold(true)
	case catalogue.Shared:
		return st.accent
	}
	return st.muted
}

package ui

import (
	"image/color"

	"charm.land/huh/v2"
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
	input                      *huh.Styles // made when it is first needed
	marking                    bool        // pages mark their rows for a click
}

// A palette is the colours for one background. Without strong, the terminal's
// own colour of text stands for it.
type palette struct{ strong, bright, accent, muted, good, warn, bad string }

// The palettes. Any reads on black as on white; it is taken until the terminal
// says what its background is, which some never do.
var (
	anyPalette   = palette{"", "", "#0E8478", "#767676", "#0E8478", "#AB6400", "#D93A2B"}
	darkPalette  = palette{"#E2E8F0", "#FFFFFF", "#5EEAD4", "#94A3B8", "#2DD4BF", "#FBBF24", "#FCA5A5"}
	lightPalette = palette{"#0F203C", "#0F203C", "#0F766E", "#5B6675", "#0F766E", "#9A5B00", "#B42318"}
)

// newStyles are the styles for a background that the terminal told.
func newStyles(dark bool) *styles {
	if dark {
		return darkPalette.styles()
	}
	return lightPalette.styles()
}

// anyStyles are the styles for a background that nobody knows.
func anyStyles() *styles { return anyPalette.styles() }

func (p palette) styles() *styles {
	c := func(hex string) lipgloss.Style {
		var is color.Color = lipgloss.NoColor{}
		if hex != "" {
			is = lipgloss.Color(hex)
		}
		return lipgloss.NewStyle().Foreground(is)
	}
	return &styles{
		title:    c(p.strong).Bold(true),
		accent:   c(p.accent),
		muted:    c(p.muted),
		body:     lipgloss.NewStyle(),
		key:      c(p.accent).Bold(true),
		selected: c(p.bright).Bold(true),
		good:     c(p.good),
		warn:     c(p.warn),
		bad:      c(p.bad),
		problem:  c(p.bad).Bold(true),
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

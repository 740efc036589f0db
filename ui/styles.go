package ui

import (
	"image/color"
	"strings"

	tea "charm.land/bubbletea/v2"
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

// View draws the frame: two lines of head, the page, and the footer.
func (a app) View() tea.View {
	frame, caret := liftCaret(a.frame(), a.s.joins)
	v := tea.NewView(frame)
	v.AltScreen = true
	v.Cursor = cursorAt(caret)
	if a.s.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "yourpart"
	return v
}

// The smallest window in which the wizard can be used.
const (
	minWidth  = 40
	minHeight = 12
)

func (a app) frame() string {
	switch {
	case a.width == 0:
		return ""
	case a.width < minWidth || a.height < minHeight:
		return fit(strings.Join(wrap("Please make the window larger.", a.width), "\n"), a.width, a.height)
	}
	head := a.head()
	height := a.height - len(head) - footHeight
	body := indent(fit(a.top().View(a.width-2, height), a.width-2, height), 1)
	// The keys come last, as a page knows only now whether it scrolls.
	return harmless(strings.Join(append(append(head, body...), a.foot()...), "\n"))
}

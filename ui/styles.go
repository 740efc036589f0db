package ui

import (
	"fmt"
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
	problem, own               lipgloss.Style // what went wrong; the letter of what is one's own
	input                      *huh.Styles    // made when it is first needed
	marking                    bool           // pages mark their rows for a click
}

// A palette is the colours for one background. Without strong, the terminal's
// own colour of text stands for it.
type palette struct {
	strong, bright, accent, muted, good, warn, bad string

	few bool // of 16 colours
}

// The palettes. Any reads on black as on white; it is taken until the terminal
// says what its background is, which some never do.
var (
	anyPalette   = palette{"", "", "#0E8478", "#767676", "#0E8478", "#AB6400", "#D93A2B", false}
	darkPalette  = palette{"#E2E8F0", "#FFFFFF", "#5EEAD4", "#94A3B8", "#2DD4BF", "#FBBF24", "#FCA5A5", false}
	lightPalette = palette{"#0F203C", "#0F203C", "#0F766E", "#5B6675", "#0F766E", "#9A5B00", "#B42318", false}
)

// The palettes of a terminal with 16 colours, which everybody draws in their own way: these are
// the ones that read on black, and on white, in all of them. None reads on both. Bold text has no
// colour, as bold may make it another one.
var (
	dark16Palette  = palette{accent: "14", good: "10", warn: "11", few: true}
	light16Palette = palette{accent: "4", good: "4", bad: "1", few: true}
)

// A look is what is known of the colours of a terminal.
type look struct{ told, dark, few bool }

// palette is the one for a look.
func (l look) palette() palette {
	switch {
	case !l.told && l.few:
		return palette{few: true}
	case !l.told:
		return anyPalette
	case l.few && l.dark:
		return dark16Palette
	case l.few:
		return light16Palette
	case l.dark:
		return darkPalette
	}
	return lightPalette
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
	bold := func(hex string) lipgloss.Style {
		if p.few {
			hex = ""
		}
		return c(hex).Bold(true)
	}
	return &styles{
		title:    c(p.strong).Bold(true),
		accent:   c(p.accent),
		muted:    c(p.muted),
		body:     lipgloss.NewStyle(),
		key:      bold(p.accent),
		own:      bold(p.warn),
		selected: c(p.bright).Bold(true),
		good:     c(p.good),
		warn:     c(p.warn),
		bad:      c(p.bad),
		problem:  bold(p.bad),
	}
}

// party is the style of a party's letter.
func (st *styles) party(p catalogue.Party) lipgloss.Style {
	switch p {
	case catalogue.Customer:
		return st.own
	case catalogue.Shared:
		return st.accent
	}
	return st.muted
}

// View draws the frame: two lines of head, the page, and the footer.
func (a app) View() tea.View {
	frame, at := liftCaret(a.frame(), a.s.joins)
	a.s.live.typing.Store(at != nil)
	a.s.live.mouse.Store(a.s.Mouse)
	if at == nil {
		at = chosenRow(frame)
	}
	v := tea.NewView(a.s.marks.Draw(frame))
	v.AltScreen = true
	v.Cursor = cursorAt(at)
	if a.s.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "yourpart"
	return v
}

// The smallest window in which the wizard can be used, and the widest that it uses. Head and
// foot are as wide as text is, so that they stay together.
const (
	minWidth  = 40
	minHeight = 12
	maxWidth  = 200
	headWidth = readable + besideQuestion
)

// blind reports whether the window shows no page, so that no key can be meant for one.
func (a app) blind() bool { return a.sized && (a.width < minWidth || a.height < minHeight) }

func (a app) frame() string {
	switch {
	case a.width == 0:
		return ""
	case a.width < minWidth || a.height < minHeight:
		lines := append(wrap("Please make the window larger.", a.width), wrap(fmt.Sprintf("It needs %d columns by %d lines and has %d by %d.",
			minWidth, minHeight, a.width, a.height), a.width)...)
		return fit(strings.Join(lines, "\n"), a.width, a.height)
	}
	a.width = min(a.width, maxWidth)
	head := a.head()
	height := a.height - len(head) - footHeight
	page := a.top().View(a.width-2, height)
	a.typing = strings.Contains(page, caret)
	body := indent(fit(page, a.width-2, height), 1)
	// The keys come last, as a page knows only now whether it scrolls.
	return harmless(strings.Join(append(append(head, body...), a.foot()...), "\n"))
}

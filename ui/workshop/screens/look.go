package screens

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/internal/text"
)

// A paint is how a text is drawn: what switches it on. It is a string and no more, as a busy
// room draws thousands of lines a second.
type paint string

const off = "\x1b[m"

// Render draws a text of one line.
func (p paint) Render(s ...string) string {
	text := strings.Join(s, " ")
	if p == "" || text == "" {
		return text
	}
	return string(p) + text + off
}

// A look is how things are drawn. Colour is never the only sign of anything.
type look struct {
	title, accent, muted, given, good, warn, bad, key paint
	dot, open, split, done, rule, at                  string // marks
}

// The palettes are those of the wizard: for any background until the terminal says what its
// own is.
var (
	anyColours   = [...]string{"", "14;132;120", "118;118;118", "14;132;120", "171;100;0", "217;58;43"}
	darkColours  = [...]string{"226;232;240", "94;234;212", "148;163;184", "45;212;191", "251;191;36", "252;165;165"}
	lightColours = [...]string{"15;32;60", "15;118;110", "91;102;117", "15;118;110", "154;91;0", "180;35;24"}
)

// newLook is the look in colours, with marks that are ASCII where they have to be. How many
// colours a terminal has is the renderer's to know.
func newLook(colours [6]string, plain bool) look {
	c := func(i int, bold string) paint {
		switch {
		case colours[i] != "":
			return paint("\x1b[" + bold + "38;2;" + colours[i] + "m")
		case bold != "":
			return "\x1b[1m"
		}
		return ""
	}
	const bold = "1;"
	l := look{title: c(0, bold), accent: c(1, ""), muted: c(2, ""), given: c(0, bold), good: c(3, ""), warn: c(4, ""), bad: c(5, bold), key: c(1, bold),
		dot: "●", open: "○", split: "≠", done: "✓", rule: "─", at: "›"}
	if plain {
		l.dot, l.open, l.split, l.done, l.rule, l.at = "*", "-", "!", "+", "-", ">"
	}
	return l
}

// A window is what screens share: the look and the size.
type window struct {
	look
	plain         bool
	width, height int
	told          string // what was told last, in the place of the keys
	bad           bool   // it is a problem
	ruler         string // the line below the head
}

func newWindow(t *Terminal) window {
	plain := t.plain()
	return window{look: newLook(anyColours, plain), plain: plain, width: t.Size.Columns, height: t.Size.Lines}
}

// heard takes over what a window is told by itself. It reports whether the message was one
// of those.
func (w *window) heard(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		w.width, w.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		colours := lightColours
		if msg.IsDark() {
			colours = darkColours
		}
		w.look = newLook(colours, w.plain)
	default:
		return false
	}
	return true
}

// say tells something until the next key.
func (w *window) say(s string) { w.told, w.bad = s, false }

// problem tells what went wrong until the next key.
func (w *window) problem(err error) {
	if err != nil {
		w.told, w.bad = text.Sentence(err), true
	}
}

// widthOf is how many columns a line takes.
func widthOf(s string) int {
	if n, ascii := most(s); ascii {
		return n
	}
	return ansi.StringWidth(s)
}

// cut shortens a line to a width.
func cut(s string, width int) string {
	if n, _ := most(s); n <= width {
		return s
	}
	return ansi.Truncate(s, max(width, 0), "…")
}

// most is how many columns a line takes at most: its bytes without those that paint. That is
// what it takes where all are ASCII.
func most(s string) (n int, ascii bool) {
	ascii = true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\x1b':
			for i < len(s) && s[i] != 'm' {
				i++
			}
		case c < ' ' || c >= 0x7f:
			ascii = false
			n++
		default:
			n++
		}
	}
	return n, ascii
}

// apart puts two texts at the two ends of a line. The left one gives way.
func apart(left, right string, width int) string {
	right = cut(right, width)
	room := width - widthOf(right)
	if right != "" {
		room--
	}
	left = cut(left, room)
	return left + strings.Repeat(" ", max(width-widthOf(left)-widthOf(right), 0)) + right
}

func wrap(s string, width int) []string { return text.Wrap(s, max(width, 1), widthOf) }

// page puts head, body and keys into a window. What the body has too much is cut where the
// line says so.
func (w *window) page(left, right string, body []string, keys [][2]string) tea.View {
	if w.width < 1 || w.height < 1 {
		return tea.NewView("")
	}
	width := max(w.width-2, 1)
	if widthOf(w.ruler) != width {
		w.ruler = strings.Repeat(w.rule, width)
	}
	lines := []string{apart(w.look.title.Render(left), w.muted.Render(right), width), w.muted.Render(w.ruler)}
	foot := w.foot(keys, width)
	room := w.height - len(lines) - len(foot)
	if len(body) > room {
		body = append(body[:max(room-1, 0):max(room-1, 0)], w.muted.Render("… make the window larger to see the rest"))
	}
	lines = append(lines, body...)
	for len(lines) < w.height-len(foot) {
		lines = append(lines, "")
	}
	lines = append(lines, foot...)
	if len(lines) > w.height {
		lines = lines[len(lines)-w.height:]
		w.ruler = "" // it is not the second line any more
	}
	for i := range lines {
		if w.plain {
			lines[i] = ascii.Replace(lines[i])
		}
		if i != 1 || w.ruler == "" { // the ruler fits
			lines[i] = cut(lines[i], width)
		}
		if w.width > width {
			lines[i] = " " + lines[i]
		}
	}
	return tea.NewView(strings.Join(lines, "\n"))
}

// ascii has what screens draw with in letters that every terminal has.
var ascii = strings.NewReplacer("…", ".", "·", "-", "“", "\"", "”", "\"", "↑↓", "up/down", "←→", "left/right", "–", "-")

// foot is what was told, else the keys.
func (w *window) foot(keys [][2]string, width int) []string {
	if w.told != "" {
		st := w.accent
		if w.bad {
			st = w.look.bad
		}
		var lines []string
		for _, l := range wrap(w.told, width) {
			lines = append(lines, st.Render(l))
		}
		return append([]string{""}, lines...)
	}
	lines, line, used := []string{""}, "", 0
	for _, k := range keys {
		n := widthOf(k[0]) + 1 + widthOf(k[1])
		if used > 0 && used+2+n > width {
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line, used = line+"  ", used+2
		}
		line, used = line+w.key.Render(k[0])+" "+w.muted.Render(k[1]), used+n
	}
	return append(lines, line)
}

// A typing is one line that somebody types.
type typing struct {
	ask  string
	text []rune
	done func(text string) tea.Cmd
}

// mostTyped is how many characters a line takes.
const mostTyped = 500

// key takes a key. The line is over after enter and esc.
func (t *typing) key(msg tea.Msg) (over bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		t.text = append(t.text, []rune(text.CleanLine(msg.Content))...)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "enter":
			return true, t.done(text.CleanLine(string(t.text)))
		case "esc", "ctrl+c":
			return true, nil
		case "backspace":
			t.text = t.text[:max(len(t.text)-1, 0)]
		case "ctrl+u":
			t.text = nil
		default:
			t.text = append(t.text, []rune(msg.Text)...)
		}
	}
	t.text = t.text[:min(len(t.text), mostTyped)]
	return false, nil
}

// lines draws the line that is typed.
func (t *typing) lines(w *window, width int) (lines []string) {
	for _, l := range wrap(t.ask, width) {
		lines = append(lines, w.accent.Render(l))
	}
	return append(lines, wrap("> "+text.Printed(string(t.text))+"_", width)...)
}

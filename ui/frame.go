package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// fit makes text exactly fill a box: lines are cut at width and height, and
// missing lines are added.
func fit(s string, width, height int) string {
	lines := strings.Split(s, "\n")
	if len(lines) > height {
		lines = lines[:max(height, 0)]
	}
	for i, l := range lines {
		if widthOf(l) > width {
			lines[i] = cut(l, width)
		}
	}
	for len(lines) < height {
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// indent puts n spaces before every line.
func indent(s string, n int) []string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		if lines[i] != "" {
			lines[i] = strings.Repeat(" ", n) + lines[i]
		}
	}
	return lines
}

// cut shortens one line to width, with an ellipsis.
func cut(s string, width int) string {
	if widthOf(s) <= width {
		return s
	}
	short := ansi.Truncate(s, max(width, 0), "…")
	for room := width - 1; widthOf(short) > width && room >= 0; room-- {
		short = ansi.Truncate(s, room, "…")
	}
	return short
}

// pad cuts or fills one line to exactly width.
func pad(s string, width int) string {
	s = cut(s, width)
	return s + strings.Repeat(" ", max(0, width-widthOf(s)))
}

// wrap breaks text into lines of at most width, as they are drawn.
func wrap(s string, width int) []string { return text.Wrap(s, width, widthOf) }

// apart puts left and right at the two ends of a line of that width; the left
// gives way, with a space between.
func apart(left, right string, width int) string {
	right = cut(right, width)
	w := max(width-widthOf(right), 0)
	if right != "" {
		left = cut(left, w-1)
	}
	return pad(left, w) + right
}

// head is the two lines at the top and an empty one.
func (a app) head() []string {
	st, w := a.s.st, min(a.width-2, headWidth)
	right, left := a.top().Head()
	name := a.s.Assessment.Profile.Name
	if name == "" {
		name = "yourpart"
	} else {
		name = a.s.Report.Name()
	}
	first := apart(st.title.Render(cut(name, w/2)), st.muted.Render(right), w)
	second := apart(st.accent.Render(left), a.score(w), w)
	return []string{" " + first, " " + second, ""}
}

// score is the live range, with a bar where there is room. Overlays need the
// line for their title.
func (a app) score(width int) string {
	t := a.s.Report.Result.Total
	if t.None() || a.step < stepDuties || len(a.overlays) > 0 {
		return ""
	}
	reach := a.s.st.muted.Render("proven " + report.Range(t))
	size := min(20, width-54) // the left side needs its words
	if size < 8 {
		return reach
	}
	return a.s.st.bar(t, size) + "  " + reach
}

// bar draws a score as one bar: full for proven, half for what may be.
func (st *styles) bar(s scoring.Score, width int) string {
	if s.None() {
		return st.muted.Render(strings.Repeat("·", width))
	}
	lo := scoring.Down(s.Proven()) * width / 100
	hi := max(lo, (scoring.Up(s.Possible())*width+99)/100)
	if s.Settled() {
		hi = lo // nothing is left to come
	}
	return st.good.Render(strings.Repeat("█", lo)) + st.warn.Render(strings.Repeat("▒", hi-lo)) +
		st.muted.Render(strings.Repeat("░", width-hi))
}

const footHeight = 2

// roomToGo is the width from which the footer of questions always has the key that leads to
// any step, as the digits that do so elsewhere answer there.
const roomToGo = 72

// foot is what the last key did and who answers, and the keys of the page on top, as many as fit, with
// the state of the file at the right. The help has the rest.
func (a app) foot() []string {
	w := min(a.width-2, headWidth)
	st, state := a.s.st, a.state()
	room := w - max(widthOf(state), len("saving")) - 2 // so that saving moves nothing
	help := keyHelp
	if !a.typing && !a.uses("?") {
		help = keyAsk
	}
	always, bindings := []key.Binding{help}, a.top().Keys()
	_, asking := a.top().(questions)
	if to := a.goKeys(); asking && len(to) > 0 && w >= roomToGo {
		always = []key.Binding{to[0], help}
	} else if len(to) > 0 {
		bindings = append(bindings, to[0])
	}
	end := st.keys(always, room)
	left := room - widthOf(end) - 2
	keys := st.keys(withBack(append(bindings, keyQuit), left), left)
	told, by := text.CleanLine(a.s.told), a.speaker()
	if widthOf(told)+widthOf(by) >= w {
		by = ""
	}
	return []string{" " + apart(st.accent.Render(told), st.muted.Render(by), w), " " + apart(keys+"  "+end, state, w)}
}

// speaker is who answers now, on the pages where that matters.
func (a app) speaker() string {
	by := a.s.By()
	if by == "" || a.step < stepQuestions || a.step > stepReview {
		return ""
	}
	return cut("as "+text.CleanLine(by), min(a.width-2, headWidth)/2)
}

// state says that the mouse is on, which otherwise nothing shows, that the file is of
// a newer catalogue, and how it is. A small window needs its room for the keys.
func (a app) state() string {
	saved := a.saveState()
	if a.width < 72 {
		return saved
	}
	if of := a.s.newerState(); of != "" {
		saved = strings.TrimSpace(of + "  " + saved)
	}
	if !a.s.Mouse {
		return saved
	}
	return strings.TrimSpace(a.s.st.muted.Render("mouse on") + "  " + saved)
}

func (a app) saveState() string {
	st := a.s.st
	switch {
	case a.s.Store == nil:
		return ""
	case a.s.Failed != nil:
		return st.bad.Render("NOT SAVED")
	case a.s.Pending > 0:
		return st.muted.Render("saving")
	}
	if a.s.Sealed {
		return st.muted.Render("encrypted, saved")
	}
	return st.muted.Render("saved")
}

// withBack is bindings of which those that fit have the way back among them:
// where it would be cut off, the arrows give way, as everybody tries those.
func withBack(bindings []key.Binding, width int) []key.Binding {
	used, arrows, room := 0, 0, 0
	for i, k := range bindings {
		if !k.Enabled() {
			continue
		}
		h := k.Help()
		wide := widthOf(h.Key) + 1 + widthOf(h.Desc)
		used += wide
		switch {
		case strings.HasPrefix(h.Key, "↑↓"):
			arrows, room = i, wide+2
		case h.Key == "esc" && used > width && used-room <= width:
			return slices.Delete(slices.Clone(bindings), arrows, arrows+1)
		}
		used += 2
	}
	return bindings
}

// keys draws bindings side by side, as many as fit.
func (st *styles) keys(bindings []key.Binding, width int) string {
	var b strings.Builder
	used := 0
	for _, k := range bindings {
		if !k.Enabled() {
			continue
		}
		h := k.Help()
		n := widthOf(h.Key) + 1 + widthOf(h.Desc)
		if used > 0 {
			n += 2
		}
		if used+n > width {
			break
		}
		if used > 0 {
			b.WriteString("  ")
		}
		b.WriteString(st.key.Render(h.Key) + " " + st.muted.Render(h.Desc))
		used += n
	}
	return b.String()
}

// window picks the lines of a list that are in sight, so that the one at the
// cursor is among them. It returns the first and the one after the last.
func window(n, at, height int) (from, to int) {
	if n <= height {
		return 0, n
	}
	from = min(max(at-height/2, 0), n-height)
	return from, from + height
}

// scrolled draws a list in a window around the cursor, with a mark where more
// is above or below.
func (st *styles) scrolled(lines []string, at, width, height int) string {
	return st.list(len(lines), at, width, height, func(i, w int) string { return cut(lines[i], w) })
}

// list is scrolled for a long list: it draws only the rows in sight, each in
// the width that it is told.
func (st *styles) list(n, at, width, height int, row func(i, width int) string) string {
	from, to := window(n, at, height)
	inner := width
	if to-from < n {
		inner -= 2 // for the marks
	}
	var out []string
	for i := from; i < to; i++ {
		out = append(out, row(i, inner))
	}
	if from > 0 && len(out) > 1 {
		out[0] = apart(out[0], st.muted.Render("↑"), width)
	}
	if to < n && len(out) > 1 {
		out[len(out)-1] = apart(out[len(out)-1], st.muted.Render("↓"), width)
	}
	return strings.Join(out, "\n")
}

// beside puts two blocks next to each other, the left one padded to width.
func beside(left, right []string, width int) []string {
	out := make([]string, max(len(left), len(right)))
	for i := range out {
		if i < len(left) {
			out[i] = left[i]
		}
		if i < len(right) {
			out[i] = pad(out[i], width) + right[i]
		}
	}
	return out
}

// joined is blocks of lines below each other.
func joined(blocks ...[]string) string {
	return strings.Join(slices.Concat(blocks...), "\n")
}

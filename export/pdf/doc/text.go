package doc

import (
	"sort"
	"strings"

	"yourpart/export/pdf/typeface"
	"yourpart/export/pdf/typeset"
	"yourpart/export/report"
)

// face is the one a style is set in.
func (d *Doc) faceOf(st Style) *face {
	if st.Bold {
		return d.Faces[1]
	}
	return d.Faces[0]
}

// Width is how wide a line of text is.
func (d *Doc) Width(st Style, s string) float64 {
	f, sum := d.faceOf(st), 0.0
	s = strings.TrimSuffix(s, typeface.GoesOn)
	if d.foreign(s) {
		return d.wideForeign(st, s)
	}
	for _, r := range s {
		sum += f.advance(r)
	}
	return sum * st.Size
}

// text draws one line with its baseline at y. All text comes through here.
func (d *Doc) text(x, y float64, st Style, s string) {
	s, more := strings.CutSuffix(s, typeface.GoesOn)
	s = d.Line(s)
	if s == "" || !finite(x, y, st.Size) {
		return
	}
	d.setFont(st.Bold, st.Size)
	d.setInk(d.Shade(st.Color))
	end := ""
	if d.spoken() && !more { // the next line, if any, begins another word
		end = " "
	}
	if d.spoken() && d.foreign(s) && typeset.TwoWays(s) { // whose end is not on the right
		d.markAs(typeset.Plain(s)+end, func() { d.put(x+d.shift, y, st, s) })
		return
	}
	s += end
	d.mark(func() { d.put(x+d.shift, y, st, s) })
}

// setFont and setInk tell the library what to draw text with, where that changes: it
// takes its time over either.
func (d *Doc) setFont(bold bool, size float64) {
	if d.told.on && d.told.bold == bold && d.told.size == size {
		return
	}
	name := ""
	if bold {
		name = "B"
	}
	d.f.SetFont("inter", name, size)
	if !d.told.on {
		d.told.ink = report.RGB{R: -1}
	}
	d.told.on, d.told.bold, d.told.size = true, bold, size
}

func (d *Doc) setInk(c report.RGB) {
	if d.told.ink != c {
		d.f.SetTextColor(c.R, c.G, c.B)
		d.told.ink = c
	}
}

// ReadAs draws text that stands for words, such as a letter that a legend explains.
// The page has the text; who copies it or has it read out gets the words. The text
// takes one line, and no words leave it as it is.
func (d *Doc) ReadAs(words string, draw func()) {
	d.words = words
	draw()
	d.words = ""
}

// put writes a line. What the font lacks is drawn as "?", but a reader that
// copies or speaks the text gets what was typed. A line to write a name on says
// so.
func (d *Doc) put(x, y float64, st Style, s string) {
	shown, spoken := d.Drawn(s), s
	if strings.HasPrefix(s, "____") && strings.Trim(s, "_ ") == "" {
		spoken = "nobody yet "
	}
	if d.words != "" {
		spoken = d.words + " "
	}
	if d.foreign(s) {
		d.actual(spoken, d.words == "", func() { d.writeForeign(x, y, st, s, d.words != "") })
		return
	}
	d.actual(spoken, shown == spoken, func() { d.f.Text(x, y, shown) })
}

// Upward draws one line that reads from below, with its foot at y and its
// middle at x.
func (d *Doc) Upward(x, y float64, st Style, s string) {
	if !finite(x, y) {
		return
	}
	d.f.TransformBegin()
	d.f.TransformRotate(90, x+d.shift, y)
	d.text(x, y+0.36*st.Size, st, s)
	d.f.TransformEnd()
	d.told.on = false // the page has again what it had before
}

// At draws one line whose box begins at y.
func (d *Doc) At(x, y float64, st Style, s string) {
	d.text(x, y+(st.Lead+0.72*st.Size)/2, st, s)
}

// AtRight draws one line that ends at x.
func (d *Doc) AtRight(x, y float64, st Style, s string) {
	d.At(x-d.Width(st, d.Line(s)), y, st, s)
}

// AtCentre draws one line whose middle is at x.
func (d *Doc) AtCentre(x, y float64, st Style, s string) {
	d.At(x-d.Width(st, d.Line(s))/2, y, st, s)
}

// Lines draws wrapped lines from y on and returns where they end.
func (d *Doc) Lines(x, y float64, st Style, lines []string) float64 {
	for _, l := range lines {
		d.At(x, y, st, l)
		y += st.Lead
	}
	return y
}

// Fit cuts one line to a width, with "…" where something is gone.
func (d *Doc) Fit(st Style, s string, w float64) string {
	s = d.Line(s)
	if d.Width(st, s) <= w {
		return s
	}
	room, f := w-d.Width(st, "…"), d.faceOf(st)
	if d.foreign(s) {
		return strings.TrimRight(d.fitting(st, s, room), " ,;·") + "…"
	}
	var b strings.Builder
	for _, r := range s {
		if room -= f.advance(r) * st.Size; room < 0 {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), " ,;·") + "…"
}

// WrapMost is Wrap with at most n lines, the last one cut with "…".
func (d *Doc) WrapMost(st Style, s string, w float64, n int) []string {
	lines := d.broken(st, s, w, 0)
	if len(lines) > n {
		last := lines[n-1 : min(len(lines), n+1)]
		said := make([]string, len(last))
		for i, l := range last {
			said[i] = l.text
		}
		lines[n-1].text = d.Fit(st, typeface.Unbroken(said), w)
		lines = lines[:n]
	}
	return d.ordered(lines)
}

// Joined lists names as a sentence does; where they take more than n lines of
// that width the rest is counted.
func (d *Doc) Joined(st Style, intro string, names []string, w float64, n int) []string {
	with := func(keep int) string { return intro + report.SentenceList(names, keep) }
	fits := func(keep int) bool { return len(d.Wrap(st, with(keep), w)) <= n }
	keep := len(names)
	if !fits(keep) {
		less := sort.Search(keep-1, func(i int) bool { return fits(keep - 1 - i) })
		keep = max(1, keep-1-less)
	}
	return d.WrapMost(st, with(keep), w, n)
}

// OneLine lists names and ends in a text, in one line; names that do not fit
// are counted.
func (d *Doc) OneLine(st Style, names []string, after string, w float64) string {
	for keep := len(names); keep > 1; keep-- {
		if s := d.Line(report.SentenceList(names, keep) + after); d.Width(st, s) <= w {
			return s
		}
	}
	return d.Fit(st, report.SentenceList(names, 1)+after, w)
}

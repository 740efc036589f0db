package pdf

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"yourpart/export/report"
)

// face is the one a style is set in.
func (d *Doc) faceOf(st style) *face {
	if st.bold {
		return d.faces[1]
	}
	return d.faces[0]
}

// width is how wide a line of text is.
func (d *Doc) width(st style, s string) float64 {
	f, sum := d.faceOf(st), 0.0
	for _, r := range strings.TrimSuffix(s, goesOn) {
		sum += f.advance(r)
	}
	return sum * st.size
}

// text draws one line with its baseline at y. All text comes through here.
func (d *Doc) text(x, y float64, st style, s string) {
	s, more := strings.CutSuffix(s, goesOn)
	s = d.line(s)
	if s == "" || !finite(x, y, st.size) {
		return
	}
	name := ""
	if st.bold {
		name = "B"
	}
	d.f.SetFont("inter", name, st.size)
	c := d.shade(st.color)
	d.f.SetTextColor(c.R, c.G, c.B)
	if d.spoken() && !more { // the next line, if any, begins another word
		s += " "
	}
	d.mark(func() { d.put(x+d.shift, y, st, s) })
}

// put writes a line. What the font lacks is drawn as "?", but a reader that
// copies or speaks the text gets what was typed. A line to write a name on says
// so.
func (d *Doc) put(x, y float64, st style, s string) {
	shown, spoken := d.drawn(s), s
	if strings.HasPrefix(s, "____") && strings.Trim(s, "_ ") == "" {
		spoken = "nobody yet "
	}
	if shown == spoken {
		d.write(x, y, st, s)
		return
	}
	d.f.RawWriteStr("/Span <</ActualText " + textString(spoken) + ">> BDC")
	d.write(x, y, st, shown)
	d.f.RawWriteStr("EMC")
}

// upward draws one line that reads from below, with its foot at y and its
// middle at x.
func (d *Doc) upward(x, y float64, st style, s string) {
	if !finite(x, y) {
		return
	}
	d.f.TransformBegin()
	d.f.TransformRotate(90, x+d.shift, y)
	d.text(x, y+0.36*st.size, st, s)
	d.f.TransformEnd()
}

// at draws one line whose box begins at y.
func (d *Doc) at(x, y float64, st style, s string) {
	d.text(x, y+(st.lead+0.72*st.size)/2, st, s)
}

func (d *Doc) atRight(x, y float64, st style, s string) {
	d.at(x-d.width(st, d.line(s)), y, st, s)
}

func (d *Doc) atCentre(x, y float64, st style, s string) {
	d.at(x-d.width(st, d.line(s))/2, y, st, s)
}

// lines draws wrapped lines from y on and returns where they end.
func (d *Doc) lines(x, y float64, st style, lines []string) float64 {
	for _, l := range lines {
		d.at(x, y, st, l)
		y += st.lead
	}
	return y
}

// fit cuts one line to a width, with "…" where something is gone.
func (d *Doc) fit(st style, s string, w float64) string {
	s = d.line(s)
	if d.width(st, s) <= w {
		return s
	}
	room, f := w-d.width(st, "…"), d.faceOf(st)
	var b strings.Builder
	for _, r := range s {
		if room -= f.advance(r) * st.size; room < 0 {
			break
		}
		b.WriteRune(r)
	}
	return strings.TrimRight(b.String(), " ,;·") + "…"
}

// wrapMost is wrap with at most n lines, the last one cut with "…".
func (d *Doc) wrapMost(st style, s string, w float64, n int) []string {
	lines := d.wrap(st, s, w)
	if len(lines) <= n {
		return lines
	}
	lines[n-1] = d.fit(st, unbroken(lines[n-1:min(len(lines), n+1)]), w)
	return lines[:n]
}

// joined lists names as a sentence does; where they take more than n lines of
// that width the rest is counted.
func (d *Doc) joined(st style, intro string, names []string, w float64, n int) []string {
	with := func(keep int) string { return intro + report.SentenceList(names, keep) }
	fits := func(keep int) bool { return len(d.wrap(st, with(keep), w)) <= n }
	keep := len(names)
	if !fits(keep) {
		less := sort.Search(keep-1, func(i int) bool { return fits(keep - 1 - i) })
		keep = max(1, keep-1-less)
	}
	return d.wrapMost(st, with(keep), w, n)
}

// oneLine lists names and ends in a text, in one line; names that do not fit
// are counted.
func (d *Doc) oneLine(st style, names []string, after string, w float64) string {
	for keep := len(names); keep > 1; keep-- {
		if s := d.line(report.SentenceList(names, keep) + after); d.width(st, s) <= w {
			return s
		}
	}
	return d.fit(st, report.SentenceList(names, 1)+after, w)
}

// missingText tells which of a text's letters the font lacks, or is empty.
func (d *Doc) missingText(s string) string {
	var scripts []string
	for name, table := range unicode.Scripts {
		for _, r := range s {
			if d.missing[r] && unicode.Is(table, r) {
				scripts = append(scripts, scriptName(name))
				break
			}
		}
	}
	if len(scripts) == 0 {
		return ""
	}
	slices.Sort(scripts)
	return "“?” stands for what the font of this report lacks: " + report.SentenceList(scripts, 5) + ". Copied text and screen readers have it."
}

// scriptName is what people call a script.
func scriptName(name string) string {
	switch name {
	case "Common", "Inherited":
		return "emoji and signs"
	case "Han":
		return "Chinese characters"
	}
	return strings.ReplaceAll(name, "_", " ") + " letters"
}

// tellMissing says how many characters could not be drawn, if any.
func (d *Doc) tellMissing() {
	n := len(d.missing)
	if n == 0 {
		return
	}
	var all strings.Builder
	for r := range d.missing {
		all.WriteRune(r)
	}
	d.begun()
	d.bullet(tableText, fmt.Sprintf("%s could not be printed. %s", report.Count(n, "character", "different characters"), d.missingText(all.String())))
}

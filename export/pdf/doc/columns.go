package doc

import (
	"math"
	"slices"
)

// A BodyLine is one line of text that runs in two columns.
type BodyLine struct {
	Text   string
	Mark   string // number or dot in front
	Term   string // in bold before the text
	Style  Style
	Indent float64
	Web    string
	Height float64            // 0 is that of the style
	Draw   func(x, y float64) // in place of text
	Starts bool               // a new thought; a good place to begin a column
	Fresh  bool               // a new card; the best place
	Apart  bool               // a rule that only sets apart; dropped at the head of a column
	Glued  bool               // must not be the last line of a column
	Para   int                // lines of one paragraph share it
	Again  string             // what goes on where a column begins with it
}

// Gutter is the room between two columns, and Half the width of each, in points.
const (
	Gutter = 20.0
	Half   = (Wide - Gutter) / 2
)

func (l BodyLine) lead() float64 {
	if l.Height > 0 {
		return l.Height
	}
	return l.Style.Lead
}

// Blank reports whether a line shows nothing. Such lines are dropped at the head
// of a column.
func (l BodyLine) Blank() bool { return l.Apart || l.Text == "" && l.Draw == nil }

// Columns draws lines in two columns of about equal length, over as many
// pages as that takes. Where little is left for the last of them it stands
// closer, if that makes room.
func (d *Doc) Columns(lines []BodyLine) {
	pages := d.Spread(lines)
	if n := len(pages); n > 1 && heightOfLines(pages[n-1].first, d.Bottom()) < (d.Bottom()-Top)/4 {
		for _, share := range closerBy {
			if fewer := d.Spread(closerLines(lines, share)); len(fewer) < n {
				pages = fewer
				break
			}
		}
	}
	for i, p := range pages {
		if i > 0 || p.turned {
			d.Page()
		}
		y := d.Y
		end := d.column(Left, d.goesOn(Left, y, p.first), p.first)
		if len(p.second) > 0 {
			end = max(end, d.column(Left+Half+Gutter, d.goesOn(Left+Half+Gutter, y, p.second), p.second))
		}
		d.Y = end
	}
}

// goesOn says above a column what goes on there, if anything, and returns where the
// column begins. It is for the eye only.
func (d *Doc) goesOn(x, y float64, lines []BodyLine) float64 {
	if lines[0].Again == "" {
		return y
	}
	d.In(Artifact, func() { d.At(x, y, SmallText, d.continued(SmallText, lines[0].Again, Half)) })
	return y + againRoom
}

// roomFor is what a column of that height has for lines, of which the first may go on
// from the column before.
func roomFor(lines []BodyLine, room float64) float64 {
	if len(lines) > 0 && lines[0].Again != "" {
		return room - againRoom
	}
	return room
}

// closerBy are shares of the usual room between lines, to try in this order.
var closerBy = []float64{0.85, 0.7, 0.6}

// againRoom is what the line takes that says what goes on.
const againRoom = 13.4

// A spread is the lines of one page.
type spread struct {
	first, second []BodyLine
	turned        bool // does not begin where the last thing ended
}

// Spread parts lines into pages, the first of which is the current one.
func (d *Doc) Spread(lines []BodyLine) []spread {
	var out []spread
	room, turned := d.Room(), false
	for lines = trimLines(lines); len(lines) > 0; {
		first := Split(lines, roomFor(lines, room))
		if first == 0 {
			if !turned && d.Y > Top+2*SmallText.Lead {
				room, turned = d.Bottom()-Top, true
				continue
			}
			first = 1 // higher than a page
		}
		rest := trimLines(lines[first:])
		n := Fitting(rest, roomFor(rest, room))
		if over := heightOfLines(trimLines(rest[n:]), leastColumn); over > 0 && over < leastColumn { // few lines alone on a page
			if less := Split(lines, roomFor(lines, room)-(leastColumn-over)/2); less > 0 {
				first = less
				rest = trimLines(lines[first:])
				n = Fitting(rest, roomFor(rest, room)-(leastColumn-over)/2)
			}
		}
		out = append(out, spread{lines[:first], rest[:n], turned})
		lines = trimLines(rest[n:])
		room, turned = d.Bottom()-Top, true
	}
	return out
}

// closerLines are lines with a share of the room between them.
func closerLines(lines []BodyLine, share float64) []BodyLine {
	out := slices.Clone(lines)
	for i := range out {
		if out[i].Blank() {
			out[i].Height *= share
		}
	}
	return out
}

// leastColumn is the lowest column worth beginning on a page, where the text
// needs more.
const leastColumn = 60.0

// Split is how many lines go to the first column where there is so much
// room, or 0 where they should rather go to the next page. Columns should be
// of equal length, but better begin with a heading than in the middle of a
// thought.
func Split(lines []BodyLine, room float64) int {
	all := heightOfLines(lines, 2*room)
	if room < min(leastColumn, all/2) {
		return 0
	}
	best, least, used := 0, math.Inf(1), 0.0
	for i := 1; i <= len(lines); i++ {
		if used += lines[i-1].lead(); used > room {
			break
		}
		if lines[i-1].Glued && i < len(lines) {
			continue
		}
		rest, cut := all-used, 0.0
		if i < len(lines) {
			cut = awkward(lines[i])
			rest += room - roomFor(lines[i:], room)
		}
		cost := max(used, rest)
		if rest > room { // goes on on the next page anyway
			cost = all + room - used
		} else { // two equal columns are not worth much
			cut *= 4
		}
		cost += cut
		if cost <= least {
			best, least = i, cost
		}
	}
	return best
}

// Fitting is how many lines go into a column of that height, beside one that
// has some. None go where all that fit belong to what comes after them.
func Fitting(lines []BodyLine, room float64) int {
	used, n := 0.0, 0
	for n < len(lines) && used+lines[n].lead() <= room {
		used += lines[n].lead()
		n++
	}
	if n == len(lines) {
		return n
	}
	best, least, slack := 0, math.Inf(1), room-used
	for i := n; i > 0; i-- {
		if !lines[i-1].Glued {
			if cost := slack + awkward(lines[i]); cost < least {
				best, least = i, cost
			}
		}
		slack += lines[i-1].lead()
		if slack > room/3 && !math.IsInf(least, 1) {
			break
		}
	}
	return best
}

// awkward is how bad it is to begin a column with a line, in points of height
// that may stay empty to avoid it.
func awkward(l BodyLine) float64 {
	switch {
	case l.Apart || l.Fresh:
		return 0
	case l.Blank() || l.Glued && l.Starts:
		return 14
	case l.Starts:
		return 28
	}
	return 64
}

// heightOfLines is how high a column of them is, or more than most.
func heightOfLines(lines []BodyLine, most float64) (sum float64) {
	for i := 0; i < len(lines) && sum <= most; i++ {
		sum += lines[i].lead()
	}
	return sum
}

// trimLines drops blank lines in front.
func trimLines(lines []BodyLine) []BodyLine {
	for len(lines) > 0 && lines[0].Blank() {
		lines = lines[1:]
	}
	return lines
}

// column draws lines and returns where they end. Lines of one paragraph are
// one element.
func (d *Doc) column(x, y float64, lines []BodyLine) float64 {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].Para == lines[i].Para && lines[j].Draw == nil {
			j++
		}
		l := lines[i]
		if l.Apart {
			d.Segment(x, y+l.lead()/2, x+Half, y+l.lead()/2, 0.5, Rule)
			y += l.lead()
			i++
			continue
		}
		if l.Draw != nil {
			l.Draw(x, y)
			y += l.lead()
			i++
			continue
		}
		draw := func() {
			for _, l := range lines[i:j] {
				d.bodyLine(x, y, l)
				y += l.lead()
			}
		}
		switch {
		case l.Mark != "":
			d.Item(Numbers, func() { d.At(x, y, l.Style.In(Accent), l.Mark) }, draw)
		case l.Starts || l.Blank():
			d.In("P", draw)
		default: // from the column before
			d.Continue("P", draw)
		}
		i = j
	}
	return y
}

func (d *Doc) bodyLine(x, y float64, l BodyLine) {
	if l.Web != "" {
		d.Link(x+l.Indent, y, l.Style, l.Text, l.Web)
		return
	}
	x += l.Indent
	if l.Term != "" {
		d.At(x, y, l.Style.Strong(), l.Term)
		x += d.Width(l.Style.Strong(), l.Term+" ")
	}
	d.At(x, y, l.Style, l.Text)
}

package pdf

import (
	"math"
	"slices"
)

// A bodyLine is one line of text that runs in two columns.
type bodyLine struct {
	text   string
	mark   string // number or dot in front
	term   string // in bold before the text
	style  style
	indent float64
	web    string
	height float64            // 0 is that of the style
	draw   func(x, y float64) // in place of text
	starts bool               // a new thought; a good place to begin a column
	fresh  bool               // a new card; the best place
	apart  bool               // a rule that only sets apart; dropped at the head of a column
	glued  bool               // must not be the last line of a column
	para   int                // lines of one paragraph share it
	again  string             // what goes on where a page is turned before it
}

// gutter is between two columns, half the width of each.
const (
	gutter = 20.0
	half   = (wide - gutter) / 2
)

func (l bodyLine) lead() float64 {
	if l.height > 0 {
		return l.height
	}
	return l.style.lead
}

// blank lines are dropped at the head of a column.
func (l bodyLine) blank() bool { return l.apart || l.text == "" && l.draw == nil }

// columnsOf draws lines in two columns of about equal length, over as many
// pages as that takes. Where little is left for the last of them it stands
// closer, if that makes room.
func (d *Doc) columnsOf(lines []bodyLine) {
	pages := d.spread(lines)
	if n := len(pages); n > 1 && heightOfLines(pages[n-1].first, d.bottom()) < (d.bottom()-top)/4 {
		for _, share := range closerBy {
			if fewer := d.spread(closerLines(lines, share)); len(fewer) < n {
				pages = fewer
				break
			}
		}
	}
	for i, p := range pages {
		if i > 0 || p.turned {
			d.newPage()
			if again := p.first[0].again; again != "" {
				d.in(artifact, func() { d.at(left, d.y, smallText, d.fit(smallText, again, half)) })
				d.y += againRoom
			}
		}
		y := d.y
		end := d.column(left, y, p.first)
		d.y = max(end, d.column(left+half+gutter, y, p.second))
	}
}

// closerBy are shares of the usual room between lines, to try in this order.
var closerBy = []float64{0.85, 0.7, 0.6}

// againRoom is what takes the line that tells what goes on.
const againRoom = 13.4

// A spread is the lines of one page.
type spread struct {
	first, second []bodyLine
	turned        bool // does not begin where the last thing ended
}

// spread parts lines into pages, the first of which is the one at hand.
func (d *Doc) spread(lines []bodyLine) []spread {
	var out []spread
	room, turned := d.room(), false
	for lines = trimLines(lines); len(lines) > 0; {
		if turned && lines[0].again != "" {
			room -= againRoom
		}
		first := split(lines, room)
		if first == 0 {
			if !turned && d.y > top+2*smallText.lead {
				room, turned = d.bottom()-top, true
				continue
			}
			first = 1 // higher than a page
		}
		rest := trimLines(lines[first:])
		n := fitting(rest, room)
		if over := heightOfLines(trimLines(rest[n:]), leastColumn); over > 0 && over < leastColumn { // few lines alone on a page
			if less := split(lines, room-(leastColumn-over)/2); less > 0 {
				first = less
				rest = trimLines(lines[first:])
				n = fitting(rest, room-(leastColumn-over)/2)
			}
		}
		out = append(out, spread{lines[:first], rest[:n], turned})
		lines = trimLines(rest[n:])
		room, turned = d.bottom()-top, true
	}
	return out
}

// closerLines are lines with a share of the room between them.
func closerLines(lines []bodyLine, share float64) []bodyLine {
	out := slices.Clone(lines)
	for i := range out {
		if out[i].blank() {
			out[i].height *= share
		}
	}
	return out
}

// leastColumn is the lowest column worth beginning on a page, where the text
// needs more.
const leastColumn = 60.0

// split tells how many lines go to the first column where there is so much
// room, or 0 where they should rather go to the next page. Columns should be
// of equal length, but better begin with a heading than in the middle of a
// thought.
func split(lines []bodyLine, room float64) int {
	all := heightOfLines(lines, 2*room)
	if room < min(leastColumn, all/2) {
		return 0
	}
	best, least, used := 0, math.Inf(1), 0.0
	for i := 1; i <= len(lines); i++ {
		if used += lines[i-1].lead(); used > room {
			break
		}
		if lines[i-1].glued && i < len(lines) {
			continue
		}
		cost, cut := max(used, all-used), 0.0
		if i < len(lines) {
			cut = awkward(lines[i])
		}
		if all-used > room { // goes on on the next page anyway
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

// fitting is how many lines go into a column of that height, beside one that
// has some. None go where all that fit belong to what comes after them.
func fitting(lines []bodyLine, room float64) int {
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
		if !lines[i-1].glued {
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
func awkward(l bodyLine) float64 {
	switch {
	case l.apart || l.fresh:
		return 0
	case l.blank() || l.glued && l.starts:
		return 14
	case l.starts:
		return 28
	}
	return 64
}

// heightOfLines is how high a column of them is, or more than most.
func heightOfLines(lines []bodyLine, most float64) (sum float64) {
	for i := 0; i < len(lines) && sum <= most; i++ {
		sum += lines[i].lead()
	}
	return sum
}

// trimLines drops blank lines in front.
func trimLines(lines []bodyLine) []bodyLine {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
	}
	return lines
}

// column draws lines and returns where they end. Lines of one paragraph are
// one element.
func (d *Doc) column(x, y float64, lines []bodyLine) float64 {
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[j].para == lines[i].para && lines[j].draw == nil {
			j++
		}
		l := lines[i]
		if l.apart {
			d.segment(x, y+l.lead()/2, x+half, y+l.lead()/2, 0.5, rule)
			y += l.lead()
			i++
			continue
		}
		if l.draw != nil {
			l.draw(x, y)
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
		case l.mark != "":
			d.item(numbers, func() { d.at(x, y, l.style.in(accent), l.mark) }, draw)
		case l.starts || l.blank():
			d.in("P", draw)
		default: // from the column before
			d.goOn("P", draw)
		}
		i = j
	}
	return y
}

func (d *Doc) bodyLine(x, y float64, l bodyLine) {
	if l.web != "" {
		d.web(x+l.indent, y, l.style, l.text, l.web)
		return
	}
	x += l.indent
	if l.term != "" {
		d.at(x, y, l.style.strong(), l.term)
		x += d.width(l.style.strong(), l.term+" ")
	}
	d.at(x, y, l.style, l.text)
}

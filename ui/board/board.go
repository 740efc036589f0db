// Package board lays a question out for a room that reads it from a wall: large, in the
// middle, each answer with who gave it. It knows neither of keys nor of colours.
package board

import (
	"fmt"
	"strings"

	"yourpart/internal/text"
)

// A Role is what a line of the board is.
type Role int

// The roles of lines.
const (
	Plain    Role = iota
	Question      // the question itself
	Service       // what it is asked about
	Answer        // an answer that can be given
	Given         // the answer that counts
	Said          // who said what
	Disputed      // that people differ
	Parked        // an open point
)

// A Line is one line of the board.
type Line struct {
	Text string
	Role Role
}

// An Offer is an answer that can be given, and who gave it.
type Offer struct {
	Label  string
	Text   string   // what it means; left out where there is no room
	Who    []string // who said so; empty for nobody
	Counts bool     // it is the answer that counts
}

// A Page is one row of a question.
type Page struct {
	Number, All int    // of the question among all
	Of          string // the service; empty for the whole business
	Question    string
	Offers      []Offer
	Standing    string   // how it stands where people differ, or empty
	Parked      []string // the open points of this question
	Elsewhere   int      // how many points other questions have
}

// measure is how wide the block is where the window is wider, in columns.
const measure = 60

// Lines lays a page out in a window of that many columns and lines, with room of a quarter
// of what is free above it. width is how many columns a text takes. Where the window is
// low, empty lines and what the answers mean go first, then what is last.
func (p Page) Lines(columns, lines int, width func(string) int) []Line {
	block := min(columns, max(measure, columns/2))
	if block > measure {
		block = measure + (block-measure)/4 // a wall is wide, but a line is read at one go
	}
	var out []Line
	for _, try := range []struct {
		spread int
		text   bool
	}{{2, true}, {1, true}, {2, false}, {1, false}, {0, false}} {
		if out = p.laid(block, try.spread, try.text, width); len(out) <= lines {
			break
		}
	}
	if len(out) > lines {
		out = append(out[:max(lines-1, 0):max(lines-1, 0)], Line{"…", Plain})
	}
	above := max(lines-len(out), 0) / 3
	left := strings.Repeat(" ", max(columns-block, 0)/2)
	laid := make([]Line, above, above+len(out))
	for _, l := range out {
		if l.Text != "" {
			l.Text = left + l.Text
		}
		laid = append(laid, l)
	}
	return laid
}

// laid is the block, with up to two empty lines between its parts: 2 has them between
// the answers as well, 0 none but one below the question. With meanings, each answer says
// what it means.
func (p Page) laid(block, spread int, meanings bool, width func(string) int) (out []Line) {
	add := func(role Role, hang string, s string) {
		for i, l := range text.Wrap(s, max(block-width(hang), 1), width) {
			if i > 0 {
				l = strings.Repeat(" ", width(hang)) + l
			} else {
				l = hang + l
			}
			out = append(out, Line{strings.TrimRight(l, " "), role})
		}
	}
	gap := func(n int) { out = append(out, make([]Line, n)...) }
	where := fmt.Sprintf("Question %d of %d", p.Number, p.All)
	add(Plain, "", where)
	gap(min(spread, 1))
	add(Question, "", p.Question)
	if spread == 2 {
		out = spaced(out, Question)
	}
	gap(1)
	if p.Of != "" {
		add(Service, "", p.Of)
		gap(min(spread, 1))
	}
	if p.Standing != "" {
		add(Disputed, "", p.Standing)
		gap(min(spread, 1))
	}
	for i, o := range p.Offers {
		if !meanings {
			o.Text = ""
		}
		p.offer(i, o, add)
		if spread == 2 && i+1 < len(p.Offers) {
			gap(1)
		}
	}
	if len(p.Parked) > 0 {
		gap(1)
		add(Parked, "", "Parked here:")
	}
	for _, point := range p.Parked {
		add(Parked, "- ", point)
	}
	if p.Elsewhere > 0 {
		gap(min(spread, 1))
		add(Plain, "", text.Plural(p.Elsewhere, "point")+" parked at other questions")
	}
	return out
}

// offer is one answer with who gave it.
func (p Page) offer(i int, o Offer, add func(role Role, hang, s string)) {
	role, mark := Answer, "  "
	if o.Counts {
		role, mark = Given, "● "
	}
	add(role, fmt.Sprintf("%s%d  ", mark, i+1), o.Label)
	if o.Text != "" {
		add(Plain, "     ", o.Text)
	}
	if len(o.Who) > 0 {
		add(Said, "     ", strings.Join(o.Who, ", "))
	}
}

// spaced puts an empty line between the lines of a role, as large letters have.
func spaced(lines []Line, role Role) (out []Line) {
	for i, l := range lines {
		if i > 0 && l.Role == role && lines[i-1].Role == role {
			out = append(out, Line{})
		}
		out = append(out, l)
	}
	return out
}

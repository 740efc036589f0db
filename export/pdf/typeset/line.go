package typeset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The levels of a line follow from its paragraph and not from the line. A line that
// is cut from a paragraph therefore carries them: a mark in front of each stretch of
// one level. Marks are codes that are no characters and that no text has.
const (
	firstMark = '\ufdd0'
	lastMark  = firstMark + 15
)

func isMark(r rune) bool { return r >= firstMark && r <= lastMark }

// Plain is a line without marks.
func Plain(line string) string {
	if !strings.ContainsFunc(line, isMark) {
		return line
	}
	return strings.Map(func(r rune) rune {
		if isMark(r) {
			return -1
		}
		return r
	}, line)
}

// Mark puts the levels of its paragraph into each line. Lines are the paragraph in
// pieces, without the spaces between them.
func (s *Set) Mark(paragraph string, lines []string) {
	text, all, at := []rune(paragraph), s.Levels(paragraph), 0
	for i, line := range lines {
		var b strings.Builder
		now := Level(0)
		for _, r := range line {
			if at < len(text) && text[at] != r && text[at] == ' ' { // between two lines
				at++
			}
			if at < len(text) && text[at] == r {
				if all[at] != now {
					now = all[at]
					b.WriteRune(firstMark + rune(min(now, lastMark-firstMark)))
				}
				at++
			}
			b.WriteRune(r)
		}
		lines[i] = b.String()
	}
}

// levelsOf are a line without marks and its levels, which follow from itself where it
// has none.
func (s *Set) levelsOf(line string) (string, []Level) {
	if !strings.ContainsFunc(line, isMark) {
		if !TwoWays(line) {
			return line, make([]Level, utf8.RuneCountInString(line))
		}
		return line, s.Levels(line)
	}
	var out []Level
	now := Level(0)
	for _, r := range line {
		if isMark(r) {
			now = Level(r - firstMark)
			continue
		}
		out = append(out, now)
	}
	return Plain(line), out
}

// Line has the items of a line from left to right. Those of the own face have their
// text in that order as well.
func (s *Set) Line(line string) []Item {
	text, all := s.levelsOf(line)
	runes := []rune(text)
	var items []Item
	var of []Level
	for from := 0; from < len(runes); {
		to := from + 1
		for to < len(runes) && all[to] == all[from] {
			to++
		}
		for _, it := range s.Items(string(runes[from:to])) {
			for _, part := range it.atMirrors(all[from]) {
				items, of = append(items, part), append(of, all[from])
			}
		}
		from = to
	}
	ordered(items, of)
	return items
}

// atMirrors are an item of a level in parts, where signs of the own face that turn are parts
// of their own.
func (it Item) atMirrors(level Level) []Item {
	if it.Font != Own || level%2 == 0 || !strings.ContainsAny(it.Text, mirrors) {
		return []Item{it}
	}
	var out []Item
	from := 0
	add := func(to int, mirrored bool) {
		if from < to {
			out = append(out, Item{Text: it.Text[from:to], Font: Own, Mirrored: mirrored})
		}
		from = to
	}
	for i, r := range it.Text {
		if Mirrored(r) != r {
			add(i, false)
			add(i+utf8.RuneLen(r), true)
		}
	}
	add(len(it.Text), false)
	return out
}

// ordered puts items of those levels into the order on paper: rule L2.
func ordered(items []Item, of []Level) {
	for i, it := range items {
		if of[i]%2 == 0 {
			continue
		}
		if it.Font == Own {
			items[i].Text = turned(it.Text)
		} else if it.alone {
			items[i].Glyphs = slices.Clone(it.Glyphs)
			slices.Reverse(items[i].Glyphs)
		}
	}
	for level := slices.Max(append(of, 0)); level > 0; level-- {
		for i := 0; i < len(items); i++ {
			j := i
			for j < len(items) && of[j] >= level {
				j++
			}
			slices.Reverse(items[i:j])
			slices.Reverse(of[i:j])
			i = max(i, j-1)
		}
	}
}

package ui

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/scoring"
)

// heat is topics by services in letters: ! low, ~ middle, + good, ? not known
// enough, · nothing asked. Services that have no room beside each other come
// in blocks below each other.
func (v results) heat(m report.HeatMap, width int) []string {
	st := v.s.st
	if len(m.Services) < 2 {
		return nil
	}
	lines := []string{st.title.Render("Where the gaps are"), st.muted.Render(cut("! low  ~ middle  + good  ? unknown  · not asked", width))}
	label := min(28, width/3)
	each := max((width-label)/heatColumn, 1)
	for from := 0; from < len(m.Services); from += each {
		lines = append(lines, v.heatBlock(m, from, min(from+each, len(m.Services)), label, width)...)
	}
	return lines
}

// heatColumn is the width of a service in the heat map.
const heatColumn = 4

// heatBlock is the heat map of some of the services, with their names below.
func (v results) heatBlock(m report.HeatMap, from, to, label, width int) []string {
	st, r := v.s.st, v.s.Report
	head := strings.Repeat(" ", label)
	var names []string
	for i := from; i < to; i++ {
		head += pad(fmt.Sprint(i+1), heatColumn)
		names = append(names, fmt.Sprintf("%d\u00a0%s", i+1, strings.ReplaceAll(r.ServiceName(m.Services[i]), " ", "\u00a0")))
	}
	lines := []string{st.muted.Render(head)}
	for _, t := range m.Topics {
		line := pad(t.Topic.Title, label-1) + " "
		for _, s := range t.Scores[from:to] {
			line += v.letter(s) + strings.Repeat(" ", heatColumn-1)
		}
		lines = append(lines, cut(line, width))
	}
	for _, l := range wrap(strings.Join(names, "  "), width) {
		lines = append(lines, st.muted.Render(l))
	}
	if to < len(m.Services) {
		lines = append(lines, "")
	}
	return lines
}

func (v results) letter(s scoring.Score) string {
	st := v.s.st
	switch report.Letter(s) {
	case "!":
		return st.bad.Render("!")
	case "~":
		return st.warn.Render("~")
	case "+":
		return st.good.Render("+")
	case "?":
		return st.warn.Render("?")
	}
	return st.muted.Render("·")
}

package ui

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// The mouse is off until somebody turns it on: with it, a terminal no longer
// selects text in its usual way.
var keyMouse = key.NewBinding(key.WithKeys("f2"), key.WithHelp("f2", "mouse on"))

// A pointed page has rows that can be clicked: those that it marks with
// styles.mark. x is the column in the row.
type pointed interface {
	point(row, x int) (screen, tea.Cmd)
}

// mouse handles clicks on rows and the wheel.
func (a app) mouse(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		switch msg.Button {
		case tea.MouseWheelUp:
			return a.forward(tea.KeyPressMsg{Code: tea.KeyUp})
		case tea.MouseWheelDown:
			return a.forward(tea.KeyPressMsg{Code: tea.KeyDown})
		}
	case tea.MouseClickMsg:
		if msg.Button == tea.MouseLeft {
			return a.click(msg.X, msg.Y)
		}
	}
	return a, nil
}

// click hands a click to the page on top where a row of it stands there.
func (a app) click(x, y int) (tea.Model, tea.Cmd) {
	a.s.told = ""
	p, ok := a.top().(pointed)
	if !ok {
		return a, nil
	}
	a.s.st.marking = true
	lines := strings.Split(a.frame(), "\n")
	a.s.st.marking = false
	if y < 0 || y >= len(lines) {
		return a, nil
	}
	row, from, ok := rowAt(lines[y])
	if !ok || x < from {
		return a, nil
	}
	next, cmd := p.point(row, x-from)
	if n := len(a.overlays); n > 0 {
		a.overlays = append([]screen(nil), a.overlays...)
		if a.overlays[n-1] = next; next == nil {
			a.overlays = a.overlays[:n-1]
		}
	} else {
		a.screen = next
	}
	return a, cmd
}

// press is a key as the page would get it.
func press(s screen, k tea.KeyPressMsg) (screen, tea.Cmd) { return s.Update(k) }

// Clicks on the pages of the wizard: on a menu they choose, on boxes they
// tick, on other lists they move the cursor.

func (h home) point(row, _ int) (screen, tea.Cmd) {
	h.at = row
	return press(h, tea.KeyPressMsg{Code: tea.KeyEnter})
}

func (p profile) point(row, _ int) (screen, tea.Cmd) {
	p.form.click(row)
	return p, nil
}

func (d dialog) point(row, _ int) (screen, tea.Cmd) {
	d.form.click(row)
	return d, nil
}

func (v stack) point(row, _ int) (screen, tea.Cmd) {
	if v.rows[row].heading != "" {
		return v, nil
	}
	v.at = row
	return v.toggle()
}

func (d details) point(row, _ int) (screen, tea.Cmd) {
	d.at = row
	return d.alter(1)
}

func (d duties) point(row, x int) (screen, tea.Cmd) {
	d.row = row
	if i, ok := d.drawn.column(x); ok {
		d.col = i
	}
	return d, nil
}

func (v review) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return v, nil
}

func (p sidePick) point(row, _ int) (screen, tea.Cmd) {
	p.at = row
	return press(p, tea.KeyPressMsg{Code: tea.KeyEnter})
}

// point moves to a row, and answers it where a dot or an option of it was clicked.
func (v questions) point(row, x int) (screen, tea.Cmd) {
	p, ok := v.current()
	if ok && row >= optionLines {
		if option := v.laid.option(row-optionLines, x); option != "" {
			return v.number(p, option)
		}
		return v, nil
	}
	if !ok || row >= len(p.rows) || !p.rows[row].Takes() {
		return v, nil
	}
	v.cell, p.row = p.rows[row].Cell().ID(), row
	if i, ok := v.laid.column(x); ok && !p.several() {
		return v.answer(p, v.laid.options[i].Id)
	}
	return v, nil
}

func (v plan) point(row, _ int) (screen, tea.Cmd) {
	v.at, v.id = row, ""
	return v.move(""), nil
}

func (v exporter) point(row, _ int) (screen, tea.Cmd) {
	if v.at = row; row < v.folderRow() {
		v.mark()
	}
	return v, nil
}

func (v whatIf) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return press(v, tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
}

func (p picker) point(row, _ int) (screen, tea.Cmd) {
	p.at = row
	return press(p, tea.KeyPressMsg{Code: tea.KeyEnter})
}

// Marks are escape sequences of our own inside a drawn page. They take no
// room, survive cutting and padding, and are lifted out before the frame is
// shown. They say what only the drawing of a page knows: where the cursor
// stands in a line of text, and which row of a list stands where.
const (
	caret    = "\x1b[1z" // the terminal's cursor belongs here
	rowStart = "\x1b[2;"
	markEnd  = "z"
)

// mark marks the line of row n of a page, where somebody asks for it.
func (st *styles) mark(n int) string {
	if !st.marking {
		return ""
	}
	return fmt.Sprintf("%s%d%s", rowStart, n, markEnd)
}

// A spot is where something stands in the window, counted from 0.
type spot struct{ x, y int }

// liftCaret takes the caret out of a frame. There is at most one. Terminals
// that join emoji have said so.
func liftCaret(frame string, joins bool) (string, *spot) {
	before, after, ok := strings.Cut(frame, caret)
	if !ok {
		return frame, nil
	}
	y := strings.Count(before, "\n")
	line := before[strings.LastIndexByte(before, '\n')+1:]
	if joins {
		return before + after, &spot{ansi.StringWidth(line), y}
	}
	return before + after, &spot{ansi.StringWidthWc(line), y}
}

// rowAt is the row of a page in a line with marks, and from which column on.
func rowAt(line string) (row, column int, ok bool) {
	before, after, ok := strings.Cut(line, rowStart)
	if !ok {
		return 0, 0, false
	}
	digits, _, _ := strings.Cut(after, markEnd)
	n, err := strconv.Atoi(digits)
	return n, ansi.StringWidth(before), err == nil
}

// cursorAt is the terminal's own cursor, which input methods and screen
// readers follow. It never blinks: what moves by itself distracts.
func cursorAt(at *spot) *tea.Cursor {
	if at == nil {
		return nil
	}
	c := tea.NewCursor(at.x, at.y)
	c.Blink = false
	return c
}

// chosenRow is where the mark of the chosen row stands in a frame: at the beginning of its
// line. The terminal's cursor goes there where no text is typed, for screen readers, magnifiers
// and braille.
func chosenRow(frame string) *spot {
	const furthest = 8
	for y := 0; frame != ""; y++ {
		line, rest, _ := strings.Cut(frame, "\n")
		if at := strings.Index(line, "▸"); at >= 0 {
			if before := ansi.Strip(line[:at]); len(before) <= furthest && strings.TrimLeft(before, " ") == "" {
				return &spot{len(before), y}
			}
		}
		frame = rest
	}
	return nil
}

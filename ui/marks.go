package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

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

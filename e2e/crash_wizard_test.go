//go:build unix

package e2e

import (
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// wizard answers on the screen until the program is ended.
func (c *crasher) wizard(sig syscall.Signal) {
	c.t.Helper()
	c.t.Run("wizard", func(t *testing.T) {
		s := terminalIn(t, setup{home: c.home, height: 40, width: 100}, "open", c.path)
		s.see("Questions  ", " of ")
		end := time.AfterFunc(time.Duration(c.chance.IntN(400))*time.Millisecond, func() { _ = s.cmd.Process.Signal(sig) })
		defer end.Stop()
		for c.answer(s) {
		}
		if code := s.exit(); sig != syscall.SIGKILL && code > 0 {
			t.Errorf("exit code %d after %v; screen:\n%s", code, sig, s.screen())
		}
	})
}

// answer gives one to three answers to the row at the cursor, of which the last is waited
// for, and goes on to the next question. It reports whether the program is still there.
func (c *crasher) answer(s *terminal) bool {
	k, id := c.at(s)
	if k == nil {
		return c.waits(s, "the end of the program", func(string) bool { return false })
	}
	options := k.Question.Options
	at, key, by := chosen(rowAt(s.screen())), right, 1
	if at >= len(options)-1 {
		key, by = "\x1b[D", -1
	}
	// Arrows stay on the row, and go one way, so that seeing the last answer says it was taken.
	for range 1 + c.chance.IntN(3) {
		if at+by < 0 || at+by >= len(options) {
			break
		}
		at += by
		c.given(id, options[at].ID)
		if _, err := s.pty.WriteString(key); err != nil {
			return false
		}
	}
	if !c.waits(s, "the answer, saved", func(text string) bool { return chosen(rowAt(text)) == at && footer(text, " saved") }) {
		return false
	}
	c.told(id, options[at].ID)
	before := heading(s.screen())
	if _, err := s.pty.WriteString(tab); err != nil { // rows below may be open
		return false
	}
	return c.waits(s, "the next question, saved", func(text string) bool { return heading(text) != before && footer(text, " saved") })
}

// chosen is the column that is marked in a row, -1 for none.
func chosen(row string) int {
	marks := strings.Map(func(r rune) rune {
		if strings.ContainsRune("●○", r) {
			return r
		}
		return -1
	}, row)
	before, _, any := strings.Cut(marks, "●")
	if !any {
		return -1
	}
	return utf8.RuneCountInString(before)
}

// waits waits until a whole frame is so, and reports whether the program is
// still there.
func (c *crasher) waits(s *terminal, what string, ok func(screen string) bool) bool {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		select {
		case <-s.done:
			return false
		default:
		}
		if text, whole := s.painted(); whole && ok(text) {
			return true
		}
	}
	c.t.Errorf("the screen never showed %s; at last:\n%s", what, s.screen())
	return false
}

// at is the control and the cell that the screen asks about.
func (c *crasher) at(s *terminal) (*catalogue.Control, questionnaire.CellID) {
	text := strings.Join(strings.Fields(s.screen()), " ")
	for i := range c.catalogue.Controls {
		k := &c.catalogue.Controls[i]
		if k.Retired != "" || !strings.Contains(text, k.Question.Text) {
			continue
		}
		row := strings.TrimSpace(rowAt(s.screen()))
		for _, service := range []string{"google-workspace", "dropbox", "aws-lightsail"} {
			if def, _ := c.catalogue.Service(service); strings.HasPrefix(row, def.Name) {
				return k, questionnaire.CellID{Control: k.ID, Service: service}
			}
		}
		return k, questionnaire.CellID{Control: k.ID}
	}
	return nil, questionnaire.CellID{}
}

//go:build unix

package e2e

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"

	"yourpart/ui/cli"
)

// frames are the pictures in the README: what to type, one after the other,
// and what the screen says then.
var frames = []struct{ name, keys, sees string }{
	{"", "/second step for everyone", "1 question"},
	{"questions", enter, "Check it in Google Workspace"},
	{"duties", "r4", "Who does what"},
	{"results", enter + "r" + enter, "Weakest service"},
	{"plan", enter, "THIS WEEK"},
}

// TestFrames runs the wizard on the example in a terminal and keeps its
// pictures, so that none in the README shows what is no longer so. To make
// them again: UPDATE=1 go test ./e2e -run Frames
func TestFrames(t *testing.T) {
	_, path := sample(t)
	s := inProcess(t, time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC), "open", path)
	for _, f := range frames {
		s.keys(f.keys)
		s.see(f.sees)
		if f.name == "" {
			continue // on the way to one
		}
		file := filepath.Join("docs", "frames", f.name+".svg")
		if os.Getenv("UPDATE") != "" {
			time.Sleep(time.Second) // the last of the frame
			if err := os.WriteFile(file, s.picture(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for end := time.Now().Add(patience / 3); !bytes.Equal(s.picture(), want); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s is not what the wizard shows; UPDATE=1 go test ./e2e -run Frames makes it again. It shows:\n%s", file, s.screen())
			}
		}
	}
}

// inProcess is the wizard of this very process in a terminal, on a day of our
// choice.
func inProcess(t *testing.T, now time.Time, args ...string) *terminal {
	t.Helper()
	const width, height = 96, 28
	for key, value := range map[string]string{"TERM": "xterm-256color", "COLORTERM": "", "NO_COLOR": "", "CLICOLOR": "", "ACCESSIBLE": ""} {
		t.Setenv(key, value)
	}
	os.Unsetenv("NO_COLOR")
	control, tty, err := pty.Open()
	if err == nil {
		err = pty.Setsize(control, &pty.Winsize{Cols: width, Rows: height})
	}
	if err != nil {
		t.Fatal(err)
	}
	s := &terminal{t: t, pty: control, em: vt.NewEmulator(width, height), done: make(chan struct{})}
	go func() { _, _ = io.Copy(control, s.em) }()
	go s.listen()
	ended := make(chan int, 1)
	go func() {
		ended <- cli.Run(cli.Env{Args: args, In: tty, Out: tty, Err: io.Discard, Getenv: os.Getenv, Now: func() time.Time { return now }})
	}()
	t.Cleanup(func() {
		s.keys(ctrlC)
		select {
		case code := <-ended:
			if code != cli.OK {
				t.Errorf("the wizard ended with %d", code)
			}
		case <-time.After(patience):
			t.Errorf("the wizard does not end; screen:\n%s", s.screen())
		}
		tty.Close()
		control.Close()
		_ = s.em.InputPipe().(io.Closer).Close()
		<-s.done
	})
	return s
}

// Colours of the picture where the program leaves them to the terminal.
const (
	paper = "#1c1f26"
	ink   = "#d7dae0"
)

// picture draws the screen as SVG, each stretch of one look as one text.
func (s *terminal) picture() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	const wide, tall, edge = 8.4, 18.0, 14.0
	columns, rows := s.em.Width(), s.em.Height()
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">`+"\n",
		2*edge+wide*float64(columns), 2*edge+tall*float64(rows))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="%s"/>`+"\n", paper)
	for y := range rows {
		for x := 0; x < columns; {
			text, fill, back, bold, n := s.stretch(x, y)
			left, top := edge+wide*float64(x), edge+tall*float64(y)
			if back != "" {
				fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.0f" fill="%s"/>`+"\n", left, top, wide*float64(n), tall, back)
			}
			if strings.TrimSpace(text) != "" {
				fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" textLength="%.1f" fill="%s"%s xml:space="preserve">`, left, top+13, wide*float64(n), fill, bold)
				_ = xml.EscapeText(&b, []byte(text))
				b.WriteString("</text>\n")
			}
			x += n
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// stretch is the longest text from a cell on that looks the same.
func (s *terminal) stretch(x, y int) (text, fill, back, bold string, n int) {
	for at := x; at < s.em.Width(); {
		c := s.em.CellAt(x+n, y)
		content, width := " ", 1
		f, k, w := ink, "", ""
		if c != nil {
			if c.Content != "" {
				content, width = c.Content, max(c.Width, 1)
			}
			f, k = hex(c.Style.Fg, ink), hex(c.Style.Bg, "")
			if c.Style.Attrs&1 != 0 {
				w = ` font-weight="bold"`
			}
			if c.Style.Attrs&(1<<5) != 0 { // reverse
				f, k = paper, f
			}
		}
		if n > 0 && (f != fill || k != back || w != bold) {
			break
		}
		fill, back, bold = f, k, w
		text += content
		n += width
		at = x + n
	}
	return text, fill, back, bold, n
}

// hex writes a colour, or what stands for none.
func hex(c color.Color, none string) string {
	if c == nil {
		return none
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

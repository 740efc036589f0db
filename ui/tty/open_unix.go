//go:build unix

package tty

import (
	"io"
	"os"
)

// Open makes of a terminal's two ends those that a wizard reads keys from and writes frames to.
// What is no file stays as it is.
func Open(in io.Reader, out io.Writer, h Hooks) (io.Reader, io.Writer) {
	f, ok := in.(*os.File)
	if !ok {
		return in, out
	}
	keys := &Keys{File: f, Gone: h.Gone, Filter: &Filter{Esc: h.Env.Esc(), Mouse: h.Mouse, Typing: h.Typing, Decode: h.Env.Decode(), Refused: h.Refused}}
	if to, ok := out.(*os.File); ok {
		s := &Screen{File: to, Keys: keys, Probe: h.Probe, Told: h.Width}
		s.Attach()
		return keys, s
	}
	return keys, out
}

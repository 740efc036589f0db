package tty

import "io"

// Open returns the two ends as they are: consoles of Windows send no bytes but keys.
func Open(in io.Reader, out io.Writer, _ Hooks) (io.Reader, io.Writer) { return in, out }

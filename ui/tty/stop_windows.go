package tty

import "io"

// A Stopper stops nothing: there is no such thing on Windows.
type Stopper struct{ Back func() }

// Listen does nothing.
func (s *Stopper) Listen() (undo func()) { return func() {} }

// Run returns ErrAlone.
func (s *Stopper) Run() error { return ErrAlone }

// SetStdin does nothing; it is there for Bubble Tea.
func (s *Stopper) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (s *Stopper) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (s *Stopper) SetStderr(io.Writer) {}

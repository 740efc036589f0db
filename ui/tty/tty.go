package tty

import "errors"

// Hooks are what the two ends of a terminal ask and tell.
type Hooks struct {
	Env     Env
	Mouse   func() bool       // whether reports of the mouse are wanted
	Typing  func() bool       // whether a line of text is being typed
	Refused func()            // a byte was left out, as it is no letter of UTF-8
	Gone    func()            // the terminal is gone
	Probe   bool              // whether to ask how wide a sign is drawn
	Width   func(columns int) // how wide that is
}

// ErrAlone says that nothing is stopped, as no shell could make the program go on.
var ErrAlone = errors.New("there is no shell here to go back to")

package leave

import (
	"os"
	"syscall"
)

// polite are what Go makes of ctrl+c and ctrl+break, and of a console that is
// closed, a user who logs out, a system that goes down.
var polite = []os.Signal{os.Interrupt, syscall.SIGTERM}

// dumps do not come here.
var dumps []os.Signal

// Now ends the program. It does not return.
func Now() { os.Exit(1) }

// As ends the program. It does not return.
func As(os.Signal) { os.Exit(1) }

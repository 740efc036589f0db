package cli

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"time"

	"golang.org/x/term"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
	"yourpart/ui/leave"
)

// These are for scripts; people are asked on their terminal. A report may have
// another passphrase than its assessment, since others get it.
const (
	passphraseEnv       = "YOURPART_PASSPHRASE"
	newPassphraseEnv    = "YOURPART_NEW_PASSPHRASE"
	reportPassphraseEnv = "YOURPART_REPORT_PASSPHRASE"
)

// itsWay is how a script gives the passphrase of a file.
const itsWay = "its passphrase with --passphrase-file FILE or in " + passphraseEnv

// mostTries is how often a person may mistype a passphrase.
const mostTries = 3

// ask gets the passphrase of a file: from --passphrase-file or the
// environment, or else from the person at the terminal.
func (a *app) ask(path string, wrong int) (string, error) {
	given, ok, err := a.given(path)
	switch {
	case err != nil:
		return "", err
	case ok && wrong == 0:
		return given, nil
	case ok || wrong >= mostTries:
		return "", store.ErrPassphrase
	}
	name := "the file on standard input"
	if path != "" {
		name = text.Shown(path)
	}
	prompt := "Passphrase of " + name + ": "
	if wrong > 0 {
		prompt = "That is not it. " + prompt
	}
	return a.hear(prompt, "encrypted", itsWay)
}

// askNobody is ask for when the screens are on: a passphrase that a script
// gives is tried, else the screens ask.
func (a *app) askNobody(path string, wrong int) (string, error) {
	if given, ok, err := a.given(path); err != nil || (ok && wrong == 0) {
		return given, err
	}
	return "", &store.EncryptedError{Path: path}
}

// hear asks on the terminal, whatever standard input is, and does not show
// what is typed. Where there is no terminal, the error says why one is needed and which
// way there is without it.
func (a *app) hear(prompt, why, way string) (string, error) {
	nobody := fmt.Errorf("%s, and there is no terminal to ask on; give %s", why, way)
	if a.Terminal == nil {
		return "", nobody
	}
	tty, screen, err := a.Terminal()
	if err != nil {
		return "", nobody
	}
	defer tty.Close()
	defer screen.Close()
	defer unhidden(tty)()
	line, err := readHidden(tty, func() { fmt.Fprint(screen, prompt) })
	fmt.Fprintln(screen)
	if err == io.EOF {
		err = fmt.Errorf("no passphrase was typed")
	}
	return line, err
}

// readHidden reads a line that is not shown. It asks once nothing is shown any
// more, as whoever types at once would be read over the shoulder otherwise.
func readHidden(tty *os.File, ask func()) (line string, err error) {
	visible, _ := term.GetState(int(tty.Fd()))
	heard := make(chan struct{})
	go func() {
		var b []byte
		b, err = term.ReadPassword(int(tty.Fd()))
		line = string(b)
		close(heard)
	}()
	const longest = time.Second // in which a terminal that shows nothing anyway does not change
	for start := time.Now(); time.Since(start) < longest; time.Sleep(time.Millisecond) {
		if now, _ := term.GetState(int(tty.Fd())); !reflect.DeepEqual(now, visible) {
			break
		}
	}
	ask()
	<-heard
	return line, err
}

// OpenTerminal opens the terminal that the program was started on.
func OpenTerminal() (in, out *os.File, err error) {
	from, to := "/dev/tty", "/dev/tty"
	if runtime.GOOS == "windows" {
		from, to = "CONIN$", "CONOUT$"
	}
	if in, err = os.OpenFile(from, os.O_RDWR, 0); err != nil {
		return nil, nil, err
	}
	if !term.IsTerminal(int(in.Fd())) {
		err = fmt.Errorf("%s is no terminal", from)
	} else if out, err = os.OpenFile(to, os.O_WRONLY, 0); err == nil {
		return in, out, nil
	}
	in.Close()
	return nil, nil, err
}

// unhidden makes a terminal show again what is typed, should the program be
// stopped meanwhile. The function it returns ends that.
func unhidden(tty *os.File) (undo func()) {
	state, err := term.GetState(int(tty.Fd()))
	if err != nil {
		return func() {}
	}
	return leave.On(leave.Asked(), func(os.Signal) {
		_ = term.Restore(int(tty.Fd()), state)
		fmt.Fprintln(tty)
		os.Exit(Failed)
	})
}

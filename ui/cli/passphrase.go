package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"time"

	"golang.org/x/term"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
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

// askLine asks a person for a line that is shown as it is typed. It reports false where
// there is no terminal, or what is printed goes elsewhere.
func (a *app) askLine(prompt string) (answer string, asked bool, err error) {
	if a.Terminal == nil || !isTerminal(a.Out) {
		return "", false, nil
	}
	tty, screen, err := a.Terminal()
	if err != nil {
		return "", false, nil
	}
	defer tty.Close()
	defer screen.Close()
	fmt.Fprint(screen, prompt)
	line, err := bufio.NewReader(tty).ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimSpace(line), true, err
}

// yes reports whether an answer says so.
func yes(answer string) bool {
	answer = strings.ToLower(answer)
	return answer == "y" || answer == "yes"
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

// given is the passphrase that a script gives for a file, if it does.
func (a *app) given(path string) (passphrase string, ok bool, err error) {
	if a.passphraseFile == "" {
		passphrase = a.Getenv(passphraseEnv)
		return passphrase, passphrase != "", nil
	}
	from := a.passphraseFile
	if a.passphraseFolder() {
		if path == "" || path == stdin {
			return "", false, nil // it has no name to look for
		}
		if from, err = passphraseIn(from, path); err != nil {
			return "", false, err
		}
	}
	passphrase, err = firstLine(from)
	return passphrase, err == nil, err
}

// passphraseFolder reports whether --passphrase-file names a folder, with a
// passphrase for each assessment.
func (a *app) passphraseFolder() bool {
	return a.passphraseFile != "" && isFolder(a.passphraseFile)
}

// own is the passphrase of a file where there is a folder of them.
func (a *app) own(path string) (string, bool) {
	if path == "" || !a.passphraseFolder() {
		return "", false
	}
	passphrase, ok, _ := a.given(path)
	return passphrase, ok
}

// passphraseIn finds the file in a folder that has the passphrase of an assessment.
// It is called like that, or like the folder that the assessment is in.
func passphraseIn(dir, path string) (string, error) {
	names := []string{document.FileName(path)}
	if folder := folderName(path); folder != "" {
		names = []string{folder + "-" + names[0], names[0], folder}
	}
	for _, name := range names {
		file := filepath.Join(dir, name+".txt")
		if _, err := os.Stat(file); err == nil {
			return file, nil
		}
	}
	return "", fmt.Errorf("--passphrase-file: no %s.txt in %s for %s", strings.Join(names, ".txt, "), shown(dir), shown(path))
}

// folderName is the name of the folder that a file is in, or empty at the root.
func folderName(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	dir := filepath.Dir(full)
	if dir == filepath.Dir(dir) {
		return ""
	}
	return filepath.Base(dir)
}

// firstLine reads a passphrase.
func firstLine(path string) (string, error) {
	fail := func(err error) (string, error) {
		return "", fmt.Errorf("--passphrase-file: %s: %v", shown(path), err)
	}
	f, err := store.OpenInput(path)
	if err != nil {
		return fail(store.Reason(err))
	}
	defer f.Close()
	const most = 4096
	b, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return fail(store.Reason(err))
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(b, []byte("\ufeff")), []byte("\n"))
	if passphrase := strings.TrimSuffix(string(line), "\r"); passphrase != "" {
		return passphrase, nil
	}
	return fail(fmt.Errorf("the passphrase is its first line, and that is empty"))
}

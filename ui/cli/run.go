// Package cli is the command line: one file a command. A command reads its
// flags into a struct of options and hands that to one function.
package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"yourpart/export/fonts"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/ui/cli/page"
	"yourpart/ui/leave"
)

// Env is everything that the command line takes from outside.
type Env struct {
	Args    []string // without the program's name
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Getenv  func(string) string
	Now     func() time.Time
	Version string
	Example []byte // an assessment for people who want to look around
	// Terminal opens the person's terminal, whatever In and Out are; nil where
	// nobody is to be asked for a passphrase.
	Terminal func() (in, out *os.File, err error)
	// KeyWork is the cost of a new passphrase's key as a power of two; 0 is the
	// usual. Tests set less.
	KeyWork int
	// Workshop holds a workshop; nil in the program that has no code for networks, which
	// starts the one that has.
	Workshop func(Workshop) error
	// Fonts finds fonts for letters that a report's own face lacks; nil finds none.
	Fonts *fonts.Finder
}

// An app is one run of the program.
type app struct {
	Env
	out      *bufio.Writer // of everything but the wizard
	overlays []string
	plain    bool
	mouse    bool
	ascii    bool
	quiet    bool
	keys     *store.Keys // of encrypted files
	command  string      // by its name, for the log of what it changes
	// passphraseFile holds the passphrase of encrypted files; empty for none.
	passphraseFile string
}

// How long another command that has the file is waited for: by a command, and by
// the wizard, where a person is waiting.
const (
	commandWait = 10 * time.Second
	wizardWait  = time.Second
)

func init() {
	cobra.MousetrapHelpText = "" // on Windows a double click opens the wizard
}

// Run does what the arguments say and returns the exit code.
func Run(env Env) (exit int) {
	defer guard(env.Err, &exit)
	a := &app{Env: env, out: bufio.NewWriter(env.Out), keys: &store.Keys{Work: env.KeyWork, Command: true, Wait: commandWait}}
	if len(env.Args) == 0 || !strings.HasPrefix(env.Args[0], cobra.ShellCompRequestCmd) { // completing asks nothing
		a.keys.Ask, a.keys.Own = a.ask, a.own
	}
	root := newRoot(a)
	root.SetArgs(append([]string{}, env.Args...))
	root.SetIn(env.In)
	root.SetOut(a.out)
	root.SetErr(env.Err)
	err := root.Execute()
	if flush := a.out.Flush(); flush != nil && (err == nil || errors.As(err, new(belowError))) {
		err = fmt.Errorf("cannot write the output: %w", store.Advised(store.Reason(flush), "try again"))
	}
	printError(env.Err, err)
	return code(err)
}

// today is the day it is.
func (a *app) today() time.Time { return questionnaire.Today(a.Now()) }

// isTerminal reports whether one end of the program is a person's screen.
func isTerminal(end any) bool {
	f, ok := end.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// wantsPlain reports whether the wizard is to ask line by line.
func (a *app) wantsPlain() bool {
	return a.plain || plainTerminal(a.Getenv, isTerminal(a.In) && isTerminal(a.Out))
}

// plainTerminal reports whether there are no screens, or they are not wanted.
// NO_COLOR is about colour only: the screens do without it.
func plainTerminal(getenv func(string) string, terminal bool) bool {
	accessible := getenv("ACCESSIBLE")
	return !terminal || getenv("TERM") == "dumb" ||
		(accessible != "" && accessible != "0" && accessible != "false")
}

// width is how many columns a page for people may take.
func (a *app) width() int {
	const usual, least, most = 80, 48, 100
	if f, ok := a.Out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return min(most, max(least, w))
		}
	}
	return usual
}

// columns is how wide the terminal is that the program writes to, and 0 where it writes to
// none.
func (a *app) columns() int {
	if f, ok := a.Env.Out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return w
		}
	}
	return 0
}

// say prints the path of a file that was written: to a person so that it is
// safe to look at, to a program as it is.
func (a *app) say(path string) {
	if isTerminal(a.Out) {
		path = text.Shown(path)
	}
	if !a.quiet {
		fmt.Fprintln(a.out, path)
	}
}

// note tells something on the side, on standard error.
func (a *app) note(format string, args ...any) {
	if a.quiet {
		return
	}
	say(a.Err, format, args...)
}

// folder is where assessments are kept unless the user says otherwise: the one
// at hand where the system names none of the user's.
func (a *app) folder() string {
	dir := dataFolder(a.Getenv)
	if !filepath.IsAbs(dir) {
		return "."
	}
	return filepath.Join(dir, "yourpart")
}

// dataFolder is where the system keeps what programs save for a user; empty
// where it names no such place.
func dataFolder(getenv func(string) string) (dir string) {
	if dir = getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	switch runtime.GOOS {
	case "windows":
		dir, _ = os.UserCacheDir() // %LocalAppData%
	case "darwin":
		dir, _ = os.UserConfigDir() // ~/Library/Application Support
	default:
		if dir = getenv("HOME"); dir != "" {
			dir = filepath.Join(dir, ".local", "share")
		}
	}
	return dir
}

// catalogue is the shipped content with the overlays that the user named.
func (a *app) catalogue() (*catalogue.Catalogue, error) {
	return loadCatalogue(a.overlays)
}

// loadCatalogue lays overlays over the shipped content.
func loadCatalogue(dirs []string) (*catalogue.Catalogue, error) {
	if len(dirs) == 0 {
		return content.Shipped()
	}
	overlays := make([]fs.FS, len(dirs))
	for i, dir := range dirs {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, usagef("no folder %q; --catalogue takes a folder with services/ or controls/ in it", dir)
		}
		if !info.IsDir() {
			return nil, usagef("%s is a file; --catalogue takes a folder with services/ or controls/ in it", shown(dir))
		}
		overlays[i] = os.DirFS(dir)
	}
	c, err := content.WithOverlays(overlays...)
	var faults catalogue.Faults
	if errors.As(err, &faults) {
		return nil, located(faults, dirs)
	}
	return c, err
}

// located puts each fault's file in the overlay that it stands in.
func located(faults catalogue.Faults, dirs []string) catalogue.Faults {
	for i, f := range faults {
		for _, dir := range dirs {
			path := filepath.Join(dir, filepath.FromSlash(f.File))
			if _, err := os.Stat(path); err == nil {
				faults[i].File = text.Shown(path)
			}
		}
	}
	return faults
}

// Main is the program: it runs the arguments of this process and ends it with
// their exit code. What of env belongs to the process is filled in here.
func Main(env Env) {
	if err := leave.EnoughFiles(); err != nil {
		printError(os.Stderr, err)
		os.Exit(code(err))
	}
	leave.On(leave.Dumps(), stopped)
	env.Args, env.In, env.Out, env.Err = os.Args[1:], os.Stdin, os.Stdout, os.Stderr
	env.Getenv, env.Now, env.Terminal = os.Getenv, time.Now, OpenTerminal
	os.Exit(Run(env))
}

// stopped ends the program where nothing better is known. What it said to be
// saved is on the disk by then.
func stopped(sig os.Signal) {
	if isTerminal(os.Stderr) {
		fmt.Fprintln(os.Stderr) // after what was being typed
	}
	say(os.Stderr, "stopped by a signal (%v); what was said to be saved is saved", sig)
	leave.Now()
}

// guard makes a panic end the program with one line, as any other failure
// does. It is to be deferred.
func guard(told io.Writer, exit *int) {
	if r := recover(); r != nil {
		printError(told, leave.Caught(r))
		*exit = Failed
	}
}

// page is an empty page of the terminal's width.
func (a *app) page() *page.Page { return page.New(a.width()) }

// show prints a page.
func (a *app) show(p *page.Page) error {
	_, err := io.WriteString(a.out, p.String())
	return err
}

// confirm prints what a command did, unless nobody wants to know.
func (a *app) confirm(p *page.Page) error {
	if a.quiet {
		return nil
	}
	return a.show(p)
}

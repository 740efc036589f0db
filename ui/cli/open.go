package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

func newOpen(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "open FILE",
		Short: "Continue an assessment in the wizard",
		Long: `Continue an assessment in the wizard. Every answer is saved as it is given.

Without a terminal, or with --plain, questions come line by line.`,
		Example: `  yourpart open northwind.json
  yourpart open --plain northwind.json`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE:              func(_ *cobra.Command, args []string) error { return a.open(args[0]) },
	}
}

// open looks at the file first, so that a bad one is told in the same words
// as everywhere. The wizard offers to bring back a damaged one, and asks for
// the passphrase of an encrypted one.
func (a *app) open(path string) error {
	if path == stdin {
		return usagef("the wizard saves as you go, so it needs a file's name, not -")
	}
	if !a.wantsPlain() {
		a.keys.Ask = a.askNobody // the screens ask
	}
	_, _, err := a.loadUntold(path)
	if err != nil && !errors.As(err, new(*store.DamagedError)) && !errors.As(err, new(*store.EncryptedError)) {
		return err
	}
	return a.wizard(path)
}

func newRestore(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Bring back the version before, when a file is damaged or gone",
		Long: `Bring back the version before, when an assessment's file is damaged or gone.

Each save keeps the version before it beside the file, as FILE.bak. This puts that
in place of a file that cannot be read, and keeps the damaged one under another
name. A file that is whole is never replaced.`,
		Example:           `  yourpart restore northwind.json`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE:              func(_ *cobra.Command, args []string) error { return a.restore(args[0]) },
	}
}

func (a *app) restore(path string) error {
	if path == stdin || path == "" {
		return usagef("restore takes the name of an assessment's file")
	}
	done, err := a.keys.Restore(path)
	if err != nil {
		return err
	}
	p := a.page()
	with := "with " + text.Plural(done.Answers, "answer")
	if done.Answers < 0 {
		with = "encrypted as it was"
	}
	p.Say("%s is the version before again, %s.", text.Shown(path), with)
	if done.Kept != "" {
		p.Say("The damaged file is kept as %s.", text.Shown(done.Kept))
	}
	if done.Lost != "" {
		a.note("%s is back, but %s", shown(path), done.Lost)
	}
	return a.confirm(p)
}

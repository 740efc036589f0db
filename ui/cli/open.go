package cli

import (
	"errors"

	"github.com/spf13/cobra"

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

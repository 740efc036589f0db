package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui"
	"yourpart/ui/tty"
)

// newRoot is the program's table of contents.
func newRoot(a *app) *cobra.Command {
	if a.Workshop != nil {
		return newNetRoot(a)
	}
	root := newBareRoot(a)
	root.AddGroup(
		&cobra.Group{ID: "fill", Title: "Fill in an assessment:"},
		&cobra.Group{ID: "read", Title: "Read one:"},
		&cobra.Group{ID: "more", Title: "More:"})
	add(root, "fill", newOpen(a), newNew(a), newEdit(a), newAnswer(a), newImport(a), newMerge(a), newWorkshop(a), newTrack(a), newRound(a), newSnapshot(a), newUndo(a), newRestore(a), newEncrypt(a), newDecrypt(a))
	add(root, "read", newResponsibilities(a), newScore(a), newReadiness(a), newPlan(a), newExport(a), newQuestionnaire(a), newCompare(a), newPortfolio(a), newCheck(a), newLog(a))
	add(root, "more", newCatalogue(a), newCompletion(), newMan(a))
	help := newHelp()
	root.SetHelpCommand(help)
	root.SetHelpCommandGroupID("more")
	eachOnce(root)
	return root
}

// newBareRoot is the program without a command.
func newBareRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "yourpart",
		Short: "Which parts of cloud security are yours, and what to do about them",
		Long: `yourpart walks a small business through the cloud services it uses, works out
which security duties are its own and which the provider's, asks about its own
only, and makes a plan that fits the hours there are.

Without a command it opens the wizard. Your answers stay on this computer.

Every reading command takes - for standard input. Exit codes: 0 done, 1 failed,
2 written wrongly, 3 below --fail-under.`,
		Example: `  yourpart
  yourpart new --name "Northwind Digital" --service google-workspace,dropbox -o northwind.json
  yourpart open northwind.json
  yourpart export northwind.json -f pdf`,
		Args:              versionOr(noCommand),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if asksVersion(cmd) {
				_, err := fmt.Fprintf(cmd.OutOrStdout(), "yourpart %s\n", a.version())
				return err
			}
			return a.wizard("")
		},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { a.command = cmd.Name(); return keepable(cmd) },
	}
	root.Flags().BoolP("version", "v", false, "version for yourpart")
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringArrayVar(&a.overlays, "catalogue", nil, "lay the services and controls of folder `DIR` over the catalogue (may be given again)")
	root.PersistentFlags().BoolVar(&a.plain, "plain", false, "ask line by line, without screens")
	root.PersistentFlags().StringVar(&a.passphraseFile, "passphrase-file", "", "read the passphrase of encrypted files from the first line of `FILE`, or of NAME.txt in a folder")
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "print only results that were asked for, and errors")
	root.PersistentFlags().BoolVar(&a.mouse, "mouse", false, "let the mouse choose and scroll in the wizard; F2 turns it on and off")
	root.PersistentFlags().BoolVar(&a.ascii, "ascii", false, "draw the wizard with ASCII signs, for terminals without others")
	_ = root.RegisterFlagCompletionFunc("catalogue", completeFolder)
	return root
}

func add(root *cobra.Command, group string, cmds ...*cobra.Command) {
	for _, c := range cmds {
		c.GroupID = group
		root.AddCommand(c)
	}
}

// version is that of the program and of its catalogue.
func (a *app) version() string { return a.Version + ", catalogue " + catalogue.Version }

// asksVersion reports whether --version was given. Cobra's own flag of that name prints
// through text/template, which would keep every method of the program in it.
func asksVersion(cmd *cobra.Command) bool {
	asked, err := cmd.Flags().GetBool("version")
	return err == nil && asked
}

// versionOr checks arguments, unless only the version is asked for.
func versionOr(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if asksVersion(cmd) {
			return nil
		}
		return check(cmd, args)
	}
}

// noCommand is the error for a word that is no command. A file's name most
// likely means to open it.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil && !cmd.HasParent() {
		return usagef("no command %q; to open the file, write: yourpart open %s", args[0], text.Argument(args[0]))
	}
	what := "command"
	if cmd.HasParent() {
		what = cmd.Name() + " command"
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return noSuch(what, args[0], names, cmd.CommandPath()+" --help")
}

// wizard opens the wizard, at home or in one assessment.
func (a *app) wizard(path string) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	a.keys.Command, a.keys.Wait = false, wizardWait
	plain := a.wantsPlain()
	if !plain && a.keys.Ask != nil {
		a.keys.Ask = a.askNobody // the screens ask
	}
	var o ui.Options
	o.Catalogue, o.Path, o.Folder, o.Example = c, path, a.folder(), a.Example
	o.In, o.Out, o.Now, o.Keys = a.In, a.Env.Out, a.Now, a.keys
	env := tty.Env{Get: a.Getenv}
	o.Plain, o.Mouse, o.Fonts, o.ASCII = plain, a.mouse, a.Fonts, a.ascii || env.ASCII()
	o.Decode, o.Encode, o.Typed, o.Width = env.Decode(), env.Encode(), isTerminal(a.In), a.columns
	if o.Door = "wizard"; plain {
		o.Door = "prompts"
	}
	o.NewPassphrase = a.fresh
	o.ReportPassphrase = func(names ...string) (string, error) { return a.freshForReport(path, names...) }
	return ui.Run(o)
}

// newHelp is cobra's help command with our error for what is not there.
func newHelp() *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Example: "  yourpart help export",
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			at, _, err := cmd.Root().Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, c := range at.Commands() {
				if c.IsAvailableCommand() {
					names = append(names, c.Name()+"\t"+c.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			at, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(at, rest)
			}
			at.InitDefaultHelpFlag()
			return at.Help()
		},
	}
}

// A once is the value of a flag that takes one. Two that differ are an error, as
// one of them would be lost without a word.
type once struct {
	pflag.Value
	given bool
}

// A twiceError says that a flag was given two values.
type twiceError struct{ first, second string }

// Error names both.
func (e *twiceError) Error() string {
	return fmt.Sprintf("was given %q and %q; give it once", e.first, e.second)
}

// Set takes a value.
func (o *once) Set(s string) error {
	before := o.Value.String()
	if err := o.Value.Set(s); err != nil {
		return err
	}
	if after := o.Value.String(); o.given && after != before {
		return &twiceError{before, after}
	}
	o.given = true
	return nil
}

// eachOnce makes the flags of a command, and of those below it, take one value
// where they hold one. Those that collect may be given again.
func eachOnce(cmd *cobra.Command) {
	wrap := func(f *pflag.Flag) {
		switch f.Value.Type() {
		case "string", "int", "float64":
			f.Value = &once{Value: f.Value}
		}
	}
	cmd.PersistentFlags().VisitAll(wrap)
	cmd.LocalNonPersistentFlags().VisitAll(wrap)
	for _, c := range cmd.Commands() {
		eachOnce(c)
	}
}

// eachFileOnce leaves out files that are named again, or are in a folder that is
// named too.
func eachFileOnce(files []string) (kept []string) {
	var seen []os.FileInfo
	for _, file := range files {
		info, err := os.Stat(file)
		if slices.Contains(kept, file) || err == nil && slices.ContainsFunc(seen, func(other os.FileInfo) bool { return os.SameFile(other, info) }) {
			continue
		}
		if err == nil {
			seen = append(seen, info)
		}
		kept = append(kept, file)
	}
	return kept
}

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

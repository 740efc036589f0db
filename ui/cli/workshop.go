package cli

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"yourpart/ui/cli/beside"
	"yourpart/ui/document"
)

// netProgram is the second program, which has the code for networks.
const netProgram = "yourpart-net"

// A Workshop is what the second program needs to hold one.
type Workshop struct {
	Document *document.Document // with a file and a report
	Listen   string             // the address that people come in at; empty where it is to be found out
	People   []string           // as they were typed
	// Ask is where the facilitator is asked; nil where nobody can be.
	Ask    io.Reader
	In     io.Reader
	Out    io.Writer
	Err    io.Writer
	Getenv func(string) string
	Now    func() time.Time
	ASCII  bool // the board is drawn with ASCII signs
	// Forms is a folder: what is put there of filled-in forms is taken; empty for none.
	Forms string
	// Slips prints the slips, and nothing else happens.
	Slips bool
}

// UsageError is the error of a command that is used wrongly.
func UsageError(format string, args ...any) error { return usagef(format, args...) }

func newWorkshop(a *app) *cobra.Command {
	var w Workshop
	cmd := &cobra.Command{
		Use:   "workshop FILE",
		Short: "Answer together: everybody on their own computer, over SSH",
		Long: `Answer together, everybody on their own computer. People come in with ssh, which
their computers have already, and answer under their own names; the board on this
terminal, for the wall, shows the question, who has answered and, once all have,
where they differ. What the room decides is settled with one key. All answers are in
FILE, where "yourpart log" says who said what.

It prints the one command that everybody types, and writes a slip with a code for
each person into FILE-slips.txt, without .json, for you alone. A person who is cut off
comes back with the same command and code; so does everybody after this computer was
restarted, as FILE keeps every answer before it is shown.

It opens one port at one address of this computer, asks where there are several, and
closes it at the end. ` + netProgram + `, which lies beside yourpart, holds all code for that.`,
		Example: `  yourpart workshop northwind.json --people Anna,Ben,Dora
  yourpart workshop northwind.json --listen 192.168.1.23
  yourpart workshop northwind.json --forms returned
  yourpart workshop northwind.json --people Anna,Ben --slips > slips.txt`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			if a.Workshop == nil {
				return a.elsewhere()
			}
			return a.workshop(args[0], w)
		},
	}
	cmd.Flags().StringVar(&w.Listen, "listen", "", "let people in at `ADDRESS` of this computer, such as 192.168.1.23 or 192.168.1.23:2222")
	cmd.Flags().StringSliceVar(&w.People, "people", nil, "make slips for these people, as `Anna,Ben`; without it, for those of the last time")
	cmd.Flags().StringVar(&w.Forms, "forms", "", "also take the filled-in forms that are put in `FOLDER` meanwhile")
	cmd.Flags().BoolVar(&w.Slips, "slips", false, "print the slips, and let nobody in yet")
	_ = cmd.RegisterFlagCompletionFunc("forms", completeFolder)
	_ = cmd.RegisterFlagCompletionFunc("listen", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("people", completeNothing)
	return cmd
}

// elsewhere hands everything over to the second program.
func (a *app) elsewhere() error {
	if err := a.out.Flush(); err != nil {
		return err
	}
	return beside.Run(netProgram, a.Version, a.Args)
}

// workshop opens the file and holds a workshop.
func (a *app) workshop(path string, w Workshop) error {
	if path == stdin {
		return usagef("a workshop keeps every answer at once, so it needs a file's name, not -")
	}
	return a.edit(path, func(d *document.Document) error {
		if err := a.out.Flush(); err != nil {
			return err
		}
		d.Recount()
		w.Document, w.In, w.Out, w.Err, w.Getenv, w.Now, w.ASCII = d, a.In, a.Env.Out, a.Err, a.Getenv, a.Now, a.ascii
		if isTerminal(a.In) && isTerminal(a.Env.Out) {
			w.Ask = a.In
		}
		err := a.Workshop(w)
		for _, n := range keptNotes(d) {
			a.note("%s", n)
		}
		if err == nil && !w.Slips {
			fmt.Fprintf(a.out, "All that was said is in %s.\n", shown(path))
		}
		return err
	})
}

// newNetRoot is the table of contents of the second program.
func newNetRoot(a *app) *cobra.Command {
	root := newBareRoot(a)
	root.Use, root.Short = netProgram, "What yourpart does over a network"
	root.Long = `What yourpart does over a network. yourpart starts this program where it is needed:
write yourpart workshop FILE. It lies beside yourpart, of the same version.`
	root.Example = "  " + netProgram + " workshop northwind.json --people Anna,Ben"
	root.RunE = func(cmd *cobra.Command, _ []string) error {
		if asksVersion(cmd) {
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s %s\n", netProgram, a.Version)
			return err
		}
		return cmd.Help()
	}
	root.AddCommand(newWorkshop(a))
	eachOnce(root)
	return root
}

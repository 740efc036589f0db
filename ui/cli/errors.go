package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/leave"
)

// The exit codes.
const (
	OK     = 0
	Failed = 1
	Usage  = 2 // the command was written wrongly
	Below  = 3 // the score is below --fail-under
)

// A usageError says that the command was written wrongly.
type usageError struct{ error }

// Unwrap gives the error itself.
func (e usageError) Unwrap() error { return e.error }

// A belowError says that the score is below the one asked for.
type belowError struct{ error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// asUsage marks an error as one of usage, if there is one.
func asUsage(err error) error {
	if err == nil {
		return nil
	}
	return usageError{err}
}

// code is the exit code that an error stands for. It is decided here alone.
func code(err error) int {
	switch {
	case err == nil:
		return OK
	case errors.As(err, new(usageError)):
		return Usage
	case errors.As(err, new(belowError)):
		return Below
	}
	return Failed
}

// printError tells of an error in one line; faults of a catalogue in one line
// each. A reader that went away wants to hear nothing.
func printError(w io.Writer, err error) {
	var faults catalogue.Faults
	var damage *store.DamagedError
	var fault *leave.Fault
	switch {
	case err == nil || errors.Is(err, syscall.EPIPE):
	case errors.As(err, &faults):
		fmt.Fprintf(w, "yourpart: the catalogue has %s:\n", text.Plural(len(faults), "fault"))
		for _, f := range faults {
			fmt.Fprintln(w, "  "+text.CleanLine(f.String()))
		}
	case errors.As(err, &damage):
		say(w, "%v; to bring it back: yourpart restore %s", err, text.Argument(damage.Path))
	default:
		say(w, "%v", err)
	}
	if errors.As(err, &fault) {
		fmt.Fprint(w, fault.Stack())
	}
}

// say tells something on the side in one line, on standard error.
func say(w io.Writer, format string, args ...any) {
	fmt.Fprintln(w, "yourpart: "+text.CleanLine(fmt.Sprintf(format, args...)))
}

// noSuch is the error for a word that is not there, with the nearest ones that
// are, all of them where they are few, or the command that lists them.
func noSuch(what, got string, known []string, lister string) error {
	if near := text.Nearest(got, known, 3); len(near) > 0 {
		return usagef("no %s %q; did you mean %s?", what, got, strings.Join(near, ", "))
	}
	const few = 9
	if len(known) == 0 || len(known) > few {
		return usagef("no %s %q; %q lists them", what, got, lister)
	}
	return usagef("no %s %q; choose from %s", what, got, strings.Join(known, ", "))
}

// flagError puts cobra's complaint about a flag in our words.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var twice *twiceError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if len(name) == 1 {
			return usagef("no flag -%s for %s; %q lists them", name, cmd.CommandPath(), cmd.CommandPath()+" --help")
		}
		if near := text.Nearest(name, flagNames(cmd), 3); len(near) > 0 {
			return usagef("no flag --%s for %s; did you mean --%s?", name, cmd.CommandPath(), strings.Join(near, ", --"))
		}
		return usagef("no flag --%s for %s; %q lists them", name, cmd.CommandPath(), cmd.CommandPath()+" --help")
	case errors.As(err, &empty):
		return usagef("--%s needs a value", empty.GetFlag().Name)
	case errors.As(err, &invalid) && errors.As(err, &twice):
		return usagef("--%s %w", invalid.GetFlag().Name, twice)
	case errors.As(err, &invalid):
		f := invalid.GetFlag()
		return usagef("--%s takes %s, not %q", f.Name, wanted(f), invalid.GetValue())
	}
	return asUsage(err)
}

// keepable refuses texts of which the end would be lost.
func keepable(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if n := utf8.RuneCountInString(f.Value.String()); f.Value.Type() == "string" && n > text.MaxText {
			err = usagef("--%s has %d characters; %d are kept, so make it shorter", f.Name, n, text.MaxText)
		}
	})
	return err
}

// wanted says what a flag takes.
func wanted(f *pflag.Flag) string {
	switch f.Value.Type() {
	case "float64":
		return "a number"
	case "int":
		return "a whole number"
	case "bool":
		return "true or false"
	}
	return "a " + f.Value.Type()
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	cmd.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	slices.Sort(names)
	return slices.Compact(names)
}

// takes checks the number of arguments: least to most, or any number from
// least where most is negative. The names are those in the command's use.
func takes(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		use := cmd.Root().Name() + strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()) + strings.TrimPrefix(cmd.Use, cmd.Name())
		switch {
		case len(args) < least:
			return usagef("something is missing; write it like this: %s", use)
		case most == 0 && len(args) > 0:
			return usagef("%s takes no %q; write it like this: %s", cmd.CommandPath(), args[0], use)
		case most >= 0 && len(args) > most:
			return usagef("%q is one too many; write it like this: %s", args[most], use)
		}
		return nil
	}
}

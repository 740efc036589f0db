package cli

import (
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

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
